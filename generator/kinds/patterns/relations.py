"""Find the cases, measures and rules of patterns, and where their way breaks off."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.actions.model import Action
from generator.kinds.cases.model import Case
from generator.kinds.patterns.chain import chain_of_pattern
from generator.kinds.patterns.matrix import Matrix, matrix
from generator.kinds.patterns.model import Pattern
from generator.kinds.patterns.open_loops import OpenLoop, open_loops
from generator.kinds.patterns.summary import Summary, summary
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.patterns.chain import Chain
    from generator.kinds.shelves import M, ShelfItem, Shelves


class Relations:
    """Answer what a pattern asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition

    def cases(self, pattern: Pattern) -> list[ShelfItem[Case]]:
        """List the cases of a pattern that the edition has."""
        return _there(self._edition.one(Case, id) for id in pattern.cases)

    def measures(self, pattern: Pattern) -> list[ShelfItem[Action]]:
        """List the measures of a pattern, then those that mend a loophole of its cases."""
        fixes = [
            loophole.fix
            for case in self.cases(pattern)
            for loophole in case.data.loopholes
            if loophole.fix
        ]
        ids = dict.fromkeys([*pattern.measures, *fixes])
        return _there(self._edition.one(Action, id) for id in ids)

    def rules(self, pattern: Pattern) -> list[ShelfItem[Rule]]:
        """List the rules of a pattern, then those that its measures led to."""
        results = [item.data.result for item in self.measures(pattern)]
        ids = dict.fromkeys([*pattern.rules, *(one.rule for one in results if one and one.rule)])
        return _there(self._edition.one(Rule, id) for id in ids)

    def summary(self, pattern: Pattern) -> Summary:
        """Sum up the cases of a pattern."""
        return summary([case.data for case in self.cases(pattern)])

    def chain(self, pattern: ShelfItem[Pattern]) -> Chain:
        """Return what leads from the cases of a pattern to its rules."""
        data = pattern.data
        return chain_of_pattern(pattern, self.cases(data), self.measures(data), self.rules(data))

    @cached_property
    def matrix(self) -> Matrix:
        """Return how many cases every cause has in every sector."""
        patterns = [item.data for item in self._edition.of(Pattern)]
        return matrix([(pattern, self.cases(pattern)) for pattern in patterns])

    @cached_property
    def open_loops(self) -> list[OpenLoop]:
        """List where the way from a case to a rule breaks off."""
        return open_loops(self._edition, self)


def _there(items: Iterable[ShelfItem[M] | None]) -> list[ShelfItem[M]]:
    return [item for item in items if item]
