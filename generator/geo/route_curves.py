"""Draw routes as water: curves through their stops, floating names, and the way it runs."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.geo.box import Box, Crowd, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAMPLES = 16  # points taken on each bend
_BOWS = (0.07, -0.07, 0.14, -0.14, 0.22, -0.22)  # sideways swing of a bend, to its length
_LONGEST_HANDLE = 0.36  # of the bend, so that stops at uneven distances make no loops
_ARROW_FROM = 44.0  # shorter bends show no arrow

# Single characters can float on the water; anything that must be shaped as a whole (Latin words,
# emoji) cannot.
_FLOATS = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff0-9·—]{2,14}")


@dataclass(frozen=True, slots=True)
class Bend:
    """Hold a cubic Bézier from one stop to the next."""

    start: Spot
    first: Spot
    second: Spot
    end: Spot

    def at(self, t: float) -> Spot:
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        return (
            a * self.start[0] + b * self.first[0] + c * self.second[0] + d * self.end[0],
            a * self.start[1] + b * self.first[1] + c * self.second[1] + d * self.end[1],
        )

    def samples(self) -> list[Spot]:
        return [self.at(i / _SAMPLES) for i in range(_SAMPLES + 1)]


def course(
    stops: Sequence[tuple[object, Spot]], order: int, seals: Crowd, field: Box
) -> list[Bend]:
    """Bend through the stops (owner of the seal, place), gently swung and inside `field`.

    Catmull-Rom tangents, as in "A class of local interpolating splines" (1974), with handles of
    limited length. `order` is the number of the route: routes over the same stops swing to
    different sides. A bend that would run under a seal where the route does not stop swings
    another way, since it would read as a stop.
    """
    bends = []
    for i in range(len(stops) - 1):
        before, after = stops[max(i - 1, 0)][1], stops[min(i + 2, len(stops) - 1)][1]
        ends = {stops[i][0], stops[i + 1][0]}
        choices = [
            _bend(before, stops[i][1], stops[i + 1][1], after, bow, field) for bow in _swings(order)
        ]
        bends.append(min(choices, key=lambda bend: _overlap(bend, seals, ends)))
    return bends


def _swings(order: int) -> list[float]:
    start = order % len(_BOWS)
    return [*_BOWS[start:], *_BOWS[:start]]


def _overlap(bend: Bend, seals: Crowd, ends: set[object]) -> int:
    """How much of a bend runs under seals other than those of its ends."""
    return sum(len(seals.owners(Box.around(spot, 2)) - ends) for spot in bend.samples())


def _bend(before: Spot, start: Spot, end: Spot, after: Spot, bow: float, field: Box) -> Bend:
    (x1, y1), (x2, y2) = start, end
    length = math.dist(start, end)
    swing = bow * (y1 - y2), bow * (x2 - x1)
    out_x, out_y = _handle(before, end, length)
    in_x, in_y = _handle(start, after, length)
    return Bend(
        start,
        field.clamp((x1 + out_x + swing[0], y1 + out_y + swing[1])),
        field.clamp((x2 - in_x + swing[0], y2 - in_y + swing[1])),
        end,
    )


def _handle(a: Spot, b: Spot, length: float) -> Spot:
    dx, dy = (b[0] - a[0]) / 6, (b[1] - a[1]) / 6
    size = math.hypot(dx, dy)
    factor = min(1.0, _LONGEST_HANDLE * length / size) if size else 0.0
    return dx * factor, dy * factor


def path(bends: Sequence[Bend]) -> str:
    """Return SVG path data in whole units; a stop's rounding hides under its seal."""
    parts = [f"M{_pair(bends[0].start)}"]
    parts += [f"C{_pair(bend.first)} {_pair(bend.second)} {_pair(bend.end)}" for bend in bends]
    return "".join(parts)


def _pair(spot: Spot) -> str:
    return f"{round(spot[0])} {round(spot[1])}"


def floating_name(
    title: str, bends: Sequence[Bend], size: float, crowd: Crowd, field: Box
) -> list[Spot]:
    """Return the middle of each character of `title` along the water.

    Nothing where there is no room or no such writing. Widely spaced like the names of rivers on
    maps; left to right, or top to bottom where the water runs steeply. `size` is that of a
    character, in units.
    """
    if not _FLOATS.fullmatch(title):
        return []
    line = _even_steps(bends, 3.0)
    for spacing in (2.6, 1.9, 1.5, 1.2):
        reach = round(size * spacing / 3.0)
        span = (len(title) - 1) * reach
        for start in sorted(
            range(0, len(line) - span, 2), key=lambda first: abs(first + span / 2 - len(line) / 2)
        ):
            spots = _reading_order(line[start : start + span + 1 : reach])
            if _readable(spots, size) and all(_open(spot, size, crowd, field) for spot in spots):
                return spots
    return []


def _open(spot: Spot, size: float, crowd: Crowd, field: Box) -> bool:
    box = Box.around(spot, size / 2 + 1)
    return box.within(field) and crowd.free(box)


def _even_steps(bends: Sequence[Bend], step: float) -> list[Spot]:
    """Points on the water at equal distances along it."""
    line, owed = [bends[0].start], step
    for bend in bends:
        for a, b in pairwise(bend.at(i / 32) for i in range(33)):
            length, covered_length = math.dist(a, b), 0.0
            while length - covered_length >= owed:
                covered_length, owed = covered_length + owed, step
                line.append(
                    (
                        a[0] + (b[0] - a[0]) * covered_length / length,
                        a[1] + (b[1] - a[1]) * covered_length / length,
                    )
                )
            owed -= length - covered_length
    return line


def _reading_order(spots: list[Spot]) -> list[Spot]:
    (x1, y1), (x2, y2) = spots[0], spots[-1]
    backwards = x2 < x1 if abs(x2 - x1) >= abs(y2 - y1) else y2 < y1
    return spots[::-1] if backwards else spots


def _readable(spots: Sequence[Spot], size: float) -> bool:
    """Whether each character comes clearly after the one before, along one and the same axis."""
    axis = 0 if abs(spots[-1][0] - spots[0][0]) >= abs(spots[-1][1] - spots[0][1]) else 1
    return all(b[axis] - a[axis] >= 0.75 * size for a, b in pairwise(spots))


def current(bends: Sequence[Bend], crowd: Crowd) -> Iterator[tuple[Spot, Spot, Spot]]:
    """Return small arrowheads (tip, two corners) amid the longer bends, where there is room."""
    for bend in bends:
        if math.dist(bend.start, bend.end) < _ARROW_FROM:
            continue
        for t in (0.5, 0.38, 0.62):
            tip, back = bend.at(t + 0.03), bend.at(t - 0.03)
            if crowd.free(Box.around(bend.at(t), 8)):
                yield _arrowhead(bend.at(t), math.atan2(tip[1] - back[1], tip[0] - back[0]))
                break


def _arrowhead(middle: Spot, angle: float) -> tuple[Spot, Spot, Spot]:
    (x, y), along, across = (
        middle,
        (math.cos(angle), math.sin(angle)),
        (-math.sin(angle), math.cos(angle)),
    )
    corners = ((5.0, 0.0), (-4.0, 4.2), (-4.0, -4.2))
    tip, left, right = (
        (x + a * along[0] + b * across[0], y + a * along[1] + b * across[1]) for a, b in corners
    )
    return tip, left, right
