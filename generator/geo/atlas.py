"""Collect what an edition's maps show: the places that may be drawn, the routes through them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.geo.cluster import cluster
from generator.geo.datum import to_wgs84
from generator.geo.drawing import Scene
from generator.geo.nearness import Nearness
from generator.geo.points import MapPoint, MapRoute
from generator.geo.regions import Regions
from generator.geo.schematic import draw, draw_around, draw_overview
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.edition import Edition, Item
    from generator.geo.panel import Panel

    Address = Callable[[Item], str]

_NEIGHBOURS = 6  # on a cut-out, beside the stops before and after
_FARTHEST = 6.0  # of a neighbour, to the distance of the nearest one


class Atlas:
    """Hold the places and routes of an edition, put in order once for all its maps."""

    def __init__(self, edition: Edition, address: Address, scene: Scene | None = None) -> None:
        """Take an edition; `address` says where an entry is read, `scene` what lies behind."""
        self._scene = scene or Scene()
        self._edition = edition
        self._address = address
        self._regions = Regions(edition)
        self.points = points(edition.of(Place), address, self._regions)
        self.routes = [_route(item, address) for item in edition.of(Route)]
        self._index = {point.id: i for i, point in enumerate(self.points)}
        positions = [(point.lat, point.lon) for point in self.points]
        self._nearness = Nearness(positions)
        self._group = {i: n for n, group in enumerate(cluster(positions)) for i in group}
        self._routes_of: dict[str, list[MapRoute]] = defaultdict(list)
        for route in self.routes:
            for stop in dict.fromkeys(route.stops):
                self._routes_of[stop].append(route)

    def panels(self, heading: str) -> tuple[Panel, ...]:
        """Draw all places that may be drawn, with all routes."""
        return _sheets(tuple(self.points), tuple(self.routes), heading, self._scene)

    def overview(self, panels: Sequence[Panel], heading: str) -> Panel | None:
        """Draw how many places each district has; None for so few sheets that none is needed."""
        return draw_overview(panels, heading=heading, scene=self._scene)

    def some(self, items: Iterable[Item[Place]], heading: str) -> tuple[Panel, ...]:
        """Draw some places without routes; nothing where none may be drawn."""
        return draw(points(items, self._address), [], heading=heading)

    def route(self, item: Item[Route]) -> tuple[Panel, ...]:
        """Draw one route with its places, each with the number of its stop."""
        return _route_panels(self._edition, item, self._address, self._scene)

    def cutout(self, item: Item[Place]) -> Panel | None:
        """Draw the map around a place; None where it may not be drawn.

        Its seal is full, those of its neighbours are faint; the routes are those through it, as
        far as the stop before and after.
        """
        here = self._index.get(item.data.id)
        if here is None:
            return None
        point = self.points[here]
        routes = self._routes_of[point.id]
        chosen = [here, *self._around(here, routes)]
        return draw_around(point, [self.points[i] for i in chosen[1:]], routes, self._scene)

    def _around(self, here: int, routes: Iterable[MapRoute]) -> list[int]:
        """The stops beside a place, then its neighbours, all of the same panel."""
        stops = self._beside(here, routes)
        near = [i for i in self._nearness.nearest(here, _NEIGHBOURS) if self._same(here, i)]
        if near and not stops:
            most = max(self._nearness.distance(here, near[0]), 1.0) * _FARTHEST
            near = [i for i in near if self._nearness.distance(here, i) <= most]
        return list(dict.fromkeys([*stops, *near]))

    def _beside(self, here: int, routes: Iterable[MapRoute]) -> list[int]:
        id = self.points[here].id
        beside: dict[int, None] = {}
        for route in routes:
            for pair in pairwise(route.stops):
                if id in pair:
                    beside |= {self._index[stop]: None for stop in pair if stop in self._index}
        return [i for i in beside if i != here and self._same(here, i)]

    def _same(self, one: int, other: int) -> bool:
        return self._group[one] == self._group[other]


@lru_cache(maxsize=2)
def _sheets(
    points: tuple[MapPoint, ...], routes: tuple[MapRoute, ...], heading: str, scene: Scene
) -> tuple[Panel, ...]:
    """The sheets of an edition, once for its page and for the files that are made of them."""
    return draw(points, routes, heading=heading, scene=scene)


def points(
    places: Iterable[Item[Place]], address: Address, regions: Regions | None = None
) -> list[MapPoint]:
    """Return the places that may be drawn: none that is sensitive, none without coordinates."""
    points = (_point(item, address, regions) for item in places)
    return [point for point in points if point]


def panels(edition: Edition, heading: str, address: Address) -> tuple[Panel, ...]:
    """Draw all places that may be drawn, with all routes; `address` says where an entry is read."""
    return Atlas(edition, address).panels(heading)


def route_panels(edition: Edition, item: Item[Route], address: Address) -> tuple[Panel, ...]:
    """Draw one route with its places.

    Each carries the number of its stop, the first one where it is called at twice.
    """
    return _route_panels(edition, item, address, Scene())


def _route_panels(
    edition: Edition, item: Item[Route], address: Address, scene: Scene
) -> tuple[Panel, ...]:
    panel = _route(item, address)
    places = (edition.one(Place, stop) for stop in dict.fromkeys(panel.stops))
    stops = [place for place in places if place]
    stop_points = points(stops, address)
    return draw(
        stop_points,
        [panel],
        heading=panel.title,
        numbers=[panel.stops.index(point.id) + 1 for point in stop_points],
        scene=scene,
    )


def _point(item: Item[Place], address: Address, regions: Regions | None) -> MapPoint | None:
    place = item.data
    where = place.location
    if where is None or where.datum is None or place.sensitive:
        return None
    lat, lon = to_wgs84(where.lat, where.lon, where.datum.value)
    return MapPoint(
        place.id,
        place.title,
        address(item),
        lat,
        lon,
        where.precision,
        place.fictional,
        regions.of(place.unit) if regions else (),
    )


def _route(item: Item[Route], address: Address) -> MapRoute:
    route = item.data
    return MapRoute(route.id, route.title, address(item), tuple(stop.place for stop in route.stops))
