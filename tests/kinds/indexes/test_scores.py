"""Scores: bounds, what is missing, exact sums, tiers, needs, and what must change nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.indexes.reckoning.contributions import contributions, effective, losses
from generator.kinds.indexes.reckoning.needs import need, raw_value
from generator.kinds.indexes.reckoning.opinion import margin
from generator.kinds.indexes.reckoning.points import hundredths, split
from generator.kinds.indexes.reckoning.ranks import bottom, ranks
from generator.kinds.indexes.reckoning.scores import additive, coverage, geometric, scale
from generator.kinds.indexes.reckoning.tiers import Limit, tiers

NAN = float("nan")


def _table(most: int = 6) -> st.SearchStrategy[tuple[np.ndarray, np.ndarray]]:
    """Scores with gaps of some units, and weights."""

    def of(size: tuple[int, int]) -> st.SearchStrategy[tuple[np.ndarray, np.ndarray]]:
        units, columns = size
        cell = st.one_of(st.floats(0, 100), st.just(NAN))
        row = st.lists(cell, min_size=columns, max_size=columns)
        table = st.lists(row, min_size=units, max_size=units).map(np.array)
        weights = st.lists(st.floats(0.05, 1), min_size=columns, max_size=columns)
        return st.tuples(table, weights.map(lambda w: np.array(w) / sum(w)))

    return st.tuples(st.integers(1, most), st.integers(1, most)).flatmap(of)


def test_bounds_cut_and_turn() -> None:
    values = np.array([[5.0, 5.0], [12.0, 12.0], [-3.0, 20.0], [NAN, 0.0]])
    scores = scale(values, np.array([0.0, 10.0]), np.array([10.0, 0.0]))
    assert scores[:3].tolist() == [[50, 50], [100, 0], [0, 0]]
    assert np.isnan(scores[3, 0])
    assert scores[3, 1] == 100


@given(st.floats(0.001, 1000), st.floats(-100, 100))
def test_the_unit_of_measure_changes_nothing(factor: float, shift: float) -> None:
    values, floors, targets = np.array([[3.0], [7.0]]), np.array([1.0]), np.array([9.0])
    other = scale(values * factor + shift, floors * factor + shift, targets * factor + shift)
    assert other == pytest.approx(scale(values, floors, targets), abs=1e-5)


@given(_table(), st.randoms())
def test_the_order_of_units_and_of_indicators_changes_nothing(
    table: tuple[np.ndarray, np.ndarray], random: object
) -> None:
    scores, weights = table
    units = np.random.default_rng(0).permutation(len(scores))
    columns = np.random.default_rng(1).permutation(len(weights))
    for aggregate in (additive, geometric):
        base = aggregate(scores, weights)
        other = aggregate(scores[units][:, columns], weights[columns])
        assert other == pytest.approx(base[units], nan_ok=True)


@given(_table())
def test_a_unit_that_joins_moves_no_other_score(table: tuple[np.ndarray, np.ndarray]) -> None:
    scores, weights = table
    for aggregate in (additive, geometric):
        alone = aggregate(scores[1:], weights)
        assert aggregate(scores, weights)[1:] == pytest.approx(alone, nan_ok=True)


@given(_table())
def test_contributions_sum_exactly(table: tuple[np.ndarray, np.ndarray]) -> None:
    scores, weights = table
    for row, total in zip(scores, additive(scores, weights), strict=True):
        if np.isnan(total):
            assert sum(contributions(row, weights)) == 0
        else:
            assert sum(contributions(row, weights)) == hundredths(total)
            lost = losses(row, weights).sum()
            assert lost == pytest.approx(100 - total, abs=1e-6)


def test_what_is_missing_is_shared_out_and_not_zero() -> None:
    weights = np.array([0.5, 0.25, 0.25])
    scores = np.array([[80.0, NAN, 40.0], [NAN, NAN, NAN]])
    assert additive(scores, weights)[0] == pytest.approx((80 * 0.5 + 40 * 0.25) / 0.75)
    assert np.isnan(additive(scores, weights)[1])
    assert np.isnan(geometric(scores, weights)[1])
    assert coverage(scores, weights).tolist() == [0.75, 0.0]
    assert effective(scores[0], weights).tolist() == [0.5 / 0.75, 0.0, 0.25 / 0.75]


def test_a_geometric_mean_punishes_what_is_uneven_and_bears_zeros() -> None:
    scores = np.array([[50.0, 50.0], [100.0, 0.0]])
    assert additive(scores, np.full(2, 0.5)).tolist() == [50, 50]
    assert geometric(scores, np.full(2, 0.5)) == pytest.approx([50, 10])


@pytest.mark.parametrize(
    ("score", "hundreds"), [(0.125, 13), (59.995, 6000), (1 / 3, 33), (2.675, 268), (-0.005, -1)]
)
def test_halves_are_rounded_away_from_zero(score: float, hundreds: int) -> None:
    assert hundredths(score) == hundreds


@given(st.lists(st.floats(0, 50), min_size=1, max_size=30))
def test_rounded_parts_are_off_by_less_than_one(parts: list[float]) -> None:
    total = hundredths(sum(parts))
    rounded = split(parts, total)
    assert sum(rounded) == total
    assert all(abs(whole - 100 * part) <= 1 for whole, part in zip(rounded, parts, strict=True))


def test_ties_share_a_rank_and_are_all_among_the_last() -> None:
    scores = np.array([[90.0, 70, 60, 60, 80, 60 + 1e-12]])
    assert ranks(scores).tolist() == [[1, 3, 4, 4, 2, 4]]
    assert bottom(scores, 2).tolist() == [[False, False, True, True, False, True]]
    assert bottom(np.array([[3.0, 2.0, 1.0]]), 0).any() is np.False_


def test_tiers_have_quotas_and_ties_are_not_parted() -> None:
    limits = [Limit(9000, 0.25), Limit(8000), Limit(6000), Limit(0)]
    scores = [9500, 9400, 9300, 8500, 7000, 5000, None, 9900]
    assert tiers(scores, limits, {7}) == [0, 1, 1, 1, 2, 3, None, 3]
    assert tiers([9500, 9500, 9000, 8100], limits) == [1, 1, 0, 1]
    assert tiers([], limits) == []


def test_what_would_have_to_change() -> None:
    scores, weights = np.array([40.0, 50.0, 90.0]), np.array([0.5, 0.3, 0.2])
    total = 53.0
    told = need(scores, weights, total, 60)
    assert told is not None
    assert told.gap == pytest.approx(7)
    assert dict(told.alone) == pytest.approx({0: 54.0, 1: 50 + 7 / 0.3})
    assert told.together == (0,)
    far = need(scores, weights, total, 99.5)
    assert far is not None
    assert (far.alone, far.together) == ((), (0, 1, 2))
    assert need(scores, weights, total, 53) is None
    beyond = need(scores, weights, total, 101)
    assert beyond is not None
    assert beyond.together == ()
    assert raw_value(54.0, 20.0, 0.0) == pytest.approx(9.2)


def test_the_margin_of_a_survey() -> None:
    assert round(margin(812), 2) == 3.44
    assert round(margin(1067), 1) == 3.0
