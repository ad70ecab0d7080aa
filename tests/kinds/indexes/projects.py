"""Make indexes for tests, and reckon them as a site does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.kinds.indexes.model import Index
from generator.kinds.indexes.reckon import reckon
from generator.kinds.indexes.table import read
from generator.library.validation import fill

if TYPE_CHECKING:
    from generator.kinds.indexes.results import Results

GOALS = [
    {"id": "a", "title": "甲项", "floor": "0", "target": "10"},
    {"id": "b", "title": "乙项", "direction": "lower", "floor": "20", "target": "0"},
    {"id": "c", "title": "丙项", "floor": "0", "target": "100"},
]
WEIGHTS = {"a": "50", "b": "30", "c": "20"}


def index(table: str = "", **keys: Any) -> Index:
    """Return an index with three goals, or with other keys, and the rows of a table."""
    plain = {"id": "x", "title": "指数", "goals": GOALS, "weights": WEIGHTS, **keys}
    plain = {key: value for key, value in plain.items() if value is not None}
    if not table:
        return fill(Index, plain)
    whole, faults = read(fill(Index, {**plain, "data": "x.csv"}), table)
    assert faults == []
    return whole


def results(table: str = "", draws: int = 200, **keys: Any) -> Results:
    """Return what such an index comes to."""
    return reckon(index(table, **keys), lambda name: None, draws=draws)
