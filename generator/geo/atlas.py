"""Collect what an edition's maps show: the places that may be drawn, the routes through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.geo.datum import to_wgs84
from generator.geo.points import MapPoint, MapRoute
from generator.geo.schematic import draw
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.edition import Edition, Item
    from generator.geo.schematic import Panel

    Address = Callable[[Item], str]


def points(places: Iterable[Item[Place]], address: Address) -> list[MapPoint]:
    """Return the places that may be drawn: none that is sensitive, none without coordinates."""
    points = (_point(item, address) for item in places)
    return [point for point in points if point]


def panels(edition: Edition, heading: str, address: Address) -> tuple[Panel, ...]:
    """Draw all places that may be drawn, with all routes; `address` says where an entry is read."""
    routes = [_route(item, address) for item in edition.of(Route)]
    return draw(points(edition.of(Place), address), routes, heading=heading)


def route_panels(edition: Edition, item: Item[Route], address: Address) -> tuple[Panel, ...]:
    """Draw one route with its places.

    Each carries the number of its stop, the first one where it is called at twice.
    """
    panel = _route(item, address)
    places = (edition.one(Place, stop) for stop in dict.fromkeys(panel.stops))
    stops = [place for place in places if place]
    stop_points = points(stops, address)
    return draw(
        stop_points,
        [panel],
        heading=panel.title,
        numbers=[panel.stops.index(point.id) + 1 for point in stop_points],
    )


def _point(item: Item[Place], address: Address) -> MapPoint | None:
    place = item.data
    where = place.location
    if where is None or where.datum is None or place.sensitive:
        return None
    lat, lon = to_wgs84(where.lat, where.lon, where.datum.value)
    return MapPoint(
        place.id, place.title, address(item), lat, lon, where.precision, place.fictional
    )


def _route(item: Item[Route], address: Address) -> MapRoute:
    route = item.data
    return MapRoute(route.id, route.title, address(item), tuple(stop.place for stop in route.stops))
