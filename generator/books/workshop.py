"""Print one file of a book; a large one in a process of its own, which gives its memory back.

Typst keeps what it has set, about a kilobyte for each character: after ten books a process had what
ten books take. A process of its own is half a second's start, so small files are printed here.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.books.ebook.package import Title, epub
from generator.books.press import NotSetError, cover_png, print_pdf, print_with_places
from generator.books.typefaces import typefaces
from generator.books.volumes import going_on, together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.books.model import Condition, Fonts
    from generator.books.press import Manuscript, Places
    from generator.books.volumes import Volume

LARGE = 200_000
"""Characters of a manuscript, marks and all, from which on it is printed by itself."""


@dataclass(frozen=True, slots=True)
class Ebook:
    """Hold what an e-book is beside its manuscript."""

    title: Title
    jacket: Manuscript


@dataclass(frozen=True, slots=True)
class Order:
    """Hold a file to be printed of a book; `condition`: that of the press, None for the screen.

    `volumes`: of a book in several, those whose pages must be known first; with an `ebook` all of
    them, and then nothing else is printed.
    """

    book: str
    manuscript: Manuscript
    condition: Condition | None = None
    ebook: Ebook | None = None
    volumes: Sequence[Volume] = ()

    @property
    def name(self) -> str:
        return f"{self.manuscript.name}-press" if self.condition else self.manuscript.name


@dataclass(frozen=True, slots=True)
class Workshop:
    """Print into a folder, with the fonts that settings name from `root` on."""

    fonts: Fonts
    root: Path
    folder: Path
    _places: dict[str, Places] = field(default_factory=dict)

    def print(self, order: Order) -> None:
        """Print a file, and the e-book from the same manuscript. Raises NotSetError."""
        earlier = {one.name: self._places[one.manuscript.name] for one in order.volumes}
        whole = together(order.volumes, earlier.values()) if order.ebook and earlier else None
        ready = replace(order, manuscript=going_on(order.manuscript, earlier), volumes=())
        is_large = len(ready.manuscript.source()) >= LARGE
        places = self._by_itself(ready, whole) if is_large else self.print_here(ready, whole)
        if places:
            self._places[order.name] = places

    def _by_itself(self, order: Order, whole: Places | None) -> Places | None:
        # Started from nothing: a copy of a process in which Typst has worked would stand still.
        context = multiprocessing.get_context("spawn")
        elsewhere = Workshop(self.fonts, self.root, self.folder)
        with ProcessPoolExecutor(1, context) as process:
            try:
                return process.submit(elsewhere.print_here, order, whole).result()
            except BrokenProcessPool as error:
                raise NotSetError(
                    f"{order.name}: the process that set it was ended from outside, "
                    "as systems do when memory runs out"
                ) from error

    def print_here(self, order: Order, whole: Places | None = None) -> Places | None:
        """Print in this process; return where things stand in what is for the screen.

        `whole`: where they stand in the volumes of the book, of which the e-book alone is made.
        Raises NotSetError.
        """
        faces = typefaces(self.fonts, self.root)
        if order.condition:
            self._write(f"{order.name}.pdf", print_pdf(order.manuscript, faces, order.condition))
            return None
        places = whole
        if places is None:
            pdf, places = print_with_places(order.manuscript, faces)
            self._write(f"{order.name}.pdf", pdf)
        if order.ebook:
            cover = cover_png(order.ebook.jacket, faces)
            self._write(f"{order.name}.epub", epub(order.ebook.title, places, cover))
        return places

    def _write(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)
