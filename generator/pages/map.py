"""The clean culture map: places and routes of an edition as drawn panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.geo import MapPoint, MapRoute, Panel, draw, to_wgs84
from generator.kinds.places.model import Precision
from generator.pages.links import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.edition import Edition, Item
    from generator.kinds.places.model import Place
    from generator.kinds.routes.model import Route


def panels(edition: Edition) -> tuple[Panel, ...]:
    """All places that may be drawn, with all routes."""
    return draw(
        _points(edition.listed("places")), [_route(item) for item in edition.listed("routes")], heading="廉洁地图"
    )


def route_panels(edition: Edition, item: Item) -> tuple[Panel, ...]:
    """One route with its places."""
    route: Route = item.data  # type: ignore[assignment]
    places = [place for stop in route.stops if (place := edition.item("places", stop.place))]
    unique = list({place.key: place for place in places}.values())
    return draw(_points(unique), [_route(item)], heading=route.title)


def _points(items: Sequence[Item]) -> list[MapPoint]:
    return [point for item in items if (point := _point(item))]


def _point(item: Item) -> MapPoint | None:
    place: Place = item.data  # type: ignore[assignment]
    where = place.location
    if where is None or where.datum is None or place.sensitive:
        return None
    lat, lon = to_wgs84(where.lat, where.lon, where.datum.value)
    approximate = where.precision is Precision.DISTRICT
    return MapPoint(place.id, place.title, ROOT + item.url, lat, lon, approximate)


def _route(item: Item) -> MapRoute:
    route: Route = item.data  # type: ignore[assignment]
    return MapRoute(route.id, route.title, ROOT + item.url, tuple(stop.place for stop in route.stops))
