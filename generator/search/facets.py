"""Write one column of values for each facet of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.search.fragments import clean
from generator.search.model import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.search.model import Document

Column = dict[str, list[object]]


def facets_of(document: Document) -> dict[str, tuple[str, ...]]:
    """Return the words that a document has in each of its facets."""
    words: Mapping[str, tuple[str, ...]] = {**document.facets, "kind": (document.kind,)}
    if document.date and not words.get("year"):
        words = {**words, "year": (document.date[:4],)}
    return {facet: values for facet, values in words.items() if any(values)}


class Facets:
    """Note the words of facets document by document; each combination is kept once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self._known: list[tuple[str, tuple[str, ...]]] = []

    def add(self, facets: Iterable[tuple[str, Iterable[str]]]) -> tuple[int, ...]:
        """Return the numbers of what a document has in each of its facets."""
        return tuple(self._number(facet, tuple(values)) for facet, values in facets)

    def _number(self, facet: str, values: tuple[str, ...]) -> int:
        """Return the number of values as they come; those that are shown alike share it."""
        number = self._numbers.get((facet, values))
        if number is None:
            shown = tuple(dict.fromkeys(clean(value) for value in values if value))
            number = self._numbers.setdefault((facet, shown), len(self._known))
            if number == len(self._known):
                self._known.append((facet, shown))
            self._numbers[facet, values] = number
        return number

    def columns(self, documents: Sequence[tuple[int, ...]]) -> Iterator[tuple[str, Column]]:
        """Yield the columns of the facets that any document has, each with the facet's id.

        `values`: the words; `sets`: combinations of places in `values`; `rows`: for each document a
        place in `sets`.
        """
        own = sorted({facet for facet, _ in self._known} - LABELS.keys())
        for name in (*LABELS, *own):
            rows = [self._of(name, numbers) for numbers in documents]
            if any(rows):
                yield name, _column(rows)

    def _of(self, facet: str, numbers: tuple[int, ...]) -> tuple[str, ...]:
        return next((self._known[n][1] for n in numbers if self._known[n][0] == facet), ())


def _column(rows: Sequence[tuple[str, ...]]) -> Column:
    values = sorted({value for row in rows for value in row})
    places = {value: place for place, value in enumerate(values)}
    sets = sorted({tuple(sorted(places[value] for value in row)) for row in rows})
    numbers = {value_set: number for number, value_set in enumerate(sets)}
    cells: list[object] = [numbers[tuple(sorted(places[value] for value in row))] for row in rows]
    return {"values": list(values), "sets": [list(value_set) for value_set in sets], "rows": cells}
