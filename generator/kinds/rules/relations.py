"""Find the actions that led to a version of a rule."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds.actions.model import Action

if TYPE_CHECKING:
    from datetime import date

    from generator.kinds.rules.model import Rule, Version
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what a rule asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._patches: dict[str, list[ShelfItem[Action]]] = defaultdict(list)
        for action in edition.of(Action):
            result = action.data.result
            if result and result.rule:
                self._patches[result.rule].append(action)

    def patches(self, rule: Rule, version: Version) -> list[ShelfItem[Action]]:
        """List the actions that a version of a rule came from.

        An action that names no version led to the first.
        """
        first = min(one.effective.first for one in rule.versions)
        return [
            action
            for action in self._patches.get(rule.id, ())
            if version.effective.first == (_version_of(action.data) or first)
        ]


def _version_of(action: Action) -> date | None:
    result = action.result
    return result.version.first if result and result.version else None
