"""Write days and times as a number format shows them: 12月9日, 2026年3月, 8:30, 下午3时.

The rule: ISO/IEC 29500-1, 18.17.4 (days are counted from 1900, or from 1904) and 18.8.31.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.tables import numerals

if TYPE_CHECKING:
    from generator.intake.tables.formats import Section, Token

_LAST = 2_958_465  # 9999-12-31
_DAY = 86_400
_MILLISECONDS = 1000
_FROM_1904 = 1462
_NO_LEAP_DAY = 60
"""The programs count a 29 February 1900, which never was."""
# Not the calendar's of the library, which depend on the machine's language.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = "一二三四五六日"
_HALVES = {"am/pm": ("AM", "PM"), "a/p": ("A", "P"), "上午/下午": ("上午", "下午")}


@dataclass(frozen=True, slots=True)
class Moment:
    """Hold a day and a time of it: year, month, day, milliseconds since midnight."""

    year: int
    month: int
    day: int
    milliseconds: int
    serial: float

    @property
    def hour(self) -> int:
        """Return the hour, 0 to 23."""
        return self.milliseconds // (3600 * _MILLISECONDS)

    @property
    def minute(self) -> int:
        """Return the minute of the hour."""
        return self.milliseconds // (60 * _MILLISECONDS) % 60

    @property
    def second(self) -> int:
        """Return the second of the minute."""
        return self.milliseconds // _MILLISECONDS % 60

    @property
    def weekday(self) -> int:
        """Return the day of the week, 0 for Monday, as the programs count it."""
        return (int(self.serial) - 2) % 7


def is_date(section: Section) -> bool:
    """Tell whether a section shows a day or a time."""
    return section.has("date", "elapsed", "half")


def moment(serial: float, *, from_1904: bool, whole: bool = True) -> Moment | None:
    """Return the moment that a number counts; None before the first day or behind the last one.

    `whole`: to the nearest second, else to the nearest millisecond.
    """
    if from_1904:
        serial += _FROM_1904
    if not 0 <= serial < _LAST + 1:
        return None
    days = int(serial)
    step = _MILLISECONDS if whole else 1
    milliseconds = round((serial - days) * _DAY * _MILLISECONDS / step) * step
    if milliseconds >= _DAY * _MILLISECONDS:
        days, milliseconds = days + 1, 0
    if days == 0:
        return Moment(1900, 1, 0, milliseconds, serial)
    if days == _NO_LEAP_DAY:
        return Moment(1900, 2, 29, milliseconds, serial)
    if days > _LAST:
        return None
    behind = 1 if days > _NO_LEAP_DAY else 0
    date = datetime.date(1899, 12, 31) + datetime.timedelta(days - behind)
    return Moment(date.year, date.month, date.day, milliseconds, serial)


def write(serial: float, section: Section, *, from_1904: bool) -> tuple[str, str] | None:
    """Return what a section shows of a number, and the day in ISO 8601 if it shows the year.

    None where no day has that number. Midnight is left out behind a day: programs write the time
    to dates that nobody gave one.
    """
    tokens = [*section.tokens]
    parts = any(t.kind == "digit" for t in tokens)
    now = moment(serial, from_1904=from_1904, whole=not parts)
    if now is None:
        return None
    kinds = _kinds(tokens)
    if now.milliseconds == 0 and set("yd") & set(kinds.values()):
        tokens = _without_time(tokens, kinds)
        kinds = _kinds(tokens)
    halves = any(token.kind == "half" for token in tokens)
    text = "".join(
        _display(token, kinds.get(i, ""), now, section.digits, halves)
        for i, token in enumerate(tokens)
    )
    return text, _iso(now, set(kinds.values()))


def _kinds(tokens: list[Token]) -> dict[int, str]:
    """What each sign of a date is, by its place: y, m, d, a, h, n (minute), s."""
    dates = [(i, token) for i, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    kinds = {i: token.text[0].replace("e", "y") for i, token in dates}
    for at, (i, token) in enumerate(dates):
        before = kinds[dates[at - 1][0]] if at else ""
        after = dates[at + 1][1].text[0] if at + 1 < len(dates) else ""
        minute = token.text in ("m", "mm") and (before in ("h", "s") or after == "s")
        if kinds[i] == "m" and (minute or token.kind == "elapsed"):
            kinds[i] = "n"
    return kinds


def _without_time(tokens: list[Token], kinds: dict[int, str]) -> list[Token]:
    """Leave out hours, minutes, seconds and what stands between and around them."""
    times = [i for i, kind in kinds.items() if kind in "hns"]
    times += [i for i, token in enumerate(tokens) if token.kind == "half"]
    if not times:
        return tokens
    days = [i for i in kinds if i not in times]
    first, last = min(times), max(times)
    if max(days) < first:
        end = max(days) + 1
        while end < first and tokens[end].text.strip():  # 日 belongs to the day
            end += 1
        return tokens[:end]
    return tokens if min(days) < last else tokens[min(days) :]


def _display(token: Token, kind: str, now: Moment, digits: int, halves: bool) -> str:
    if token.kind in ("date", "elapsed"):
        elapsed = token.kind == "elapsed"
        text = _elapsed(token, kind, now) if elapsed else _part(token.text, kind, now, halves)
        if digits and text.isdecimal():
            if kind == "y":
                return numerals.digits(text, digits)
            spoken = numerals.spoken(text, digits)
            return spoken[1:] if spoken.startswith("一十") else spoken
        return text
    if token.kind == "half":
        return _HALVES[token.text.lower()][now.hour >= 12]
    if token.kind == "digit":
        return str(now.milliseconds % _MILLISECONDS // 100)
    return token.text


def _elapsed(token: Token, kind: str, now: Moment) -> str:
    total = int(now.serial) * _DAY + now.milliseconds // _MILLISECONDS
    size = {"h": 3600, "n": 60}.get(kind, 1)
    return f"{total // size:0{len(token.text)}d}"


def _part(sign: str, kind: str, now: Moment, halves: bool) -> str:
    length = len(sign)
    if kind == "y":
        return f"{now.year % 100:02d}" if length <= 2 and sign[0] == "y" else f"{now.year:04d}"
    if kind == "a":
        return ("星期" if length > 3 else "") + _WEEK[now.weekday]
    if length >= 3 and kind in ("m", "d"):
        name = _MONTHS[now.month - 1] if kind == "m" else _DAYS[now.weekday]
        return name[:1] if length == 5 else name if length == 4 else name[:3]
    hour = (now.hour - 1) % 12 + 1 if halves else now.hour
    value = {"m": now.month, "d": now.day, "h": hour, "n": now.minute, "s": now.second}[kind]
    return f"{value:0{min(length, 2)}d}"


def _iso(now: Moment, kinds: set[str]) -> str:
    """The day as precise as it is shown: 2026, 2026-03, 2026-03-05; "" without a year."""
    if "y" not in kinds or int(now.serial) in (0, _NO_LEAP_DAY):
        return ""  # a day that never was
    if "m" not in kinds:
        return f"{now.year:04d}"
    month = f"{now.year:04d}-{now.month:02d}"
    return f"{month}-{now.day:02d}" if "d" in kinds else month
