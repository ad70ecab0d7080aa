"""Dates as EDTF level 0 with `~`: a year, a month, a day or a period, each told as exactly as it is
known.

The rule: Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), level 0, and from level
1 only `~`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)", re.ASCII)


class Precision(IntEnum):
    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    @property
    def precision(self) -> Precision:
        return Precision.DAY if self.day else Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        if self.day:
            return self.first
        year, month = (
            (self.year, self.month + 1) if self.month and self.month < 12 else (self.year + 1, 1)
        )
        return date(year, month, 1) - timedelta(days=1) if year <= 9999 else date.max

    def __str__(self) -> str:
        parts = [
            f"{self.year}年",
            f"{self.month}月" if self.month else "",
            f"{self.day}日" if self.day else "",
        ]
        return ("约" if self.approximate else "") + "".join(parts)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A point in time or a period; `text` as the author wrote it."""

    text: str
    start: Point
    end: Point | None = None

    @property
    def first(self) -> date:
        return self.start.first

    @property
    def last(self) -> date:
        return (self.end or self.start).last

    @property
    def year(self) -> int:
        """The year under which it is listed: that in which it began."""
        return self.start.year

    @property
    def approximate(self) -> bool:
        return self.start.approximate or (self.end is not None and self.end.approximate)

    def __str__(self) -> str:
        """As Chinese readers write it: 2020年1月—5月."""
        return "—".join(words for _, words in self.points)

    @property
    def points(self) -> list[tuple[str, str]]:
        """The one or two points for a machine and in words: 2020-01 and 2020年1月, 2020-05 and 5月."""
        isos = self.text.replace("~", "").split("/")
        if self.end is None:
            return [(isos[0], str(self.start))]
        end = self.end
        same_year = (
            end.month and self.start.month and end.year == self.start.year and not end.approximate
        )
        words = str(end).removeprefix(f"{end.year}年") if same_year else str(end)
        return [(isos[0], str(self.start)), (isos[1], words)]

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read `2021`, `2021-06`, `2021-06-16`, `2021-01/2021-05`, `2020~`.

        Raises PydanticCustomError with one of the codes bad-date, impossible-date,
        end-before-start.
        """
        first, slash, second = text.partition("/")
        start = _point(first, text)
        if not slash:
            return cls(text, start)
        end = _point(second, text)
        if end.last < start.first:
            raise PydanticCustomError("end-before-start", "ends before it starts", {"value": text})
        return cls(text, start, end)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(strip_whitespace=True)
        )


def _point(text: str, whole: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise PydanticCustomError("bad-date", "not a date", {"value": whole})
    year, month, day, about = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise PydanticCustomError("impossible-date", "no such day", {"value": text}) from None
    return Point(int(year), int(month) if month else None, int(day) if day else None, bool(about))
