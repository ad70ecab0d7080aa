"""Print one file of a book; a large one in a process of its own, which gives its memory back.

Typst keeps what it has set, about a kilobyte for each character: after ten books a process had what
ten books take. A process of its own is half a second's start, so small files are printed here.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.books.ebook.package import Title, epub
from generator.books.press import NotSetError, cover_png, print_pdf, print_with_places
from generator.books.typefaces import typefaces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.books.model import Condition, Fonts
    from generator.books.press import Manuscript
    from generator.books.typefaces import Typefaces

LARGE = 200_000
"""Characters of a manuscript, marks and all, from which on it is printed by itself."""


@dataclass(frozen=True, slots=True)
class Ebook:
    """Hold what an e-book is beside its manuscript."""

    title: Title
    jacket: Manuscript


@dataclass(frozen=True, slots=True)
class Order:
    """Hold a file to be printed; `condition`: that of the press, None for the screen."""

    manuscript: Manuscript
    condition: Condition | None
    ebook: Ebook | None

    @property
    def name(self) -> str:
        return f"{self.manuscript.name}-press" if self.condition else self.manuscript.name


@dataclass(frozen=True, slots=True)
class Workshop:
    """Print into a folder, with the fonts that settings name from `root` on."""

    fonts: Fonts
    root: Path
    folder: Path

    def print(self, order: Order) -> None:
        """Print a file, and the e-book from the same manuscript. Raises NotSetError."""
        if len(order.manuscript.source()) < LARGE:
            self.print_here(order)
            return
        # Started from nothing: a copy of a process in which Typst has worked would stand still.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, context) as process:
            try:
                process.submit(self.print_here, order).result()
            except BrokenProcessPool as error:
                raise NotSetError(
                    f"{order.name}: the process that set it was ended from outside, "
                    "as systems do when memory runs out"
                ) from error

    def print_here(self, order: Order) -> None:
        """Print in this process. Raises NotSetError."""
        for name, data in _files(order, typefaces(self.fonts, self.root)):
            (self.folder / name).write_bytes(data)


def _files(order: Order, faces: Typefaces) -> Iterator[tuple[str, bytes]]:
    if order.ebook is None:
        yield f"{order.name}.pdf", print_pdf(order.manuscript, faces, order.condition)
        return
    pdf, places = print_with_places(order.manuscript, faces)
    yield f"{order.name}.pdf", pdf
    cover = cover_png(order.ebook.jacket, faces)
    yield f"{order.name}.epub", epub(order.ebook.title, places, cover)
