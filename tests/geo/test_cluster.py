"""Which points share a drawing."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.geo.cluster import MOST_PANELS, cluster
from tests.geo.samples import POINTS, scattered
from tests.work import calls

HENGYANG, JIANGYAN, KASHGAR = (26.9, 112.6), (32.5, 120.1), (39.5, 76.0)


def around(middle: tuple[float, float], count: int) -> list[tuple[float, float]]:
    return [(middle[0] + 0.02 * i, middle[1] + 0.03 * (i % 3)) for i in range(count)]


def test_nothing_makes_no_panel() -> None:
    assert cluster([]) == []


def test_one_prefecture_is_one_panel() -> None:
    assert cluster([(point.lat, point.lon) for point in scattered(200)]) == [list(range(200))]


def test_two_provinces_are_two_panels() -> None:
    assert cluster([(point.lat, point.lon) for point in POINTS]) == [[0, 1, 2, 3, 4, 5, 6], [7, 8]]


def test_panels_come_in_the_order_of_their_first_point() -> None:
    mixed = [JIANGYAN, HENGYANG, (32.6, 120.2), (27.0, 112.7), KASHGAR]
    assert cluster(mixed) == [[0, 2], [1, 3], [4]]


def test_single_points_far_apart_stay_together() -> None:
    """A panel for each would show nothing but single seals."""
    assert cluster([HENGYANG, JIANGYAN, (39.9, 116.4)]) == [[0, 1, 2]]


def test_points_of_one_place_stay_together() -> None:
    assert cluster([HENGYANG] * 5) == [[0, 1, 2, 3, 4]]


def test_a_province_without_gaps_is_one_panel() -> None:
    chance = random.Random(1)
    points = [(25 + 5 * chance.random(), 109 + 5 * chance.random()) for _ in range(120)]
    assert len(cluster(points)) == 1


@given(st.lists(st.tuples(st.floats(18, 53), st.floats(74, 134)), max_size=60))
def test_every_point_has_one_panel_and_panels_are_few(points: list[tuple[float, float]]) -> None:
    groups = cluster(points)
    assert sorted(index for group in groups for index in group) == list(range(len(points)))
    assert len(groups) <= MOST_PANELS
    assert all(group == sorted(group) for group in groups)


def test_five_clusters_are_five_panels_and_eight_are_one() -> None:
    towns = [
        (26.9, 112.6),
        (32.5, 120.1),
        (39.9, 116.4),
        (43.8, 87.6),
        (29.6, 91.1),
        (23.0, 102.0),
        (45.7, 126.6),
        (20, 110),
    ]
    assert len(cluster([point for town in towns[:5] for point in around(town, 3)])) == 5
    assert len(cluster([point for town in towns for point in around(town, 3)])) == 1


def test_many_points_cost_little() -> None:
    chance = random.Random(2)
    points = [(20 + 30 * chance.random(), 75 + 55 * chance.random()) for _ in range(5000)]
    few, many = points[:500], points
    assert calls(lambda: cluster(many)) < 15 * calls(lambda: cluster(few))
