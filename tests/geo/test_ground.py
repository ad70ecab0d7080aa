"""Rivers, lakes and roads: within the field, near where they are said to run."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from generator.geo.box import Box
from generator.geo.ground import Course, Ground, GroundLine, Stroke, strokes
from generator.geo.plane import Plane
from tests.geo.meetings import flatten
from tests.work import calls

FIELD = Box(0, 0, 300, 300)
PLANE = Plane(FIELD, 26.5, 112.5, 3.0)
degrees = st.tuples(st.floats(24, 29), st.floats(110, 115))
courses = st.sampled_from([*Course])


@given(courses, st.lists(degrees, min_size=2, max_size=30))
def test_nothing_is_drawn_outside_the_field(
    course: Course, positions: list[tuple[float, float]]
) -> None:
    if course is Course.LAKE:
        positions = [*positions, positions[0]]
    within = FIELD.grow(1)
    for stroke in strokes(Ground((GroundLine(course, "", tuple(positions)),)), PLANE):
        for run in flatten(stroke.path.replace("Z", "")):
            assert all(within.clamp(spot) == spot for spot in run)


@given(st.lists(st.tuples(st.floats(1, 299), st.floats(1, 299)), min_size=2, max_size=12))
def test_samples_lie_on_the_curve_and_leave_no_gap(spots: list[tuple[float, float]]) -> None:
    stroke = Stroke(Course.RIVER, "", tuple(spots))
    samples = [*stroke.samples(3.0)]
    assert all(math.dist(a, b) <= 6 for a, b in itertools.pairwise(samples))
    (run,) = flatten(stroke.path)
    for spot in run:
        assert min(math.dist(spot, sample) for sample in samples) <= 3


def test_a_line_that_leaves_and_comes_back_is_two_pieces() -> None:
    line = GroundLine(Course.ROAD, "", ((26.5, 112.5), (26.5, 118.0), (26.7, 118.0), (26.7, 112.5)))
    assert len(strokes(Ground((line,)), PLANE)) == 2


def test_what_says_nothing_new_is_left_out() -> None:
    along = tuple((26.5, 112.4 + i / 10000) for i in range(2000))
    (stroke,) = strokes(Ground((GroundLine(Course.RIVER, "", along),)), PLANE)
    assert len(stroke.spots) == 2


def test_a_lake_around_the_whole_field_fills_it() -> None:
    ring = ((20.0, 105.0), (20.0, 120.0), (33.0, 120.0), (33.0, 105.0), (20.0, 105.0))
    (stroke,) = strokes(Ground((GroundLine(Course.LAKE, "", ring),)), PLANE)
    assert set(stroke.spots) == {(0, 0), (300, 0), (300, 300), (0, 300)}


def test_a_sheet_does_not_look_at_what_lies_elsewhere() -> None:
    """Every place has a cut-out: a long river must not be read for each of them."""
    far = tuple((40.0 + i / 10000, 100.0 + i / 10000) for i in range(20_000))
    ground = Ground((GroundLine(Course.RIVER, "", far),))
    assert calls(lambda: strokes(ground, PLANE)) < 2000


@given(st.lists(degrees, min_size=2, max_size=300))
def test_leaving_out_what_lies_elsewhere_changes_nothing(
    positions: list[tuple[float, float]],
) -> None:
    line = GroundLine(Course.ROAD, "", tuple(positions))
    whole = (-90.0, -180.0, 90.0, 180.0)
    assert list(line.near(whole)) == [line.positions]
    south, west, north, east = PLANE.bounds()
    inside = {(lat, lon) for lat, lon in positions if south < lat < north and west < lon < east}
    assert inside <= {spot for run in line.near(PLANE.bounds()) for spot in run}
