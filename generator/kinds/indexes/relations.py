"""Reckon the indexes of an edition, each once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.indexes.model import ROOT, Index
from generator.kinds.indexes.participants import participants
from generator.kinds.indexes.results import Disclosure, NodeWeight
from generator.kinds.indexes.tree import tree
from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    from generator.kinds.indexes.participants import Participant
    from generator.kinds.indexes.results import Results
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what an index asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        self._results: dict[str, Results] = {}
        self._on_the_way: set[str] = set()

    def results(self, id: str) -> Results:
        """Return what an index comes to. Raises KeyError for an id that the edition lacks.

        In an edition for the public there are no data: ask `disclosure` there.
        """
        if id not in self._results:
            from generator.kinds.indexes.reckon import reckon

            item = self._edition.one(Index, id)
            if item is None:
                raise KeyError(id)
            self._results[id] = reckon(item.data, self._units.get, self._earlier(item))
        return self._results[id]

    def _earlier(self, item: ShelfItem[Index]) -> Results | None:
        """What the term before comes to; of terms in a circle the second has none."""
        earlier = self._edition.one(Index, item.data.previous)
        if earlier is None or earlier.data.id in self._on_the_way:
            return None
        self._on_the_way.add(item.data.id)
        try:
            is_circle = earlier.data.id in self._on_the_way
            return None if is_circle else self.results(earlier.data.id)
        finally:
            self._on_the_way.discard(item.data.id)

    def participants(self, index: Index) -> tuple[Participant, ...]:
        """Return who takes part in an index, without reckoning it."""
        return participants(index, self._units.get)

    def disclosure(self, item: ShelfItem[Index]) -> Disclosure | None:
        """Return what the public may know of an index; None in an edition that has it whole."""
        return item.disclosed if isinstance(item.disclosed, Disclosure) else None

    def method(self, item: ShelfItem[Index]) -> tuple[NodeWeight, ...]:
        """Return the tree with the weights that were disclosed, for readers without the data."""
        told = self.disclosure(item)
        whole = dict(told.weights) if told else {}
        written = tree(item.data)
        result = []
        for node in written.nodes:
            share = whole.get(node.id, 0.0)
            above = whole.get(node.parent, 1.0) if node.parent != ROOT else 1.0
            within = share / above if above else 0.0
            depth, is_leaf = written.depth(node), node.id not in written.below
            result.append(
                NodeWeight(
                    node.id, node.title, node.parent, depth, is_leaf, within, share, None, node.item
                )
            )
        return tuple(result)

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
