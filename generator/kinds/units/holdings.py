"""Find what belongs to units: their cases, rules, actions, circulars, reports and places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER
from generator.kinds.actions.model import Action
from generator.kinds.reports.model import Report
from generator.kinds.shelf import FEW, Shelf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from generator.kinds.entry import EntryData
    from generator.kinds.kind import Kind
    from generator.kinds.shelves import ShelfItem, Shelves

FOLDERS = ("cases", "rules", "actions", "circulars", "reports", "places")


@dataclass(frozen=True, slots=True)
class Holding:
    """Hold what of a kind is a unit's own, and what only units below it have.

    `url`: of the list of its own, from the site's root on, "" where there is none.
    """

    kind: Kind
    own: tuple[ShelfItem, ...]
    below: tuple[ShelfItem, ...]
    url: str

    @property
    def items(self) -> tuple[ShelfItem, ...]:
        return self.own + self.below

    def shelf(self, first: Collection[tuple[str, str]] = ()) -> Shelf:
        """Return a few of them and the rest; its list holds all where none is from below.

        `first`: the keys of what comes before all others, all of it in view.
        """
        ranked = sorted(self.items, key=lambda item: item.key not in first)
        count = max(FEW, sum(item.key in first for item in ranked))
        url = "" if self.below else self.url
        return Shelf(self.kind, tuple(ranked[:count]), tuple(ranked[count:]), len(ranked), url)


class Holdings:
    """Hold what belongs to the units of an edition, by unit and folder."""

    def __init__(self, edition: Shelves) -> None:
        self._items: dict[str, dict[str, list[ShelfItem]]] = defaultdict(lambda: defaultdict(list))
        for folder in FOLDERS:
            for item in edition.browse(folder):
                for unit in units_of(item.data):
                    self._items[unit][folder].append(item)

    def of(self, unit: str, below: Iterable[str]) -> list[Holding]:
        """List what a unit and those below it have, kind by kind, by their ids."""
        others = list(below)
        holdings = []
        for folder in FOLDERS:
            own = tuple(self.items(unit, folder))
            keys = {item.key for item in own}
            rest = {
                item.key: item
                for other in others
                for item in self.items(other, folder)
                if item.key not in keys
            }
            if own or rest:
                url = _list(BY_FOLDER[folder], unit) if own else ""
                holdings.append(Holding(BY_FOLDER[folder], own, tuple(rest.values()), url))
        return holdings

    def items(self, unit: str, folder: str) -> Sequence[ShelfItem]:
        """List what of a kind belongs to a unit, in the order of its list."""
        return self._items.get(unit, {}).get(folder, ())

    def url(self, unit: str, folder: str) -> str:
        """Return the list of what of a kind is a unit's own; "" where there is none."""
        return _list(BY_FOLDER[folder], unit) if self.items(unit, folder) else ""


def units_of(data: EntryData) -> tuple[str, ...]:
    """Return the ids of the units to which an entry belongs; other words may be among them."""
    if isinstance(data, Report | Action):
        return data.units
    return (data.unit,) if data.unit else ()


def _list(kind: Kind, unit: str) -> str:
    has_list = any(facet.id == "unit" for facet in kind.facets)
    return f"{kind.folder}/unit/{unit}/" if has_list else ""
