"""Move seals aside that would lie on one another, as little as will do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.box import Box, Spot

# enough for some hundred seals; beyond that they touch, and the list beside is the way
_ROUNDS = 48
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


class _Area(Protocol):
    def clamp(self, spot: Spot) -> Spot: ...


@dataclass(frozen=True, slots=True)
class _Disc:
    centre: Spot
    radius: float

    def clamp(self, spot: Spot) -> Spot:
        distance = math.dist(self.centre, spot)
        if distance <= self.radius:
            return spot
        part = self.radius / distance
        x, y = self.centre
        return x + (spot[0] - x) * part, y + (spot[1] - y) * part


def spread(spots: Sequence[Spot], radius: float, field: Box) -> list[Spot]:
    """Return where to draw seals of `radius` whose true places are `spots`, all inside `field`.

    Seals on the same place fan out around it, then neighbours push each other aside. The same
    input gives the same output.
    """
    return _spread(spots, radius, field.grow(-radius))


def spread_in_disc(
    spots: Sequence[Spot], radius: float, centre: Spot, disc_radius: float
) -> list[Spot]:
    """Return the same, all inside a disc."""
    return _spread(spots, radius, _Disc(centre, disc_radius - radius))


def _spread(spots: Sequence[Spot], radius: float, inner: _Area) -> list[Spot]:
    places = [inner.clamp(spot) for spot in _fan_out(spots, radius)]
    for _ in range(_ROUNDS):
        if not _push_apart(places, 2 * radius, inner):
            break
    return places


def _fan_out(spots: Sequence[Spot], radius: float) -> list[Spot]:
    same: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(spots):
        same.setdefault((round(x), round(y)), []).append(index)
    places = list(spots)
    for members in same.values():
        for order, index in enumerate(members):
            dx, dy = _fan_place(order, len(members), radius)
            places[index] = spots[index][0] + dx, spots[index][1] + dy
    return places


def _fan_place(order: int, count: int, radius: float) -> Spot:
    """Offset of one of `count` seals: a clockwise ring; from nine on, the seeds of a sunflower."""
    if count == 1:
        return 0.0, 0.0
    if count > 8:
        distance, angle = 1.9 * radius * math.sqrt(order + 0.5), order * _GOLDEN_ANGLE
    else:
        distance, angle = (
            1.25 * radius / math.sin(math.pi / count),
            math.pi + order * 2 * math.pi / count,
        )
    return distance * math.cos(angle), distance * math.sin(angle)


def _push_apart(spots: list[Spot], apart: float, inner: _Area) -> bool:
    """Move all pairs nearer than `apart`, each half of what is missing; whether there were any."""
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(spots):
        cells.setdefault((int(x // apart), int(y // apart)), []).append(index)
    motion = False
    for (column, row), members in cells.items():
        for one in members:
            for neighbour in ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)):
                for other in cells.get((column + neighbour[0], row + neighbour[1]), ()):
                    if (neighbour != (0, 0) or one < other) and _push(
                        spots, one, other, apart, inner
                    ):
                        motion = True
    return motion


def _push(spots: list[Spot], one: int, other: int, apart: float, inner: _Area) -> bool:
    (x1, y1), (x2, y2) = spots[one], spots[other]
    dx, dy = x2 - x1, y2 - y1
    distance = math.hypot(dx, dy)
    if distance >= apart - 0.01:
        return False
    if distance < 1e-6:  # no direction to take: each pair gets one of its own
        angle = (one + 1) * _GOLDEN_ANGLE
        dx, dy, distance = math.cos(angle), math.sin(angle), 1.0
        missing = apart / 2
    else:
        missing = (apart - distance) / 2
    step_x, step_y = dx / distance * missing, dy / distance * missing
    spots[one] = inner.clamp((x1 - step_x, y1 - step_y))
    spots[other] = inner.clamp((x2 + step_x, y2 + step_y))
    return True
