"""Keep occurrences on the disk, parted by ranges of first characters."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

FIRST = 48
"""The bit of an occurrence at which its first character begins."""


class Runs:
    """Take occurrences some at a time, and give them back range by range."""

    def __init__(self, ranges: NDArray[np.int64]) -> None:
        """Take the number of the range of each character; they ascend."""
        self._count = int(ranges[-1]) + 1
        # Of two bytes: numpy then sorts by counting instead of comparing.
        self._ranges = ranges.astype(np.uint16)
        self._starts: list[NDArray[np.int64]] = []
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, keys: Keys) -> None:
        """Write a run: the occurrences ordered by range, within one as they came."""
        ranges = self._ranges[keys >> np.uint64(FIRST)]
        counts = np.bincount(ranges, minlength=self._count)
        begin = self._file.tell()
        self._starts.append(np.cumsum([0, *counts]) * keys.itemsize + begin)
        self._file.write(keys[np.argsort(ranges, kind="stable")].tobytes())

    def __iter__(self) -> Iterator[Keys]:
        """Yield the occurrences of each range that has any, in no order within it."""
        for number in range(self._count):
            parts = []
            for starts in self._starts:
                self._file.seek(starts[number])
                parts.append(self._file.read(int(starts[number + 1] - starts[number])))
            keys = np.frombuffer(b"".join(parts), dtype=np.uint64)
            if len(keys):
                yield keys.copy()
