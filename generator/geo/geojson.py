"""Places as GeoJSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.kinds.places.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.geo.points import MapPoint

# Digits claim precision: a fifth decimal of a degree is about a metre, a third a hundred metres, a second a kilometre.
_DECIMALS = {Precision.EXACT: 5, Precision.STREET: 3, Precision.DISTRICT: 2}


def feature_collection(points: Iterable[MapPoint]) -> dict[str, Any]:
    """A FeatureCollection after RFC 7946 of points in the given order.

    Coordinates are longitude and latitude in degrees WGS-84, as the standard demands, rounded to what is known. A
    place that was made up for teaching is marked, since the page that says so is not with the file.
    """
    return {"type": "FeatureCollection", "features": [_feature(point) for point in points]}


def _feature(point: MapPoint) -> dict[str, Any]:
    decimals = _DECIMALS[point.precision]
    position = [round(point.lon, decimals), round(point.lat, decimals)]
    told = {"title": point.title, "precision": point.precision.value}
    optional = {"url": point.href, "fictional": point.fictional}
    return {
        "type": "Feature",
        "id": point.id,
        "geometry": {"type": "Point", "coordinates": position},
        "properties": told | {name: value for name, value in optional.items() if value},
    }
