"""Find the units below a unit, and sum up their stars."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER
from generator.kinds.places.model import Place
from generator.kinds.standards import MOST
from generator.kinds.units.holdings import FOLDERS, Holding, Holdings
from generator.kinds.units.model import Unit, UnitType
from generator.kinds.units.movement import MOVES, Year, movement
from generator.kinds.units.phases import Phase, phases
from generator.kinds.units.standing import Standing, standing
from generator.kinds.units.stars import Strip, bounds, spans, strip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from generator.kinds.shelf import Shelf
    from generator.kinds.shelves import ShelfItem, Shelves


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """Hold how many units of a type there are, and how many of them have 5, 4, … 0 stars."""

    type: UnitType
    count: int
    stars: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SubUnit:
    """Hold a unit in the table of one above it.

    `counts`: of each kind in the order of the columns, how many and the list of them ("": none).
    `strip`: its stars on the scale of the table, None where nothing says since when.
    """

    item: ShelfItem[Unit]
    counts: tuple[tuple[int, str], ...]
    strip: Strip | None


class Relations:
    """Answer what a unit asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        self._below: dict[str, list[ShelfItem[Unit]]] = defaultdict(list)
        for unit in edition.of(Unit):
            if unit.data.parent:
                self._below[unit.data.parent].append(unit)
        self._of_units: dict[str, list[Holding]] = {}

    @cached_property
    def _holdings(self) -> Holdings:
        return Holdings(self._edition)

    def holdings(self, unit: ShelfItem[Unit]) -> list[Holding]:
        """List what a unit has with all below it, kind by kind."""
        id = unit.data.id
        if id not in self._of_units:
            below = [one.id for one in self._all_below(id)]
            self._of_units[id] = self._holdings.of(id, below)
        return self._of_units[id]

    def shelves(self, unit: ShelfItem[Unit], without: Collection[str]) -> list[Shelf]:
        """List the same as shelves, but for some kinds by their folders; what is related first."""
        related = {(folder, id) for folder, _, id in _parts(unit.data.related)}
        holdings = self.holdings(unit)
        return [one.shelf(related) for one in holdings if one.kind.folder not in without]

    def held(self, unit: ShelfItem[Unit]) -> list[ShelfItem]:
        """List all entries that a unit has with all below it."""
        return [item for one in self.holdings(unit) for item in one.items]

    def reports(self, unit: ShelfItem[Unit]) -> dict[str, Sequence[ShelfItem]]:
        """Return by its title the reports of a unit, then those of each below with all below it."""
        result = {unit.data.title: self._holdings.items(unit.data.id, "reports")}
        for one in self.below(unit):
            ids = [one.data.id, *(sub.id for sub in self._all_below(one.data.id))]
            own = {item.key: item for id in ids for item in self._holdings.items(id, "reports")}
            result[one.data.title] = [*own.values()]
        return {title: own for title, own in result.items() if own}

    def columns(self, rows: Iterable[SubUnit]) -> list[tuple[int, str]]:
        """List the columns of counts in which some row has any: their place and label."""
        some = [*rows]
        return [
            (at, BY_FOLDER[folder].label)
            for at, folder in enumerate(FOLDERS)
            if any(row.counts[at][0] for row in some)
        ]

    def table(self, units: Iterable[ShelfItem[Unit]]) -> list[SubUnit]:
        """Return units as rows: what they have with all below them, and their stars over time."""
        items = [*units]
        histories = {item.data.id: spans(item.data.history) for item in items}
        ends = [bounds(own) for own in histories.values() if own]
        within = (min(first for first, _ in ends), max(last for _, last in ends)) if ends else None
        return [
            SubUnit(item, self._counts(item), strip(histories[item.data.id], within))
            for item in items
        ]

    def _counts(self, unit: ShelfItem[Unit]) -> tuple[tuple[int, str], ...]:
        holdings = {one.kind.folder: one for one in self.holdings(unit)}
        counts = []
        for folder in FOLDERS:
            one = holdings.get(folder)
            url = one.url if one and not one.below else ""
            counts.append((len(one.items) if one else 0, url))
        return tuple(counts)

    def all_below(self, unit: ShelfItem[Unit]) -> list[ShelfItem[Unit]]:
        """List the units below one, however far, each before those below it."""
        ids = (one.id for one in self._all_below(unit.data.id))
        return [item for id in ids if (item := self._edition.one(Unit, id))]

    def below(self, unit: ShelfItem[Unit]) -> list[ShelfItem[Unit]]:
        """List the units whose parent is this one."""
        return self._below.get(unit.data.id, [])

    def programme(self, unit: ShelfItem[Unit]) -> list[ProgrammeRow]:
        """Sum up the clean units of an area, however far below it they stand, type by type."""
        return _programme(self._all_below(unit.data.id))

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
        return movement(self._all_below(unit.data.id))

    def places(self, unit: ShelfItem[Unit]) -> list[ShelfItem[Place]]:
        """List the places of an area and of all units below it."""
        ids = {unit.data.id, *(one.id for one in self._all_below(unit.data.id))}
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

    def _all_below(self, id: str) -> list[Unit]:
        """List the units below one, however far, each before those below it."""
        result: dict[str, Unit] = {}
        waiting = [item.data for item in reversed(self._below.get(id, ()))]
        while waiting:
            unit = waiting.pop()
            if unit.id not in result and unit.id != id:
                result[unit.id] = unit
                waiting += [item.data for item in reversed(self._below.get(unit.id, ()))]
        return [*result.values()]


def _parts(references: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    return (reference.partition("#")[0].partition("/") for reference in references)


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
