"""Consistency: the random index re-simulated, gaps, and the judgement to look at again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.indexes.reckoning.comparisons import matrix
from generator.kinds.indexes.reckoning.consistency import (
    RANDOM_INDEX,
    consistency,
    gci_limit,
    random_index,
)
from generator.kinds.indexes.reckoning.suspicion import SCALE, suspect
from tests.kinds.indexes.judgements import complete, connected


@pytest.mark.parametrize("size", range(3, 11))
def test_the_random_index_is_the_mean_of_random_judgements(size: int) -> None:
    rng = np.random.default_rng(size)
    count = 60_000 if size < 5 else 20_000
    upper = np.triu_indices(size, 1)
    some = np.ones((count, size, size))
    some[:, upper[0], upper[1]] = rng.choice(SCALE, (count, len(upper[0])))
    some[:, upper[1], upper[0]] = 1 / some[:, upper[0], upper[1]]
    vectors = np.ones((count, size, 1)) / size
    for _ in range(60):  # powers of a positive matrix lead to its largest eigenvalue
        vectors = some @ vectors
        sums = vectors.sum(axis=1, keepdims=True)
        vectors /= sums
    index = ((sums.mean() - size) / (size - 1)).item()
    assert index == pytest.approx(RANDOM_INDEX[size], abs=0.01)


def test_the_random_index_goes_on_above_the_table() -> None:
    assert random_index(15) < random_index(16) < random_index(30) < 1.77
    assert random_index(2) == 0


@given(st.integers(3, 7).flatmap(complete))
def test_both_forms_of_the_gci_are_one(judgements: np.ndarray) -> None:
    size = len(judgements)
    logs = np.log(judgements)
    means = logs.mean(axis=1)
    misses = logs - means[:, None] + means[None, :]
    known = 2 / ((size - 1) * (size - 2)) * (np.triu(misses, 1) ** 2).sum()
    assert consistency(judgements).gci == pytest.approx(known)


def test_gaps_have_no_ratio_and_a_tree_cannot_contradict_itself() -> None:
    chain = consistency(matrix(4, [(0, 1, 3.0), (1, 2, 2.0), (2, 3, 2.0)]))
    assert (chain.cr, chain.gci, chain.is_acceptable) == (None, None, True)
    ring = [(0, 1, 9.0), (1, 2, 9.0), (2, 3, 9.0), (0, 3, 1 / 9)]
    told = consistency(matrix(4, ring))
    assert told.cr is None
    assert told.gci is not None
    assert told.gci > gci_limit(4)
    assert not told.is_acceptable


def test_two_items_cannot_contradict_each_other() -> None:
    told = consistency(matrix(2, [(0, 1, 9.0)]))
    assert (told.cr, told.is_acceptable) == (0.0, True)
    assert consistency(matrix(1, [])).is_acceptable


def test_the_judgement_to_look_at_again_is_named_with_what_would_do() -> None:
    slip = matrix(
        4, [(0, 1, 2.0), (0, 2, 4.0), (0, 3, 1 / 8), (1, 2, 2.0), (1, 3, 4.0), (2, 3, 2.0)]
    )
    assert not consistency(slip).is_acceptable
    told = suspect(slip)
    assert told is not None
    assert (told.i, told.j, told.value) == (0, 3, 1 / 8)
    assert told.proposal is not None
    slip[0, 3], slip[3, 0] = told.proposal, 1 / told.proposal
    assert consistency(slip).is_acceptable


def test_nothing_is_suspected_where_nothing_contradicts() -> None:
    assert suspect(matrix(3, [(0, 1, 2.0), (1, 2, 2.0), (0, 2, 4.0)])) is None


@given(connected())
def test_a_proposal_does_what_it_says(judgements: np.ndarray) -> None:
    told = suspect(judgements)
    if told is not None and told.proposal is not None:
        judgements[told.i, told.j] = told.proposal
        judgements[told.j, told.i] = 1 / told.proposal
        assert consistency(judgements).is_acceptable
