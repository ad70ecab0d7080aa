"""Find the units below a unit, and sum up their stars."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.units.model import Unit, UnitType
from generator.kinds.units.stars import MOST

if TYPE_CHECKING:
    from generator.kinds.shelves import ShelfItem, Shelves


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """Hold how many units of a type there are, and how many of them have 5, 4, … 0 stars."""

    type: UnitType
    count: int
    stars: tuple[int, ...]


class Relations:
    """Answer what a unit asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._below: dict[str, list[ShelfItem[Unit]]] = defaultdict(list)
        for unit in edition.of(Unit):
            if unit.data.parent:
                self._below[unit.data.parent].append(unit)

    def below(self, unit: ShelfItem[Unit]) -> list[ShelfItem[Unit]]:
        """List the units whose parent is this one."""
        return self._below.get(unit.data.id, [])

    def programme(self, unit: ShelfItem[Unit]) -> list[ProgrammeRow]:
        """Sum up the clean units of an area, however far below it they stand, type by type."""
        units = self._all_below(unit.data.id, set())
        rows = []
        for type in UnitType:
            own = [one for one in units if one.type is type and type is not UnitType.AREA]
            if own:
                stars = Counter(one.stars or 0 for one in own)
                counts = tuple(stars[star] for star in range(MOST, -1, -1))
                rows.append(ProgrammeRow(type, len(own), counts))
        return rows

    def _all_below(self, id: str, seen: set[str]) -> list[Unit]:
        if id in seen:
            return []
        seen.add(id)
        units = [item.data for item in self._below.get(id, ())]
        return units + [one for unit in units for one in self._all_below(unit.id, seen)]
