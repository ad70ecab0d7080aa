"""Name the one judgement to look at again, and the value that would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.consistency import consistency, errors
from generator.kinds.indexes.reckoning.weights import log_least_squares

if TYPE_CHECKING:
    from generator.kinds.indexes.reckoning.comparisons import Matrix

SCALE = (*(1 / n for n in range(9, 1, -1)), *(float(n) for n in range(1, 10)))
"""Saaty's scale: 1/9 … 1/2, 1 … 9."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Hold the judgement of item `i` against item `j` that fits the others least.

    `value`: as it was given; `fitted`: what all judgements together say; `proposal`: the value of
    the scale nearest to the given one with which the consistency is within its limit, None where
    no value of this judgement alone is enough.
    """

    i: int
    j: int
    value: float
    fitted: float
    proposal: float | None


def suspect(judgements: Matrix) -> Suspect | None:
    """Return the judgement with the largest |ln(a_ij · w_j / w_i)|; None where none misses.

    Harker 1987 and Saaty 2003 (doi 10.1016/S0377-2217(02)00227-8) look for it in the same way.
    """
    weights = log_least_squares([judgements])
    misses = np.nan_to_num(np.abs(np.triu(errors(judgements, weights), 1)))
    i, j = (int(at) for at in np.unravel_index(int(np.argmax(misses.round(9))), misses.shape))
    if misses[i, j] < 1e-9:
        return None
    value = float(judgements[i, j])
    fitted = float(weights[i] / weights[j])
    return Suspect(i, j, value, fitted, _proposal(judgements, i, j))


def _proposal(judgements: Matrix, i: int, j: int) -> float | None:
    given = float(np.log(judgements[i, j]))
    trial = judgements.copy()
    for value in sorted(SCALE, key=lambda value: round(abs(float(np.log(value)) - given), 9)):
        trial[i, j], trial[j, i] = value, 1 / value
        if consistency(trial).is_acceptable:
            return value
    return None
