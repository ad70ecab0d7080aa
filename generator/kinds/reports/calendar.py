"""Sort reports by year and month, each group under its date; tell what they are known from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.dates import Edtf, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.kinds.reports.model import Report
    from generator.kinds.shelves import ShelfItem


@dataclass(frozen=True, slots=True)
class Year:
    """Hold the reports that began in a year: pairs of a date's words and its reports."""

    year: int | None
    groups: tuple[tuple[str, tuple[ShelfItem[Report], ...]], ...]


def years(reports: Sequence[ShelfItem[Report]]) -> list[Year]:
    """Return reports by year, the newest first, those without a date last.

    Within a year they keep their order; those of one month or period stand together.
    """
    result: dict[int | None, dict[str, list[ShelfItem[Report]]]] = {}
    for report in reports:
        date = report.data.date
        groups = result.setdefault(date.year if date else None, {})
        groups.setdefault(words(date) if date else "", []).append(report)
    order = sorted(result, key=lambda year: -(year or 0))
    return [
        Year(year, tuple((name, tuple(group)) for name, group in result[year].items()))
        for year in order
    ]


def words(date: Edtf) -> str:
    """Return what a date says below the heading of its year: 5月, 1月—5月, 只写到年."""
    if date.end is None and date.start.precision is Precision.YEAR:
        return "约在这年" if date.approximate else "只写到年"
    if date.end is None:
        return f"{'约' if date.approximate else ''}{date.start.month}月"
    whole = str(date)
    if date.first.year == date.last.year:
        return whole.replace(f"{date.year}年", "")
    return whole


def known(reports: Iterable[ShelfItem[Report]]) -> Edtf | None:
    """Return the day to which some reports are known; None where nothing says one.

    That is the latest date of their sources; one without a dated source is known from its own.
    """
    dates: list[Edtf] = []
    for report in reports:
        sources = [one.date for one in report.data.sources if one.date]
        dates += sources or ([report.data.date] if report.data.date else [])
    latest = max(dates, key=lambda date: date.last, default=None)
    return Edtf(latest.end.edtf, latest.end) if latest and latest.end else latest
