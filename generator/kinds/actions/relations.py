"""Find the unit behind the name of whoever sent or received something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what an action asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        units = {unit.data.id: unit for unit in edition.all(Unit)}  # the retired keep their pages
        self._units: dict[str, ShelfItem[Unit]] = {}
        for unit in units.values():
            for name in (unit.data.title, *unit.data.aliases):
                self._units.setdefault(name, unit)
        self._units |= units

    def unit(self, name: str) -> ShelfItem[Unit] | None:
        """Return the unit with this id, title or alias; None for the name of anybody else."""
        return self._units.get(name)
