"""GeoJSON after RFC 7946."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.geo import MapPoint, feature_collection
from generator.kinds.places.model import Precision
from tests.geo.samples import POINTS


def test_longitude_comes_first_and_digits_follow_precision() -> None:
    points = [MapPoint(p.value, "甲", "/a/", 26.8912345678, 112.6012345678, p) for p in Precision]
    exact, street, district = feature_collection(points)["features"]
    assert exact == {
        "type": "Feature",
        "id": "exact",
        "geometry": {"type": "Point", "coordinates": [112.60123, 26.89123]},
        "properties": {"title": "甲", "precision": "exact", "url": "/a/"},
    }
    assert (street["geometry"]["coordinates"], street["properties"]["precision"]) == (
        [112.601, 26.891],
        "street",
    )
    assert (district["geometry"]["coordinates"], district["properties"]["precision"]) == (
        [112.6, 26.89],
        "district",
    )


def test_what_is_to_be_read_nowhere_has_no_address() -> None:
    (feature,) = feature_collection([MapPoint("a", "甲", "", 26.9, 112.6)])["features"]
    assert feature["properties"] == {"title": "甲", "precision": "exact"}


@given(st.permutations(POINTS))
def test_it_is_json_in_the_order_given(points: list[MapPoint]) -> None:
    collection = feature_collection(points)
    assert json.loads(json.dumps(collection, ensure_ascii=False, allow_nan=False)) == collection
    assert [feature["id"] for feature in collection["features"]] == [point.id for point in points]
