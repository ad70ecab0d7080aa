"""Neighbours, found without looking at all."""

from __future__ import annotations

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from generator.geo.nearness import Nearness
from generator.geo.plane import to_km
from tests.work import calls

positions = st.lists(st.tuples(st.floats(26, 27), st.floats(112, 113)), min_size=1, max_size=60)


@given(positions, st.integers(1, 9))
def test_nobody_nearer_is_missed(spots: list[tuple[float, float]], count: int) -> None:
    flat = to_km(spots)
    nearest = Nearness(spots).nearest(0, count)
    others = sorted(math.dist(flat[0], spot) for spot in flat[1:])
    assert [math.dist(flat[0], flat[i]) for i in nearest] == others[: len(nearest)]
    assert 0 not in nearest
    assert len(nearest) <= count


def test_all_at_one_point_are_neighbours() -> None:
    assert len(Nearness([(26.9, 112.6)] * 5).nearest(2, 9)) == 4


def test_work_grows_with_the_number_of_places() -> None:
    def work(count: int) -> int:
        chance = random.Random(1)
        spots = [(26 + chance.random(), 112 + chance.random()) for _ in range(count)]
        near = Nearness(spots)
        return calls(lambda: [near.nearest(i, 7) for i in range(count)])

    assert work(1600) < 6 * work(400)
