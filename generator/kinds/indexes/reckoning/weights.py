"""Derive weights from judgements by pairs, complete or with gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from generator.kinds.indexes.reckoning.comparisons import Matrix


def normal(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale positive weights along the last axis so that they sum to 1."""
    result: NDArray[np.float64] = weights / weights.sum(axis=-1, keepdims=True)
    return result


def log_least_squares(matrices: Sequence[Matrix]) -> NDArray[np.float64]:
    """Return the weights, summing to 1, that fit all judgements best by logarithms.

    For one complete matrix these are the geometric means of its rows; with gaps the normal
    equations have the graph Laplacian of the comparisons (Bozóki, Fülöp, Rónyai 2010,
    doi 10.1016/j.mcm.2010.02.047). Several judges' judgements count alike, which is AIJ for
    complete ones. The comparisons must connect all items.
    """
    shares = np.ones((1, len(matrices)))
    result: NDArray[np.float64] = shared_least_squares(matrices, shares)[0]
    return result


def shared_least_squares(
    matrices: Sequence[Matrix], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return weights for every row of `shares`, which says how much each judge counts in it.

    `shares`: draws × judges, positive. Out: draws × items.
    """
    laplacians = np.stack([_laplacian(one) for one in matrices])
    sums = np.stack([np.nansum(np.log(one), axis=1) for one in matrices])
    size = laplacians.shape[-1]
    shares = shares / shares.sum(axis=1, keepdims=True)
    left = np.einsum("dj,jab->dab", shares, laplacians) + 1 / size
    right = shares @ sums
    logs = np.linalg.solve(left, right[..., None])[..., 0]
    return normal(np.exp(logs - logs.max(axis=1, keepdims=True)))


def _laplacian(judgements: Matrix) -> NDArray[np.float64]:
    """The Laplacian of the graph in which compared items are joined."""
    joined = np.isfinite(judgements).astype(float)
    np.fill_diagonal(joined, 0.0)
    laplacian: NDArray[np.float64] = np.diag(joined.sum(axis=1)) - joined
    return laplacian


def principal_eigenvector(judgements: Matrix) -> tuple[NDArray[np.float64], float]:
    """Return the weights, summing to 1, and the largest eigenvalue of a complete matrix.

    Saaty 1977, doi 10.1016/0022-2496(77)90033-5. By Perron's theorem both are real and positive.
    """
    values, vectors = np.linalg.eig(judgements)
    place = int(np.argmax(values.real))
    return normal(np.abs(vectors[:, place].real)), float(values[place].real)
