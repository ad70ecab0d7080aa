"""Write numbers of varying width as bytes, many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


def bit_length(values: Numbers) -> Numbers:
    """Return the number of binary digits of each value (0 for 0), exact below 2**53."""
    return np.frexp(values.astype(np.float64))[1].astype(np.int64)


def gamma(values: Numbers) -> tuple[Numbers, Numbers]:
    """Return the Elias gamma codes of values ≥ 1 as (code, width): small numbers take few bits."""
    return values, 2 * bit_length(values) - 1


def rice_width(size: int, counts: Numbers) -> Numbers:
    """Return how many low bits of a gap are written plainly in a list of `count` among `size`
    documents.

    69/100 stands for ln 2: the width that makes the list shortest when documents are spread evenly.
    """
    return bit_length(np.maximum(1, size * 69 // (np.maximum(1, counts) * 100))) - 1


def rice(values: Numbers, widths: Numbers) -> tuple[Numbers, Numbers]:
    """Return the Rice codes of values ≥ 0 as (code, width).

    A code is the quotient in zeros and a one, then the remainder.
    """
    ones = np.int64(1) << widths
    return ones | (values & (ones - 1)), (values >> widths) + 1 + widths


def pack(codes: Numbers, widths: Numbers) -> bytes:
    """Write codes one after the other, the highest bit first.

    Each is filled up with zeros to its width; it has at most 63 binary digits itself.
    """
    if not len(codes):
        return b""
    lasts = np.cumsum(widths) - 1  # the places of the last bits
    size = int(lasts[-1]) + 1
    places, codes = lasts[codes != 0], codes[codes != 0].astype(np.uint64)
    words = np.zeros(size // _WORD + 2, dtype=np.uint64)  # and one before the first
    after = (_WORD - 1 - places % _WORD).astype(np.uint64)  # bits of its word that follow a code
    _put(words, places // _WORD + 1, codes << after)
    _put(words, places // _WORD, codes >> np.uint64(1) >> (np.uint64(_WORD - 1) - after))
    return words[1:].astype(">u8").tobytes()[: -(-size // 8)]


def _put(words: NDArray[np.uint64], places: Numbers, parts: NDArray[np.uint64]) -> None:
    """Put parts that share no bit into the words at ascending places."""
    if len(places):
        starts = np.flatnonzero(np.diff(places, prepend=-1))
        words[places[starts]] |= np.bitwise_or.reduceat(parts, starts)


_WORD = 64
