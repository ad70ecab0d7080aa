"""Routes as water."""

from __future__ import annotations

import itertools
import math
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.geo import route_curves
from generator.geo.box import Box, Crowd, Spot

FIELD = Box(0, 0, 320, 400)
spots = st.lists(st.tuples(st.floats(0, 320), st.floats(0, 400)), min_size=2, max_size=12)


def course(
    points: list[Spot], order: int = 0, seals: Crowd | None = None
) -> list[route_curves.Bend]:
    return route_curves.course(list(enumerate(points)), order, seals or Crowd(), FIELD)


@given(spots, st.integers(0, 9))
def test_it_meets_its_stops_and_stays_in_the_field(points: list[Spot], order: int) -> None:
    bends = course(points, order)
    assert [bend.start for bend in bends] == points[:-1]
    assert [bend.end for bend in bends] == points[1:]
    within = FIELD.grow(0.01)
    assert all(within.clamp(spot) == spot for bend in bends for spot in bend.samples())


@given(spots)
def test_a_bend_is_gentle(points: list[Spot]) -> None:
    for bend in course(points):
        length = sum(math.dist(a, b) for a, b in itertools.pairwise(bend.samples()))
        assert length <= 1.35 * math.dist(bend.start, bend.end) + 0.01


def test_two_routes_over_the_same_stops_part() -> None:
    points = [(50.0, 50.0), (250.0, 300.0)]
    (one,), (other,) = course(points, 0), course(points, 1)
    assert math.dist(one.at(0.5), other.at(0.5)) > 20


def test_it_goes_around_a_seal_where_it_does_not_stop() -> None:
    seals, points = Crowd(), [(50.0, 200.0), (270.0, 200.0)]
    (straight,) = course(points)
    seals.add(Box.around(straight.at(0.5), 9), "another")
    (bend,) = course(points, 0, seals)
    assert all("another" not in seals.owners(Box.around(spot, 2)) for spot in bend.samples())


def test_path_is_whole_units() -> None:
    path = route_curves.path(course([(10.2, 20.7), (100.0, 60.0), (200.0, 30.0)]))
    assert re.fullmatch(r"M10 21(C-?\d+ -?\d+ -?\d+ -?\d+ -?\d+ -?\d+){2}", path)


def test_a_name_floats_in_reading_order() -> None:
    rightwards = course([(280.0, 100.0), (20.0, 110.0)])
    spots = route_curves.floating_name("清廉三水线", rightwards, 13, Crowd(), FIELD)
    assert len(spots) == 5
    assert [x for x, _ in spots] == sorted(x for x, _ in spots)
    downwards = course([(100.0, 380.0), (110.0, 20.0)])
    spots = route_curves.floating_name("清廉三水线", downwards, 13, Crowd(), FIELD)
    assert [y for _, y in spots] == sorted(y for _, y in spots)


@given(spots)
def test_characters_of_a_name_keep_apart(points: list[Spot]) -> None:
    letters = route_curves.floating_name("清廉三水线", course(points), 13, Crowd(), FIELD)
    assert len(letters) in (0, 5)
    assert all(math.dist(a, b) >= 0.75 * 13 for a, b in itertools.pairwise(letters))


def test_other_writing_and_short_water_carry_no_name() -> None:
    long, short = course([(20.0, 100.0), (300.0, 110.0)]), course([(20.0, 100.0), (40.0, 110.0)])
    assert route_curves.floating_name("A quiet walk", long, 13, Crowd(), FIELD) == []
    assert route_curves.floating_name("清廉三水线", short, 13, Crowd(), FIELD) == []


def test_arrows_point_downstream_and_avoid_what_stands_there() -> None:
    bends = course([(20.0, 100.0), (300.0, 100.0)])
    ((tip, left, right),) = route_curves.current(bends, Crowd())
    assert tip[0] > left[0]
    assert tip[0] > right[0]
    taken = Crowd()
    taken.add(FIELD)
    assert list(route_curves.current(bends, taken)) == []
