"""Find the units behind the names in actions, sum the actions up, cut one into its links."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.actions.ledger import Ledger, ledger
from generator.kinds.actions.model import Action
from generator.kinds.actions.phases import Phase, phases
from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what an action asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        units = {unit.data.id: unit for unit in edition.all(Unit)}  # the retired keep their pages
        self._units: dict[str, ShelfItem[Unit]] = {}
        for unit in units.values():
            for name in (unit.data.title, *unit.data.aliases):
                self._units.setdefault(name, unit)
        self._units |= units

    def unit(self, name: str) -> ShelfItem[Unit] | None:
        """Return the unit with this id, title or alias; None for the name of anybody else."""
        return self._units.get(name)

    def name(self, party: str) -> str:
        """Return the title of a unit for its id, title or alias; else what was written."""
        unit = self.unit(party)
        return unit.data.title if unit else party

    def phases(self, action: Action) -> tuple[Phase, ...]:
        """Return the links of an action's chain of responsibility."""
        return phases(action.events)

    @cached_property
    def ledger(self) -> Ledger:
        """Return the sums of all actions that a reader may browse."""
        return ledger([item.data for item in self._edition.of(Action)], self.name)
