"""Keep occurrences on the disk, parted by ranges of first characters."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from generator.tools.reading import read_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

FIRST = 48
"""The bit of an occurrence at which its first character begins; the second takes 16 before it."""
SECOND = 32


@dataclass(frozen=True, slots=True)
class Ranges:
    """Part occurrences by first characters, those of the commonest by second ones, too.

    `starts`: of each character the range in which its occurrences begin, `pieces` over how many
    these go, `shares` how far in one the pairs with it as second character stand, from 0 to 1.
    """

    starts: NDArray[np.int64]
    pieces: NDArray[np.int64]
    shares: NDArray[np.float64]
    count: int

    @classmethod
    def of(cls, totals: NDArray[np.int64], size: int) -> Ranges:
        """Cut the alphabet into ranges of about `size` occurrences.

        `totals`: how many begin with each character. The break, which is the first, begins none.
        """
        pieces = np.maximum(1, -(-totals // size))
        starts = np.zeros(len(totals), dtype=np.int64)
        number, total = 0, 0
        for char in range(1, len(totals)):
            if total and total + totals[char] > size:
                number, total = number + 1, 0
            starts[char] = number
            number += int(pieces[char]) - 1
            total += int(totals[char]) // int(pieces[char])
        # Seconds are about as common as firsts; the break, of single characters, stands alone.
        seconds = np.concatenate([[0], np.cumsum(totals[1:])])
        shares = np.minimum(seconds / max(1, seconds[-1]), 1 - 1e-9)
        return cls(starts, pieces, shares, number + 1)

    def run(self, keys: Keys) -> Run:
        """Order occurrences by range, within one as they came."""
        # Of two bytes: numbers that numpy sorts by counting instead of comparing.
        ranges = self._of(keys)
        counts = np.bincount(ranges, minlength=self.count)
        return Run(keys[np.argsort(ranges, kind="stable")].tobytes(), counts)

    def _of(self, keys: Keys) -> NDArray[np.uint16]:
        """The range of each occurrence; they ascend as these do."""
        first = keys >> np.uint64(FIRST)
        second = keys >> np.uint64(SECOND) & np.uint64(0xFFFF)
        within = (self.shares[second] * self.pieces[first]).astype(np.int64)
        ranges: NDArray[np.uint16] = (self.starts[first] + within).astype(np.uint16)
        return ranges


@dataclass(frozen=True, slots=True)
class Run:
    """Hold occurrences ordered by range, as bytes, and how many lie in each range."""

    keys: bytes
    counts: NDArray[np.int64]


class Runs:
    """Take occurrences some at a time, and give them back range by range."""

    def __init__(self) -> None:
        self._starts: list[NDArray[np.int64]] = []
        self._size = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, run: Run) -> None:
        """Write a run."""
        self._starts.append(np.cumsum([0, *run.counts]) * _WIDTH + self._size)
        self._size += self._file.write(run.keys)
        self._file.flush()

    def of_range(self, number: int) -> Keys:
        """Return the occurrences in a range, in the order of the runs."""
        parts = [
            read_at(self._file, int(starts[number]), int(starts[number + 1] - starts[number]))
            for starts in self._starts
        ]
        return np.frombuffer(b"".join(parts), dtype=np.uint64)


_WIDTH = np.dtype(np.uint64).itemsize
