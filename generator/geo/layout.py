"""Lay out what stands where on one panel.

The template `schematic.svg.jinja` only writes it down.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.geo import labels, route_curves
from generator.geo.box import Box, Crowd, Spot
from generator.geo.legend import Item, lay_out
from generator.geo.plane import Plane, fit
from generator.geo.spread import spread
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.points import MapPoint, MapRoute

# of the drawing in units: about what a phone 375 pixels wide leaves between its margins
WIDTH = 340
BAND = 16  # for the degrees along the frame
EDGE = 6
STRIP = 34  # below the field, for scale and north
LEGEND_LINE = 17
TICK_SIZE = 11.0
_MARGIN = 30.0  # around the points inside the field
_SEAL, _SEAL_OF_THREE_DIGITS, _DOT = 9.5, 10.5, 3.0
_HALO = 4  # from the seal to the dashed ring
_FULLEST = 0.72  # of the field covered by seals; discs lying at random cover at most 0.84
_REACHABLE = 22.0  # radius of what a finger can hit
_LONGEST_BAR = 100.0
_CUTOUT_SHAPES = 0.62, 0.8  # height to width
# beyond that a phone has room for the numbers only, and the list beside has the names
_MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class Seal:
    """Hold a numbered stop.

    `home` is its true place, if it had to move aside; `reach` how far around it a touch counts.
    """

    number: int
    point: MapPoint
    title: str
    x: int
    y: int
    reach: int
    home: tuple[int, int] | None
    name: labels.Name | None

    @property
    def label(self) -> str:
        return f"{self.number} {self.title}{'，约略位置' if self.point.approximate else ''}"


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold a route on this panel.

    `letters`: where the characters of its name stand, if it could be written on the water.
    """

    route: MapRoute
    title: str
    stops: int
    path: str
    arrows: str
    letters: Sequence[Spot]

    @property
    def label(self) -> str:
        return f"线路：{self.title}，{self.stops}站"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold all that stands on one panel; lengths in units.

    `full` means: too many stops for names.
    """

    width: int
    height: int
    plane: Plane
    radius: float
    halo: float
    full: bool
    numbered: bool
    streams: Sequence[Stream]
    seals: Sequence[Seal]
    bar: Bar
    legend: Sequence[Item]
    cutout: bool = False

    @property
    def key(self) -> str:
        """Return an id for what the drawing refers to in itself.

        Another drawing on the page will hardly have the same.
        """
        ids = " ".join(seal.point.id for seal in self.seals)
        return f"qj-map-{zlib.crc32(ids.encode('utf-8', 'replace')):08x}"

    @property
    def description(self) -> str:
        parts = [f"示意图，上北下南，不表示界线。图上{len(self.seals)}处"]
        if self.streams:
            parts.append(f"，{len(self.streams)}条线路")
        parts.append("，编号与列表一致。" if self.numbered else "，次序与列表一致。")
        if self.numbered and any(seal.point.approximate for seal in self.seals):
            parts.append("带虚线圈的是约略位置。")
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold the scale bar: its length in units, and what to write at its middle and end."""

    length: int
    half: str
    whole: str


def compose(
    points: Sequence[MapPoint],
    numbers: Sequence[int],
    routes: Sequence[MapRoute],
    *,
    cutout: bool = False,
) -> Drawing:
    """Return the drawing of one panel; each point has a seal with its number.

    A cut-out has the first point in the middle, and no numbers: the others are its neighbours.
    """
    plane = _plane(points, cutout=cutout)
    full = len(points) > _MOST_NAMES
    radius, room = _seal_radius(len(points), max(numbers), plane.field)
    numbered = radius >= _SEAL
    true = [plane.spot(point.lat, point.lon) for point in points]
    # Dots may lie on one another: so many that moved aside would draw their own pattern instead of
    # the real one.
    places = spread(true, room, plane.field.grow(-2)) if numbered else true
    spots = [(float(round(x)), float(round(y))) for x, y in places]
    crowd = _seal_crowd(points, spots, radius)
    titles = [clean(point.title) or point.id for point in points]

    bends = _bends(points, routes, spots, crowd, plane.field)
    for runs in bends.values():
        for run in runs:
            labels.mark_water(crowd, [spot for bend in run for spot in bend.samples()])
    names: list[labels.Name | None] = [None] * len(points)
    if not full:
        radii = [radius + (_HALO if point.approximate else 0) for point in points]
        names = labels.place(titles, spots, radii, plane.field.grow(-2), crowd)

    seals = _seals(points, numbers, titles, true, spots, names, radius, full=full)
    streams = _streams(routes, bends, _solid(points, spots, radius, names), plane.field)
    items = lay_out(_notes(seals, streams, numbered), WIDTH - BAND - EDGE, TICK_SIZE)
    return Drawing(
        WIDTH,
        _height(plane, items),
        plane,
        radius,
        radius + _HALO,
        full,
        numbered,
        streams,
        seals,
        _bar(plane),
        items,
        cutout,
    )


def _seals(
    points: Sequence[MapPoint],
    numbers: Sequence[int],
    titles: Sequence[str],
    true: Sequence[Spot],
    spots: Sequence[Spot],
    names: Sequence[labels.Name | None],
    radius: float,
    *,
    full: bool,
) -> list[Seal]:
    reaches = [0] * len(points) if full else _reaches(spots, radius)
    return [
        Seal(
            numbers[i],
            point,
            titles[i],
            int(spots[i][0]),
            int(spots[i][1]),
            reaches[i],
            _home(true[i], spots[i], radius),
            names[i],
        )
        for i, point in enumerate(points)
    ]


def _height(plane: Plane, legend: Sequence[Item]) -> int:
    lines = 1 + max(item.row for item in legend)
    return round(plane.field.bottom) + STRIP + LEGEND_LINE * lines + 3


def _plane(points: Sequence[MapPoint], *, cutout: bool) -> Plane:
    positions = [(point.lat, point.lon) for point in points]
    room = WIDTH - BAND - EDGE
    if not cutout:
        return fit(positions, BAND, BAND, room, _MARGIN)
    (lat, lon), *around = positions
    opposite = [(2 * lat - other_lat, 2 * lon - other_lon) for other_lat, other_lon in around]
    return fit([*positions, *opposite], BAND, BAND, room, _MARGIN, _CUTOUT_SHAPES)


def _seal_radius(count: int, highest: int, field: Box) -> tuple[float, float]:
    """The radius of a seal and the one it keeps free.

    As its number needs, or that of a dot where there is no room.
    """
    radius = _SEAL if highest < 100 else _SEAL_OF_THREE_DIGITS
    area = (field.right - field.left) * (field.bottom - field.top)
    room = min(radius + 1, math.sqrt(_FULLEST * area / (math.pi * count)))
    return (radius, room) if room >= _SEAL else (_DOT, _DOT)


def _seal_crowd(points: Sequence[MapPoint], spots: Sequence[Spot], radius: float) -> Crowd:
    crowd = Crowd()
    for i, point in enumerate(points):
        labels.mark_seal(crowd, i, spots[i], radius + (_HALO if point.approximate else 1))
    return crowd


def _solid(
    points: Sequence[MapPoint],
    spots: Sequence[Spot],
    radius: float,
    names: Sequence[labels.Name | None],
) -> Crowd:
    """Seals and names without the water, for what floats on the water."""
    crowd = _seal_crowd(points, spots, radius)
    for name in names:
        if name:
            crowd.add(name.box)
    return crowd


def _bends(
    points: Sequence[MapPoint],
    routes: Sequence[MapRoute],
    spots: Sequence[Spot],
    crowd: Crowd,
    field: Box,
) -> dict[str, list[list[route_curves.Bend]]]:
    """By route, the stretches of water on this panel."""
    index = {point.id: i for i, point in enumerate(points)}
    courses = {}
    for order, route in enumerate(routes):
        runs = ([(i, spots[i]) for i in run] for run in _runs(route.stops, index))
        courses[route.id] = [route_curves.course(run, order, crowd, field) for run in runs]
    return courses


def _runs(stops: Sequence[str], index: dict[str, int]) -> list[list[int]]:
    """Stretches of at least two stops that this panel has; one named twice in a row counts once."""
    runs = [list(run) for here, run in groupby(stops, key=index.__contains__) if here]
    single = [[index[stop] for stop, _ in groupby(run)] for run in runs]
    return [run for run in single if len(run) > 1]


def _reaches(spots: Sequence[Spot], radius: float) -> list[int]:
    """How far around each seal a touch counts: as a finger needs, but not over to the neighbour."""
    crowd = Crowd(2 * _REACHABLE)
    for i, spot in enumerate(spots):
        crowd.add(Box.around(spot, 0.5), i)
    reaches = []
    for i, spot in enumerate(spots):
        others = crowd.owners(Box.around(spot, 2 * _REACHABLE)) - {i}
        nearest = min(
            (math.dist(spot, spots[j]) for j in others if isinstance(j, int)), default=math.inf
        )
        reaches.append(int(max(min(_REACHABLE, nearest / 2), radius)))
    return reaches


def _home(true: Spot, spot: Spot, radius: float) -> tuple[int, int] | None:
    """The true place, where the seal no longer covers it."""
    return (round(true[0]), round(true[1])) if math.dist(true, spot) > radius else None


def _streams(
    routes: Sequence[MapRoute],
    bends: dict[str, list[list[route_curves.Bend]]],
    solid: Crowd,
    field: Box,
) -> list[Stream]:
    streams = []
    for route in routes:
        runs = bends[route.id]
        if not runs:
            continue
        title = clean(route.title) or route.id
        letters = next(
            filter(
                None,
                (route_curves.floating_name(title, run, labels.SIZE, solid, field) for run in runs),
            ),
            [],
        )
        for spot in letters:
            solid.add(Box.around(spot, labels.SIZE / 2))
        stops = sum(len(run) + 1 for run in runs)
        arrows = "".join(
            _arrow(arrow) for run in runs for arrow in route_curves.current(run, solid)
        )
        streams.append(
            Stream(route, title, stops, "".join(map(route_curves.path, runs)), arrows, letters)
        )
    return streams


def _arrow(spots: Sequence[Spot]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) + "Z"


def _notes(
    seals: Sequence[Seal], streams: Sequence[Stream], numbered: bool
) -> list[tuple[str, str]]:
    """Sample and words of each entry of the legend."""
    notes = [("", "示意图，不表示界线")]
    if streams:
        notes.append(("water", "线路"))
    if numbered and any(seal.point.approximate for seal in seals):
        notes.append(("halo", "约略位置"))
    if any(seal.home for seal in seals):
        notes.append(("home", "细线连原处"))
    if any(seal.name is None for seal in seals):
        notes.append(("", "余名见列表" if any(seal.name for seal in seals) else "名称见列表"))
    return notes


def _bar(plane: Plane) -> Bar:
    length, km = plane.bar(_LONGEST_BAR)
    unit, value = ("千米", km) if km >= 1 else ("米", km * 1000)
    return Bar(round(length), f"{value / 2:g}", f"{value:g} {unit}")
