"""Turn values into scores out of 100 and bring them together.

Bounds are fixed beforehand (OECD/JRC Handbook on Constructing Composite Indicators 2008, step 5),
so a unit that joins moves no other's score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOWEST = 1.0
"""What a score below it counts for in a geometric mean, which one zero would make zero."""


def scale(
    values: NDArray[np.float64],
    floors: NDArray[np.float64],
    targets: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return 0 at the floor or worse, 100 at the target or better, and in between by the rule of
    three; nan stays nan.

    `values`: units × indicators. Less is better where a floor lies above its target.
    """
    result: NDArray[np.float64] = np.clip((values - floors) / (targets - floors), 0.0, 1.0) * 100
    return result


def additive(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weighted mean of what is there: units × indicators, (draws ×) indicators → (draws
    ×) units.

    The weights of missing scores (nan) are shared out over the others in proportion.
    """
    present = np.isfinite(scores)
    sums = weights @ np.where(present, scores, 0.0).T
    return _divide(sums, weights @ present.T.astype(float))


def geometric(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weighted geometric mean of what is there, scores below 1 counting as 1.

    Shapes and missing scores as in `additive`.
    """
    present = np.isfinite(scores)
    logs = np.log(np.maximum(np.where(present, scores, 1.0), LOWEST))
    result: NDArray[np.float64] = np.exp(
        _divide(weights @ logs.T, weights @ present.T.astype(float))
    )
    return result


def coverage(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of the weight, 0 to 1, for which each unit has a score."""
    result: NDArray[np.float64] = np.isfinite(scores).astype(float) @ weights
    return result


def _divide(sums: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide, nan where a unit has nothing at all."""
    result = np.full(sums.shape, np.nan)
    np.divide(sums, shares, out=result, where=shares > 0)
    return result
