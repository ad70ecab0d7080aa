"""Pack postings into shards: files small enough that a query is a few of them.

A shard is a string of bits (base64 in the file). For each term, in ascending order:

    1 + first character (21 bits) + width of the next (5 bits), or 0 if it is the term's before
    Rice: second character, less the one before within the same first character and less one
    second character 0 only: 1 bit, whether the list is complete
    for each field, gamma: number of documents + 1
    for each field, for each document:
        Rice: its number, less the one before, less one
        second character not 0: 0 + residue (3 bits), or 1 + mask of residues (8 bits);
            in titles, edges (2 bits)

`rice_width` says how wide the Rice codes of a list are.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.search.bits import bit_length, gamma, pack, rice, rice_width
from generator.search.postings import FIELDS, RESIDUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.search.bits import Numbers
    from generator.search.postings import Postings

TARGET = 7_000 * 8  # bits; what a shard holds before it is closed
_SPAN = 0x5000  # code points that second characters spread over, most of them
_HEAD = 3 + FIELDS  # symbols before the postings of a term


@dataclass(frozen=True, slots=True)
class Shard:
    """Hold terms from `first` (two code points) up to the first of the next shard, as base64."""

    first: tuple[int, int]
    data: str


def cut(postings: Postings, size: int) -> Iterator[Shard]:
    """Yield the shards of some postings among `size` documents."""
    codes, widths = _postings(postings, size)
    terms, ends = len(postings.first), np.cumsum(postings.counts.sum(axis=1))
    begins = np.concatenate([[0], ends[:-1]])
    sizes = np.add.reduceat(widths, begins) + 40  # with its head, roughly
    for low, high in _ranges(sizes, terms):
        rows, span = slice(low, high), slice(int(begins[low]), int(ends[high - 1]))
        data = _shard(postings, rows, codes[span], widths[span], begins[rows] - begins[low])
        yield Shard(
            (int(postings.first[low]), int(postings.second[low])),
            base64.b64encode(data).decode("ascii"),
        )


def _ranges(sizes: Numbers, terms: int) -> Iterator[tuple[int, int]]:
    """Cut terms into ranges that hold TARGET bits, or one term that holds more."""
    totals, low = np.cumsum(sizes), 0
    while low < terms:
        before = totals[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(totals, before + TARGET, side="right")))
        yield low, high
        low = high


def _shard(
    postings: Postings, rows: slice, codes: Numbers, widths: Numbers, begins: Numbers
) -> bytes:
    """Put the heads of the terms between their postings, and pack."""
    heads, head_widths = _heads(postings, rows)
    at = np.repeat(begins, _HEAD)
    return pack(np.insert(codes, at, heads.ravel()), np.insert(widths, at, head_widths.ravel()))


def _heads(postings: Postings, rows: slice) -> tuple[Numbers, Numbers]:
    """Return the symbols before each term's postings; what a term does not need has width 0."""
    first, second, counts = postings.first[rows], postings.second[rows], postings.counts[rows]
    new = np.concatenate([[True], first[1:] != first[:-1]])
    previous = np.where(new, -1, np.concatenate([[0], second[:-1]]))
    group = np.cumsum(new) - 1
    wide = np.minimum(rice_width(_SPAN, np.bincount(group)), 20)[group]
    single = second == 0
    columns = [
        (np.where(new, (1 << 21 | first) << 5 | wide, 0), np.where(new, 27, 1)),
        rice(second - previous - 1, wide),
        (postings.complete[rows] & single, single),
        *(gamma(counts[:, field] + 1) for field in range(FIELDS)),
    ]
    heads = np.stack([np.asarray(c, dtype=np.int64) for c, _ in columns], axis=1)
    return heads, np.stack([np.asarray(w, dtype=np.int64) for _, w in columns], axis=1)


def _postings(postings: Postings, size: int) -> tuple[Numbers, Numbers]:
    """Return one symbol a posting."""
    counts = postings.counts.ravel()
    lists = np.repeat(np.arange(len(counts)), counts)
    documents = postings.documents
    follows = np.concatenate([[False], lists[1:] == lists[:-1]])
    before = np.where(follows, np.concatenate([[0], documents[:-1]]), -1)
    codes, widths = rice(documents - before - 1, rice_width(size, counts)[lists])
    pairs = (postings.second != 0)[lists // FIELDS]
    codes, widths = _append(codes, widths, *_residues(postings.masks), pairs)
    return _append(
        codes, widths, postings.edges, np.full(len(codes), 2), pairs & (lists % FIELDS == 0)
    )


def _residues(masks: Numbers) -> tuple[Numbers, Numbers]:
    several = (masks & (masks - 1)) != 0
    return (
        np.where(several, 1 << RESIDUES | masks, bit_length(masks) - 1),
        np.where(several, 1 + RESIDUES, 1 + bit_length(np.array([RESIDUES - 1]))[0]),
    )


def _append(
    codes: Numbers, widths: Numbers, more: Numbers, wide: Numbers, where: Numbers
) -> tuple[Numbers, Numbers]:
    """Lengthen the chosen symbols by a second one each."""
    wide = np.where(where, wide, 0)
    return codes << wide | np.where(where, more, 0), widths + wide
