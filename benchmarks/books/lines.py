"""Read the lines of a PDF as a reader sees them.

Where they end, what they begin with, how their punctuation is set.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLOSING = "，。、；：？！）】》」』〉〕”’…"
OPENING = "（【《「『〈〔“‘"
# of a character's width: from the first of two marks to the second, if they are squeezed
_CROWDED = 0.8

_WIDE = 0x3000
_ITEM = re.compile(r"[·•]|\d+\.|[A-Z]\.")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character; `left`, `right` and `base` in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one base line, from left to right."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def size(self) -> float:
        wide = [glyph for glyph in self.glyphs if ord(glyph.text[0]) >= _WIDE] or self.glyphs
        return Counter(round(glyph.size, 1) for glyph in wide).most_common(1)[0][0]


def lines(pdf: Path) -> list[Line]:
    """All lines of a file, page by page from the top."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [
            line for number in range(len(document)) for line in _on_page(document[number], number)
        ]
    finally:
        document.close()


def _on_page(page: pdfium.PdfPage, number: int) -> Iterator[Line]:
    rows: dict[int, list[Glyph]] = {}
    for glyph in _glyphs(page):
        key = round(glyph.base)
        rows.setdefault(next((k for k in (key, key - 1, key + 1) if k in rows), key), []).append(
            glyph
        )
    for _, row in sorted(rows.items(), reverse=True):
        yield Line(number, tuple(sorted(row, key=lambda glyph: glyph.left)))


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, _, right, _ = text.get_charbox(index, loose=True)
            # A wide one is as high as wide; the size that a file states may be scaled.
            wide = ord(character[0]) >= _WIDE
            size = right - left if wide else pdfium.raw.FPDFText_GetFontSize(text.raw, index)
            yield Glyph(character, left, right, _base(text, index), size)


def _base(text: pdfium.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return y.value


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set.

    Of `inner` lines, which are not the last of their paragraph, `ragged` end more than half a
    character before the edge; of `pairs` of marks `squeezed` are; `bad_starts` lines begin with
    a closing mark.
    """

    inner: int
    ragged: int
    pairs: int
    squeezed: int
    bad_starts: int


def judge(found: list[Line], size: float) -> Setting:
    """Judge the lines in type of about `size` points."""
    body = [line for line in found if abs(line.size - size) < 0.6 and len(line.glyphs) > 3]
    left = Counter(round(line.left) for line in body).most_common(4)
    edges = {
        page: _edge([line for line in body if line.page == page])
        for page in {line.page for line in body}
    }
    starts = {at for at, _ in left}
    inner = [a for a, b in pairwise(body) if _goes_on(a, b, starts, size)]
    ragged = sum(edges[line.page] - line.right > size / 2 for line in inner)
    pairs = [pair for line in body for pair in pairwise(line.glyphs) if _are_marks(*pair)]
    squeezed = sum(b.left - a.left < size * _CROWDED for a, b in pairs)
    return Setting(
        len(inner), ragged, len(pairs), squeezed, sum(line.text[0] in CLOSING for line in body)
    )


def _edge(body: list[Line]) -> float:
    """Where most full lines end, but for those that end in a mark, half of which is empty."""
    ends = Counter(round(line.right) for line in body if line.text[-1] not in CLOSING)
    most = max(ends.values(), default=0)
    return max((end for end, count in ends.items() if count > most / 3), default=0.0)


def _goes_on(line: Line, following: Line, starts: set[int], size: float) -> bool:
    """Whether the next line is the same paragraph's: close below and not indented."""
    if (
        line.page != following.page
        or not 0 < line.base - following.base < 2.1 * size
        or _ITEM.match(following.text)
    ):
        return False
    indented = following.left - line.left >= size or following.left > min(starts) + size
    return round(following.left) in starts and not indented


def _are_marks(first: Glyph, second: Glyph) -> bool:
    """Two marks of which one leaves its inner half empty: 。” or ”（ or （“."""
    return (first.text in CLOSING and second.text in CLOSING + OPENING) or (
        first.text in OPENING and second.text in OPENING
    )
