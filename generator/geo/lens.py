"""Magnify the heart of a town: a circle in which places that lie close together have room."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.geo.spread import spread_in_disc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.box import Box, Spot

_CLOSE = 27.0  # units: seals nearer than that have no room for a name between them
_FEWEST = 4
_LEAST_RADIUS, _GREATEST_RADIUS = 40.0, 96.0
_LEAST_GAIN = 1.25  # how many times as large as on the map around it
_FULLEST = 0.5  # of the circle covered by seals
_RIM = 5.0  # between the outermost seal and the rim
_AROUND = 8.0  # between the rim and what lies outside


@dataclass(frozen=True, slots=True)
class Lens:
    """Hold a magnified circle; `members` are the indices of the places in it."""

    centre: Spot
    radius: float
    members: tuple[int, ...]

    def rim(self, step: float) -> list[Spot]:
        """Return spots on the rim, about `step` units apart."""
        count = math.ceil(2 * math.pi * self.radius / step)
        return [
            (
                self.centre[0] + self.radius * math.cos(2 * math.pi * i / count),
                self.centre[1] + self.radius * math.sin(2 * math.pi * i / count),
            )
            for i in range(count)
        ]


def lenses(spots: Sequence[Spot], radius: float, field: Box) -> list[Lens]:
    """Return circles that magnify heaps of at least four seals of `radius`, where there is room.

    A heap that is all there is on the drawing needs none: the drawing has its scale.
    """
    result: list[Lens] = []
    for members in _heaps(spots):
        if not _FEWEST <= len(members) < len(spots):
            continue
        inside = set(members)
        others = [spot for i, spot in enumerate(spots) if i not in inside]
        lens = _lens(members, spots, others, result, radius, field)
        if lens:
            result.append(lens)
    return result


def places(lens: Lens, spots: Sequence[Spot], radius: float) -> list[Spot]:
    """Return where the seals of a lens stand, in the order of its members."""
    middle, extent = _lie([spots[i] for i in lens.members])
    gain = (lens.radius - radius - _RIM) / extent if extent > 0.5 else 1.0
    x, y = lens.centre
    magnified = [
        (x + (spots[i][0] - middle[0]) * gain, y + (spots[i][1] - middle[1]) * gain)
        for i in lens.members
    ]
    return spread_in_disc(magnified, radius, lens.centre, lens.radius - _RIM)


def _lens(
    members: Sequence[int],
    spots: Sequence[Spot],
    others: Sequence[Spot],
    before: Sequence[Lens],
    radius: float,
    field: Box,
) -> Lens | None:
    middle, extent = _lie([spots[i] for i in members])
    needed = radius * math.sqrt(len(members) / _FULLEST) + _RIM
    least = max(needed, _LEAST_RADIUS, (extent + radius) * _LEAST_GAIN)
    room = min((math.dist(middle, spot) for spot in others), default=math.inf) - radius - _AROUND
    apart = min((math.dist(middle, one.centre) - one.radius for one in before), default=math.inf)
    most = min(room, apart - _AROUND, _GREATEST_RADIUS, _inner_room(field))
    if least > most:
        return None
    size = min(most, max(least, 2.2 * (extent + radius)))
    centre = field.grow(-size - 3).clamp(middle)
    if any(math.dist(centre, spot) < size + radius + _AROUND - 3 for spot in others):
        return None
    return Lens(centre, size, tuple(members))


def _inner_room(field: Box) -> float:
    return min(field.right - field.left, field.bottom - field.top) / 2 - 6


def _lie(spots: Sequence[Spot]) -> tuple[Spot, float]:
    """The middle of some spots, and how far from it the farthest lies."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return middle, max(math.dist(middle, spot) for spot in spots)


def _heaps(spots: Sequence[Spot]) -> list[list[int]]:
    """Spots linked by steps of less than `_CLOSE`, the largest heap first."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(spots):
        cells[int(x // _CLOSE), int(y // _CLOSE)].append(index)
    heaps: list[list[int]] = []
    unseen = set(range(len(spots)))
    for index in range(len(spots)):
        if index not in unseen:
            continue
        unseen.discard(index)
        heap, edge = [index], [index]
        while edge:
            near = _near(spots, cells, edge.pop()) & unseen
            unseen -= near
            heap += near
            edge += sorted(near)
        heaps.append(sorted(heap))
    return sorted(heaps, key=lambda heap: (-len(heap), heap[0]))


def _near(spots: Sequence[Spot], cells: dict[tuple[int, int], list[int]], index: int) -> set[int]:
    x, y = spots[index]
    column, row = int(x // _CLOSE), int(y // _CLOSE)
    return {
        other
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        for other in cells.get((column + dx, row + dy), ())
        if math.dist(spots[index], spots[other]) < _CLOSE
    }
