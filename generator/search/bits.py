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

    Each is filled up with zeros to its width.
    """
    ends = np.cumsum(widths)
    bits = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    longest = int(np.max(bit_length(codes))) if codes.size else 0
    for place in range(longest):
        bit = (codes >> place) & 1 == 1
        bits[ends[bit] - 1 - place] = 1
    return np.packbits(bits).tobytes()
