"""Find the cases that broke a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.law import citations

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.kinds.rules.model import Clause, Rule


class Relations:
    """Answer what a rule asks of an edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def breakers(self, rule: Item[Rule], clause: Clause) -> list[Item]:
        """List the cases in which something broke a clause as it then stood."""
        return citations.breakers(self._edition, rule, clause)
