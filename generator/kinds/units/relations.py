"""Find the units below a unit, and sum up their stars."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.places.model import Place
from generator.kinds.standards import MOST
from generator.kinds.units.model import Unit, UnitType
from generator.kinds.units.movement import MOVES, Year, movement
from generator.kinds.units.phases import Phase, phases
from generator.kinds.units.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        self._edition = edition
        self._below: dict[str, list[ShelfItem[Unit]]] = defaultdict(list)
        for unit in edition.of(Unit):
            if unit.data.parent:
                self._below[unit.data.parent].append(unit)

    def below(self, unit: ShelfItem[Unit]) -> list[ShelfItem[Unit]]:
        """List the units whose parent is this one."""
        return self._below.get(unit.data.id, [])

    def programme(self, unit: ShelfItem[Unit]) -> list[ProgrammeRow]:
        """Sum up the clean units of an area, however far below it they stand, type by type."""
        return _programme(self._all_below(unit.data.id, set()))

    @property
    def whole_programme(self) -> list[ProgrammeRow]:
        """Sum up all clean units of an edition, type by type."""
        return _programme([item.data for item in self._edition.of(Unit)])

    @property
    def moves(self) -> tuple[str, ...]:
        """Return what can become of a star, in the order of a year's counts."""
        return MOVES

    def movement(self, unit: ShelfItem[Unit]) -> list[Year]:
        """Sum up how the stars of the clean units of an area moved, the last year first."""
        return movement(self._all_below(unit.data.id, set()))

    def places(self, unit: ShelfItem[Unit]) -> list[ShelfItem[Place]]:
        """List the places of an area and of all units below it."""
        ids = {unit.data.id, *(one.id for one in self._all_below(unit.data.id, set()))}
        return [place for place in self._edition.of(Place) if place.data.unit in ids]

    def standing(self, unit: Unit) -> Standing:
        """Return where a unit stands by the standards of its type."""
        types = self._edition.vocabulary.standards
        return standing(unit, types.get(unit.type.value, ()) if unit.type else ())

    def has_standards(self, unit: Unit) -> bool:
        """Tell whether the site has standards for units of this one's type."""
        return unit.type is not None and unit.type.value in self._edition.vocabulary.standards

    @property
    def sheets(self) -> list[UnitType]:
        """Return the types for which the site has standards, and so a sheet to judge oneself by."""
        return [type for type in UnitType if type.value in self._edition.vocabulary.standards]

    def phases(self, unit: Unit) -> tuple[Phase, ...]:
        """Return the links of a unit's way to its star and after."""
        return phases(unit.history)

    def _all_below(self, id: str, seen: set[str]) -> list[Unit]:
        if id in seen:
            return []
        seen.add(id)
        units = [item.data for item in self._below.get(id, ())]
        return units + [one for unit in units for one in self._all_below(unit.id, seen)]


def _programme(units: Iterable[Unit]) -> list[ProgrammeRow]:
    groups: dict[UnitType, list[Unit]] = {type: [] for type in UnitType}
    for unit in units:
        if unit.type and unit.type is not UnitType.AREA:
            groups[unit.type].append(unit)
    rows = []
    for type, own in groups.items():
        stars = Counter(one.stars or 0 for one in own)
        counts = tuple(stars[star] for star in range(MOST, -1, -1))
        rows += [ProgrammeRow(type, len(own), counts)] if own else []
    return rows
