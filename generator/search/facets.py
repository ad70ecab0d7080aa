"""Write one column of values for each facet of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.search.fragments import clean
from generator.search.model import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.search.model import Document

Column = dict[str, list[object]]


def columns(documents: Sequence[Document]) -> dict[str, Column]:
    """Return the columns of the facets that any document has.

    `values`: the words; `sets`: combinations of places in `values`; `rows`: for each document a
    place in `sets`.
    """
    own = sorted({facet for document in documents for facet in document.facets} - LABELS.keys())
    names = (*LABELS, *own)
    values = {facet: [_values(document, facet) for document in documents] for facet in names}
    return {facet: _column(rows) for facet, rows in values.items() if any(rows)}


def _values(document: Document, facet: str) -> tuple[str, ...]:
    if facet == "kind":
        return (clean(document.kind),) if document.kind else ()
    if facet == "year" and not document.facets.get("year") and document.date:
        return (document.date[:4],)
    return tuple(dict.fromkeys(clean(value) for value in document.facets.get(facet, ()) if value))


def _column(rows: Sequence[tuple[str, ...]]) -> Column:
    values = sorted({value for row in rows for value in row})
    places = {value: place for place, value in enumerate(values)}
    sets = sorted({tuple(sorted(places[value] for value in row)) for row in rows})
    numbers = {value_set: number for number, value_set in enumerate(sets)}
    cells: list[object] = [numbers[tuple(sorted(places[value] for value in row))] for row in rows]
    return {"values": list(values), "sets": [list(value_set) for value_set in sets], "rows": cells}
