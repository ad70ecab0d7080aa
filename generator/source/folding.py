"""Join the lines of a folded YAML scalar as Chinese is joined: without blanks.

YAML makes a blank of every line end in a plain or quoted text that runs over several lines, and in
a block after `>` (YAML 1.2.2, section 6.5, line folding). Between Han characters that blank is
nothing anybody wrote.
"""

from __future__ import annotations

import re

from generator.source.han import is_joint

_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|\n[ \t]*|.)", re.DOTALL)
_BLANK_ESCAPES = frozenset("nrtvfe0abNLP_ ")
_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")


def unfold(value: str, raw: str, style: str | None) -> str:
    """Take the blanks out of `value` that come from line ends where Chinese has none.

    Paragraphs stay apart where a blank line stands.

    `raw`: the scalar's text in the file; `style`: its style as libyaml says it, empty for plain.
    All characters but blanks stay, in their order.
    """
    lines = _source_text(raw, style)
    breaks = _breaks(lines)
    if not breaks:
        return value
    result: list[str] = []
    solid = 0
    last = len(value.rstrip()) - 1
    for at, character in enumerate(value):
        if not character.isspace():
            solid += 1
        elif character == "\n" and breaks.get(solid) and 0 < at < last:
            result.append("\n\n")
            breaks[solid] = False
            continue
        elif (
            character == " "
            and solid in breaks
            and 0 < at < last
            and is_joint(value[at - 1], value[at + 1])
        ):
            continue
        result.append(character)
    return "".join(result)


def _source_text(raw: str, style: str | None) -> str:
    """The scalar's own text in the file, each escape as one character."""
    if style == ">":
        return raw.partition("\n")[2]
    if style == "'":
        return raw[1:-1].replace("''", "'")
    if style == '"':
        return _ESCAPE.sub(_unescape, raw[1:-1])
    return raw


def _unescape(match: re.Match[str]) -> str:
    """One character for an escape: a blank for what is blank, else any other."""
    sign = match[0][1]
    return "" if sign == "\n" else " " if sign in _BLANK_ESCAPES else "x"


def _breaks(lines: str) -> dict[int, bool]:
    """After how many characters that are no blanks a line ends, and whether blank lines follow."""
    breaks: dict[int, bool] = {}
    solid = end = 0
    for match in _BREAK.finditer(lines):
        solid += sum(not character.isspace() for character in lines[end : match.start()])
        end = match.end()
        breaks[solid] = match[0].count("\n") > 1
    return breaks
