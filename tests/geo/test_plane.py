"""The projection, its grid and its scale bar."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.geo.plane import Plane, fit

positions = st.lists(st.tuples(st.floats(-85, 85), st.floats(-180, 180)), min_size=1, max_size=30)
near_hengyang = st.lists(
    st.tuples(st.floats(26.2, 27.4), st.floats(112, 113)), min_size=1, max_size=30
)


def plane_of(*points: tuple[float, float]) -> Plane:
    return fit(points, 16, 16, 318, 30)


@given(st.one_of(positions, near_hengyang))
def test_every_point_keeps_its_margin(points: list[tuple[float, float]]) -> None:
    plane = plane_of(*points)
    inner = plane.field.grow(-29.99)
    for lat, lon in points:
        x, y = plane.spot(lat, lon)
        assert inner.left <= x <= inner.right
        assert inner.top <= y <= inner.bottom


@given(near_hengyang)
def test_the_field_suits_a_phone(points: list[tuple[float, float]]) -> None:
    field = plane_of(*points).field
    assert 0.6 <= (field.bottom - field.top) / (field.right - field.left) <= 1.36


def test_north_is_up_and_east_is_right() -> None:
    plane = plane_of((26, 112), (27, 113))
    (x1, y1), (x2, y2) = plane.spot(26, 112), plane.spot(27, 113)
    assert x2 > x1
    assert y2 < y1


@given(near_hengyang)
def test_the_bar_is_true(points: list[tuple[float, float]]) -> None:
    """So many units along the meridian are so many kilometres on a sphere of the mean radius."""
    plane = plane_of(*points)
    length, km = plane.bar(100)
    assert 0 < length <= 100.001
    (_, y1), (_, y2) = plane.spot(26.5, 112.5), plane.spot(26.6, 112.5)
    assert (y1 - y2) / length * km == pytest.approx(math.radians(0.1) * 6371.0088)


@given(near_hengyang)
def test_the_bar_is_a_round_number(points: list[tuple[float, float]]) -> None:
    km = plane_of(*points).bar(100)[1]
    assert km / 10 ** math.floor(math.log10(km) + 1e-9) == pytest.approx(
        round(km / 10 ** math.floor(math.log10(km) + 1e-9))
    )


@given(near_hengyang)
def test_grid_lines_stand_where_their_label_says(points: list[tuple[float, float]]) -> None:
    plane = plane_of(*points)
    meridians, parallels = list(plane.meridians()), list(plane.parallels())
    assert 1 <= len(meridians) <= 6
    assert 1 <= len(parallels) <= 9
    for x, text in meridians:
        assert plane.spot(plane.lat, float(text.removesuffix("°E")))[0] == pytest.approx(x)
        assert plane.field.left <= x <= plane.field.right
    for y, text in parallels:
        assert plane.spot(float(text.removesuffix("°N")), plane.lon)[1] == pytest.approx(y)
    for (x1, _), (x2, _) in pairwise(meridians):
        assert x2 - x1 >= 57.9


def test_west_and_south_have_their_letters() -> None:
    plane = plane_of((-33.9, -70.7), (-33.0, -71.6))
    assert {text[-1] for _, text in plane.meridians()} == {"W"}
    assert {text[-1] for _, text in plane.parallels()} == {"S"}
    assert not any(text.startswith("-") for _, text in plane.meridians())
