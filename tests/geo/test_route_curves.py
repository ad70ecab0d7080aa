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


@given(spots, st.integers(0, 9))
def test_no_bend_leaves_the_line_of_its_stops_by_more_than_eight(
    points: list[Spot], order: int
) -> None:
    for bend in course(points, order):
        (x1, y1), (x2, y2) = bend.start, bend.end
        square = (x2 - x1) ** 2 + (y2 - y1) ** 2
        for x, y in bend.samples():
            t = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square if square else 0
            t = min(max(t, 0), 1)
            assert math.dist((x, y), (x1 + t * (x2 - x1), y1 + t * (y2 - y1))) <= 8


@given(spots)
def test_a_bend_is_gentle(points: list[Spot]) -> None:
    for bend in course(points):
        length = sum(math.dist(a, b) for a, b in itertools.pairwise(bend.samples()))
        assert length <= 1.35 * math.dist(bend.start, bend.end) + 0.01


def test_two_routes_over_the_same_stops_part() -> None:
    points = [(50.0, 50.0), (250.0, 300.0)]
    (one,), (other,) = course(points, 0), course(points, 1)
    assert math.dist(one.at(0.5), other.at(0.5)) >= 3


def test_it_goes_around_a_seal_where_it_does_not_stop() -> None:
    seals, points = Crowd(), [(50.0, 200.0), (270.0, 200.0)]
    (straight,) = course(points)
    x, y = straight.at(0.5)
    seals.add(Box.around((x, y + 6), 9), "another")
    (bend,) = course(points, 0, seals)
    assert all("another" not in seals.owners(Box.around(spot, 2)) for spot in bend.samples())


def test_path_is_whole_units() -> None:
    path = route_curves.path(course([(10.2, 20.7), (100.0, 60.0), (200.0, 30.0)]))
    assert re.fullmatch(r"M10 21(C-?\d+ -?\d+ -?\d+ -?\d+ -?\d+ -?\d+){2}", path)


def test_arrows_point_downstream_and_avoid_what_stands_there() -> None:
    bends = course([(20.0, 100.0), (300.0, 100.0)])
    ((tip, left, right),) = route_curves.current(bends, Crowd())
    assert tip[0] > left[0]
    assert tip[0] > right[0]
    taken = Crowd()
    taken.add(FIELD)
    assert list(route_curves.current(bends, taken)) == []
