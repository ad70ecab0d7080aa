"""Tell what a cell shows of the number, text or truth value that is stored in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.intake.tables import numbers, times
from generator.intake.tables.formats import Section, sections

_AS_IT_IS = ("General", "@")


@dataclass(frozen=True, slots=True)
class Display:
    """Hold what is seen in a cell; `fault` and `date` as of a cell of a grid."""

    text: str = ""
    fault: str = ""
    date: str = ""


def of_text(text: str, code: str) -> Display:
    """Return what a format shows of a text."""
    if code in _AS_IT_IS:
        return Display(text)
    last = sections(code)[-1]
    if last.has("text"):
        return Display("".join(text if t.kind == "text" else t.text for t in last.tokens))
    return Display(text) if len(sections(code)) < 4 else Display()


def of_flag(flag: bool) -> Display:
    """Return what is seen of a truth value."""
    return Display("TRUE" if flag else "FALSE")


@lru_cache(maxsize=10_000)
def of_number(number: float, code: str, *, from_1904: bool = False) -> Display:
    """Return what a format shows of a number."""
    section, negative = _section_for(number, sections(code))
    if times.is_date(section):
        pair = times.write(number, section, from_1904=from_1904)
        if pair is None:
            return Display(fault="日期在 1900 年以前或 9999 年以后，表格里显示不出来")
        return Display(pair[0], date=pair[1])
    if section.has("text"):
        text = numbers.general(number)
        return Display("".join(text if t.kind == "text" else t.text for t in section.tokens))
    text = numbers.write(abs(number), section)
    nothing = not any(sign in text for sign in "123456789") and any(s in text for s in "0")
    return Display(f"-{text}" if negative and not nothing else text)


def _section_for(number: float, parts: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section for a number, and whether a minus is to be put before it."""
    usual = parts[:-1] if len(parts) > 1 and parts[-1].has("text") else parts[:3]
    if any(part.condition for part in usual):
        for part in usual:
            if part.holds(number):
                return part, number < 0 and part.holds(1)
        rest = [part for part in usual if part.condition is None]
        return (rest or [*usual])[-1], number < 0
    if len(usual) == 1 or number > 0:
        return usual[0], number < 0
    if number < 0:
        return usual[1], False
    return usual[2] if len(usual) > 2 else usual[0], False
