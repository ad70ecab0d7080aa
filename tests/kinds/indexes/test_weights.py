"""Weights from judgements: gaps, connections, groups, and an independent solver."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from generator.kinds.indexes.reckoning.comparisons import matrix
from generator.kinds.indexes.reckoning.connections import components
from generator.kinds.indexes.reckoning.groups import (
    distance,
    joint_matrix,
    of_judgements,
    of_priorities,
)
from generator.kinds.indexes.reckoning.hierarchy import (
    Branch,
    Tree,
    leaf_weights,
    local_weights,
    node_weights,
)
from generator.kinds.indexes.reckoning.weights import log_least_squares, principal_eigenvector
from tests.kinds.indexes.judgements import complete, connected


@given(connected())
@settings(max_examples=60, deadline=None)
def test_gaps_are_the_optimum_that_another_solver_finds(judgements: np.ndarray) -> None:
    size = len(judgements)
    pairs = [(i, j) for i in range(size) for j in range(size) if i < j]
    known = [(i, j) for i, j in pairs if np.isfinite(judgements[i, j])]

    def misfit(logs: np.ndarray) -> float:
        whole = np.append(logs, 0.0)
        return float(sum((np.log(judgements[i, j]) - whole[i] + whole[j]) ** 2 for i, j in known))

    best = minimize(misfit, np.zeros(size - 1), method="BFGS", options={"gtol": 1e-9})
    expected = np.exp(np.append(best.x, 0.0))
    expected /= expected.sum()
    assert log_least_squares([judgements]) == pytest.approx(expected, abs=1e-6)


@given(st.integers(2, 7).flatmap(complete))
def test_complete_judgements_give_the_geometric_means_of_rows(judgements: np.ndarray) -> None:
    means = np.exp(np.log(judgements).mean(axis=1))
    assert log_least_squares([judgements]) == pytest.approx(means / means.sum())


@given(st.lists(st.floats(0.05, 1.0), min_size=2, max_size=8))
def test_judgements_without_contradiction_give_their_weights_by_both_methods(
    raw: list[float],
) -> None:
    weights = np.array(raw) / sum(raw)
    judgements = weights[:, None] / weights[None, :]
    assert log_least_squares([judgements]) == pytest.approx(weights)
    eigen, lambda_max = principal_eigenvector(judgements)
    assert eigen == pytest.approx(weights)
    assert lambda_max == pytest.approx(len(raw))


@given(st.integers(2, 5).flatmap(lambda size: st.lists(complete(size), min_size=1, max_size=5)))
def test_groups_agree_both_ways_where_all_is_judged(matrices: list[np.ndarray]) -> None:
    together = of_judgements(matrices)
    assert together == pytest.approx(of_priorities([log_least_squares([m]) for m in matrices]))
    assert together == pytest.approx(log_least_squares([joint_matrix(matrices)]))
    assert of_judgements(matrices[::-1]) == pytest.approx(together)


def test_components_are_named() -> None:
    apart = matrix(5, [(0, 1, 3.0), (2, 3, 5.0)])
    assert components([apart], 5) == [[0, 1], [2, 3], [4]]
    assert components([apart, matrix(5, [(1, 2, 1.0), (3, 4, 1.0)])], 5) == [[0, 1, 2, 3, 4]]
    assert components([], 2) == [[0], [1]]


def test_a_distance_is_the_weight_that_lies_elsewhere() -> None:
    assert distance(np.array([0.5, 0.3, 0.2]), np.array([0.4, 0.3, 0.3])) == pytest.approx(0.1)
    assert distance(np.array([1.0, 0.0]), np.array([0.0, 1.0])) == 1


def test_weights_multiply_down_a_tree_of_any_depth() -> None:
    top = Branch((0, 1), given=(60, 40))
    middle = Branch((2, 3), given=(50, 50))
    deep = Branch((4, 5), (matrix(2, [(0, 1, 3.0)]),))
    tree = Tree((-1, -1, 0, 0, 3, 3), (top, middle, deep), (1, 2, 4, 5))
    local = local_weights(tree)
    assert leaf_weights(tree, local) == pytest.approx([0.4, 0.3, 0.225, 0.075])
    assert node_weights(tree, local)[3] == pytest.approx(0.3)
    assert Branch((0, 1)).weights.tolist() == [0.5, 0.5]
