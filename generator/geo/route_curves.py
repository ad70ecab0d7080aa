"""Draw routes as water: gentle bends through their stops, and the way it runs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.geo.box import STROKE, Box, Crowd, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STEP = 3.0  # units between two samples of a bend
_BOWS = (0.0, 5.0, -5.0, 9.0, -9.0)  # how far aside a bend swings, in units
_FARTHEST_ASIDE = 9.0  # of a handle; a bend then stays within 7 units of the line of its stops
_STEEPEST = 0.25  # of a handle aside, to the length of its bend
_HANDLE = 0.34  # of the bend, at most: no loops where stops lie at uneven distances
_ARROW_FROM = 44.0  # shorter bends show no arrow


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
        """Return spots on the bend, about three units apart."""
        count = max(4, math.ceil(1.2 * math.dist(self.start, self.end) / _STEP))
        return [self.at(i / count) for i in range(count + 1)]


def course(
    stops: Sequence[tuple[object, Spot]], order: int, seals: Crowd, field: Box
) -> list[Bend]:
    """Bend through the stops (owner of the seal, place), gently and inside `field`.

    Catmull-Rom tangents, as in "A class of local interpolating splines" (1974), with handles of
    limited length that lie at most nine units aside: no bend swings out further than its stops do.
    `order` is the number of the route: routes over the same stops take different sides. A bend
    that would run under a seal where the route does not stop swings another way, since it would
    read as a stop.
    """
    bends = []
    for i in range(len(stops) - 1):
        before, after = stops[max(i - 1, 0)][1], stops[min(i + 2, len(stops) - 1)][1]
        ends = {stops[i][0], stops[i + 1][0]}
        choices = (
            _bend(before, stops[i][1], stops[i + 1][1], after, bow, field) for bow in _swings(order)
        )
        bends.append(_best(choices, seals, ends))
    return bends


def _best(choices: Iterator[Bend], seals: Crowd, ends: set[object]) -> Bend:
    """The first bend that is clear, else the one that runs least under seals."""
    least, best = math.inf, None
    for bend in choices:
        overlap = _overlap(bend, seals, ends)
        if best is None or overlap < least:
            least, best = overlap, bend
        if overlap == 0:
            break
    assert best is not None
    return best


def _swings(order: int) -> list[float]:
    start = order % len(_BOWS)
    return [*_BOWS[start:], *_BOWS[:start]]


def _overlap(bend: Bend, seals: Crowd, ends: set[object]) -> int:
    """How much of a bend runs under seals other than those of its ends."""
    return sum(len(seals.owners(Box.around(spot, 2)) - ends) for spot in bend.samples())


def _bend(before: Spot, start: Spot, end: Spot, after: Spot, bow: float, field: Box) -> Bend:
    length = math.dist(start, end)
    if length == 0:
        return Bend(start, start, end, end)
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    out_on, out_aside = _handle(before, end, along, length)
    in_on, in_aside = _handle(start, after, along, length)
    return Bend(
        start,
        field.clamp(_beside(start, along, out_on, _limit(out_aside + bow, length))),
        field.clamp(_beside(end, along, -in_on, _limit(bow - in_aside, length))),
        end,
    )


def _handle(a: Spot, b: Spot, along: Spot, length: float) -> tuple[float, float]:
    """A sixth of the way from `a` to `b`: how far on along the bend, and how far aside."""
    dx, dy = (b[0] - a[0]) / 6, (b[1] - a[1]) / 6
    on = dx * along[0] + dy * along[1]
    return min(max(on, 0.1 * length), _HANDLE * length), dy * along[0] - dx * along[1]


def _limit(aside: float, length: float) -> float:
    most = min(_FARTHEST_ASIDE, _STEEPEST * length)
    return min(max(aside, -most), most)


def _beside(spot: Spot, along: Spot, on: float, aside: float) -> Spot:
    return (
        spot[0] + on * along[0] - aside * along[1],
        spot[1] + on * along[1] + aside * along[0],
    )


def path(bends: Sequence[Bend]) -> str:
    """Return SVG path data in whole units; a stop's rounding hides under its seal."""
    parts = [f"M{_pair(bends[0].start)}"]
    parts += [f"C{_pair(bend.first)} {_pair(bend.second)} {_pair(bend.end)}" for bend in bends]
    return "".join(parts)


def _pair(spot: Spot) -> str:
    return f"{round(spot[0])} {round(spot[1])}"


def current(bends: Sequence[Bend], crowd: Crowd) -> Iterator[tuple[Spot, Spot, Spot]]:
    """Return small arrowheads (tip, two corners) amid the longer bends, where there is room.

    What they take is noted in `crowd`, where they may stand on strokes alone.
    """
    for bend in bends:
        if math.dist(bend.start, bend.end) < _ARROW_FROM:
            continue
        for t in (0.5, 0.38, 0.62):
            tip, back = bend.at(t + 0.03), bend.at(t - 0.03)
            box = Box.around(bend.at(t), 7)
            if crowd.only(box, STROKE):
                crowd.add(box, STROKE)
                yield _arrowhead(bend.at(t), math.atan2(tip[1] - back[1], tip[0] - back[0]))
                break


def _arrowhead(middle: Spot, angle: float) -> tuple[Spot, Spot, Spot]:
    x, y = middle
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    corners = ((5.0, 0.0), (-4.0, 4.2), (-4.0, -4.2))
    tip, left, right = (
        (x + a * along[0] + b * across[0], y + a * along[1] + b * across[1]) for a, b in corners
    )
    return tip, left, right
