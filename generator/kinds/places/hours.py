"""Read the words for opening hours as a week, where they have one meaning.

The words always stand on the page; what is read from them only tells whether it is open today.
Holidays, seasons and appointments have more than one meaning here: such words are not read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

DAY = 24 * 60
"""Minutes."""

Span = tuple[int, int]
"""From and to, in minutes after midnight."""

Week = tuple[tuple[Span, ...], ...]
"""The spans of seven days, Monday first; none on a day when it is closed."""

_EVERY = frozenset(range(7))
_NUMBER = {**dict(zip("一二三四五六日", range(7), strict=True)), "天": 6}

_BLANK = re.compile(r"[\s,，;；。、()（）:：]+")
_IDLE = re.compile(r"对外开放|免费开放|开放时间|开放|全年|正常")
_RANGE = re.compile(r"周([一二三四五六日天])(?:至|到|[-–—~～－]+)周?([一二三四五六日天])")
_ONE = re.compile(
    r"(?:周([一二三四五六日天](?:[、和及]?(?:周)?[一二三四五六日天])*))(?![一二三四五六])"
)
_DAYS = re.compile(r"每天|每日|天天|周末|其余(?:各日|时间|日期)?|其他(?:各日|时间|日期)")
_CLOSED = re.compile(r"闭馆|休馆|休息|不开放|关闭|闭园")
_WHOLE = re.compile(r"全天(?:24小时)?|24小时")
_CLOCK = r"(上午|下午|早|晚|晚上)?(\d{1,2})(?:[:：时点](\d{2}|半)?分?)"
_SPAN = re.compile(rf"{_CLOCK}(?:至|到|[-–—~～－]+){_CLOCK}")


def read(text: str) -> Week | None:
    """Return the week that words for opening hours mean; None where they may mean another.

    周二至周日9:00—17:00，周一闭馆 is read; 夏季9:00—18:00 and 节假日除外 are not.
    """
    return _read(unicodedata.normalize("NFKC", "".join(text.split()))[:_LONGEST])


def week_data(week: Week) -> str:
    """Return a week for a script: days parted by ";", spans by ",", 09:00-17:00 each."""
    return ";".join(",".join(span_data(span) for span in day) for day in week)


def span_data(span: Span) -> str:
    """Return 09:00-17:00 of a span of minutes."""
    return "-".join(clock(minutes) for minutes in span)


def clock(minutes: int) -> str:
    """Return 09:05 of minutes after midnight."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


_LONGEST = 200
"""Characters; who writes more means more."""


@dataclass(slots=True)
class _Reader:
    """Collect days and spans in the order of the words."""

    week: dict[int, list[Span]]
    days: frozenset[int] | None = None
    is_filled: bool = False

    def start(self, days: frozenset[int]) -> bool:
        """Begin with other days; days that follow days are days too."""
        if self.days is not None and not self.is_filled:
            self.days |= days
        else:
            self.days, self.is_filled = days, False
        return True

    def add(self, spans: list[Span]) -> bool:
        """Give spans to the days at hand, none to close them; False where that contradicts."""
        days = _EVERY if self.days is None else self.days
        for day in days:
            former = self.week.get(day)
            if former is None or not spans:
                if former and self.is_filled:
                    return False
                self.week[day] = list(spans)
            elif self.is_filled and former and former[-1][1] <= spans[0][0]:
                former += spans
            else:
                return False
        self.days, self.is_filled = days, True
        return True


@lru_cache(maxsize=4096)
def _read(text: str) -> Week | None:
    text = re.sub(r"星期|礼拜", "周", text)
    reader = _Reader({})
    position = 0
    while position < len(text):
        end = _step(text, position, reader)
        if end is None:
            return None
        position = end
    if not reader.is_filled:
        return None
    week = tuple(tuple(reader.week.get(day, ())) for day in range(7))
    return week if any(week) else None


def _step(text: str, position: int, reader: _Reader) -> int | None:
    """Read one piece; return where it ends, None for what is not understood."""
    for pattern in (_BLANK, _IDLE):
        if match := pattern.match(text, position):
            return match.end()
    if match := _RANGE.match(text, position):
        first, last = (_NUMBER[day] for day in match.groups())
        return match.end() if first < last and reader.start(_days(first, last)) else None
    if match := _DAYS.match(text, position):
        return match.end() if reader.start(_named(match[0], reader)) else None
    if match := _ONE.match(text, position):
        numbers = frozenset(_NUMBER[day] for day in match[1] if day in _NUMBER)
        return match.end() if reader.start(numbers) else None
    if match := _CLOSED.match(text, position):
        return match.end() if reader.days is not None and reader.add([]) else None
    if match := _WHOLE.match(text, position):
        return match.end() if reader.add([(0, DAY)]) else None
    match = _SPAN.match(text, position)
    span = _span(match) if match else None
    return match.end() if match and span and reader.add([span]) else None


def _days(first: int, last: int) -> frozenset[int]:
    return frozenset(range(first, last + 1))


def _named(word: str, reader: _Reader) -> frozenset[int]:
    if word == "周末":
        return frozenset((5, 6))
    return _EVERY if word[0] in "每天" else _EVERY - set(reader.week)


def _span(match: re.Match[str]) -> Span | None:
    start = _minutes(match[1], match[2], match[3])
    end = _minutes(match[4] or _afternoon(match[1]), match[5], match[6])
    if start is None or end is None or not start < end <= DAY:
        return None
    return start, end


def _afternoon(half: str | None) -> str | None:
    """Carry 下午 on to the end of its span; a morning may end in the afternoon."""
    return half if half in ("下午", "晚", "晚上") else None


def _minutes(half: str | None, hours: str, minutes: str | None) -> int | None:
    hour, minute = int(hours), 30 if minutes == "半" else int(minutes or 0)
    if half in ("下午", "晚", "晚上") and hour < 12:
        hour += 12
    return hour * 60 + minute if minute < 60 and hour <= 24 else None
