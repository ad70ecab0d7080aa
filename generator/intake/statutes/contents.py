"""Leave out a list of contents, which repeats the headings before the rule begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.statutes import marks
from generator.intake.statutes.marks import compact

if TYPE_CHECKING:
    from generator.intake.statutes.lines import Line

_PAGE = re.compile(r"(?:[.．…·。\-—_]{2,}|\s)[\s.．…·。\-—_(（]*\d{1,4}[)）]?$")
_NO_COUNT = re.compile(r"[.．…·。\-—_]{2,}$")
_LONGEST = 100


def bounds(lines: list[Line]) -> tuple[int, int] | None:
    """Return where a list of contents begins and ends (behind its last line); None for none."""
    for i, line in enumerate(lines):
        if marks.is_contents_word(line.text):
            end = _end(lines, i + 1)
            return i, i + 1 if end is None else end
        if _entry(line) is not None:
            end = _end(lines, i)
            return None if end is None else (i, end)
        if marks.article(line.text) is not None:
            return None
    return None


def _end(lines: list[Line], start: int) -> int | None:
    """Return where the first entry stands again; all between must be entries.

    None where it does not.
    """
    first = _entry(lines[start]) if start < len(lines) else None
    if first is None:
        return None
    for i in range(start + 1, len(lines)):
        entry = _entry(lines[i])
        if entry is None:
            return None
        if entry == first:
            return i
    return None


def _entry(line: Line) -> str | None:
    """Return what an entry of a list of contents names; None for a line that is none."""
    if line.table or len(line.text) > _LONGEST:
        return None
    text = _NO_COUNT.sub("", _PAGE.sub("", line.text)).strip()
    known = (
        marks.heading(text) is not None
        or marks.is_heading_word(text)
        or marks.is_preamble_word(text)
        or marks.is_annex(text)
    )
    return compact(text) if known else None
