"""Find lines that are indented by other signs, or to where nothing begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.source.slips.slip import WIDE, Slip, width_of

INDENT = re.compile(rf" *[{WIDE}][ {WIDE}]*")


_ITEM = re.compile(r"( *)((?:- +)*)([^\s#].*)?")


_WIDE_INDENT = (
    "这一行的缩进里有全角空格或不间断空格；缩进要用半角空格",
    "the indent holds blanks of full width or that do not break: use plain spaces",
)


_TAB = ("缩进要用空格，不能用制表符（Tab）", "indentation by a tab")


def wide_indent(number: int, line: str, match: re.Match[str]) -> Slip:
    """Name blanks at the beginning of a line that are none for YAML."""
    blanks = match.group()
    width = sum(2 if blank == "\u3000" else 1 for blank in blanks)
    first = next(at for at, blank in enumerate(blanks) if blank != " ")
    return Slip(number, first, *_WIDE_INDENT, mending=(0, match.end(), " " * width))


def odd_indent(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find blanks at the beginning of a line that are none for YAML."""
    wide = INDENT.match(lines[at])
    return wide_indent(at, lines[at], wide) if wide and lines[at][wide.end() :] else None


def tab(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a tab that indents."""
    match = re.match(r"(?: *-)?( *\t[\t ]*)", lines[at])
    if match is None:
        return None
    start, end = match.span(1)
    width = 1 if start else _blanks_for(lines[:at], lines[at][:end].count("\t"))
    mending = (start, end, " " * width) if width else None
    return Slip(at, lines[at].index("\t"), *_TAB, mending=mending)


def _blanks_for(above: list[str], tabs: int) -> int:
    """The blanks that so many tabs stand for, each a level deeper; 0 where no level is so deep."""
    levels = _levels(above)
    if tabs < len(levels):
        return levels[tabs].column
    if tabs == len(levels) and levels and not levels[-1].full:
        return levels[-1].column + 2
    return 0


def shallow_line(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a line of a text behind `|` or `>` that is less indented than the text."""
    if re.match(r" *(?:- +)?[^\s#][^#]*?: ", lines[at]):
        return None
    width = width_of(lines[at])
    for number in range(at - 1, -1, -1):
        above = lines[number]
        if re.search(r":\s+[|>][-+]?\d?\s*$", above):
            key = width_of(above)
            body = next((line for line in lines[number + 1 : at] if line.strip()), "")
            needed = width_of(body)
            if width > key and body:
                chinese = (
                    f"“|”“>”下面的正文各行要和第一行一样缩进 {needed} 格，这一行只有 {width} 格"
                )
                english = f"text below “|” or “>”: {needed} blanks as in its first line"
                return Slip(at, width, chinese, english)
            english = "text below “|” or “>” must be indented"
            return Slip(at, 0, "“|”“>”下面的正文要比键多缩进", english)
        if above.strip() and width_of(above) < width:
            return None
        if above.strip() and re.match(r" *(?:- |[^\s:：]+:(?: |$))", above):
            return None
    return None


def askew(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a line that begins at a column where none of the open ones above it begins."""
    here = _ITEM.fullmatch(lines[at])
    if here is None or not here.group(3) or not re.match(r".*?:(?: |$)|- ", here[2] + here[3]):
        return None
    width = len(here.group(1))
    levels = _levels(lines[:at])
    if not levels or any(level.column == width for level in levels):
        return None
    nearest = levels[-1]
    if width > nearest.column and not nearest.full:
        return None
    above = f"第 {nearest.line + 1} 行是 {nearest.column} 格"
    others = "、".join(f"{level.column} 格" for level in reversed(levels[:-1]))
    others = f"，再上一级是 {others}" if others else ""
    chinese = f"这一行缩进 {width} 格，和上面哪一行都没有对齐：{above}{others}"
    english = (
        f"indented by {width}, which none above is: line {nearest.line + 1} by {nearest.column}"
    )
    return Slip(at, width, chinese, english)


class _Level(NamedTuple):
    """Where items of a mapping or list begin; `full`: the last has a value, nothing below it."""

    column: int
    line: int
    full: bool


def _levels(lines: list[str]) -> list[_Level]:
    """The levels that are open behind some lines, the outermost first."""
    levels: list[_Level] = []
    for number, line in enumerate(lines):
        item = _ITEM.fullmatch(line)
        if item is None or not item.group(3):
            continue
        column = len(item.group(1))
        levels = [level for level in levels if level.column < column]
        if item.group(2):
            levels.append(_Level(column, number, full=False))
            column += len(item.group(2))
        full = not re.search(r":\s*(?:#.*)?$|:\s+[|>][-+]?\s*$", item.group(3))
        levels.append(_Level(column, number, full))
    return levels


def deeper(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a first key that is indented, and later ones that are not."""
    first = next((n for n, line in enumerate(lines) if line.strip() and line[:1] != "#"), at)
    width = len(lines[first]) - len(lines[first].lstrip(" "))
    if first == at or not width:
        return None
    chinese = f"第 {first + 1} 行缩进了 {width} 格，这一行没有：同级的键要对齐"
    english = f"line {first + 1} is indented by {width}, this line is not: keys must align"
    return Slip(at, 0, chinese, english)
