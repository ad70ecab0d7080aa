"""Draw what lies behind the places: rivers, roads and the names of districts."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.geo.box import Box, Spot
    from generator.geo.plane import Plane

Bounds = tuple[float, float, float, float]
"""South, west, north and east, in degrees."""

_STRETCH = 64  # positions that are looked at or left out together
_COARSE = 1.2  # units from a stroke within which a point of it says nothing new


class Course(StrEnum):
    """Tell how a line of the ground is drawn."""

    RIVER = "river"
    ROAD = "road"
    LAKE = "lake"


@dataclass(frozen=True, slots=True)
class GroundLine:
    """Hold a river or a road; `positions` are (lat, lon) in degrees WGS-84."""

    course: Course
    title: str
    positions: tuple[tuple[float, float], ...]
    _boxes: tuple[Bounds, ...] = field(init=False, repr=False, compare=False)
    """Of each stretch of positions, so that a sheet need not look at what lies elsewhere."""

    def __post_init__(self) -> None:
        starts = range(0, max(len(self.positions) - 1, 1), _STRETCH)
        stretches = (self.positions[i : i + _STRETCH + 1] for i in starts)
        object.__setattr__(self, "_boxes", tuple(map(_bounds, stretches)))

    def near(self, bounds: Bounds) -> Iterator[tuple[tuple[float, float], ...]]:
        """Yield the runs of positions that may cross some bounds; a lake's ring whole or not."""
        seen = [n for n, box in enumerate(self._boxes) if _meet(box, bounds)]
        if self.course is Course.LAKE:
            if _meet(_bounds(self.positions), bounds):
                yield self.positions
            return
        for _, run in groupby(enumerate(seen), lambda pair: pair[1] - pair[0]):
            numbers = [number for _, number in run]
            yield self.positions[numbers[0] * _STRETCH : (numbers[-1] + 1) * _STRETCH + 1]


def _bounds(positions: Sequence[tuple[float, float]]) -> Bounds:
    lats, lons = [lat for lat, _ in positions], [lon for _, lon in positions]
    return min(lats), min(lons), max(lats), max(lons)


def _meet(a: Bounds, b: Bounds) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


@dataclass(frozen=True, slots=True)
class GroundName:
    """Hold a name and where it is to stand, in degrees WGS-84."""

    title: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold what an office has drawn for the ground of its maps.

    `teaching`: it is made up for teaching, which the maps say.
    """

    lines: tuple[GroundLine, ...] = ()
    names: tuple[GroundName, ...] = ()
    teaching: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """Hold a piece of a river or road on a drawing."""

    course: Course
    title: str
    spots: tuple[Spot, ...]

    @property
    def path(self) -> str:
        """Return SVG path data: smooth, and nowhere outside of the hull of its spots.

        Quadratic curves from middle to middle, the spots being what they bend towards.
        """
        if self.course is Course.LAKE:
            return f"M{'L'.join(map(_pair, self.spots))}Z"
        first, *inner, last = self.spots
        parts = [f"M{_pair(first)}"]
        for spot, following in pairwise([*inner, last]):
            middle = (spot[0] + following[0]) / 2, (spot[1] + following[1]) / 2
            parts.append(f"Q{_pair(spot)} {_pair(middle)}")
        return "".join([*parts, f"L{_pair(last)}"])

    def samples(self, step: float) -> Iterator[Spot]:
        """Yield spots on the curve, no further than `step` apart."""
        first, *inner, last = self.spots
        if self.course is Course.LAKE:
            inner = [spot for spot in inner for _ in range(2)]  # a corner, and no curve past it
        here = first
        for spot, following in pairwise([*inner, last]):
            middle = (spot[0] + following[0]) / 2, (spot[1] + following[1]) / 2
            count = max(1, math.ceil((math.dist(here, spot) + math.dist(spot, middle)) / step))
            for i in range(count):
                yield _curve(here, spot, middle, i / count)
            here = middle
        count = max(1, math.ceil(math.dist(here, last) / step))
        for i in range(count + 1):
            yield _on(here, last, i / count)


def strokes(ground: Ground, plane: Plane) -> list[Stroke]:
    """Return the pieces of rivers and roads that lie in the field of a drawing."""
    found = []
    bounds = plane.bounds()
    for line in ground.lines:
        lake = line.course is Course.LAKE
        for run in line.near(bounds):
            spots = [plane.spot(lat, lon) for lat, lon in run]
            pieces = _shore(spots, plane.field) if lake else _inside(spots, plane.field)
            found += [Stroke(line.course, line.title, tuple(_thin(piece))) for piece in pieces]
    return found


def _inside(spots: Sequence[Spot], field: Box) -> Iterator[list[Spot]]:
    """The stretches of a line within a box (Liang and Barsky 1984, "A new concept …")."""
    piece: list[Spot] = []
    for a, b in pairwise(spots):
        ends = _clip(a, b, field)
        if ends is None:
            continue
        start, end = ends
        if piece and piece[-1] != start:
            yield piece
            piece = []
        piece = piece or [start]
        piece.append(end)
    if len(piece) > 1:
        yield piece


def _shore(spots: Sequence[Spot], field: Box) -> list[list[Spot]]:
    """A ring within a box (Sutherland and Hodgman 1974, "Reentrant polygon clipping")."""
    ring = list(spots)
    for axis, bound, sign in (
        (0, field.left, 1),
        (0, field.right, -1),
        (1, field.top, 1),
        (1, field.bottom, -1),
    ):
        ring = _cut(ring, axis, bound, sign)
    return [[*ring, ring[0]]] if len(ring) > 2 else []


def _cut(ring: Sequence[Spot], axis: int, bound: float, sign: int) -> list[Spot]:
    kept: list[Spot] = []
    for before, spot in pairwise([*ring[-1:], *ring]):
        was, now = (before[axis] - bound) * sign >= 0, (spot[axis] - bound) * sign >= 0
        if was != now:
            t = (bound - before[axis]) / (spot[axis] - before[axis])
            kept.append(_on(before, spot, t))
        if now:
            kept.append(spot)
    return kept


def _clip(a: Spot, b: Spot, field: Box) -> tuple[Spot, Spot] | None:
    dx, dy = b[0] - a[0], b[1] - a[1]
    low, high = 0.0, 1.0
    for along, room in (
        (-dx, a[0] - field.left),
        (dx, field.right - a[0]),
        (-dy, a[1] - field.top),
        (dy, field.bottom - a[1]),
    ):
        if along == 0:
            if room < 0:
                return None
        elif along < 0:
            low = max(low, room / along)
        else:
            high = min(high, room / along)
    if low >= high:
        return None
    start = a if low == 0 else (a[0] + low * dx, a[1] + low * dy)
    end = b if high == 1 else (a[0] + high * dx, a[1] + high * dy)
    return start, end


def _thin(spots: Sequence[Spot]) -> list[Spot]:
    """The spots that a stroke needs (Douglas and Peucker 1973), without recursion."""
    keep = {0, len(spots) - 1}
    open_pieces = [(0, len(spots) - 1)]
    while open_pieces:
        first, last = open_pieces.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: _off(spots[i], spots[first], spots[last]))
        if _off(spots[far], spots[first], spots[last]) > _COARSE:
            keep.add(far)
            open_pieces += [(first, far), (far, last)]
    return [spots[i] for i in sorted(keep)]


def _off(spot: Spot, a: Spot, b: Spot) -> float:
    """The distance of a spot from the line between two."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    if square == 0:
        return math.dist(spot, a)
    t = min(max(((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / square, 0), 1)
    return math.dist(spot, (a[0] + t * dx, a[1] + t * dy))


def _on(a: Spot, b: Spot, t: float) -> Spot:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _curve(a: Spot, towards: Spot, b: Spot, t: float) -> Spot:
    return _on(_on(a, towards, t), _on(towards, b, t), t)


def _pair(spot: Spot) -> str:
    return f"{round(spot[0])} {round(spot[1])}"
