"""Reckon the indexes of an edition, each once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.indexes.model import Index
from generator.kinds.indexes.results import Disclosure
from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    from generator.kinds.indexes.results import Results
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what an index asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        self._results: dict[str, Results] = {}

    def results(self, id: str) -> Results:
        """Return what an index comes to. Raises KeyError for an id that the edition lacks.

        In an edition for the public there are no data: ask `disclosure` there.
        """
        if id not in self._results:
            from generator.kinds.indexes.reckon import reckon

            item = self._edition.one(Index, id)
            if item is None:
                raise KeyError(id)
            earlier = self._edition.one(Index, item.data.previous)
            previous = earlier.data if earlier and earlier.data.id != id else None
            self._results[id] = reckon(item.data, self._units.get, previous)
        return self._results[id]

    def disclosure(self, item: ShelfItem[Index]) -> Disclosure | None:
        """Return what the public may know of an index; None in an edition that has it whole."""
        return item.disclosed if isinstance(item.disclosed, Disclosure) else None

    def unit(self, id: str | None) -> ShelfItem[Unit] | None:
        """Return the entry of a unit; None where there is none."""
        return self._edition.one(Unit, id)

    @cached_property
    def _units(self) -> dict[str, Unit]:
        """Every unit by its id, title and aliases."""
        units: dict[str, Unit] = {}
        items = self._edition.all(Unit)
        for item in items:
            units[item.data.id] = item.data
        for item in items:
            for name in (item.data.title, *item.data.aliases):
                units.setdefault(name, item.data)
        return units
