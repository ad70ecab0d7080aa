"""Points and routes as GeoJSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.points import MapPoint, MapRoute

# Digits claim precision: a fifth decimal is about a metre; what is known to the district only gets two, a kilometre.
_DECIMALS, _DECIMALS_APPROXIMATE = 5, 2


def feature_collection(points: Sequence[MapPoint], routes: Sequence[MapRoute]) -> dict[str, Any]:
    """A FeatureCollection after RFC 7946: the points, then the routes as lines through their stops, in the given order.

    Coordinates are longitude and latitude in degrees WGS-84, as the standard demands, rounded to what is known. A
    route with fewer than two stops among `points` has no geometry (null), since a line needs two positions.
    """
    places = {point.id: _position(point) for point in points}
    features = []
    for point in points:
        feature = _feature("place", point.id, point.title, point.href, _geometry("Point", places[point.id]))
        feature["properties"]["precision"] = "approximate" if point.approximate else "exact"
        features.append(feature)
    for route in routes:
        stops = [stop for stop in route.stops if stop in places]
        line = _geometry("LineString", [places[stop] for stop in stops]) if len(stops) > 1 else None
        feature = _feature("route", route.id, route.title, route.href, line)
        feature["properties"]["stops"] = stops
        features.append(feature)
    return {"type": "FeatureCollection", "features": features}


def _position(point: MapPoint) -> list[float]:
    decimals = _DECIMALS_APPROXIMATE if point.approximate else _DECIMALS
    return [round(point.lon, decimals), round(point.lat, decimals)]


def _geometry(kind: str, coordinates: object) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


def _feature(kind: str, name: str, title: str, href: str, geometry: dict[str, Any] | None) -> dict[str, Any]:
    # Places and routes may share an id; a feature's must be its own.
    return {
        "type": "Feature",
        "id": f"{kind}:{name}",
        "geometry": geometry,
        "properties": {"kind": kind, "id": name, "title": title, "href": href},
    }
