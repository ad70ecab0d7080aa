"""Find what settings of books, copied from the sample site, still say in its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.leaves import leaves
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.model import Printing
    from generator.library.catalogue import Library

CIRCULARS = ("teaching-2021-1", "teaching-2022-1", "teaching-2023-1", "teaching-2024-1")
"""The sample's circulars: content with one of them is the sample, and its settings speak truly."""

MARKS = ("清鉴编写组", "清鉴·", "示例县", "各学习小组", "qingjian.example")
"""Who signs, prints, sends and receives in the sample, the name of its books and its address."""

DATE = "2025-06"
"""The month of its books; others may bear it, but not beside one of the words above."""


def words(printing: Printing, library: Library) -> Iterator[Problem]:
    """Yield every place where the books of other content carry the sample's name, word or date."""
    if any(library.entry("circulars", id) for id in CIRCULARS):
        return
    copies: set[int] = set()
    for path, _, text in leaves(printing):
        if any(mark in text for mark in MARKS):
            yield Problem("sample-words", path, {"value": text})
            copies |= {int(path[1])} if path[0] == "books" else set()
    for position in sorted(copies):
        date = printing.books[position].date
        if date and date.text == DATE:
            yield Problem("sample-words", ("books", position, "date"), {"value": DATE})
