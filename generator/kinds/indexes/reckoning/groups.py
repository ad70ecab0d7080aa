"""Bring the judgements of several judges together, in both usual ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.weights import log_least_squares, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from generator.kinds.indexes.reckoning.comparisons import Matrix


def of_judgements(matrices: Sequence[Matrix]) -> NDArray[np.float64]:
    """Return the weights of the judgements brought together (AIJ).

    Forman & Peniwati 1998, doi 10.1016/S0377-2217(97)00244-0. Where judges left gaps, each given
    judgement counts once.
    """
    return log_least_squares(matrices)


def of_priorities(weights: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the geometric mean of the judges' own weights, summing to 1 (AIP).

    Forman & Peniwati 1998, doi 10.1016/S0377-2217(97)00244-0. Equal to AIJ for complete judgements.
    """
    return normal(np.exp(np.mean(np.log(np.stack(list(weights))), axis=0)))


def joint_matrix(matrices: Sequence[Matrix]) -> Matrix:
    """Return the geometric mean of what judges said of each pair; nan where none said anything."""
    logs = np.log(np.stack(list(matrices)))
    present = np.isfinite(logs)
    counts = present.sum(axis=0)
    sums = np.where(present, logs, 0.0).sum(axis=0)
    result: Matrix = np.exp(np.where(counts > 0, sums / np.maximum(counts, 1), np.nan))
    return result


def distance(own: NDArray[np.float64], joint: NDArray[np.float64]) -> float:
    """Return how much weight a judge would give elsewhere than the group: 0 none of it, 1 all.

    It is half the sum of absolute differences (total variation).
    """
    return float(np.abs(own - joint).sum() / 2)
