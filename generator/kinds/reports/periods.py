"""Measure the periods of figures: only those of one length and place in the year are compared."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.kinds.dates import Edtf

_YEAR = 12
_NAMES = {1: "月", 3: "季度", 6: "半年", 12: "年"}
"""By the number of months the stretches that follow one another in a calendar."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Hold a stretch of whole months: `first` counted from January of year 0, and how many."""

    first: int
    months: int

    @property
    def year(self) -> int:
        return self.first // _YEAR

    @property
    def is_regular(self) -> bool:
        """Tell whether it is a month, a quarter, a half-year or a year of the calendar."""
        return self.months in _NAMES and self.first % self.months == 0

    @property
    def measure(self) -> str:
        """Return what it is called in a row of its like: 年, 季度; "" where it is of no such."""
        return _NAMES[self.months] if self.is_regular else ""

    @property
    def is_within_year(self) -> bool:
        return self.first % _YEAR + self.months <= _YEAR

    @property
    def year_before(self) -> Period:
        """Return the same months of the year before: 上年同期."""
        return Period(self.first - _YEAR, self.months)

    @property
    def before(self) -> Period | None:
        """Return the one before it: 上月, 上季度; of years and irregular periods none."""
        is_part = self.is_regular and self.months < _YEAR
        return Period(self.first - self.months, self.months) if is_part else None

    @property
    def lane(self) -> tuple[int, int] | None:
        """Return what periods have in common that may stand beside each other in a drawing.

        Months and first month of the year (-1: any); None where it goes beyond a year.
        """
        if not self.is_within_year:
            return None
        return self.months, -1 if self.is_regular else self.first % _YEAR

    @property
    def slot(self) -> int:
        """Return its number in its lane; two that follow one another differ by one."""
        return self.first // self.months if self.is_regular else self.year

    @property
    def words(self) -> str:
        """Return which part of its year it is: 全年, 5月, 1—5月."""
        start = self.first % _YEAR + 1
        if self.months == _YEAR and start == 1:
            return "全年"
        if self.months == 1:
            return f"{start}月"
        if self.is_within_year:
            return f"{start}—{start + self.months - 1}月"
        last = self.first + self.months - 1
        return f"{start}月—{last // _YEAR}年{last % _YEAR + 1}月"

    @property
    def full(self) -> str:
        """Return it with its year: 2021年全年, 2022年1—5月."""
        return f"{self.year}年{self.words}"


@lru_cache(4096)
def period_of(date: Edtf) -> Period | None:
    """Return the whole months that a date stands for; None of an approximate or an odd one."""
    first, last = date.first, date.last
    if date.approximate or first.day != 1 or not _ends_month(last):
        return None
    start = first.year * _YEAR + first.month - 1
    return Period(start, last.year * _YEAR + last.month - start)


def _ends_month(day: datetime.date) -> bool:
    return day == datetime.date.max or (day + datetime.timedelta(days=1)).day == 1
