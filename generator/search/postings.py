"""Note for each pair of neighbours the documents that hold it, and roughly where.

A pair's posting keeps the places modulo RESIDUES: enough to tell nearly always whether pairs follow
one another, at three bits an occurrence. The client verifies what it shows on the text itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from generator.search.bits import bit_length
from generator.search.readings import BREAKS, BUCKETS, NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from generator.search.corpus import Chars, Corpus, Stream

    Numbers = NDArray[np.int64]
    Keys = NDArray[np.uint64]
    Flags = NDArray[np.bool_]

RESIDUES = 8
FIELDS = 3
PASS = 700_000  # occurrences sorted at a time: bounds the memory
FREQUENT = (
    3  # a character that stands more often than once in three documents has a list of its own
)
_LOW = 5  # residue (3), end and start of a title (2)


@dataclass(frozen=True, slots=True)
class Postings:
    """Hold terms in ascending order with their postings.

    Postings are ordered by term, field and document.

    `first`, `second`: code points of the pair, or `second` 0 for a single character; `complete`:
    whether that list holds every document with the character, or only those where it ends a run.
    `counts` has a row a term and a column a field. Per posting: `documents`, `masks` (bit r: at
    some place ≡ r), `edges` (1: starts a title, 2: ends one).
    """

    first: Numbers
    second: Numbers
    complete: Flags
    counts: Numbers
    documents: Numbers
    masks: Numbers
    edges: Numbers


def collect(corpus: Corpus) -> Iterator[Postings]:
    """Yield the postings in ascending order of terms, some millions of occurrences at a time."""
    streams = corpus.streams()
    totals = sum(
        (np.bincount(s.chars, minlength=len(corpus.alphabet)) for s in streams),
        np.zeros(1, dtype=np.int64),
    )
    frequent = totals * FREQUENT > corpus.size
    for chars in _passes(totals):
        keys = np.concatenate(
            [
                postings(f, s)
                for f, s in enumerate(streams)
                for postings in (
                    partial(_occurrences, chars=chars, frequent=frequent),
                    partial(_numbers, chars=chars, alphabet=corpus.alphabet),
                    partial(_across, chars=chars, alphabet=corpus.alphabet),
                )
            ]
        )
        if len(keys):
            keys.sort()
            yield _postings(keys, corpus.alphabet, frequent, corpus.size)


def _passes(totals: Numbers) -> Iterator[tuple[int, int]]:
    """Cut the alphabet (without the break) into ranges with about PASS occurrences each."""
    low, total = 1, 0
    for char in range(1, len(totals)):
        if total and total + totals[char] > PASS:
            yield low, char
            low, total = char, 0
        total += int(totals[char])
    if low < len(totals):
        yield low, len(totals)


def _occurrences(field: int, of: Stream, chars: tuple[int, int], frequent: Flags) -> Keys:
    """Return the occurrences whose first character lies in the range.

    Each is one number that sorts as the index.
    """
    stream, starts = of.chars, of.starts
    places = np.flatnonzero(
        (stream >= chars[0]) & (stream < chars[1])
    )  # never the last place: that is a break
    first, second = stream[places], stream[places + 1]
    documents = np.searchsorted(starts, places, side="right") - 1
    residues = (places - starts[documents]) % RESIDUES
    low = residues * 4 + (_edges(stream, places) if field == 0 else 0)
    pairs = second != 0
    single = frequent[first] | ~pairs  # their places do not matter
    blank = np.zeros(int(single.sum()), dtype=np.int64)
    return np.concatenate(
        [
            _key(first[pairs], second[pairs], field, documents[pairs], low[pairs]),
            _key(first[single], blank, field, documents[single], blank),
        ]
    )


def _numbers(field: int, of: Stream, chars: tuple[int, int], alphabet: Numbers) -> Keys:
    """Return the occurrences of three digits in a row, the first two as one character.

    Pages full of figures hold most pairs of digits at most places; of a number of four digits
    nothing would be known before their texts are read.
    """
    values = np.where((alphabet >= ord("0")) & (alphabet <= ord("9")), alphabet - ord("0"), -1)
    digits = values[of.chars]
    third = digits[2:]
    places = np.flatnonzero((digits[:-2] >= 0) & (digits[1:-1] >= 0) & (third >= 0))
    first = np.searchsorted(alphabet, NUMBERS) + digits[places] * 10 + digits[places + 1]
    inside = (first >= chars[0]) & (first < chars[1])
    places, first = places[inside], first[inside]
    documents = np.searchsorted(of.starts, places, side="right") - 1
    low = (places - of.starts[documents]) % RESIDUES * 4
    low = low + (_edges(of.chars, places, 3) if field == 0 else 0)
    return _key(first.astype(np.uint16), of.chars[places + 2], field, documents, low)


def _across(field: int, of: Stream, chars: tuple[int, int], alphabet: Numbers) -> Keys:
    """Return the occurrences of a break between two characters, the first of these by its bucket.

    Without them nothing would join the two sides of a comma: one phrase of three characters was
    looked for in the texts of two thousand pages. Whole characters would take three times the room.
    """
    stream, starts = of.chars, of.starts
    places = np.flatnonzero((stream[:-2] != 0) & (stream[1:-1] == 0) & (stream[2:] != 0))
    documents = np.searchsorted(starts, places, side="right") - 1
    first = np.searchsorted(alphabet, BREAKS) + alphabet[stream[places]] % BUCKETS
    inside = (first >= chars[0]) & (first < chars[1]) & (places + 2 < starts[documents + 1])
    places, first, documents = places[inside], first[inside], documents[inside]
    low = (places - starts[documents]) % RESIDUES * 4
    low = low + (_edges(stream, places, 3) if field == 0 else 0)
    return _key(first.astype(np.uint16), stream[places + 2], field, documents, low)


def _edges(stream: Chars, places: Numbers, length: int = 2) -> Numbers:
    """Return 1 where so many characters start a name, plus 2 where they end one.

    There two breaks, or the ends, are beside them.
    """

    def blank(offset: int) -> Flags:
        at = places + offset
        beside: Flags = stream[np.clip(at, 0, len(stream) - 1)] == 0
        return beside | (at < 0)

    return (blank(-1) & blank(-2)) * np.int64(1) + (blank(length) & blank(length + 1)) * np.int64(2)


def _key(
    first: Chars, second: NDArray[np.generic], field: int, document: Numbers, low: Numbers
) -> Keys:
    key = first.astype(np.uint64) << np.uint64(16) | second.astype(np.uint64)
    key = key << np.uint64(2) | np.uint64(field)
    key = key << np.uint64(25) | document.astype(np.uint64)
    return key << np.uint64(_LOW) | low.astype(np.uint64)


def _postings(keys: Keys, alphabet: Numbers, frequent: Flags, size: int) -> Postings:
    """Merge the sorted occurrences of a document into one posting.

    Count the postings of each term and field.
    """
    if bit_length(np.array([size]))[0] > 25:
        raise ValueError("more than 33 million documents")
    whole = keys >> np.uint64(_LOW)
    heads = np.flatnonzero(np.concatenate([[True], whole[1:] != whole[:-1]]))
    low = (keys & np.uint64(31)).astype(np.int64)
    masks = np.bitwise_or.reduceat(np.int64(1) << (low >> 2), heads)
    edges = np.bitwise_or.reduceat(low & 3, heads)
    posting = whole[heads]
    terms = (posting >> np.uint64(27)).astype(np.int64)
    starts = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1]]))
    number = np.cumsum(np.concatenate([[0], terms[1:] != terms[:-1]]))
    fields = (posting >> np.uint64(25) & np.uint64(3)).astype(np.int64)
    counts = np.bincount(number * FIELDS + fields, minlength=len(starts) * FIELDS).reshape(
        -1, FIELDS
    )
    first = terms[starts] >> 16
    documents = (posting & np.uint64((1 << 25) - 1)).astype(np.int64)
    second = alphabet[terms[starts] & 0xFFFF]
    return Postings(alphabet[first], second, frequent[first], counts, documents, masks, edges)
