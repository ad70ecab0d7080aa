"""Datums: agreement with two independent implementations, and what neither of them does."""

from __future__ import annotations

import importlib
import math
import warnings

import prcoords
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.geo.datum import Datum, from_wgs84, to_wgs84
from generator.geo.envelope import uses_shifted_datum

# Its distribution is called geocoordinates-rs; it has no types.
rust = importlib.import_module("geocoordinates_ffi")

CENTIMETRE, MILLIMETRE = 0.01, 0.001
SHIFTED = (Datum.GCJ02, Datum.BD09)


def well_inside(position: tuple[float, float]) -> bool:
    """Not on the rim itself, where the last bit decides."""
    lat, lon = position
    return all(uses_shifted_datum(lat + d, lon + e) for d in (-1e-6, 1e-6) for e in (-1e-6, 1e-6))


inside = st.tuples(st.floats(4, 53), st.floats(74, 134)).filter(well_inside)
anywhere = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    shrink = math.cos(math.radians(a[0]))
    return math.radians(1) * 6371008.8 * math.hypot(a[0] - b[0], (a[1] - b[1]) * shrink)


@given(inside)
def test_agrees_with_prcoords(position: tuple[float, float]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # near the rim of its box it says that it does nothing
        lat, lon = prcoords.wgs_gcj(position)
        theirs = prcoords.gcj_wgs_bored((lat, lon))
    assert metres(from_wgs84(*position, Datum.GCJ02), (lat, lon)) < MILLIMETRE
    assert metres(from_wgs84(*position, Datum.BD09), prcoords.wgs_bd(position)) < MILLIMETRE
    assert metres(to_wgs84(lat, lon, Datum.GCJ02), position) < MILLIMETRE
    assert metres(to_wgs84(lat, lon, Datum.GCJ02), theirs) < CENTIMETRE


@given(inside)
def test_agrees_with_geocoordinates(position: tuple[float, float]) -> None:
    stated = rust.Wgs84(lat=position[0], lon=position[1])
    gcj, bd = rust.wgs84_to_gcj02(stated), rust.wgs84_to_bd09(stated)
    assert metres(from_wgs84(*position, Datum.GCJ02), (gcj.lat, gcj.lon)) < MILLIMETRE
    assert metres(from_wgs84(*position, Datum.BD09), (bd.lat, bd.lon)) < MILLIMETRE
    back = rust.gcj02_to_wgs84_refined(gcj)
    assert metres(to_wgs84(gcj.lat, gcj.lon, Datum.GCJ02), (back.lat, back.lon)) < CENTIMETRE
    back = rust.bd09_to_wgs84_refined(bd)
    assert metres(to_wgs84(bd.lat, bd.lon, Datum.BD09), (back.lat, back.lon)) < CENTIMETRE


@given(inside, st.sampled_from(Datum))
def test_there_and_back(position: tuple[float, float], datum: Datum) -> None:
    assert metres(to_wgs84(*from_wgs84(*position, datum), datum), position) < MILLIMETRE


@given(anywhere, st.sampled_from(SHIFTED))
def test_a_point_outside_stays(position: tuple[float, float], datum: Datum) -> None:
    assume(not uses_shifted_datum(*position))
    assert from_wgs84(*position, datum) == position
    # In the strip where two points share a shifted position, the one inside is meant: no further
    # than the shift.
    assert metres(to_wgs84(*position, datum), position) < 1600


@given(anywhere, st.sampled_from((Datum.WGS84, Datum.CGCS2000)))
def test_cgcs2000_is_wgs84(position: tuple[float, float], datum: Datum) -> None:
    assert to_wgs84(*position, datum) == from_wgs84(*position, datum) == position


def test_known_points_in_beijing() -> None:
    """Values that the documentation of many converters prints for 39.915, 116.404."""
    assert from_wgs84(39.915, 116.404, Datum.GCJ02) == pytest.approx(
        (39.91640428, 116.41024450), abs=1e-8
    )
    wgs = to_wgs84(39.915, 116.404, Datum.GCJ02)
    assert from_wgs84(*wgs, Datum.BD09) == pytest.approx((39.92133699, 116.41036949), abs=1e-8)


@pytest.mark.parametrize("position", [(37.57, 126.98), (21.03, 105.85)], ids=["Seoul", "Hanoi"])
@pytest.mark.parametrize("datum", SHIFTED)
def test_seoul_and_hanoi_are_not_shifted(position: tuple[float, float], datum: Datum) -> None:
    assert to_wgs84(*position, datum) == from_wgs84(*position, datum) == position


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (math.nan, 112.6),
        (26.9, math.nan),
        (math.inf, 112.6),
        (26.9, -math.inf),
        (90.01, 0),
        (-91, 0),
        (0, 180.1),
        (0, -181),
    ],
)
@pytest.mark.parametrize("datum", Datum)
def test_no_position_is_refused(lat: float, lon: float, datum: Datum) -> None:
    for convert in (to_wgs84, from_wgs84):
        with pytest.raises(ValueError, match=r"latitude|longitude"):
            convert(lat, lon, datum)


def test_unknown_datum_is_refused() -> None:
    assert to_wgs84(26.9, 112.6, "wgs84") == (26.9, 112.6)
    with pytest.raises(ValueError, match="mercator"):
        to_wgs84(26.9, 112.6, "mercator")
