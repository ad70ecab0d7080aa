"""Open the fonts of a book and say what they can write.

Those of the package alone, or with a folder of an office's own.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pylopdf_fonts_zh_cn as packaged
import typst

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.model import Fonts

SONG, HEI = "Noto Serif SC", "Noto Sans SC"
_FACES = {"song": SONG, "hei": HEI, "kai": SONG, "fangsong": SONG, "display": SONG}


class UnknownFamilyError(Exception):
    """Say that the settings name a folder or families that are not there; `problems` says which."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} unknown fonts")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Hold the families of each face of a Chinese page, in the order they are tried."""

    fonts: typst.Fonts
    faces: dict[str, tuple[str, ...]]
    coverage: frozenset[int]

    def missing(self, text: str) -> list[str]:
        """Return the characters of a text that no font has, in order; joiners need no glyph."""
        return [
            c for c in dict.fromkeys(text) if ord(c) not in self.coverage and ord(c) not in _UNSEEN
        ]


_UNSEEN = frozenset({0x0A, 0x20, 0x200B, 0x200C, 0x200D, *range(0xFE00, 0xFE10)})


@cache
def typefaces(settings: Fonts, root: Path) -> Typefaces:
    """Open the fonts; the settings' folder is named from `root`. Raises UnknownFamilyError."""
    folders = [packaged.serif_path().parent]
    if settings.folder:
        folders.append(root / settings.folder)
        if not folders[-1].is_dir():
            raise UnknownFamilyError(
                [Problem("file-not-found", ("fonts", "folder"), {"file": settings.folder})]
            )
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(f) for f in folders],
    )
    known = fonts.families()
    problems = []
    for face in _FACES:
        family = getattr(settings, face)
        if family and family not in known:
            values = {"family": family, "known": "、".join(known)}
            problems.append(Problem("unknown-font", ("fonts", face), values))
    if problems:
        raise UnknownFamilyError(problems)
    faces = {
        face: tuple(dict.fromkeys((getattr(settings, face) or usual, SONG, HEI)))
        for face, usual in _FACES.items()
    }
    used = {family for families in faces.values() for family in families}
    files = {Path(font.path) for font in fonts.fonts() if font.path and font.family in used}
    return Typefaces(fonts, faces, frozenset().union(*(_coverage(file) for file in sorted(files))))


@cache
def _coverage(file: Path) -> frozenset[int]:
    """All characters for which a font file, or a collection, has a glyph."""
    data = file.read_bytes()
    starts = [0]
    if data[:4] == b"ttcf":
        (count,) = struct.unpack_from(">I", data, 8)
        starts = list(struct.unpack_from(f">{count}I", data, 12))
    return frozenset(c for start in starts for c in _characters(data, start))


def _characters(data: bytes, start: int) -> Iterator[int]:
    """From the table `cmap`; OpenType 1.9, formats 4 (16 bits) and 12 (all of Unicode)."""
    (count,) = struct.unpack_from(">H", data, start + 4)
    for i in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * i)
        if tag == b"cmap":
            (tables,) = struct.unpack_from(">H", data, offset + 2)
            for table in range(tables):
                (at,) = struct.unpack_from(">I", data, offset + 8 + 8 * table)
                yield from _subtable(data, offset + at)


def _subtable(data: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        for group in range(groups):
            first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * group)
            yield from range(first, last + 1)
    elif form == 4:
        (twice_segments,) = struct.unpack_from(">H", data, at + 6)
        lasts = struct.unpack_from(f">{twice_segments // 2}H", data, at + 14)
        firsts = struct.unpack_from(f">{twice_segments // 2}H", data, at + 16 + twice_segments)
        for first, last in zip(firsts, lasts, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)
