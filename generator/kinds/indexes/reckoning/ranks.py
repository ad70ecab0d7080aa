"""Rank scores and sum ranks up over draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DIGITS = 9
"""Scores that differ only behind this digit are equal: units with the same data must tie."""


def ranks(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return 1 and how many are strictly better, for each score of each draw (draws × units)."""
    rounded = scores.round(_DIGITS)
    inorder = np.sort(rounded, axis=1)
    count = scores.shape[1]
    result = np.empty(scores.shape, dtype=np.int64)
    for draw in range(len(rounded)):
        result[draw] = count - np.searchsorted(inorder[draw], rounded[draw], side="right") + 1
    return result


def bottom(scores: NDArray[np.float64], size: int) -> NDArray[np.bool_]:
    """Tell of each score of each draw whether fewer than `size` are strictly worse.

    Units that tie at the edge are all among the last.
    """
    rounded = scores.round(_DIGITS)
    inorder = np.sort(rounded, axis=1)
    result = np.empty(scores.shape, dtype=bool)
    for draw in range(len(rounded)):
        result[draw] = np.searchsorted(inorder[draw], rounded[draw], side="left") < size
    return result


def interval(values: NDArray[np.float64] | NDArray[np.int64]) -> tuple[NDArray[np.float64], ...]:
    """Return the 5th and the 95th percentile over draws, as values that were drawn."""
    low, high = np.quantile(values, (0.05, 0.95), axis=0, method="inverted_cdf")
    return low, high
