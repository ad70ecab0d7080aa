"""Share what all our spreadsheets have in common."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from generator.tools.archive import zip_files
from generator.tools.cells import without_controls

_PROPERTIES = "docProps/core.xml"
_CLOCK = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT[^<]*(?=<)")
_NO_TIME = b"1980-01-01T00:00:00Z"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def workbook() -> Workbook:
    """Return a workbook without a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def to_bytes(book: Workbook) -> bytes:
    """Return the file of a workbook: the same bytes at any time, though openpyxl keeps a clock."""
    stream = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(stream, "w")).save()  # not packed: that comes below
    with zipfile.ZipFile(stream) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[_PROPERTIES] = _CLOCK.sub(_NO_TIME, files[_PROPERTIES])
    return zip_files(files)


def printable(text: str) -> str:
    """Return a text without what XML cannot hold; what looks like an escape is none.

    The rule: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring): `_x000D_` stands for a character.
    """
    return _ESCAPE.sub("_x005F_", without_controls(text))
