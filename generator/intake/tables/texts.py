"""Tidy the text of a cell: without what nobody sees, or only keeps programs from reckoning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.source.cleaning import clean
from generator.source.yaml import INVISIBLE
from generator.tools.cells import restore

if TYPE_CHECKING:
    from generator.intake.tables.grid import Cell

_BLANKS = " \t\n\u3000"
_NUMBER = re.compile(r"'(?=[\d.,%-]+$)")
"""An apostrophe that keeps a number a text, where a program wrote it into the text itself."""


def tidy(cell: Cell, *, ours: bool = False) -> str:
    """Return the text of a cell; "" where it belongs to another column.

    `ours`: it was written by this program, which puts apostrophes only before formulas.
    """
    if cell.is_from_beside:
        return ""
    text = INVISIBLE.sub("", restore(clean(cell.text).strip(_BLANKS))).strip(_BLANKS)
    return text if ours or not _NUMBER.match(text) else text[1:]
