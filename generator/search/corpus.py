"""Give the streams of all documents in one alphabet, some documents at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.search import readings
from generator.search.streams import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.search.shelf import Shelf
    from generator.search.streams import Chars, Counts

STRETCH = 120_000
"""Characters in memory at a time, or one document that has more."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hold all that is indexed.

    That is the documents on their shelf, the code points that stand in them, and what is needed to
    ask. `alphabet` is ascending and begins with 0 for the break; `totals`: how often each of it
    stands there; `syllables`: all that the titles are read with; `traditional`: the traditional
    characters in the text as it was written, and their simplified forms.
    """

    alphabet: Counts
    totals: Counts
    syllables: list[str]
    traditional: dict[str, str]
    _places: Chars
    _shelf: Shelf

    @property
    def size(self) -> int:
        """Return the number of documents."""
        return len(self._shelf)

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Cut the documents, in order, into stretches: the number of the first, and the end."""
        low, total = 0, 0
        for number in range(self.size):
            length = sum(self._shelf.lengths(number))
            if total and total + length > STRETCH:
                yield low, number
                low, total = number, 0
            total += length
        if total:
            yield low, self.size

    def streams(self, low: int, high: int) -> tuple[Stream, ...]:
        """Return the streams of a stretch of documents, by field."""
        fields = zip(*map(self._shelf.fields, range(low, high)), strict=True)
        lengths = zip(*map(self._shelf.lengths, range(low, high)), strict=True)
        return tuple(
            Stream(
                self._places[np.frombuffer(b"".join(parts), dtype=np.uint16)],
                np.cumsum([0, *counts], dtype=np.int64),
                low,
            )
            for parts, counts in zip(fields, lengths, strict=True)
        )


def gather(shelf: Shelf) -> Corpus:
    """Give the characters of a shelf their order, by code point.

    Raises ValueError for more different characters than two bytes can tell apart.
    """
    syllables = shelf.syllables.in_order()
    codes = shelf.syllables.settle(shelf.numbering.codes())
    always = [
        *range(readings.NUMBERS, readings.NUMBERS + 100),
        *range(readings.BREAKS, readings.BREAKS + readings.BUCKETS),
    ]
    alphabet = np.union1d(codes, np.array(always, dtype=np.int64))
    if len(alphabet) > 0xFFFF:
        raise ValueError("more than 65,535 different characters in one index")
    places = np.searchsorted(alphabet, codes)
    totals = np.zeros(len(alphabet), dtype=np.int64)
    totals[places] = shelf.numbering.counts()
    return Corpus(
        alphabet,
        totals,
        syllables,
        shelf.traditional,
        places.astype(np.uint16),
        shelf,
    )
