"""Say which cells of a book's tables are headers, as PDF/UA-1 asks (ISO 14289-1, 7.5).

Typst tags the cells of a header row. In a table without one the first cell of each row says what
the others are: names beside values, periods beside figures.
"""

from __future__ import annotations

import re

from generator.books.revision import Revision

_TABLE = b"<</Type/StructElem/S/Table/"
_ROW = re.compile(rb"<</Type/StructElem/S/TR/P (\d+) 0 R/K\[([\d R]+)\]")
_CELL = b"/S/TD/"
_NO_HEADERS = b"/Headers[]"


def with_row_headers(pdf: bytes) -> bytes:
    """Return the file with the first cell of each row tagged as its header.

    Only where a table has no header row: there rows stand in the table itself, else in its body.
    """
    if _TABLE not in pdf:
        return pdf
    revision = Revision(pdf)
    tables = {number for number, content in revision if content.startswith(_TABLE)}
    rows = [_ROW.match(content) for _, content in revision]
    for row in filter(None, rows):
        if int(row[1]) in tables:
            first, *others = (int(number) for number in re.findall(rb"(\d+) 0 R", row[2]))
            header = revision[first].replace(_CELL, b"/S/TH/", 1)
            revision[first] = header.replace(_NO_HEADERS, b"/Scope/Row", 1)
            # An empty list of headers would say that there is none.
            for number in others:
                revision[number] = revision[number].replace(_NO_HEADERS, b"", 1)
    return revision.to_bytes()
