"""Read dates as EDTF level 0 with `~`, and tell each as exactly as it is known.

A date is a year, a month, a day or a period.

The rule: Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), level 0, and from level
1 only `~`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.kinds.numerals import NUMERAL, value_of


class Precision(IntEnum):
    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Point:
    """Hold a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    @property
    def precision(self) -> Precision:
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        if self.day:
            return self.first
        if self.month and self.month < 12:
            following = Point(self.year, self.month + 1)
        elif self.year < 9999:
            following = Point(self.year + 1, 1)
        else:
            return date.max
        return following.first - timedelta(days=1)

    @property
    def edtf(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return f"{text}~" if self.approximate else text

    def __str__(self) -> str:
        text = f"{self.year}年"
        if self.month:
            text += f"{self.month}月"
        if self.day:
            text += f"{self.day}日"
        return f"约{text}" if self.approximate else text


@dataclass(frozen=True, slots=True)
class Edtf:
    """Hold a point in time or a period; `text` is its EDTF."""

    text: str
    start: Point
    end: Point | None = None

    def __hash__(self) -> int:
        return hash(self.text)  # which says it all; pages look dates up by the thousand

    @property
    def first(self) -> date:
        return self.start.first

    @property
    def last(self) -> date:
        return (self.end or self.start).last

    @property
    def year(self) -> int:
        """Return the year under which it is listed: that in which it began."""
        return self.start.year

    @property
    def approximate(self) -> bool:
        return self.start.approximate or (self.end is not None and self.end.approximate)

    def __str__(self) -> str:
        """As Chinese readers write it: 2020年1月—5月."""
        return "—".join(words for _, words in self.points)

    @property
    def points(self) -> list[tuple[str, str]]:
        """Pair each point for a machine with its words: 2020-01 and 2020年1月."""
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
        """Read a date of EDTF, or what means one.

        EDTF: `2021`, `2021-06`, `2021-06-16`, `2021-01/2021-05`, `2020~`. What means one of these:
        2021年6月16日, 2021.6.16, 20210616, 2021年3月至5月, 约2020年.

        Raises PydanticCustomError with one of the codes bad-date, impossible-date, unlikely-year,
        end-before-start.
        """
        return _parse(text)

    @classmethod
    def _of(cls, text: str) -> Edtf:
        value = _read(text)
        if value is None:
            values = {"value": text, "nearest": _proposal(text)}
            raise PydanticCustomError("bad-date", "not a date", values)
        start, end = value
        if end is None:
            return cls(start.edtf, start)
        if end.last < start.first:
            raise PydanticCustomError("end-before-start", "ends before it starts", {"value": text})
        return cls(f"{start.edtf}/{end.edtf}", start, end)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(strip_whitespace=True)
        )


@lru_cache(1 << 16)
def _parse(text: str) -> Edtf:
    """Read a date once however many entries bear it."""
    return Edtf._of(text)


_NEAR_YEARS = (1900, 2100)
"""What lies outside is a slip of the fingers: 2121 for 2021."""

_N = f"[0-9{NUMERAL}]"
_YEAR, _MONTH, _DAY = rf"(?P<y>{_N}{{4}})", rf"(?P<m>{_N}{{1,3}})", rf"(?P<d>{_N}{{1,3}})"
_ABOUT = r"(?P<about>~|左右|前后)?"
_SPELLINGS = tuple(
    re.compile(rf"(?P<around>约|大约)?{pattern}{_ABOUT}")
    for pattern in (
        rf"{_YEAR}(?:年(?:{_MONTH}月份?(?:{_DAY}[日号])?)?)?",
        r"(?P<y>[0-9]{4})(?P<s>[-./])(?P<m>[0-9]{1,2})(?:(?P=s)(?P<d>[0-9]{1,2}))?",
        r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    )
)
_REST = (  # of the end of a period, what its beginning has already said
    re.compile(r"(?P<m>[0-9]{1,2})[./](?P<d>[0-9]{1,2})(?P<about>~)?"),
    re.compile(rf"{_MONTH}月份?(?:{_DAY}[日号])?{_ABOUT}"),
    re.compile(rf"{_DAY}[日号]{_ABOUT}"),
)
_BETWEEN = re.compile(r"至|到|[\u2010-\u2015\u2212]+|-|~(?=.)|/")


def _read(text: str) -> tuple[Point, Point | None] | None:
    """The point or the two points of a date in any usual writing; None for what is none."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if point := _point(plain, text):
        return point, None
    for match in _BETWEEN.finditer(plain):
        start = _point(plain[: match.start()], text)
        end = start and (
            _point(plain[match.end() :], text) or _rest(plain[match.end() :], start, text)
        )
        if start and end:
            return start, end
    return None


def _point(plain: str, whole: str) -> Point | None:
    for pattern in _SPELLINGS:
        if match := pattern.fullmatch(plain):
            parts = match.groupdict()
            about = bool(parts["around"] or parts["about"])
            return _day(parts["y"], parts.get("m"), parts.get("d"), about, whole)
    return None


def _rest(plain: str, start: Point, whole: str) -> Point | None:
    """The end of 2021年3月至5月, whose year stands at the beginning."""
    for pattern in _REST:
        if match := pattern.fullmatch(plain):
            parts = match.groupdict()
            month = parts.get("m") or start.month
            if not month:
                return None
            about = bool(parts["about"])
            return _day(str(start.year), str(month), parts.get("d"), about, whole)
    return None


def _day(year: str, month: str | None, day: str | None, about: bool, whole: str) -> Point | None:
    numbers = [value_of(part) if part else 0 for part in (year, month, day)]
    if any(number is None for number in numbers):
        return None
    y, m, d = (number or 0 for number in numbers)
    try:
        date(y, m or 1, d or 1)
    except ValueError:
        m = -1
    if m < 0 or (month and not m) or (day and not d):
        raise PydanticCustomError("impossible-date", "no such day", {"value": whole}) from None
    first, last = _NEAR_YEARS
    if not first <= y <= last:
        values = {"value": whole, "year": y, "first": first, "last": last}
        raise PydanticCustomError("unlikely-year", "not a year of this time", values)
    return _one(y, m or None, d or None, about)


@lru_cache(1 << 16)
def _one(year: int, month: int | None, day: int | None, about: bool) -> Point:
    """The same point for all who name it: there are few, and every entry names some."""
    return Point(year, month, day, about)


_YEAR_OF = r"(\d{4})年?"
_SPANS = (
    (re.compile(_YEAR_OF + "上半年"), "{0}-01/{0}-06"),
    (re.compile(_YEAR_OF + "下半年"), "{0}-07/{0}-12"),
    (re.compile(_YEAR_OF + "第?[一1]季度"), "{0}-01/{0}-03"),
    (re.compile(_YEAR_OF + "第?[二2]季度"), "{0}-04/{0}-06"),
    (re.compile(_YEAR_OF + "第?[三3]季度"), "{0}-07/{0}-09"),
    (re.compile(_YEAR_OF + "第?[四4]季度"), "{0}-10/{0}-12"),
    (re.compile(_YEAR_OF + "初"), "{0}-01~"),
    (re.compile(_YEAR_OF + "底"), "{0}-12~"),
    (re.compile(r"(\d{4}-\d\d-\d\d)[T ].*"), "{0}"),
    (re.compile(r"(\d{4})(\d\d)"), "{0}-{1}"),
    (re.compile(r"(\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?"), "20{0}-{1:0>2}-{2:0>2}"),
    (re.compile(r"(\d\d)年(\d{1,2})月份?"), "20{0}-{1:0>2}"),
    (re.compile(r"(\d{1,2})/(\d{4})"), "{1}-{0:0>2}"),
    (re.compile(r"(1[3-9]|2\d|3[01])/(\d{1,2})/(\d{4})"), "{2}-{1:0>2}-{0:0>2}"),
    (re.compile(_YEAR_OF + r"(\d{1,2})月份?上旬"), "{0}-{1:0>2}-01/{0}-{1:0>2}-10"),
    (re.compile(_YEAR_OF + r"(\d{1,2})月份?中旬"), "{0}-{1:0>2}-11/{0}-{1:0>2}-20"),
    (re.compile(r"(\d{4})年(?:度|全年)"), "{0}"),
    (
        re.compile(r"(\d{4})[./](\d{1,2})[-~至到\u2010-\u2015](\d|1[0-2])"),
        "{0}-{1:0>2}/{0}-{2:0>2}",
    ),
)
_BESIDE = re.compile(r"[\s(]*(?:星期|周)[一二三四五六日天][)\s]*$")
_DASHED = re.compile(r"(\d{4})[-\u2010-\u2015\u2212](\d\d?)[-\u2010-\u2015\u2212](\d\d?)")


def _proposal(text: str) -> str:
    """What an author probably meant, where that can be said; "" where it cannot."""
    plain = _BESIDE.sub("", unicodedata.normalize("NFKC", text).strip())
    for pattern, writing in _SPANS:
        if match := pattern.fullmatch(plain):
            return _sound(writing.format(*match.groups()))
    plainer = _DASHED.sub(r"\1-\2-\3", plain)
    return _sound(plainer) if plainer != text.strip() else ""


def _sound(text: str) -> str:
    """The EDTF of a proposal, if that is a date at all."""
    try:
        value = _read(text)
    except PydanticCustomError:
        return ""
    if value is None:
        return ""
    start, end = value
    return start.edtf if end is None else f"{start.edtf}/{end.edtf}"
