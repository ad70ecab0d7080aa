"""Set the clock of a test run forward by a year and a day: `pytest -p tests.other_clock`."""

from __future__ import annotations

import datetime
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

AHEAD = 366 * 24 * 60 * 60 + 7
"""Seconds."""

_LATER = datetime.timedelta(seconds=AHEAD)
_time: Callable[[], float] = time.time
_time_ns: Callable[[], int] = time.time_ns


class LaterDate(datetime.date):
    """Give a day more than a year from now as today."""

    @classmethod
    def today(cls) -> Self:
        day = super().today() + _LATER
        return cls(day.year, day.month, day.day)


class LaterDatetime(datetime.datetime):
    """Give a time more than a year from now as now."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        return super().now(tz) + _LATER


time.time = lambda: _time() + AHEAD
time.time_ns = lambda: _time_ns() + AHEAD * 10**9
datetime.date = LaterDate  # type: ignore[misc]
datetime.datetime = LaterDatetime  # type: ignore[misc]
