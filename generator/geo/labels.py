"""Place names where they stand on nothing else: no seal, no stroke, no other name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.geo.box import STROKE, Box, Crowd, Spot
from generator.geo.lettering import lines as ways_to_write
from generator.tools.text_metrics import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIZE = 13.0  # of a name, in units; the style sheet makes it no larger
ROUTE_SIZE = 12.0
DISTRICT_SIZE = 20.0
_SPACED = 1.25  # the letters of a district stand apart
_LINE = 1.2  # em from line to line
_RISE, _FALL = 0.88, 0.16  # em above and below the base line
_GAP = 3.0  # between seal and name
_CLEAR = 1.5  # around a name

# East, west, north-east, south-east, north-west, south-west, north, south: the order in which a
# reader likes them.
_SIDES = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
_LEADER_REACHES = (18.0, 30.0, 44.0, 60.0, 80.0)
_LEADER_TURNS = 12
_LARGE_REACHES = (0.0, 18.0, 30.0, 42.0, 56.0, 70.0)
FARTHEST_LARGE = 70.0
_AROUND = tuple((math.cos(i * math.pi / 4), math.sin(i * math.pi / 4)) for i in range(8))


@dataclass(frozen=True, slots=True)
class Name:
    """Hold a placed name, relative to the middle of its seal.

    The first base line of its lines is `rise` em below (x, y). `anchor` is the SVG text-anchor.
    `leader` is where a thread from the seal ends, if the name stands away from it. `box` is the
    room it takes on the drawing.
    """

    lines: tuple[str, ...]
    x: int
    y: int
    rise: float
    anchor: str
    box: Box
    leader: Spot | None = None


@dataclass(frozen=True, slots=True)
class Lettering:
    """Hold a name that belongs to no seal: the middle of its base line, and its room."""

    text: str
    x: int
    y: int
    box: Box


def mark_stroke(crowd: Crowd, spots: Iterable[Spot], half: float = 3.5) -> None:
    """Note that a stroke runs here, `half` units to each side: no name stands on it."""
    for spot in spots:
        crowd.add(Box.around(spot, half), STROKE)


def mark_seal(crowd: Crowd, seal: int, spot: Spot, radius: float) -> None:
    """Note that the seal of that number takes a circle of `radius` around `spot`."""
    crowd.add(Box.around(spot, radius), seal)


def place(
    titles: Sequence[str], seals: Sequence[Spot], radii: Sequence[float], field: Box, crowd: Crowd
) -> list[Name | None]:
    """Find a place for each title, in the order of `titles`; None where all is taken.

    Eight places around the seal are tried, then places a little away with a leader line. Seals with
    the fewest ways out choose first. `crowd` holds seals and strokes, and then also the names.
    """
    ways = [ways_to_write(title) for title in titles]
    beside = [
        [
            name
            for written in ways[i]
            for name in _beside(written, seals[i], radii[i])
            if name.box.within(field) and _open(name.box, crowd, i)
        ]
        for i in range(len(titles))
    ]
    names: list[Name | None] = [None] * len(titles)
    for i in sorted(range(len(titles)), key=lambda i: (len(beside[i]), i)):
        name = _best(beside[i], crowd, i)
        if name is None:
            name = _away(ways[i], seals[i], radii[i], field, crowd, i)
        if name is not None:
            _take_room(name, i, seals[i], crowd)
        names[i] = name
    return names


def place_along(text: str, spots: Sequence[Spot], field: Box, crowd: Crowd) -> Lettering | None:
    """Find a place for a name close beside a stroke, near its middle; None where all is taken."""
    wide, tall = width(text) * ROUTE_SIZE, (_RISE + _FALL) * ROUTE_SIZE
    order = sorted(range(len(spots)), key=lambda i: abs(i - len(spots) / 2))
    for i in order[::3]:
        for dx, dy in _AROUND:
            away = 6 + wide / 2 * abs(dx) + tall / 2 * abs(dy)
            middle = spots[i][0] + dx * away, spots[i][1] + dy * away
            lettering = _lettering(text, middle, wide, ROUTE_SIZE)
            if lettering.box.within(field) and crowd.free(lettering.box):
                crowd.add(lettering.box, "lettering")
                return lettering
    return None


def place_large(
    text: str, spot: Spot, field: Box, crowd: Crowd, farthest: float = FARTHEST_LARGE
) -> Lettering | None:
    """Find a place for the name of a district about `spot`; None where all is taken.

    `farthest`: how many units from there it may stand at most, about.
    """
    wide = (1 + (len(text) - 1) * _SPACED) * DISTRICT_SIZE
    for reach in (reach for reach in _LARGE_REACHES if reach <= farthest):
        for dx, dy in _AROUND if reach else ((0.0, 0.0),):
            middle = spot[0] + dx * reach * 1.4, spot[1] + dy * reach
            lettering = _lettering(text, middle, wide, DISTRICT_SIZE)
            if lettering.box.within(field) and crowd.free(lettering.box):
                crowd.add(lettering.box, "lettering")
                return lettering
    return None


def _lettering(text: str, middle: Spot, wide: float, size: float) -> Lettering:
    x, y = round(middle[0]), round(middle[1] + 0.36 * size)
    box = Box(x - wide / 2, y - _RISE * size, x + wide / 2, y + _FALL * size)
    return Lettering(text, x, y, box.grow(_CLEAR))


def _take_room(name: Name, i: int, seal: Spot, crowd: Crowd) -> None:
    """Note the room of a name and of the thread to its seal."""
    crowd.add(name.box, _owner(i))
    for spot in _thread(seal, name):
        crowd.add(Box.around(spot, 2), _owner(i))


def _owner(i: int) -> tuple[str, int]:
    return "name", i


def _open(box: Box, crowd: Crowd, seal: int) -> bool:
    return crowd.only(box, seal)


def _best(choices: Sequence[Name], crowd: Crowd, seal: int) -> Name | None:
    costs = [
        (_cost(name, order, crowd, seal), order)
        for order, name in enumerate(choices)
        if _open(name.box, crowd, seal)
    ]
    return choices[min(costs)[1]] if costs else None


def _cost(name: Name, order: int, crowd: Crowd, seal: int) -> float:
    """Reckon how little a place is liked: late, by a seal whose name it seems."""
    mistakable = len(crowd.owners(name.box.grow(7)) - {STROKE, seal})
    return 0.7 * order + 2.5 * mistakable


def _beside(lines: tuple[str, ...], seal: Spot, radius: float) -> Iterator[Name]:
    for dx, dy in _SIDES:
        across, along = (
            (radius + _GAP,) * 2 if 0 in (dx, dy) else (radius * 0.85 + _GAP, radius * 0.4)
        )
        yield _name(lines, seal, (dx * across, dy * along), dx, dy)


def _name(
    lines: tuple[str, ...], seal: Spot, offset: Spot, dx: int, dy: int, leader: Spot | None = None
) -> Name:
    """The name whose side or corner towards the seal, as (dx, dy) says, is at `offset` from it."""
    x, y = round(offset[0]), round(offset[1])
    wide = max(width(line) for line in lines) * SIZE
    tall = _RISE + _FALL + _LINE * (len(lines) - 1)
    top_em = {-1: -tall, 0: -tall / 2, 1: 0.0}[dy]
    left = seal[0] + x + {1: 0.0, -1: -wide, 0: -wide / 2}[dx]
    top = seal[1] + y + top_em * SIZE
    box = Box(left, top, left + wide, top + tall * SIZE).grow(_CLEAR)
    return Name(
        lines, x, y, round(top_em + _RISE, 2), {1: "start", -1: "end", 0: "middle"}[dx], box, leader
    )


def _away(
    ways: Sequence[tuple[str, ...]], seal: Spot, radius: float, field: Box, crowd: Crowd, i: int
) -> Name | None:
    """The nearest open place for a name with a leader line."""
    for reach in _LEADER_REACHES:
        for turn in range(_LEADER_TURNS):
            angle = turn * 2 * math.pi / _LEADER_TURNS
            end = (radius + reach) * math.cos(angle), (radius + reach) * math.sin(angle)
            for lines in ways:
                name = _led(lines, seal, end)
                if (
                    name.box.within(field)
                    and _open(name.box, crowd, i)
                    and _clear_thread(seal, name, crowd, i)
                ):
                    return name
    return None


def _led(lines: tuple[str, ...], seal: Spot, end: Spot) -> Name:
    dx = 0 if abs(end[0]) < 1 else round(math.copysign(1, end[0]))
    dy = 0 if abs(end[1]) < 1 else round(math.copysign(1, end[1]))
    gap = (end[0] + 2 * dx, end[1] + (0 if dx else 2 * dy))
    return _name(lines, seal, gap, dx, 0 if dx else dy, (round(end[0]), round(end[1])))


def _clear_thread(seal: Spot, name: Name, crowd: Crowd, i: int) -> bool:
    """Whether a thread meets no name and no other seal; it may cross a stroke."""
    return all(crowd.only(Box.around(spot, 1), STROKE, i) for spot in _thread(seal, name))


def _thread(seal: Spot, name: Name) -> list[Spot]:
    if name.leader is None:
        return []
    count = max(4, math.ceil(math.hypot(*name.leader) / 3))
    return [
        (seal[0] + name.leader[0] * t / count, seal[1] + name.leader[1] * t / count)
        for t in range(1, count + 1)
    ]
