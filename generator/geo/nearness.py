"""Find what is nearest to a place without looking at every other."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.geo.plane import to_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_IN_A_CELL = 2.0  # places, on average
_MOST_RINGS = 64


class Nearness:
    """Hold places in square cells: a question costs what is near, not what there is."""

    def __init__(self, positions: Sequence[tuple[float, float]]) -> None:
        """Take (lat, lon) in degrees."""
        self._spots = to_km(positions) if positions else []
        self._size = _cell_size(self._spots)
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, (x, y) in enumerate(self._spots):
            self._cells[self._key(x, y)].append(index)

    def distance(self, one: int, other: int) -> float:
        """Return the distance of two places by their indices, in kilometres."""
        return math.dist(self._spots[one], self._spots[other])

    def nearest(self, index: int, count: int) -> list[int]:
        """Return the indices of at most `count` other places, the nearest first.

        What lies further than `_MOST_RINGS` cells away is not looked for.
        """
        column, row = self._key(*self._spots[index])
        near: list[tuple[float, int]] = []
        for ring in range(_MOST_RINGS + 1):
            reach = (ring - 1) * self._size  # nothing in this ring is nearer than that
            near.sort()
            if len(near) >= count and near[count - 1][0] <= reach:
                break
            for key in _ring(column, row, ring):
                near += [
                    (self.distance(index, other), other)
                    for other in self._cells.get(key, ())
                    if other != index
                ]
        return [other for _, other in sorted(near)[:count]]

    def _key(self, x: float, y: float) -> tuple[int, int]:
        return math.floor(x / self._size), math.floor(y / self._size)


def _cell_size(spots: Sequence[tuple[float, float]]) -> float:
    if not spots:
        return 1.0
    across = max(x for x, _ in spots) - min(x for x, _ in spots)
    along = max(y for _, y in spots) - min(y for _, y in spots)
    return max(math.sqrt(max(across, 0.1) * max(along, 0.1) * _IN_A_CELL / len(spots)), 0.1)


def _ring(column: int, row: int, ring: int) -> Iterator[tuple[int, int]]:
    """The cells whose larger distance from the middle, in columns or rows, is `ring`."""
    if ring == 0:
        yield column, row
        return
    for step in range(-ring, ring + 1):
        yield column + step, row - ring
        yield column + step, row + ring
    for step in range(1 - ring, ring):
        yield column - ring, row + step
        yield column + ring, row + step
