"""Split a unit's score into what each indicator gave to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.points import hundredths, split

if TYPE_CHECKING:
    from numpy.typing import NDArray


def effective(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of one unit's indicators: those of missing ones shared out over the rest.

    `scores`: of one unit, nan for missing. Out: 0 for missing ones, in all 1.
    """
    shares = np.where(np.isfinite(scores), weights, 0.0)
    total = shares.sum()
    result: NDArray[np.float64] = shares / total if total > 0 else shares
    return result


def contributions(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> list[int]:
    """Return the points, in hundredths, that each indicator gave to one unit's additive score.

    They sum exactly to its score in hundredths, before bonus and deductions.
    """
    parts = effective(scores, weights) * np.nan_to_num(scores)
    return split([float(part) for part in parts], hundredths(float(parts.sum())))


def losses(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the points that each indicator cost one unit, beside full marks."""
    shares = effective(scores, weights)
    lost: NDArray[np.float64] = shares * (100.0 - np.where(np.isfinite(scores), scores, 100.0))
    return lost
