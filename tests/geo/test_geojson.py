"""GeoJSON after RFC 7946."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.geo import MapPoint, MapRoute, feature_collection
from tests.geo.samples import POINTS, ROUTES


def test_longitude_comes_first_and_digits_follow_precision() -> None:
    exact = MapPoint("a", "甲", "/a/", 26.8912345678, 112.6012345678)
    about = MapPoint("b", "乙", "/b/", 26.8912345678, 112.6012345678, approximate=True)
    first, second = feature_collection([exact, about], [])["features"]
    assert first == {
        "type": "Feature",
        "id": "place:a",
        "geometry": {"type": "Point", "coordinates": [112.60123, 26.89123]},
        "properties": {"kind": "place", "id": "a", "title": "甲", "href": "/a/", "precision": "exact"},
    }
    assert second["geometry"]["coordinates"] == [112.6, 26.89]
    assert second["properties"]["precision"] == "approximate"


def test_routes_are_lines_through_their_stops() -> None:
    route = feature_collection(POINTS, ROUTES)["features"][len(POINTS) + 2]
    assert route["id"] == "route:lake"
    assert route["geometry"] == {"type": "LineString", "coordinates": [[120.13, 32.51], [120.16, 32.53]]}
    assert route["properties"]["stops"] == ["p7", "p8"]


def test_a_route_without_two_located_stops_has_no_geometry() -> None:
    collection = feature_collection(POINTS[:1], [MapRoute("r", "一线", "/r/", ("p0", "nowhere"))])
    assert collection["features"][1]["geometry"] is None
    assert collection["features"][1]["properties"]["stops"] == ["p0"]


def test_nothing_is_an_empty_collection() -> None:
    assert feature_collection([], []) == {"type": "FeatureCollection", "features": []}


@given(st.permutations(POINTS), st.permutations(ROUTES))
def test_it_is_json_in_the_order_given(points: list[MapPoint], routes: list[MapRoute]) -> None:
    collection = feature_collection(points, routes)
    assert json.loads(json.dumps(collection, ensure_ascii=False, allow_nan=False)) == collection
    ids = [feature["properties"]["id"] for feature in collection["features"]]
    assert ids == [point.id for point in points] + [route.id for route in routes]
