"""Sum draws up: intervals of ranks and scores, and how likely a unit is among the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.indexes.reckoning.ranks import bottom, interval, ranks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold where a unit may stand: 5th and 95th percentiles and probabilities over the draws.

    Ranks count from 1, scores out of 100; `bottom`: of being among the last ones; `below`: of
    being under the pass mark.
    """

    rank_low: int
    rank_high: int
    score_low: float
    score_high: float
    bottom: float
    below: float


def spreads(scores: NDArray[np.float64], bottom_size: int, pass_mark: float | None) -> list[Spread]:
    """Return the spread of each unit from its scores, draws × units."""
    if not scores.shape[1]:
        return []
    ranked = ranks(scores)
    rank_low, rank_high = interval(ranked)
    score_low, score_high = interval(scores)
    last = bottom(scores, bottom_size).mean(axis=0)
    below = (scores.round(9) < pass_mark).mean(axis=0) if pass_mark is not None else 0.0 * last
    return [
        Spread(
            int(rank_low[at]),
            int(rank_high[at]),
            round(float(score_low[at]), 2),
            round(float(score_high[at]), 2),
            round(float(last[at]), 4),
            round(float(below[at]), 4),
        )
        for at in range(scores.shape[1])
    ]
