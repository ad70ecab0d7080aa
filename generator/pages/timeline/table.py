"""Count reports by lane and stretch of time: the drawing as a table."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.dates import Precision
from generator.pages.timeline.scale import ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.edition import Item
    from generator.kinds.dates import Edtf
    from generator.kinds.reports.model import Report
    from generator.pages.timeline.lanes import Groups
    from generator.pages.timeline.scale import Scale

VAGUE = "只写到年"


@dataclass(frozen=True, slots=True)
class Part:
    """Hold the rows of one way to part reports: pairs of a lane's name and its counts."""

    word: str
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the columns of a table, years or months, and its rows in parts.

    A report counts in every column that it touches; in a table of months, one of which no month is
    known counts in a column of its own, the last.
    """

    columns: tuple[str, ...]
    parts: tuple[Part, ...]


def table(ways: Iterable[tuple[str, Groups]], scale: Scale) -> Table:
    """Count reports along a scale, for each word and its groups of them."""
    of_months = scale.first == scale.last
    names = [tick.name.rstrip("月") + "月" if of_months else tick.name for tick in ticks(scale)]
    step = 1 if of_months else -(-(scale.last - scale.first + 1) // len(names))
    parts = []
    for word, groups in ways:
        rows = []
        for name, group in groups.items():
            counts = _months(group, scale) if of_months else _years(group, scale, step)
            rows.append((name, tuple(counts[at] for at in range(len(names) + of_months))))
        parts.append(Part(word, tuple(rows)))
    return Table((*names, VAGUE) if of_months else tuple(names), tuple(parts))


def _years(group: Sequence[Item[Report]], scale: Scale, step: int) -> Counter[int]:
    counts: Counter[int] = Counter()
    for date in _dates(group):
        first = max(date.first.year, scale.first) - scale.first
        last = min(date.last.year, scale.last) - scale.first
        counts.update(range(first // step, last // step + 1))
    return counts


def _months(group: Sequence[Item[Report]], scale: Scale) -> Counter[int]:
    counts: Counter[int] = Counter()
    begin, end = scale.begin, datetime.date(scale.last, 12, 31)
    for date in _dates(group):
        if _is_vague(date, scale.first):
            counts[12] += 1
            continue
        first, last = max(date.first, begin), min(date.last, end)
        counts.update(range(first.month - 1, last.month))
    return counts


def _is_vague(date: Edtf, year: int) -> bool:
    """Tell whether nobody knows in which month of a year something began or ended."""
    points = (date.start, date.end or date.start)
    return any(one.year == year and one.precision is Precision.YEAR for one in points)


def _dates(group: Sequence[Item[Report]]) -> Iterable[Edtf]:
    return (report.data.date for report in group if report.data.date)
