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
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.geo.cluster import cluster
from generator.geo.layout import compose
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.points import MapPoint, MapRoute

_SCHEME = re.compile(r"\s*([^/?#:]*):")


@dataclass(frozen=True, slots=True)
class Panel:
    """Hold one drawing.

    Each of its points carries the number that stands at its place in `numbers`.
    """

    title: str
    svg: Markup
    points: tuple[MapPoint, ...]
    numbers: tuple[int, ...]


def draw(
    points: Sequence[MapPoint],
    routes: Sequence[MapRoute],
    *,
    heading: str,
    numbers: Sequence[int] | None = None,
) -> tuple[Panel, ...]:
    """Draw the map of `points` in one panel, or a few if they lie far apart; none without points.

    Within a panel points keep their order. `numbers` are those of the points; where none are
    given they run on from panel to panel. Of a route each panel shows the stretches between
    stops that it has; stops that are not among `points` are passed over. The same input gives
    the same drawing.

    Raises ValueError for a position that is not finite or out of range, an id that comes twice,
    and a link that is neither relative nor http(s).
    """
    _require_sound(points, routes)
    groups = cluster([(point.lat, point.lon) for point in points])
    panels: list[Panel] = []
    running = count(1)
    for group in groups:
        members = tuple(points[i] for i in group)
        title = _title(heading, members, alone=len(groups) == 1)
        seals = tuple(numbers[i] if numbers else next(running) for i in group)
        panels.append(Panel(title, _render(members, seals, routes, title), members, seals))
    return tuple(panels)


def draw_around(
    here: MapPoint, neighbours: Sequence[MapPoint], routes: Sequence[MapRoute]
) -> Panel:
    """Draw a small map with one place in the middle, its neighbours faint.

    Of `routes` it shows the stretches between stops that are on it. Errors as of `draw`.
    """
    members = (here, *neighbours)
    _require_sound(members, routes)
    title = clean(f"{here.title}和它的四周")
    numbers = tuple(range(1, len(members) + 1))
    drawing = compose(members, numbers, routes, cutout=True)
    svg = Markup(_template().render(title=title, drawing=drawing).strip())
    return Panel(title, svg, members, numbers)


def _title(heading: str, members: Sequence[MapPoint], *, alone: bool) -> str:
    if alone:
        return clean(heading)
    first = clean(members[0].title) or members[0].id
    return clean(f"{heading}：{first}{f'等{len(members)}处' if len(members) > 1 else ''}")


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
    members: Sequence[MapPoint], seals: Sequence[int], routes: Sequence[MapRoute], title: str
) -> Markup:
    drawing = compose(members, seals, routes)
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
