"""Find the days that modules are reminded of, in the years to come."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from borax.calendars.lunardate import LunarDate, TermUtils

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOLAR = {"元旦": (1, 1), "劳动节": (5, 1), "国庆": (10, 1)}
_LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9)}
_TERMS = {"清明": "清明"}
NAMES = (*_SOLAR, *_LUNAR, *_TERMS)


def day_of(festival: str, year: int) -> datetime.date:
    """Return the day of a festival in `year`; of a lunar one, in the lunar year that begins then.

    Raises KeyError.
    """
    if festival in _SOLAR:
        return datetime.date(year, *_SOLAR[festival])
    if festival in _LUNAR:
        day: datetime.date = LunarDate(year, *_LUNAR[festival]).to_solar_date()
        return day
    term: datetime.date = TermUtils.nth_term_day(year, term_name=_TERMS[festival])
    return term


def days(remind: str, first: int, last: int) -> Iterator[datetime.date]:
    """Yield the days meant by a festival or an ISO day, from year `first` to year `last`."""
    if remind in NAMES:
        yield from (day_of(remind, year) for year in range(first, last + 1))
    elif first <= (day := datetime.date.fromisoformat(remind)).year <= last:
        yield day
