"""Note for each pair of neighbours the documents that hold it, and roughly where.

A pair's posting keeps the places modulo RESIDUES: enough to tell nearly always whether pairs follow
one another, at three bits an occurrence. The client verifies what it shows on the text itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from generator.search.bits import bit_length
from generator.search.readings import BREAKS, BUCKETS, NUMBERS
from generator.search.runs import FIRST, SECOND, Ranges, Runs
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from generator.search.corpus import Corpus
    from generator.search.runs import Keys, Run
    from generator.search.streams import Chars, Stream

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

R = TypeVar("R")

RESIDUES = 8
FIELDS = 3
PASS = 120_000  # occurrences sorted at a time: bounds the memory
FREQUENT = (
    3  # a character that stands more often than once in three documents has a list of its own
)
_WORTH_IT = 4
"""Stretches or ranges from which on another process is a help with them."""

_TOGETHER = 8
"""How many of them are handed over at once. A process that helps ends after so many turns, and is
replaced when this one next listens, which it does not while it writes fragments."""

_LOW = 5  # residue (3), end and start of a title (2)
_FIELD = 25 + _LOW  # after the document; where an occurrence's field begins, and so on


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


class Collection:
    """Collect the postings of a corpus: an external sort by distribution.

    Occurrences are noted some documents at a time, each time parted by ranges of first characters,
    and lie on the disk until a range is sorted as a whole (Knuth, The Art of Computer Programming
    3, 5.4.9). Stretches of documents, then ranges, are shared with other processes; these begin at
    once.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._frequent = corpus.totals * FREQUENT > corpus.size
        self._ranges = Ranges.of(_expected(corpus), PASS)
        self._notes = SharedWork(
            self._note, [*corpus.stretches()], worth_it=_WORTH_IT, together=_TOGETHER
        )

    def postings(self, use: Callable[[Postings], R]) -> Iterator[R]:
        """Yield what `use` makes of postings, some hundred thousands each, by ascending terms."""
        with Runs() as runs:

            def of_range(number: int) -> list[R]:
                keys = _in_order(runs.of_range(number))
                return [use(self._postings(part)) for part in _by_terms(keys)]

            for run in self._notes:
                runs.add(run)
            ranges = range(self._ranges.count)
            for results in SharedWork(of_range, ranges, worth_it=_WORTH_IT, together=_TOGETHER):
                yield from results

    def _note(self, stretch: tuple[int, int]) -> Run:
        corpus = self._corpus
        keys = _keys(corpus.streams(*stretch), self._frequent, corpus.alphabet)
        return self._ranges.run(keys)

    def _postings(self, keys: Keys) -> Postings:
        corpus = self._corpus
        return _postings(keys, corpus.alphabet, self._frequent, corpus.size)


def _keys(streams: Iterable[Stream], frequent: Flags, alphabet: Numbers) -> Keys:
    """All occurrences of some documents; `streams`: by field."""
    return np.concatenate(
        [
            occurrences
            for field, stream in enumerate(streams)
            for occurrences in (
                *_occurrences(field, stream, frequent),
                _numbers(field, stream, alphabet),
                _across(field, stream, alphabet),
            )
        ]
    )


def _expected(corpus: Corpus) -> Numbers:
    """About how many occurrences begin with each character, also those that stand for two."""
    alphabet, totals = corpus.alphabet, corpus.totals.copy()
    digits = int(totals[(alphabet >= ord("0")) & (alphabet <= ord("9"))].sum())
    breaks = int(totals[0])
    for start, count, all_of_them in ((NUMBERS, 100, digits), (BREAKS, BUCKETS, breaks)):
        place = np.searchsorted(alphabet, start)
        totals[place : place + count] += all_of_them // count
    return totals


def _occurrences(field: int, of: Stream, frequent: Flags) -> tuple[Keys, ...]:
    """Return the occurrences of pairs and of single characters.

    Each is one number that sorts as the index.
    """
    stream = of.chars
    places = np.flatnonzero(stream)  # never the last place: that is a break
    first, second = stream[places], stream[places + 1]
    documents, starts = of.documents(places)
    residues = (places - starts) % RESIDUES
    low = residues * 4 + (_edges(stream, places) if field == 0 else 0)
    pairs = second != 0
    ends = ~pairs & ~frequent[first]
    return (
        _key(first[pairs], second[pairs], field, documents[pairs], low[pairs]),
        _singles(first[ends], field, documents[ends]),
        _frequent(field, of, frequent),
    )


def _frequent(field: int, of: Stream, frequent: Flags) -> Keys:
    """Each frequent character once a document: they are half of all that is written."""
    columns = np.flatnonzero(frequent)
    column_of = np.full(len(frequent), -1)
    column_of[columns] = np.arange(len(columns))
    places = np.flatnonzero(frequent[of.chars] & (of.chars != 0))
    documents, _ = of.documents(places)
    holds = np.zeros((len(of.starts) - 1, len(columns)), dtype=np.bool_)
    holds[documents - of.first, column_of[of.chars[places]]] = True
    rows, held = np.nonzero(holds)
    return _singles(columns[held].astype(np.uint16), field, rows + of.first)


def _singles(first: Chars, field: int, documents: Numbers) -> Keys:
    """Of a single character the places do not matter."""
    blank = np.zeros(len(first), dtype=np.int64)
    return _key(first, blank, field, documents, blank)


def _numbers(field: int, of: Stream, alphabet: Numbers) -> Keys:
    """Return the occurrences of three digits in a row, the first two as one character.

    Pages full of figures hold most pairs of digits at most places; of a number of four digits
    nothing would be known before their texts are read.
    """
    values = np.where((alphabet >= ord("0")) & (alphabet <= ord("9")), alphabet - ord("0"), -1)
    digits = values.astype(np.int8)[of.chars]
    places = np.flatnonzero((digits[:-2] >= 0) & (digits[1:-1] >= 0) & (digits[2:] >= 0))
    numbers = digits[places].astype(np.int64) * 10 + digits[places + 1]
    first = np.searchsorted(alphabet, NUMBERS) + numbers
    documents, starts = of.documents(places)
    low = (places - starts) % RESIDUES * 4
    low = low + (_edges(of.chars, places, 3) if field == 0 else 0)
    return _key(first.astype(np.uint16), of.chars[places + 2], field, documents, low)


def _across(field: int, of: Stream, alphabet: Numbers) -> Keys:
    """Return the occurrences of a break between two characters, the first of these by its bucket.

    Without them nothing would join the two sides of a comma: one phrase of three characters was
    looked for in the texts of two thousand pages. Whole characters would take three times the room.
    """
    stream = of.chars
    places = np.flatnonzero((stream[:-2] != 0) & (stream[1:-1] == 0) & (stream[2:] != 0))
    documents, starts = of.documents(places)
    inside = of.documents(places + 2)[0] == documents
    places, documents, starts = places[inside], documents[inside], starts[inside]
    first = np.searchsorted(alphabet, BREAKS) + alphabet[stream[places]] % BUCKETS
    low = (places - starts) % RESIDUES * 4
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


def _in_order(keys: Keys) -> Keys:
    """Order occurrences by term, field and document; of each list the documents ascend already.

    Numpy sorts numbers of two bytes by counting, which keeps the order of equal ones: so digit by
    digit, the least first (Knuth, The Art of Computer Programming 3, 5.2.5).
    """
    for place, digit in ((_FIELD, 3), (SECOND, 0xFFFF), (FIRST, 0xFFFF)):
        digits = (keys >> np.uint64(place) & np.uint64(digit)).astype(np.uint16)
        keys = keys[np.argsort(digits, kind="stable")]
    return keys


def _by_terms(keys: Keys) -> Iterator[Keys]:
    """Cut sorted occurrences between terms, where there are more than were expected in a range.

    How often each number stands in texts is not known before: years, for one, begin alike.
    """
    low = 0
    while low < len(keys):
        high = low + PASS
        if len(keys) - low > 2 * PASS:
            last = keys[high] >> np.uint64(SECOND)
            high = int(np.searchsorted(keys, (last + np.uint64(1)) << np.uint64(SECOND)))
        else:
            high = len(keys)
        yield keys[low:high]
        low = high


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
