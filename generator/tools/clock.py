"""Tell which day it is."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from generator.tools.asked import DAY, is_noting, note, reached

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VARIABLE = "SOURCE_DATE_EPOCH"


_held: list[date] = []


class ClockError(ValueError):
    """Say that the variable does not say a time."""

    def __init__(self, value: str) -> None:
        super().__init__(
            f"环境变量 {VARIABLE} 写的是“{value}”，应当是 1970 年以来的秒数，"
            "如 1700000000；不用就去掉它"
        )


def today() -> date:
    """Return the day of the build; SOURCE_DATE_EPOCH sets it where builds must be alike.

    Raises ClockError where that is no number of seconds that a calendar holds.
    """
    note(DAY)
    return _today()


def today_among(turns: Iterable[date]) -> date:
    """Return the day of the build, for one who asks only which of some days it has reached."""
    if is_noting():
        for turn in turns:
            note(reached(turn))
    return _today()


@contextmanager
def holding(day: date) -> Iterator[None]:
    """Let it be some day, whatever the clock and the variable say: that of another's build."""
    _held.append(day)
    try:
        yield
    finally:
        _held.pop()


def _today() -> date:
    if _held:
        return _held[-1]
    epoch = os.environ.get(VARIABLE)
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(_seconds(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ClockError(epoch) from None


def _seconds(text: str) -> int:
    """The number of an ASCII text of digits; Python would take blanks and underscores."""
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise ValueError(text)
    return int(text)
