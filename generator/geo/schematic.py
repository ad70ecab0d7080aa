"""Draw the map: a schematic as SVG, with no boundaries and nobody else's tiles.

A page shows each panel beside a list in the same order. Markup that `map.css` and `map.js` of the
theme expect:

    <section class="qj-map">
      <div class="qj-map__sheet">{{ panel.svg }}</div>
      <ol class="qj-map__list" start="{{ panel.numbers[0] }}">
        <li data-place="{{ point.id }}"><a href="{{ point.href }}">{{ point.title }}</a></li> …
      </ol>
    </section>

Anything with `data-place` or `data-route` inside the same `.qj-map` is selected together. Style
comes by class only, so that a strict content security policy holds.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.geo.drawing import Scene
from generator.geo.layout import CUTOUT_WIDTH, compose
from generator.geo.overview import FEWEST, areas
from generator.geo.panel import Panel
from generator.geo.sheets import divide, everywhere
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.points import MapPoint, MapRoute
    from generator.geo.sheets import Sheet

_PLAIN = Scene()
_SCHEME = re.compile(r"\s*([^/?#:]*):")


_MOST_RUNNING = 99  # numbers that fit in a seal; where there are more, each sheet counts anew


def draw(
    points: Sequence[MapPoint],
    routes: Sequence[MapRoute],
    *,
    heading: str,
    numbers: Sequence[int] | None = None,
    scene: Scene = _PLAIN,
) -> tuple[Panel, ...]:
    """Draw the map of `points` on as many sheets as they need to be read; none without points.

    Within a sheet points keep their order. `numbers` are those of the points; where none are
    given they run on from sheet to sheet, as far as two digits go, else each sheet counts anew. Of
    a route each sheet shows the stretches between stops that it has; stops that are not among
    `points` are passed over. The same input gives the same drawing.

    Raises ValueError for a position that is not finite or out of range, an id that comes twice,
    and a link that is neither relative nor http(s).
    """
    _require_sound(points, routes)
    sheets = divide(points)
    if len(sheets) > 1:
        scene = replace(scene, everywhere=everywhere(points))
    panels: list[Panel] = []
    running = count(1)
    through = _routes_through(sheets, points, routes)
    for sheet, its_routes in zip(sheets, through, strict=True):
        members = tuple(points[i] for i in sheet.members)
        if len(points) > _MOST_RUNNING:
            running = count(1)
        seals = tuple(numbers[i] if numbers else next(running) for i in sheet.members)
        title = clean(heading if len(sheets) == 1 else f"{heading}：{sheet.title}")
        svg = _render(members, seals, its_routes, title, scene)
        panels.append(Panel(title, svg, members, seals, sheet.title, sheet.slug, sheet.area))
    return tuple(panels)


def draw_overview(panels: Sequence[Panel], *, heading: str, scene: Scene = _PLAIN) -> Panel | None:
    """Draw a circle with its count for each district; None where the sheets are an overview."""
    if len(panels) < FEWEST:
        return None
    circles = areas(panels)
    points, counts = [point for point, _ in circles], [count for _, count in circles]
    scene = replace(scene, overview=True)
    svg = _render(points, counts, (), clean(heading), scene)
    return Panel(clean(heading), svg, tuple(points), tuple(counts))


def _routes_through(
    sheets: Sequence[Sheet], points: Sequence[MapPoint], routes: Sequence[MapRoute]
) -> list[list[MapRoute]]:
    """For each sheet the routes that may run on it, in their order."""
    home = {points[i].id: number for number, sheet in enumerate(sheets) for i in sheet.members}
    through: list[list[MapRoute]] = [[] for _ in sheets]
    for route in routes:
        for number in sorted({home[stop] for stop in route.stops if stop in home}):
            through[number].append(route)
    return through


def draw_around(
    here: MapPoint,
    neighbours: Sequence[MapPoint],
    routes: Sequence[MapRoute],
    scene: Scene = _PLAIN,
) -> Panel:
    """Draw a small map with one place in the middle, its neighbours faint.

    Of `routes` it shows the stretches between stops that are on it. Errors as of `draw`.
    """
    members = (here, *neighbours)
    _require_sound(members, routes)
    title = clean(f"{here.title}和它的四周")
    numbers = tuple(range(1, len(members) + 1))
    svg = _render(members, numbers, routes, title, replace(scene, cutout=True, width=CUTOUT_WIDTH))
    return Panel(title, svg, members, numbers)


def _require_sound(points: Sequence[MapPoint], routes: Sequence[MapRoute]) -> None:
    for point in points:
        if not (-90 <= point.lat <= 90 and -180 <= point.lon <= 180):  # false for NaN too
            raise ValueError(f"{point.id}: {point.lat!r}, {point.lon!r} is no position in degrees")
    for ids in ([point.id for point in points], [route.id for route in routes]):
        twice = sorted(name for name, count in Counter(ids).items() if count > 1)
        if twice:
            raise ValueError(f"id used twice: {', '.join(twice)}")
    for href in (*(point.href for point in points), *(route.href for route in routes)):
        scheme = _SCHEME.match(href)
        if scheme and scheme[1].lower() not in ("http", "https"):
            raise ValueError(f"a link to {href!r} has no place on a map")


def _render(
    members: Sequence[MapPoint],
    seals: Sequence[int],
    routes: Sequence[MapRoute],
    title: str,
    scene: Scene,
) -> Markup:
    drawing = compose(members, seals, routes, scene)
    return Markup(_template().render(title=title, drawing=drawing).strip())


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("schematic.svg.jinja")
