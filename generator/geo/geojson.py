"""Write places as GeoJSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.geo.points import MapPoint


def feature_collection(points: Iterable[MapPoint]) -> dict[str, Any]:
    """Return a FeatureCollection after RFC 7946 of points in the given order.

    Coordinates are longitude and latitude in degrees WGS-84, as the standard demands, rounded to
    what is known. A place that was made up for teaching is marked, since the page that says so is
    not with the file.
    """
    return {"type": "FeatureCollection", "features": [_feature(point) for point in points]}


def _feature(point: MapPoint) -> dict[str, Any]:
    position = [point.precision.round_off(point.lon), point.precision.round_off(point.lat)]
    properties = {"title": point.title, "precision": point.precision.value}
    optional = {"url": point.href, "fictional": point.fictional}
    return {
        "type": "Feature",
        "id": point.id,
        "geometry": {"type": "Point", "coordinates": position},
        "properties": properties | {name: value for name, value in optional.items() if value},
    }
