"""Find the row in which a table names its columns."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.intake.tables.grid import Cell, Row, Sheet

_ROWS = 10
"""Heads stand among the first rows that hold something; titles and notes may stand above."""

_NOTE = re.compile(r"[(\[【].*?[)\]】]")
_TITLE = re.compile(r"(?!附件|附表|说明|注|备注|填)[^：:。；;*]{2,60}")
_SIGNS = re.compile(r"[\s*:：_＊]+")


@dataclass(frozen=True, slots=True)
class Heads:
    """Hold the heads of a table: which row they are in, counted from 0, and by column the texts.

    `row`: that row; `above`: those before, with titles and notes.
    """

    at: int
    texts: dict[int, str]
    row: Row
    above: tuple[Row, ...] = ()

    def repeats(self, row: Row) -> bool:
        """Tell whether a row has the heads once more, as on every page of a printed table."""
        texts = _texts(row)
        return len(texts) > 1 and all(self.texts.get(c) == text for c, text in texts.items())


def plain(head: str) -> str:
    """Return a head without what is not the word: blanks, stars, colons, width and case."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", head)).casefold()


def readings(head: str) -> tuple[str, ...]:
    """Return how a head may be read: as it is, and without a note in brackets."""
    whole = plain(head)
    return tuple(dict.fromkeys((whole, _NOTE.sub("", whole) or whole)))


def find(sheet: Sheet, is_known: Callable[[str], bool], least: int = 2) -> Heads | None:
    """Return the heads of a sheet: of the first rows the one that names most columns.

    `is_known` tells whether a head, as it stands there, is one. Of two lines of heads, the upper
    one groups columns or names those that the lower leaves open. None where no row names `least`.
    """
    rows = sheet.rows[:_ROWS]
    counts = [_count(row, is_known) for row in rows]
    most = max(counts, default=0)
    if most < least:
        return None
    first = at = counts.index(most)
    if at and counts[at - 1]:
        first = at - 1
    elif counts[at + 1 : at + 2] >= [2] and not _repeats(rows[at + 1], rows[at]):
        at += 1
    upper = {c: text for c, text in _texts(rows[first]).items() if is_known(text)}
    texts = upper | _texts(rows[at])
    return Heads(at, dict(sorted(texts.items())), rows[at], tuple(rows[:first]))


def _repeats(row: Row, before: Row) -> bool:
    return any(before.at(column).text == cell.text for column, cell in row.cells.items())


def _count(row: Row, is_known: Callable[[str], bool]) -> int:
    return len({plain(cell.text) for cell in row if is_known(cell.text)})


def _texts(row: Row) -> dict[int, str]:
    return {column: cell.text.strip() for column, cell in row.cells.items() if cell.text.strip()}


def headless(sheet: Sheet, heads: Heads) -> Iterator[Cell]:
    """Yield of each column without a head the first cell below the heads that holds something."""
    columns: set[int] = set(heads.texts)
    for row in sheet.rows[heads.at + 1 :]:
        for column, cell in row.cells.items():
            if column not in columns and cell.text.strip() and not cell.is_from_beside:
                columns.add(column)
                yield cell


def title(heads: Heads) -> str:
    """Return the title above a table: the last row above its heads that holds one text, no note.

    "" where there is none.
    """
    for row in reversed(heads.above):
        texts = {" ".join(cell.text.split()) for cell in row if cell.text.strip()}
        if len(texts) == 1 and _TITLE.fullmatch(text := texts.pop()):
            return text
    return ""
