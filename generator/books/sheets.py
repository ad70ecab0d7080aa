"""Hand the sheets of the map on as pictures that need nothing else: SVG, PNG and PDF."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from generator.books.code import call, raw
from generator.books.model import Fonts
from generator.books.plain_svg import plain
from generator.books.press import HOUSE
from generator.books.typefaces import typefaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.geo import Panel

FOLDER = "map/sheets"
_PIXELS_PER_INCH = 216.0  # of a picture 340 points wide: 1,020 pixels


def files(
    overview: Panel | None, panels: Sequence[Panel], address: Callable[[str], str]
) -> Iterator[tuple[str, bytes]]:
    """Yield each sheet as SVG, PNG and PDF; the PDF has its list of places.

    `address` says where an address of the drawing leads once it has left the site; "" for nowhere.
    The same sheets give the same bytes. Raises typst.TypstError for a fault of the house.
    """
    for panel in [overview, *panels] if overview else panels:
        stem = f"{FOLDER}/{panel.slug or ('overview' if panel is overview else 'map')}"
        svg = plain(str(panel.svg), address)
        yield f"{stem}.svg", svg.encode()
        yield f"{stem}.png", _picture(svg)
        rows = tuple(
            (number, point.title) for number, point in zip(panel.numbers, panel.points, strict=True)
        )
        yield f"{stem}.pdf", _page(panel.title, svg, rows)


@lru_cache(maxsize=256)
def _picture(svg: str) -> bytes:
    """A drawing as PNG."""
    source = (
        '#set page(width: auto, height: auto, margin: 0pt)\n#image("sheet.svg", width: 340pt)\n'
    )
    return _compile(source, svg, "png")


@lru_cache(maxsize=256)
def _page(title: str, svg: str, rows: tuple[tuple[int, str], ...]) -> bytes:
    """A sheet of A4: the drawing, and below it the places by their numbers."""
    source = '#import "sheet.typ": sheet\n#' + call("sheet", title, raw(svg), rows).source
    return _compile(source, svg, "pdf")


def _compile(source: str, svg: str, form: str) -> bytes:
    faces = typefaces(Fonts(), Path())
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sheet.svg").write_text(svg, "utf-8")
        (root / "sheet.typ").write_text((HOUSE / "sheet.typ").read_text("utf-8"), "utf-8")
        (root / "main.typ").write_text(source, "utf-8")
        compiler = typst.Compiler(
            input=str(root / "main.typ"),
            root=str(root),
            font_paths=faces.fonts,
            ignore_system_fonts=True,
        )
        if form == "png":
            data = compiler.compile(format="png", ppi=_PIXELS_PER_INCH)
        else:
            data = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(data, bytes)
    return data
