"""Make texts safe to stand in a cell of a spreadsheet."""

from __future__ import annotations

import re

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold: controls, halves of surrogate pairs (file names), noncharacters."""


def without_controls(text: str) -> str:
    """Return a text without what no spreadsheet can hold."""
    return _NO_XML.sub("", text)


def inert(value: Cell) -> Cell:
    """Return a value that a spreadsheet can hold and none takes for a formula.

    Only texts change.
    """
    if not isinstance(value, str):
        return value
    text = without_controls(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def restore(text: str) -> str:
    """Return the text that `inert` made harmless."""
    return text[1:] if text.startswith(tuple(f"'{sign}" for sign in _FORMULA)) else text
