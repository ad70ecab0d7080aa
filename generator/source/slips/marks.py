"""Find what stands in the place of a mark of a list."""

from __future__ import annotations

import re

from generator.source.slips.slip import WIDE, Slip, width_of

_MARK = re.compile(rf"[ {WIDE}]*(?:(-)(?:[{WIDE}]+|(?=[^\s-]))|([－﹣−–•●▪◆·])[ {WIDE}]*|(—)(?!—))")


_NUMBER = re.compile(r"-[\d.,]+\s*$")


NO_BLANK = ("列表的“-”后面要空一格，用半角空格", "there must be a plain space after “-”")


_WIDE_MARK = (
    "列表的“{}”要写成半角的“-”，后面空一格",
    "an item of a list begins with “-” and a space, not with “{}”",
)


def mark_words(sign: str) -> tuple[str, str]:
    """Say in Chinese and English what is wrong with the mark of a list."""
    if sign == "-":
        return NO_BLANK
    chinese, english = _WIDE_MARK
    return chinese.format(sign), english.format(sign)


def odd_mark(line: str, number: int) -> Slip | None:
    """Find what stands in the place of a list's mark."""
    match = _MARK.match(line)
    if match is None or _NUMBER.match(line.lstrip()):
        return None
    sign = next(group for group in match.groups() if group)
    start = line.index(sign)
    words = mark_words(sign)
    return Slip(number, start, *words, mending=(start, match.end(), "- "))


def item_mark(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find what stands in the place of a list\'s mark in this line."""
    return odd_mark(lines[at], at)


def not_a_list(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a line without a mark among the items of a list, where those begin."""
    here = lines[at]
    width = width_of(here)
    if here[width : width + 2] == "- ":
        return None
    for above in reversed(lines[:at]):
        column = width_of(above)
        if above.strip() and column <= width:
            if column < width or above[column : column + 2] != "- ":
                return None
            chinese = "这里应当是列表的下一项，以“- ”开头；它属于上一项，就再多缩进两格"
            english = "an item of the list begins with “- ”; indent what belongs to the item above"
            return Slip(at, width, chinese, english)
    return None
