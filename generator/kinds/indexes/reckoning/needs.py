"""Reckon what a unit would have to change to reach a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.contributions import effective, losses

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Need:
    """Hold what would close a gap of so many points.

    `alone`: places of indicators that could do so by themselves, and the score out of 100 that
    each would need. `together`: the fewest indicators which, brought to full marks, close it; none
    where even all of them would not.
    """

    gap: float
    alone: tuple[tuple[int, float], ...]
    together: tuple[int, ...]


def need(
    scores: NDArray[np.float64], weights: NDArray[np.float64], total: float, goal: float
) -> Need | None:
    """Return what lifts one unit's additive score from `total` to `goal`; None where it is there.

    Since every indicator adds its own points, taking those that cost most first gives the fewest.
    """
    gap = goal - total
    if gap <= 1e-9:
        return None
    shares = effective(scores, weights)
    lost = losses(scores, weights)
    alone = tuple(
        (at, float(scores[at] + gap / shares[at]))
        for at in np.argsort(-lost, kind="stable")
        if shares[at] > 0 and lost[at] >= gap - 1e-9
    )
    together: list[int] = []
    won = 0.0
    for at in np.argsort(-lost, kind="stable"):
        if won >= gap - 1e-9 or lost[at] <= 0:
            break
        together.append(int(at))
        won += float(lost[at])
    whole = tuple(together) if won >= gap - 1e-9 else ()
    return Need(float(gap), tuple((int(at), min(score, 100.0)) for at, score in alone), whole)


def raw_value(score: float, floor: float, target: float) -> float:
    """Return the value of an indicator that gives a score out of 100 between its bounds."""
    return floor + (target - floor) * score / 100
