"""Place the names beside their seals, and on nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.geo.box import Box, Crowd, Spot
from generator.tools.text_metrics import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZE = 13.0  # of a name, in units; the style sheet makes it no larger
_WIDEST = 9.0  # em of one line
_LINE = 1.2  # em from line to line
_RISE, _FALL = 0.88, 0.16  # em above and below the base line
_GAP = 3.0  # between seal and name
_CLEAR = 1.0  # around a name
_WATER = "water"

# East, west, north-east, south-east, north-west, south-west, north, south: the order in which a
# reader likes them.
_SIDES = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
_LEADER_REACHES = (20.0, 32.0, 46.0, 62.0)
_LEADER_TURNS = 12


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


def mark_water(crowd: Crowd, spots: Sequence[Spot]) -> None:
    """Note that a route runs here: names would rather not stand on it, but may."""
    for spot in spots:
        crowd.add(Box.around(spot, 2.5), _WATER)


def mark_seal(crowd: Crowd, seal: int, spot: Spot, radius: float) -> None:
    """Note that the seal of that number takes a circle of `radius` around `spot`."""
    crowd.add(Box.around(spot, radius), seal)


def place(
    titles: Sequence[str], seals: Sequence[Spot], radii: Sequence[float], field: Box, crowd: Crowd
) -> list[Name | None]:
    """Find a place for each title, in the order of `titles`; None where all is taken.

    Eight places around the seal are tried, then places a little away with a leader line. Seals with
    the fewest ways out choose first. `crowd` holds seals and water, and then also the names.
    """
    lines = [wrap(title, _WIDEST) for title in titles]
    beside = [
        [
            name
            for name in _beside(lines[i], seals[i], radii[i])
            if name.box.within(field) and _open(name, crowd, i)
        ]
        for i in range(len(titles))
    ]
    names: list[Name | None] = [None] * len(titles)
    for i in sorted(range(len(titles)), key=lambda i: (len(beside[i]), i)):
        name = _best(beside[i], crowd, i)
        if name is None:
            name = _away(lines[i], seals[i], radii[i], field, crowd, i)
        if name is not None:
            _take_room(name, i, seals[i], crowd)
        names[i] = name
    return names


def _take_room(name: Name, i: int, seal: Spot, crowd: Crowd) -> None:
    """Note the room of a name and of the thread to its seal."""
    crowd.add(name.box, _owner(i))
    for spot in _thread(seal, name):
        crowd.add(Box.around(spot, 1), _owner(i))


def _owner(i: int) -> tuple[str, int]:
    return "name", i


def _open(name: Name, crowd: Crowd, seal: int) -> bool:
    return crowd.owners(name.box) <= {_WATER, seal}


def _best(choices: Sequence[Name], crowd: Crowd, seal: int) -> Name | None:
    costs = [
        (_cost(name, order, crowd, seal), order)
        for order, name in enumerate(choices)
        if _open(name, crowd, seal)
    ]
    return choices[min(costs)[1]] if costs else None


def _cost(name: Name, order: int, crowd: Crowd, seal: int) -> float:
    """Reckon how little a place is liked: late, on water, by a seal whose name it seems."""
    on_water = sum(1 for item in crowd.near(name.box) if item.owner == _WATER)
    mistakable = len(crowd.owners(name.box.grow(7)) - {_WATER, seal})
    return 0.7 * order + min(on_water, 12) + 2.5 * mistakable


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
    lines: tuple[str, ...], seal: Spot, radius: float, field: Box, crowd: Crowd, i: int
) -> Name | None:
    """The nearest open place for a name with a leader line."""
    for reach in _LEADER_REACHES:
        for turn in range(_LEADER_TURNS):
            angle = turn * 2 * math.pi / _LEADER_TURNS
            end = (radius + reach) * math.cos(angle), (radius + reach) * math.sin(angle)
            dx = 0 if abs(end[0]) < 1 else round(math.copysign(1, end[0]))
            dy = 0 if abs(end[1]) < 1 else round(math.copysign(1, end[1]))
            gap = (end[0] + 2 * dx, end[1] + (0 if dx else 2 * dy))
            name = _name(lines, seal, gap, dx, 0 if dx else dy, (round(end[0]), round(end[1])))
            if (
                name.box.within(field)
                and _open(name, crowd, i)
                and _clear_thread(seal, name, crowd, i)
            ):
                return name
    return None


def _clear_thread(seal: Spot, name: Name, crowd: Crowd, i: int) -> bool:
    return all(crowd.owners(Box.around(spot, 1)) <= {_WATER, i} for spot in _thread(seal, name))


def _thread(seal: Spot, name: Name) -> list[Spot]:
    if name.leader is None:
        return []
    return [
        (seal[0] + name.leader[0] * t / 12, seal[1] + name.leader[1] * t / 12) for t in range(3, 13)
    ]
