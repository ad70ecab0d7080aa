"""Find dates in running text, and what happened to a rule on each of them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.numerals import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "〇○零一二三四五六七八九十"
_DATE = (
    rf"(?P<year>[0-9]{{4}}|[〇○零一二三四五六七八九]{{4}})\s?年\s?"
    rf"(?P<month>[0-9]{{1,2}}|[{_HAN}]{{1,3}})\s?月\s?"
    rf"(?P<day>[0-9]{{1,2}}|[{_HAN}]{{1,3}})\s?日"
)
DATE = re.compile(_DATE)
_LONGEST_LINE = 3_000
_VERB = re.compile("通过|公布|发布|颁布|印发|修正|修订|修改|施行|实施|批准|废止")
_BRACKETS = re.compile(r"《[^》]{0,500}》|[(（][^)）]{0,500}[)）]")
_AMENDMENT = re.compile("通过的?[^，。]{0,4}《[^》]{0,200}(?:修正案|修改|决定)")
_IN_FORCE = re.compile(
    rf"(?:自|从|于)?\s?(?:(?P<date>{_DATE})|(?P<sign>公布|发布|颁布|印发|通过|下发|签发)之?日)"
    rf"\s?(?:起|开始)?\s?(?:正式)?(?:施行|实施|生效|执行|试行)"
)
_SUBJECT = re.compile(r"^(?:[本这]?[\u4e00-\u9fff《》（）]{1,30}?)?[，,]?\s?(?:自|从|于)")


def iso(match: re.Match[str]) -> str:
    """Return a date that was found as 2021-06-01; "" for a day that is none."""
    year, month, day = (value_of(match[name]) for name in ("year", "month", "day"))
    try:
        return datetime.date(year or 0, month or 0, day or 0).isoformat()
    except ValueError:
        return ""


def plain(text: str) -> str:
    """Return a text whose figures and letters are of half width."""
    return unicodedata.normalize("NFKC", text)


def date_alone(text: str) -> str:
    """Return the date that a line consists of; "" if it is anything else."""
    match = DATE.fullmatch("".join(plain(text).split()))
    return iso(match) if match else ""


@dataclass(frozen=True, slots=True)
class Event:
    """Hold a date of a rule's history, what follows it, and what happened then."""

    date: str
    words: str
    verbs: tuple[str, ...]


def events(text: str) -> Iterator[Event]:
    """Yield the dated events of a history, in the order of the text.

    A verb within 《》 belongs to another document.
    """
    text = plain(text)
    outside = _BRACKETS.sub(lambda match: "□" * len(match[0]), text.lstrip("(（"))
    text = text.lstrip("(（")
    matches = [match for match in DATE.finditer(text) if outside[match.start()] != "□"]
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        if date := iso(match):
            verbs = tuple(_VERB.findall(outside[match.end() : end]))
            if _AMENDMENT.search(text, match.end(), end):
                verbs += ("修正",)
            yield Event(date, text[match.end() : end].strip(" ,，;；、)）"), verbs)


def is_history(text: str) -> bool:
    """Tell whether a line of the head tells of a rule's history."""
    if len(text) > _LONGEST_LINE:
        return False
    head = plain(text).lstrip("(（ ")
    match = DATE.match(head) or re.match(r"(?:根据|自|经|[^，。：]{2,30}?)\s?" + _DATE, head)
    return bool(match and (_VERB.search(head) or len(head) < 20) and not head.endswith("。"))


@dataclass(frozen=True, slots=True)
class Effect:
    """Hold since when a rule says it is in force: a date, or the sign 公布 whose day it is."""

    date: str = ""
    sign: str = ""


def effect(text: str) -> Effect | None:
    """Read since when an article says that this rule is in force; None where it does not."""
    text = plain(text)
    for match in _IN_FORCE.finditer(text):
        before = re.split("[。；]", text[: match.start()])[-1]
        if len(before) > 40 or "《" in before:
            continue
        if match["sign"]:
            return Effect(sign=match["sign"])
        date = iso(match)
        if date:
            return Effect(date)
    return None
