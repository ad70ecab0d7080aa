"""Find the time that a news text tells of: 1至5月, 上半年, with the year of its date line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.circulars.fact import Fact
from generator.intake.circulars.times import times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.circulars.passages import Passage

_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})年?|(?P<some>今年|本年|去年|上年))?"
_MONTH = "(?:1[0-2]|0?[1-9])"
_TO = r"\s?(?:至|到|[\u2010-\u2015\u2212~～-])\s?"
_MONTHS = rf"(?P<first>{_MONTH})月?份?{_TO}(?P<last>{_MONTH})月"
_PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9),
    "四季度": (10, 12), "前三季度": (1, 9),
}  # fmt: skip
_PERIOD = re.compile(
    rf"{_YEAR}\s?(?:(?<![0-9月]){_MONTHS}|第?(?P<part>前三季度|[上下]半年|[一二三四]季度))"
)
_WHOLE_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年(?![0-9一二三四五六七八九十])度?")
_LINE = re.compile(
    r"(?:(?:发布|更新|发表)?(?:时间|日期)[：:]?\s*)?(?P<day>(?:19|20)[0-9]{2}\s?(?:年"
    r"|[-./])\s?[0-9]{1,2}"
    r"\s?(?:月|[-./])\s?[0-9]{1,2}\s?日?)"
)
_LONGEST_LINE = 80
_HEAD_LINES = 6


@dataclass(frozen=True, slots=True)
class DateLine:
    """Hold the line that says when a text was published, and the day."""

    place: int
    day: Fact
    rest: str


def date_line(passages: Sequence[Passage]) -> DateLine | None:
    """Return the date line of a text: a short line near its head, or its last one."""
    near = [*range(1, min(_HEAD_LINES, len(passages))), len(passages) - 1]
    for i in near:
        text = passages[i].text if i < len(passages) else ""
        match = _LINE.search(text) if len(text) <= _LONGEST_LINE and "。" not in text else None
        time = next(times(match["day"]), None) if match else None
        if match and time and time.edtf:
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" 　（）()|")
            return DateLine(i, Fact(time.edtf, match["day"], passages[i].number), rest)
    return None


def period(passages: Sequence[Passage], line: DateLine | None) -> Fact | None:
    """Return the time that a text tells of: of its title, its first paragraph, else its day.

    The year that a period lacks is that of the date line; where there is none, it is not guessed.
    """
    written = int(line.day.value[:4]) if line else None
    body = [one for i, one in enumerate(passages) if line is None or i != line.place]
    for passage in body[:2]:
        for match in _PERIOD.finditer(passage.text):
            year = _year(match, written)
            if year is None:
                continue
            if match["part"]:
                first, last = _PARTS[match["part"]]
            else:
                first, last = int(match["first"]), int(match["last"])
            if first < last:
                edtf = f"{year}-{first:02}/{year}-{last:02}"
                return Fact(edtf, match[0].strip(), passage.number)
    title = passages[0]
    if whole := _WHOLE_YEAR.search(title.text):
        return Fact(whole["year"], whole[0], title.number)
    if line:
        return line.day
    time = next((one for one in times(title.text) if one.edtf), None)
    return Fact(time.edtf, time.words, title.number) if time else None


def _year(match: re.Match[str], written: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if written is None:
        return None
    return written - 1 if match["some"] in ("去年", "上年") else written
