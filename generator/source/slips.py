"""Where a syntax error comes from, and why: libyaml notices many a slip only lines after it was
made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.source.reasons import in_chinese

if TYPE_CHECKING:
    import yaml


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong at a line and a column, both from 0, in Chinese and English."""

    line: int
    column: int
    chinese: str
    english: str


def behind(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """The slip behind one of libyaml's errors: where and why in an author's words if it is a known
    one.
    """
    reason = error.problem or error.context or "?"
    begun = error.context_mark or error.problem_mark
    noticed = begun if reason in _NOTICED_LATE else error.problem_mark or begun
    if begun is None or noticed is None:
        return Slip(0, 0, in_chinese(reason), reason)
    lines = text.rstrip().split("\n")
    line, column = noticed.line, noticed.column
    if line >= len(lines):  # at the end of the file, where there is nothing to see
        line, column = len(lines) - 1, len(lines[-1])
    for look in _KNOWN.get(reason, ()):
        if slip := look(lines, line, min(begun.line, line)):
            return slip
    return Slip(line, column, in_chinese(reason), reason)


_NO_COLON = "could not find expected ':'"
_NOTICED_LATE = (_NO_COLON, "found unexpected end of stream", "found unexpected document indicator")

_KEY = r"\s*(?:- +)?[^\W\d_][\w-]{0,19}"
_COLONS = (
    (
        re.compile(rf"{_KEY}\s?(：)"),
        "这里的冒号是全角的，键后面要用半角冒号加空格“: ”；如果是上一行文字的后续，要比键多缩进",
        "this colon is of full width: write “: ” after a key; or indent the line if it continues the text above",
    ),
    (
        re.compile(rf"{_KEY}(:)[\u00a0\u3000]"),
        "冒号后面不是普通的半角空格",
        "after the colon stands no plain space",
    ),
    (
        re.compile(rf"{_KEY}(:)(?=[^\s/])"),
        "冒号后面要空一格",
        "there must be a space after the colon",
    ),
)
_HYPHEN = re.compile(r"\s*(-)[^\s-]")


def _hyphen(lines: list[str], at: int, begun: int) -> Slip | None:
    if match := _HYPHEN.match(lines[at]):
        return Slip(at, match.start(1), "列表的“-”后面要空一格", "there must be a space after “-”")
    return None


def _unindented(lines: list[str], at: int, begun: int) -> Slip | None:
    if at and re.search(r":\s+[|>][-+]?\s*$", lines[at - 1]):
        return Slip(at, 0, "“|”“>”下面的正文要比键多缩进", "text below “|” or “>” must be indented")
    return None


def _colon(lines: list[str], at: int, begun: int) -> Slip | None:
    """A colon that is none for YAML."""
    for pattern, chinese, english in _COLONS:
        if match := pattern.match(lines[at]):
            return Slip(at, match.start(1), chinese, english)
    return None


def _colon_above(lines: list[str], at: int, begun: int) -> Slip | None:
    """Such a colon in this line, or the first of the lines right above, which YAML took for one
    text with this line.
    """
    found = _colon(lines, at, begun)
    for above in range(at - 1, -1, -1):
        slip = _colon(lines, above, begun)
        if slip is None:
            break
        found = slip
    return found


def _tab(lines: list[str], at: int, begun: int) -> Slip | None:
    tab = lines[at].find("\t")
    if tab < 0 or lines[at][:tab].strip():
        return None
    return Slip(
        at,
        tab,
        in_chinese("found a tab character that violates indentation"),
        "indentation by a tab",
    )


def _comment(lines: list[str], at: int, begun: int) -> Slip | None:
    """A bracket that was closed behind a `#`."""
    match = re.search(r"\s(#).*[\]}]", lines[begun])
    if match is None or at == begun:
        return None
    english = "“ #” makes a comment of what follows: no space before it, or quote the text"
    chinese = "“ #”后面的都成了注释，括号没有关上；“#”前不要空格，或给整段文字加引号"
    return Slip(begun, match.start(1), chinese, english)


def _opened(lines: list[str], at: int, begun: int) -> Slip | None:
    """A bracket that was opened lines before."""
    if at == begun:
        return None
    chinese = f"第 {begun + 1} 行开始的括号到这里还没有关上，或者两项之间缺少半角逗号"
    english = f"the bracket opened in line {begun + 1} is not closed here, or a comma is missing"
    return Slip(at, len(lines[at]) - len(lines[at].lstrip()), chinese, english)


_KNOWN = {
    _NO_COLON: (_hyphen, _unindented, _colon),
    "mapping values are not allowed in this context": (_colon_above,),
    "found character that cannot start any token": (_tab,),
    "did not find expected ',' or ']'": (_comment, _opened),
    "did not find expected ',' or '}'": (_comment, _opened),
}
