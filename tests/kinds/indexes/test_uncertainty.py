"""Draws: the same on every build, right about what is known, as wide as they say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generator.kinds.indexes.reckoning.draws import (
    Assumption,
    Inputs,
    draw,
    totals,
    whole_weights,
)
from generator.kinds.indexes.reckoning.hierarchy import Branch, Tree, local_weights
from generator.kinds.indexes.reckoning.ranks import interval, ranks
from generator.kinds.indexes.reckoning.seed import digest, seed
from generator.kinds.indexes.reckoning.sensitivity import shifts
from generator.kinds.indexes.reckoning.uncertainty import spreads
from tests.kinds.indexes.judgements import judged

NAN = float("nan")


def _flat(size: int, judges: int, rng: np.random.Generator, error: float = 0.3) -> Tree:
    weights = rng.dirichlet([3.0] * size)
    matrices = tuple(judged(weights, error, rng) for _ in range(judges))
    places = tuple(range(size))
    return Tree((-1,) * size, (Branch(places, matrices),), places)


def _inputs(units: int = 12, missing: bool = True) -> Inputs:
    rng = np.random.default_rng(5)
    scores = rng.uniform(30, 95, (units, 6))
    if missing:
        scores[2, 1] = NAN
    opinion = rng.uniform(60, 95, units)
    names = tuple(f"unit {n}" for n in range(units))
    extra = np.zeros(units)
    margins = np.full(units, 3.4)
    return Inputs(_flat(6, 5, rng), scores, opinion, margins, 0.2, extra, names, "some digest")


def test_draws_depend_on_the_digest_alone() -> None:
    inputs = _inputs()
    one = draw(inputs, count=200)
    assert np.array_equal(one, draw(inputs, count=200))
    assert not np.array_equal(one, draw(replace(inputs, digest="another"), count=200))
    assert digest("a", 1) == digest("a", 1) != digest("a1")
    assert seed("x") != seed("x", "y")


def test_nothing_varied_is_the_score_itself() -> None:
    inputs = _inputs()
    base = totals(inputs, whole_weights(inputs, local_weights(inputs.tree)))
    assert draw(inputs, (), 3) == pytest.approx(np.tile(base, (3, 1)))
    geometric = replace(inputs, is_geometric=True)
    base = totals(geometric, whole_weights(inputs, local_weights(inputs.tree)))
    assert draw(geometric, (), 3) == pytest.approx(np.tile(base, (3, 1)))


def test_the_order_of_units_changes_no_draw() -> None:
    inputs = _inputs()
    order = np.random.default_rng(1).permutation(12)
    other = replace(
        inputs,
        scores=inputs.scores[order],
        opinion=inputs.opinion[order],
        margins=inputs.margins[order],
        names=tuple(inputs.names[at] for at in order),
    )
    assert draw(other, count=100) == pytest.approx(draw(inputs, count=100)[:, order])


def test_opinion_moves_scores_by_its_margin() -> None:
    inputs = replace(_inputs(missing=False), opinion=np.full(12, 80.0))
    scores = draw(inputs, (Assumption.OPINION,), 20_000)
    assert scores.std(axis=0) == pytest.approx(np.full(12, 0.2 * 3.4 / 1.96), rel=0.05)
    gone = replace(inputs, opinion=np.full(12, NAN))
    same = draw(gone, (Assumption.OPINION,), 50)
    assert (same == same[0]).all()


def test_same_data_ties_whatever_is_drawn() -> None:
    inputs = _inputs(missing=False)
    scores = inputs.scores.copy()
    scores[4] = scores[9]
    opinion = inputs.opinion.copy()
    opinion[4] = opinion[9]
    twins = replace(inputs, scores=scores, opinion=opinion, margins=np.zeros(12))
    ranked = ranks(draw(twins, count=300))
    assert np.array_equal(ranked[:, 4], ranked[:, 9])


def test_spreads_are_in_order_and_probabilities() -> None:
    scores = draw(_inputs(), count=500)
    for spread in spreads(scores, 3, 60.0):
        assert 1 <= spread.rank_low <= spread.rank_high <= 12
        assert spread.score_low <= spread.score_high
        assert 0 <= spread.bottom <= 1
        assert 0 <= spread.below <= 1
    assert spreads(np.zeros((5, 0)), 3, 60.0) == []
    assert [one.below for one in spreads(scores, 3, None)] == [0.0] * 12


def test_assumptions_that_do_not_apply_are_not_told() -> None:
    inputs = _inputs()
    base = totals(inputs, whole_weights(inputs, local_weights(inputs.tree)))
    assert {shift.assumption for shift in shifts(inputs, base, 100)} == set(Assumption)
    alone = replace(
        inputs,
        tree=Tree((-1,) * 6, (Branch(tuple(range(6)), given=(1.0,) * 6),), tuple(range(6))),
        scores=np.nan_to_num(inputs.scores, nan=50.0),
        share=0.0,
        noise=0.0,
    )
    base = totals(alone, whole_weights(alone, local_weights(alone.tree)))
    told = shifts(alone, base, 100)
    assert [shift.assumption for shift in told] == [Assumption.AGGREGATION]
    assert shifts(alone, base[:1], 100) == []


def test_means_move_ranks_more_the_more_judges_differ() -> None:
    rng = np.random.default_rng(3)
    scores = rng.uniform(40, 60, (30, 6))
    zero = np.zeros(30)
    names = tuple(map(str, range(30)))
    moved = []
    for error in (0.05, 0.8):
        tree = _flat(6, 5, np.random.default_rng(7), error)
        inputs = Inputs(tree, scores, zero, zero, 0.0, zero, names, "d", 0.0)
        base = totals(inputs, whole_weights(inputs, local_weights(tree)))
        by = {shift.assumption: shift.mean for shift in shifts(inputs, base, 300)}
        moved.append(by[Assumption.JUDGES])
    assert moved[0] < moved[1]


@pytest.mark.parametrize("judges", [3, 5, 7])
def test_rank_intervals_hold_what_they_promise(judges: int) -> None:
    """Judges err about known weights; the interval must hold the true rank in nine of ten."""
    rng = np.random.default_rng(1)
    units, size, hits = 200, 6, 0
    names = tuple(map(str, range(units)))
    zero = np.zeros(units)
    for trial in range(200):
        scores = rng.uniform(40, 60, (units, size))
        weights = rng.dirichlet([3.0] * size)
        true = ranks((scores @ weights)[None])[0]
        matrices = tuple(judged(weights, 0.9, rng) for _ in range(judges))
        places = tuple(range(size))
        tree = Tree((-1,) * size, (Branch(places, matrices),), places)
        inputs = Inputs(tree, scores, zero, zero, 0.0, zero, names, str(trial), 0.0)
        low, high = interval(ranks(draw(inputs, (Assumption.JUDGES,), 400)))
        hits += int(((low <= true) & (true <= high)).sum())
    assert 0.88 <= hits / (200 * units) <= 0.92


def test_intervals_of_opinion_hold_what_they_promise() -> None:
    """Surveys are off by a known margin about known opinions."""
    rng = np.random.default_rng(2)
    units, hits = 100, 0
    tree = Tree((-1,), (Branch((0,), given=(1.0,)),), (0,))
    names = tuple(map(str, range(units)))
    for trial in range(60):
        true = rng.uniform(40, 95, units)
        seen = true + rng.normal(0.0, 5.0 / 1.96, units)
        margins = np.full(units, 5.0)
        fixed = np.full((units, 1), 50.0)
        inputs = Inputs(tree, fixed, seen, margins, 0.5, 0 * true, names, str(trial), 0.0)
        low, high = interval(ranks(draw(inputs, (Assumption.OPINION,), 400)))
        ranked = ranks(true[None])[0]
        hits += int(((low <= ranked) & (ranked <= high)).sum())
    assert 0.86 <= hits / (60 * units) <= 0.94
