"""Find when something was done: dates and periods in running text, as EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from generator.kinds.dates import Edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN_YEAR = "[〇零○Oo一二三四五六七八九]{4}"
_HAN_DAY = "[一二三四五六七八九十]{1,3}"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|{_HAN_YEAR})\s?年"
_SOME_YEAR = "同年|当年|次年|今年|去年|上年|前年|本年|翌年"
_MONTH = rf"(?:[0-9]{{1,2}}|{_HAN_DAY})\s?月份?"
_DAY = rf"(?:[0-9]{{1,2}}|{_HAN_DAY})\s?[日号]"
_POINT = rf"(?:{_YEAR}|{_SOME_YEAR})度?(?:\s?{_MONTH}(?:\s?{_DAY})?)?"
_REST = rf"(?:{_MONTH}(?:\s?{_DAY})?|{_DAY})"
_DOTS = r"(?:19|20)[0-9]{2}[.\-/][0-9]{1,2}(?:[.\-/][0-9]{1,2})?(?![0-9.])"
_TO = r"\s?(?:至|到|[\u2010-\u2015\u2212~～-]{1,2})\s?"
_FEAST = "(?:春节|元旦|清明节?|端午节?|中秋节?|国庆节?|教师节|年)(?:前后|前|后|期间)?"
_PATTERN = re.compile(
    rf"(?P<start>{_POINT}|{_DOTS})(?P<about>左右|前后|许)?"
    rf"(?:(?P<half>上半年|下半年|第?[一二三四]季度)"
    rf"|(?:起|初|底|末|{_FEAST})?{_TO}(?P<end>{_POINT}|{_DOTS}|{_REST})"
    rf"|(?P<open>以来|至今|{_TO}今|起|开始))?"
)
_MONTHS = {"上半年": "01 06", "下半年": "07 12"}
_MONTHS |= {
    f"{n}季度": months
    for n, months in zip("一二三四", ("01 03", "04 06", "07 09", "10 12"), strict=True)
}


@dataclass(frozen=True, slots=True)
class Time:
    """Hold a time as a text tells it; `edtf` is "" where it does not say until when."""

    words: str
    edtf: str
    start: int


def times(text: str, year: int | None = None, written: int | None = None) -> Iterator[Time]:
    """Yield the times of a text.

    `year`: the one that was last spoken of, for 同年. `written`: that of the text, for 今年.
    """
    for match in _PATTERN.finditer(text):
        start = _absolute(match["start"], year, written)
        if start is None:
            continue
        year = int(start[:4])
        if match["open"]:
            yield Time(match[0], "", match.start())
            continue
        if match["half"]:
            first, last = _MONTHS[match["half"].removeprefix("第")].split()
            yield Time(match[0], f"{year}-{first}/{year}-{last}", match.start())
            continue
        end = match["end"] and (_absolute(match["end"], year, written) or match["end"])
        edtf = _edtf(f"{start}至{end}" if end else start)
        if end and edtf:
            year = int(edtf.partition("/")[2][:4])
        yield Time(match[0], edtf, match.start())


def has_time(text: str) -> bool:
    """Tell whether a text speaks of a time."""
    return _PATTERN.search(text) is not None


def is_time(text: str) -> bool:
    """Tell whether a text is a time and nothing else: 同年9月, 2021年3月间."""
    return (
        _PATTERN.fullmatch(re.sub("[间晚初底末许]|期间|上午|下午|[上中下]旬", "", text)) is not None
    )


def _absolute(words: str, year: int | None, written: int | None) -> str | None:
    """A date with its year as a number; None where nobody knows which year is meant."""
    words = re.sub(r"\s", "", words).replace("年度", "年")
    match = re.match(_SOME_YEAR, words)
    if match is None:
        han = re.match(rf"({_HAN_YEAR})年", words)
        if han:
            signs = re.sub("[○Oo零]", "〇", han[1])
            words = "".join(str("〇一二三四五六七八九".index(sign)) for sign in signs) + words[4:]
        return words if re.match("(?:19|20)[0-9]{2}", words) else None
    base, shift = {
        "同年": (year, 0), "当年": (year, 0), "次年": (year, 1), "翌年": (year, 1),
        "今年": (written, 0), "本年": (written, 0), "去年": (written, -1), "上年": (written, -1),
        "前年": (written, -2),
    }[match[0]]  # fmt: skip
    return None if base is None else f"{base + shift}年{words[2:]}"


def _edtf(words: str) -> str:
    plain = re.sub(r"(?<=[0-9])年(?=至|$)", "", words) if "月" not in words else words
    try:
        return Edtf.parse(plain).text
    except PydanticCustomError:
        return ""
