"""Links to map services: the right order and datum, to the metre, against two others' reckoning."""

from __future__ import annotations

import importlib
import re
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import prcoords
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.geo.map_links import geo_uri, map_links
from generator.kinds.places.model import Place
from generator.library.validation import fill
from tests.geo.test_datum import inside, metres

rust = importlib.import_module("geocoordinates_ffi")
AMAP, BAIDU, TENCENT, PHONE = range(4)


def place(lat: float, lon: float, datum: str = "wgs84", **more: Any) -> Place:
    location = {"lat": lat, "lon": lon, "datum": datum, **more.pop("location", {})}
    return fill(Place, {"id": "p", "title": "清风书屋", "location": location, **more})


def positions(one: Place) -> list[tuple[float, float]]:
    """Latitude and longitude of each link, as its service reads them."""
    amap, baidu, tencent, phone = (link.href for link in map_links(one))
    lon, lat = parse_qs(urlsplit(amap).query)["position"][0].split(",")
    result = [(float(lat), float(lon))]
    result.append(_pair(parse_qs(urlsplit(baidu).query)["location"][0]))
    marker = parse_qs(urlsplit(tencent).query)["marker"][0]
    result.append(_pair(dict(part.split(":", 1) for part in marker.split(";"))["coord"]))
    result.append(_pair(phone.removeprefix("geo:")))
    return result


def _pair(text: str) -> tuple[float, float]:
    lat, lon = text.split(",")
    return float(lat), float(lon)


@given(inside)
def test_right_to_the_metre(position: tuple[float, float]) -> None:
    found = positions(place(*position))
    theirs = rust.wgs84_to_gcj02(rust.Wgs84(lat=position[0], lon=position[1]))
    for at in (AMAP, BAIDU, TENCENT):
        assert metres(found[at], prcoords.wgs_gcj(position)) < 1
        assert metres(found[at], (theirs.lat, theirs.lon)) < 1
    assert metres(found[PHONE], position) < 1


@given(inside)
def test_whatever_datum_the_author_took(position: tuple[float, float]) -> None:
    stated = rust.Wgs84(lat=position[0], lon=position[1])
    gcj, bd = rust.wgs84_to_gcj02(stated), rust.wgs84_to_bd09(stated)
    expected = [(gcj.lat, gcj.lon)] * 3 + [position]
    for datum, lat, lon in (("gcj02", gcj.lat, gcj.lon), ("bd09", bd.lat, bd.lon)):
        found = positions(place(lat, lon, datum))
        assert all(metres(*pair) < 1 for pair in zip(found, expected, strict=True))


def test_as_the_services_want_it() -> None:
    one = place(26.89, 112.6, "gcj02", address="解放路12号")
    amap, baidu, tencent, phone = (unquote(link.href) for link in map_links(one))
    spot = "26.890000,112.600000"
    assert amap == (
        "https://uri.amap.com/marker?position=112.600000,26.890000&name=清风书屋&coordinate=gaode"
    )
    assert baidu == (
        f"https://api.map.baidu.com/marker?location={spot}&title=清风书屋&content=解放路12号"
        "&output=html&coord_type=gcj02&src=qingjian"
    )
    assert tencent == (
        f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{spot};title:清风书屋;addr:解放路12号"
        "&referer=qingjian"
    )
    assert re.fullmatch(r"geo:26\.89\d{4},112\.59\d{4}", phone)


@pytest.mark.parametrize("precision", ["street", "district"])
def test_no_link_to_what_is_not_exact(precision: str) -> None:
    one = place(26.89, 112.6, location={"precision": precision})
    assert map_links(one) == ()
    assert geo_uri(one) == ""


def test_no_link_without_coordinates_or_to_a_sensitive_place() -> None:
    for one in (
        fill(Place, {"id": "p", "title": "T"}),
        place(26.89, 112.6, sensitive="true"),
    ):
        assert map_links(one) == ()


@given(st.text(max_size=30).filter(str.strip))
def test_a_title_stays_one_value(title: str) -> None:
    where: Any = {"lat": 26.9, "lon": 112.6, "datum": "wgs84"}
    one = fill(Place, {"id": "p", "title": title, "location": where})
    for link in map_links(one)[:3]:
        parts = urlsplit(link.href)
        assert parts.scheme == "https"
        assert not parts.fragment
        assert set(parse_qs(parts.query)) in _KEYS
    marker = parse_qs(urlsplit(map_links(one)[TENCENT].href).query)["marker"][0]
    assert [part.split(":")[0] for part in marker.split(";")] == ["coord", "title", "addr"]


_KEYS = [
    {"position", "name", "coordinate"},
    {"location", "title", "content", "output", "coord_type", "src"},
    {"marker", "referer"},
]
