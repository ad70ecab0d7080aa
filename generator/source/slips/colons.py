"""Find colons that are none for YAML, are missing, or are one too many in a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.source.slips.slip import START, WIDE, WORD, Slip, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLON = re.compile(rf"{START}({WORD})([ {WIDE}]*)([：:﹕∶])([ {WIDE}]*)(?=(.?))")


WIDE_COLON = (
    "这里的冒号是全角的，键后面要用半角冒号加空格“: ”；如果是上一行文字的后续，要比键多缩进",
    "this colon is of full width: write “: ” after a key, or indent what continues the text above",
)


_ODD_BLANK = ("冒号后面不是普通的半角空格", "after the colon stands no plain space")


_NO_SPACE = ("冒号后面要空一格", "there must be a space after the colon")


def odd_colon(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a colon that is none for YAML."""
    match = _COLON.match(lines[at])
    if match is None:
        return None
    key, _, colon, after, following = match.groups()
    column = match.start(3)
    mending = (match.end(1), match.end(4), ": " if following else ":")
    if colon != ":":
        return Slip(at, column, *WIDE_COLON, mending=mending, key=key)
    if after.strip(" "):
        return Slip(at, column, *_ODD_BLANK, mending=mending, key=key)
    if not after and following and following not in "/\\":
        return Slip(at, column, *_NO_SPACE, mending=mending, key=key)
    return None


def colons_in(lines: list[str], first: int) -> Iterator[Slip]:
    """Find every colon that is none, in the lines of a file that is nothing but a text for YAML."""
    for at in range(len(lines)):
        if slip := odd_colon(lines, at, 0):
            yield replace(slip, line=first + at)


def odd_colon_above(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find such a colon in this line, or the first of the lines right above.

    YAML took those lines for one text with this line.
    """
    result = odd_colon(lines, at, first_line)
    for above in range(at - 1, -1, -1):
        slip = odd_colon(lines, above, first_line)
        if slip is None:
            break
        result = slip
    return result


def odd_colon_before(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find such a colon in the line above, where that begins at the same column."""
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or width_of(lines[above]) != width_of(lines[at]):
        return None
    return odd_colon(lines, above, first_line)


def second_colon(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find two colons behind each other in a line."""
    match = re.match(rf"{START}{WORD}: +({WORD})(:) ", lines[at])
    if match is None:
        return None
    below = f"“{match.group(1)}”是下一级的键，就另起一行、多缩进两格"
    chinese = f"一行里有两个“冒号加空格”：是文字，就整段加引号；{below}"
    english = "two colons in a line: quote the text, or put the key below on a line of its own"
    return Slip(at, match.start(2), chinese, english)


def on_one_line(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a second key behind a value."""
    match = re.match(rf"{START}{WORD}: +[^\s'\"\[{{][^:]*?[ ,，；;]+({WORD}): ", lines[at])
    if match is None:
        return None
    chinese = f"一行只写一个键：“{match.group(1)}”如果是键，要另起一行；是文字，就给整段文字加引号"
    english = f"one key a line: begin a new one at “{match.group(1)}”, or quote the whole text"
    return Slip(at, match.start(1), chinese, english)


def no_colon(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a line with a word, another sign in the place of its colon, and a text."""
    above = range(at, max(-1, at - 2), -1)
    for number in above:
        match = re.match(rf"{START}({WORD})( +|[=；;＝])\s*\S", lines[number])
        if match and (number == at or ":" not in lines[number]):
            if number == at and ":" in lines[number]:
                continue
            chinese = f"“{match.group(1)}”后面没有冒号；键和值之间要有“冒号加空格”"
            english = f"no colon after “{match.group(1)}”: write “: ” after a key"
            return Slip(number, match.start(2), chinese, english)
    return None
