"""Change objects of a PDF by a revision that is written behind it.

What Typst cannot say is said so in a few milliseconds, however long the book; to read and write
the whole file anew would take longer than to set it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20  # bytes of a line of the table
_OBJECT = re.compile(rb"(\d+) 0 obj\s*")
_END = b"endobj"


class ForeignFileError(Exception):
    """Say that the PDF is not built as Typst builds it.

    Typst writes one table of references and no packed objects.
    """


class Revision:
    """Hold the objects of a PDF by number, and what they become.

    An object is the bytes between `obj` and `endobj`. ISO 32000-1, 7.5.4 (table of references)
    and 7.5.6 (incremental updates). Raises ForeignFileError.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._table = self._table_start()
        self._offsets, self._trailer = self._references()
        self._ends = dict(pairwise([*sorted(self._offsets.values()), self._table]))
        self._changed: dict[int, bytes] = {}

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Yield every object with its number."""
        for number in self._offsets:
            yield number, self[number]

    def __getitem__(self, number: int) -> bytes:
        if number in self._changed:
            return self._changed[number]
        start = self._offsets[number]
        head = _OBJECT.match(self._pdf, start)
        if head is None or int(head[1]) != number:
            raise ForeignFileError(f"object {number}")
        end = self._pdf.rindex(_END, start, self._ends[start])
        return self._pdf[head.end() : end].rstrip()

    def __setitem__(self, number: int, content: bytes) -> None:
        self._changed[number] = content

    def add(self, content: bytes) -> int:
        """Add an object and return its number."""
        number = max(max(self._offsets), max(self._changed, default=0)) + 1
        self._changed[number] = content
        return number

    @property
    def root(self) -> int:
        """Return the number of the catalogue."""
        match = re.search(rb"/Root (\d+) 0 R", self._trailer)
        if match is None:
            raise ForeignFileError("trailer")
        return int(match[1])

    def to_bytes(self) -> bytes:
        """Return the file with its revision; as it was, where nothing changed."""
        if not self._changed:
            return self._pdf
        parts = [self._pdf, b"" if self._pdf.endswith(b"\n") else b"\n"]
        at = sum(map(len, parts))
        rows = [b"xref\n0 1\n0000000000 65535 f\r\n"]
        for number, content in sorted(self._changed.items()):
            whole = b"%d 0 obj\n%b\nendobj\n" % (number, content)
            rows.append(b"%d 1\n%010d 00000 n\r\n" % (number, at))
            parts.append(whole)
            at += len(whole)
        size = max(max(self._offsets), *self._changed) + 1
        trailer = re.sub(rb"/Size \d+", b"/Size %d/Prev %d" % (size, self._table), self._trailer)
        end = b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, at)
        return b"".join([*parts, *rows, end])

    def _table_start(self) -> int:
        match = _START.search(self._pdf, max(0, len(self._pdf) - 64))
        if match is None:
            raise ForeignFileError("startxref")
        return int(match[1])

    def _references(self) -> tuple[dict[int, int], bytes]:
        """Where each object in use begins, and the dictionary that follows the table."""
        head = _TABLE.match(self._pdf, self._table)
        if head is None:
            raise ForeignFileError("xref")
        offsets = {}
        for number in range(int(head[1])):
            at = head.end() + number * _ENTRY
            if self._pdf[at + 17 : at + 18] == b"n":
                offsets[number] = int(self._pdf[at : at + 10])
        rest = self._pdf[head.end() + int(head[1]) * _ENTRY :]
        return offsets, rest[rest.index(b"<<") : rest.rindex(b"startxref")].rstrip()
