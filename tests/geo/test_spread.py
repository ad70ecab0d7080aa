"""Seals that do not lie on one another."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from generator.geo.box import Box
from generator.geo.spread import spread

FIELD = Box(0, 0, 320, 400)
spots = st.lists(st.tuples(st.floats(0, 320), st.floats(0, 400)), max_size=40)


def nearest(points: list[tuple[float, float]]) -> float:
    return min((math.dist(a, b) for a, b in itertools.combinations(points, 2)), default=math.inf)


@given(spots)
def test_all_stay_inside(points: list[tuple[float, float]]) -> None:
    assert all(10 <= x <= 310 and 10 <= y <= 390 for x, y in spread(points, 10, FIELD))


@given(spots)
def test_none_lies_on_another(points: list[tuple[float, float]]) -> None:
    assert nearest(spread(points, 10, FIELD)) > 17


@given(spots)
def test_the_same_again(points: list[tuple[float, float]]) -> None:
    assert spread(points, 10, FIELD) == spread(points, 10, FIELD)


def test_what_is_apart_already_stays() -> None:
    points = [(50.0, 50.0), (80.0, 50.0), (50.0, 90.0)]
    assert spread(points, 10, FIELD) == points


def test_one_place_fans_out_around_itself() -> None:
    for count in (2, 3, 8, 9, 30):
        fanned = spread([(160.0, 200.0)] * count, 10, FIELD)
        assert nearest(fanned) > 17
        middle = [sum(values) / count for values in zip(*fanned, strict=True)]
        assert math.dist(middle, (160, 200)) < 12
        assert max(math.dist(spot, (160, 200)) for spot in fanned) < 25 * math.sqrt(count)


def test_far_too_many_still_end() -> None:
    assert len(spread([(float(i % 20), float(i % 30)) for i in range(1500)], 10, FIELD)) == 1500
