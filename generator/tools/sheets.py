"""What all our spreadsheets have in common."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t")


def workbook() -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    return book


def saved(book: Workbook) -> bytes:
    """The file of a workbook."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def inert(value: Cell) -> Cell:
    """Return a value that a spreadsheet can hold and none takes for a formula.

    Only texts change.
    """
    if not isinstance(value, str):
        return value
    text: str = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def restored(text: str) -> str:
    """The text that `inert` made harmless."""
    return text[1:] if text.startswith(tuple(f"'{sign}" for sign in _FORMULA)) else text
