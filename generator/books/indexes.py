"""Say what the sheets of an index have in common: whom they are for, and how they write figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.manuscript import NothingChosenError
from generator.kinds.indexes.model import Index
from generator.kinds.indexes.relations import Relations

if TYPE_CHECKING:
    import datetime

    from generator.books.manuscript import Desk
    from generator.edition import Item
    from generator.kinds.indexes.results import Results, UnitResult

FICTIONAL = "教学示例：单位、人物和数字均为虚构。"
DATE_TO_FILL = "　　　　年　　月　　日"


def results_of(desk: Desk) -> list[tuple[Item[Index], Results]]:
    """Return each index that the book's settings choose, with what it comes to.

    Raises NothingChosenError where none has a unit with values, and for every public book: of a
    public index the public has the method and the tiers, never scores, ranks or warnings.
    """
    if not desk.internal:
        raise NothingChosenError(desk.book.id)
    relations = Relations(desk.edition)
    pairs = [(item, relations.results(item.data.id)) for item in desk.items(Index)]
    told = [(item, results) for item, results in pairs if results.units]
    if not told:
        raise NothingChosenError(desk.book.id)
    return told


def day_of(desk: Desk, index: Index) -> datetime.date:
    """Return the day on a sheet: the book's, else the index's, else the last of its period."""
    date = desk.book.date or index.date or index.period
    return date.last if date else desk.date


def about(index: Index) -> list[str]:
    """Return lines that name an index with its period, and say so where it is made up."""
    period = f"，评价期 {index.period}" if index.period else ""
    return [f"{index.title}{period}", *([FICTIONAL] if index.fictional else [])]


def number(value: float | None) -> str:
    """Write a value as a table gives it; a dash for none."""
    return "—" if value is None else f"{value:g}"


def score_range(unit: UnitResult) -> str:
    """Write between which scores a unit stands; "" where that is not known."""
    spread = unit.spread
    return f"{spread.score_low:.1f}—{spread.score_high:.1f}" if spread else ""
