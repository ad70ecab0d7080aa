"""Lay out what stands where on one sheet.

The template `schematic.svg.jinja` only writes it down.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from generator.geo import ground as grounds
from generator.geo import labels, lens, route_curves
from generator.geo.box import Box, Crowd, Spot
from generator.geo.drawing import HALO, TEACHING, Bar, Drawing, Scene, Seal, Stream
from generator.geo.inset import HEIGHT as INSET_HEIGHT
from generator.geo.inset import WIDTH as INSET_WIDTH
from generator.geo.inset import inset
from generator.geo.legend import Item, lay_out
from generator.geo.plane import Plane, fit
from generator.geo.spread import spread
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.geo.ground import Stroke
    from generator.geo.points import MapPoint, MapRoute

# in units of the drawing
CUTOUT_WIDTH = 284  # what a panel on a phone leaves
EDGE = 6
BAND = 18  # for the degrees along the frame, where they are wanted
STRIP = 36  # below the field, for scale and north
LEGEND_LINE = 18
TICK_SIZE = 12.0
SMALLEST = 12.0  # of any letter on a phone
_MARGIN = 26.0  # around the points inside the field
_SEAL, _SEAL_OF_THREE_DIGITS, _NEIGHBOUR = 9.5, 12.0, 5.0
_FULLEST = 0.72  # of the field covered by seals; discs lying at random cover at most 0.84
_REACHABLE = 22.0  # radius of what a finger can hit
_LONGEST_BAR = 100.0
_MOST_ROUTE_NAMES = 6  # further ones are in the list
_CUTOUT_SHAPES = 0.62, 0.8  # height to width
_NEAR = 30.0  # on a cut-out, of the name of a district from where it belongs


def compose(
    points: Sequence[MapPoint],
    numbers: Sequence[int],
    routes: Sequence[MapRoute],
    scene: Scene | None = None,
) -> Drawing:
    """Return the drawing of one sheet; each point has a seal with its number."""
    scene = scene or Scene()
    plane = _plane(points, scene)
    radii, room = _radii(numbers, plane.field, scene)
    true = [plane.spot(point.lat, point.lon) for point in points]
    circles = (
        [] if scene.cutout or scene.overview else lens.lenses(true, radii[0], plane.field.grow(-2))
    )
    spots = _spots(true, circles, radii[0], room, plane.field)
    homes = _homes(true, spots, circles, radii)
    outer = [
        radius + (HALO if point.approximate else 1)
        for radius, point in zip(radii, points, strict=True)
    ]
    crowd = _seal_crowd(spots, outer)
    strokes = grounds.strokes(scene.ground, plane)
    bends = _bends(points, routes, spots, crowd, plane.field)
    _mark_strokes(crowd, strokes, circles, bends, homes, spots)
    titles = [clean(point.title) or point.id for point in points]
    field = plane.field.grow(-2)
    names = labels.place([_on_map(title) for title in titles], spots, outer, field, crowd)
    streams = _streams(routes, bends, crowd, field)
    seals = _seals(points, numbers, titles, spots, radii, homes, names, scene)
    letterings = _line_names(strokes, field, crowd)
    districts = _districts(_outside(points, circles), scene, plane, crowd)
    items = lay_out(_notes(seals, streams, circles, strokes, scene), _legend_room(scene), TICK_SIZE)
    return Drawing(
        scene.width,
        _height(plane, items, scene),
        plane,
        scene,
        strokes,
        letterings,
        districts,
        circles,
        streams,
        seals,
        _bar(plane),
        items,
        inset(scene.everywhere, plane) if scene.everywhere else None,
    )


def _plane(points: Sequence[MapPoint], scene: Scene) -> Plane:
    positions = [(point.lat, point.lon) for point in points]
    edge = BAND if scene.degrees else EDGE
    room = scene.width - edge - EDGE
    if not scene.cutout:
        return fit(positions, edge, edge, room, _MARGIN, scene.shapes)
    (lat, lon), *around = positions
    opposite = [(2 * lat - other_lat, 2 * lon - other_lon) for other_lat, other_lon in around]
    return fit([*positions, *opposite], edge, edge, room, _MARGIN, _CUTOUT_SHAPES)


def _legend_room(scene: Scene) -> float:
    return scene.width - 2 * EDGE - (INSET_WIDTH + 6 if scene.everywhere else 0)


def _height(plane: Plane, legend: Sequence[Item], scene: Scene) -> int:
    lines = 1 + max((item.row for item in legend), default=-1)
    words = STRIP + LEGEND_LINE * lines + 3
    return round(plane.field.bottom) + max(words, INSET_HEIGHT + 40 if scene.everywhere else 0)


def _radii(numbers: Sequence[int], field: Box, scene: Scene) -> tuple[list[float], float]:
    """The radius of each seal, and the one that each keeps free."""
    count = len(numbers)
    if scene.cutout:
        return [_SEAL, *[_NEIGHBOUR] * (count - 1)], _NEIGHBOUR + 3
    area = (field.right - field.left) * (field.bottom - field.top)
    most = math.sqrt(_FULLEST * area / (math.pi * count))
    if scene.overview:
        highest = max(numbers)
        radii = [_SEAL + 4 + 9 * math.sqrt(number / highest) for number in numbers]
        return [min(radius, max(most, _SEAL)) for radius in radii], min(max(radii) + 2, most)
    radius = _SEAL if max(numbers) < 100 else _SEAL_OF_THREE_DIGITS
    return [radius] * count, min(radius + 1, most)


def _spots(
    true: Sequence[Spot], circles: Sequence[lens.Lens], radius: float, room: float, field: Box
) -> list[Spot]:
    """Where the seals stand: those in a lens by its scale, the others as near as there is room."""
    inside = {i for circle in circles for i in circle.members}
    outside = [i for i in range(len(true)) if i not in inside]
    spots = dict(
        zip(outside, spread([true[i] for i in outside], room, field.grow(-2)), strict=True)
    )
    for circle in circles:
        spots |= zip(circle.members, lens.places(circle, true, radius + 1), strict=True)
    return [(float(round(spots[i][0])), float(round(spots[i][1]))) for i in range(len(true))]


def _homes(
    true: Sequence[Spot],
    spots: Sequence[Spot],
    circles: Sequence[lens.Lens],
    radii: Sequence[float],
) -> list[tuple[int, int] | None]:
    """The true place of each seal, where the seal no longer covers it and no lens moved it."""
    inside = {i for circle in circles for i in circle.members}
    return [
        (round(true[i][0]), round(true[i][1]))
        if i not in inside and math.dist(true[i], spots[i]) > radii[i]
        else None
        for i in range(len(true))
    ]


def _seal_crowd(spots: Sequence[Spot], outer: Sequence[float]) -> Crowd:
    crowd = Crowd()
    for i, spot in enumerate(spots):
        labels.mark_seal(crowd, i, spot, outer[i])
    return crowd


def _mark_strokes(
    crowd: Crowd,
    strokes: Sequence[Stroke],
    circles: Sequence[lens.Lens],
    bends: Mapping[str, list[list[route_curves.Bend]]],
    homes: Sequence[tuple[int, int] | None],
    spots: Sequence[Spot],
) -> None:
    for stroke in strokes:
        labels.mark_stroke(crowd, stroke.samples(4), 4.0)
    for circle in circles:
        labels.mark_stroke(crowd, circle.rim(3), 2.0)
    for runs in bends.values():
        for run in runs:
            for bend in run:
                labels.mark_stroke(crowd, bend.samples())
    for home, (x, y) in zip(homes, spots, strict=True):
        if home:
            thread = ((x + (home[0] - x) * i / 16, y + (home[1] - y) * i / 16) for i in range(17))
            labels.mark_stroke(crowd, thread, 2.0)


def _bends(
    points: Sequence[MapPoint],
    routes: Sequence[MapRoute],
    spots: Sequence[Spot],
    crowd: Crowd,
    field: Box,
) -> dict[str, list[list[route_curves.Bend]]]:
    """By route, the stretches of water on this sheet."""
    index = {point.id: i for i, point in enumerate(points)}
    courses = {}
    order = 0
    for route in routes:
        runs = _runs(route.stops, index)
        if runs:
            spotted = ([(i, spots[i]) for i in run] for run in runs)
            courses[route.id] = [route_curves.course(run, order, crowd, field) for run in spotted]
            order += 1
    return courses


def _runs(stops: Sequence[str], index: Mapping[str, int]) -> list[list[int]]:
    """Stretches of at least two stops that this sheet has; one named twice in a row counts once."""
    if not any(stop in index for stop in stops):
        return []
    runs = [list(run) for here, run in groupby(stops, key=index.__contains__) if here]
    single = [[index[stop] for stop, _ in groupby(run)] for run in runs]
    return [run for run in single if len(run) > 1]


def _on_map(title: str) -> str:
    """The title as it stands on the map: that it is a teaching example, the legend says once."""
    return TEACHING.sub("", title) or title


def _seals(
    points: Sequence[MapPoint],
    numbers: Sequence[int],
    titles: Sequence[str],
    spots: Sequence[Spot],
    radii: Sequence[float],
    homes: Sequence[tuple[int, int] | None],
    names: Sequence[labels.Name | None],
    scene: Scene,
) -> list[Seal]:
    reaches = _reaches(spots, radii)
    return [
        Seal(
            numbers[i],
            point,
            titles[i],
            int(spots[i][0]),
            int(spots[i][1]),
            radii[i],
            reaches[i],
            homes[i],
            names[i],
            faint=scene.cutout and i > 0,
            numbered=not scene.cutout,
            counts=scene.overview,
        )
        for i, point in enumerate(points)
    ]


def _reaches(spots: Sequence[Spot], radii: Sequence[float]) -> list[int]:
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
        reaches.append(int(max(min(_REACHABLE, nearest / 2), radii[i])))
    return reaches


def _streams(
    routes: Sequence[MapRoute],
    bends: Mapping[str, list[list[route_curves.Bend]]],
    crowd: Crowd,
    field: Box,
) -> list[Stream]:
    streams: list[Stream] = []
    for route in routes:
        runs = bends.get(route.id)
        if not runs:
            continue
        title = clean(route.title) or route.id
        lettering = None
        if len(streams) < _MOST_ROUTE_NAMES:
            line = [spot for bend in max(runs, key=len) for spot in bend.samples()]
            lettering = labels.place_along(title, line, field, crowd)
        arrows = "".join(_arrow(a) for run in runs for a in route_curves.current(run, crowd))
        stops = sum(len(run) + 1 for run in runs)
        path = "".join(map(route_curves.path, runs))
        streams.append(Stream(route, title, stops, path, arrows, lettering))
    return streams


def _arrow(spots: Sequence[Spot]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) + "Z"


def _line_names(strokes: Sequence[Stroke], field: Box, crowd: Crowd) -> list[labels.Lettering]:
    """The names of rivers and roads, each once."""
    named: dict[str, labels.Lettering] = {}
    for stroke in strokes:
        title = clean(stroke.title)
        if title and title not in named:
            lettering = labels.place_along(title, [*stroke.samples(6)], field, crowd)
            if lettering:
                named[title] = lettering
    return [*named.values()]


def _outside(points: Sequence[MapPoint], circles: Sequence[lens.Lens]) -> list[MapPoint]:
    inside = {i for circle in circles for i in circle.members}
    return [point for i, point in enumerate(points) if i not in inside]


def _districts(
    points: Sequence[MapPoint], scene: Scene, plane: Plane, crowd: Crowd
) -> list[labels.Lettering]:
    """The names of districts: where the office puts them, else amid their places."""
    if scene.overview:
        return []
    where = {
        name.title: plane.spot(name.lat, name.lon)
        for name in scene.ground.names
        if Box.around(plane.spot(name.lat, name.lon), 0).within(plane.field)
    }
    members: dict[str, list[Spot]] = {}
    for point in points:
        if point.district:
            members.setdefault(point.district.title, []).append(plane.spot(point.lat, point.lon))
    for title, spots in members.items():
        x = sum(x for x, _ in spots) / len(spots)
        y = sum(y for _, y in spots) / len(spots)
        where.setdefault(title, (x, y))
    farthest = _NEAR if scene.cutout else labels.FARTHEST_LARGE
    placed = (
        labels.place_large(clean(title), spot, plane.field.grow(-2), crowd, farthest)
        for title, spot in where.items()
        if clean(title)
    )
    return [lettering for lettering in placed if lettering]


def _notes(
    seals: Sequence[Seal],
    streams: Sequence[Stream],
    circles: Sequence[lens.Lens],
    strokes: Sequence[Stroke],
    scene: Scene,
) -> list[tuple[str, str]]:
    """Sample and words of each entry of the legend."""
    notes = [("", "示意图，不表示界线")]
    if scene.overview:
        return [*notes, ("", "圈内是点位数")]
    if streams:
        notes.append(("water", "线路"))
    if any(seal.point.approximate for seal in seals):
        notes.append(("halo", "约略位置"))
    if any(seal.teaching for seal in seals):
        notes.append(("teaching", "（教学示例）"))
    if circles:
        notes.append(("lens", "圈内放大"))
    if any(seal.home for seal in seals):
        notes.append(("home", "细线连原处"))
    if strokes:
        notes.append(("river", "河、路示意" if scene.ground.teaching else "河、路"))
    if any(seal.name is None for seal in seals) and not scene.cutout:
        notes.append(("", "余名见列表" if any(seal.name for seal in seals) else "名称见列表"))
    return notes


def _bar(plane: Plane) -> Bar:
    length, km = plane.bar(_LONGEST_BAR)
    unit, value = ("千米", km) if km >= 1 else ("米", km * 1000)
    return Bar(round(length), f"{value / 2:g}", f"{value:g} {unit}")
