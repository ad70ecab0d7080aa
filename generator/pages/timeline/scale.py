"""Turn days into places across a drawing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.kinds.dates import Edtf

EDGE = 2.5
"""Percent of the width that stay free on either side, so that a dot at the edge is whole."""

_MOST_TICKS = 10
"""Years that a phone has room to name."""

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scale:
    """Hold the years that a drawing shows, both included; places are percent of its width."""

    first: int
    last: int

    @property
    def begin(self) -> datetime.date:
        return datetime.date(self.first, 1, 1)

    @property
    def days(self) -> int:
        return (datetime.date(self.last, 12, 31) - self.begin).days + 1

    def holds(self, day: datetime.date) -> bool:
        """Tell whether a day lies within, before its last one."""
        return self.begin <= day < datetime.date(self.last, 12, 31)

    def place(self, day: datetime.date) -> float:
        """Return where a day begins; days outside are at the nearer edge."""
        passed = min(max((day - self.begin).days, 0), self.days)
        return EDGE + (100 - 2 * EDGE) * passed / self.days

    def span(self, first: datetime.date, last: datetime.date) -> tuple[float, float]:
        """Return where a stretch of days begins and how wide it is, both days included."""
        start = self.place(first)
        return start, self.place(last + _DAY) - start


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold a stretch of the axis: its name, where it begins and how wide it is, in percent.

    `year`: the one that it stands for; None for a month or several years.
    """

    name: str
    start: float
    width: float
    year: int | None = None


def scale_of(dates: Iterable[Edtf], year: int | None = None) -> Scale:
    """Return the scale of one year, or of all years that some dates touch: at least one date."""
    if year is not None:
        return Scale(year, year)
    years = [(date.first.year, date.last.year) for date in dates]
    first, last = min(one for one, _ in years), max(other for _, other in years)
    step = _step(first, last)
    return Scale(first, first + -(-(last - first + 1) // step) * step - 1)


def _step(first: int, last: int) -> int:
    """Years that one name stands for."""
    return -(-(last - first + 1) // _MOST_TICKS)


def ticks(scale: Scale) -> Iterator[Tick]:
    """Yield the months of a single year, else the years or stretches of as many years."""
    if scale.first == scale.last:
        for month in range(1, 13):
            begin = datetime.date(scale.first, month, 1)
            end = datetime.date(scale.first, month + 1, 1) - _DAY if month < 12 else None
            place = scale.span(begin, end or datetime.date(scale.first, 12, 31))
            yield Tick("1月" if month == 1 else str(month), *place)
        return
    step = _step(scale.first, scale.last)
    for year in range(scale.first, scale.last + 1, step):
        place = scale.span(datetime.date(year, 1, 1), datetime.date(year + step - 1, 12, 31))
        yield Tick(str(year), *place, year=year if step == 1 else None)
