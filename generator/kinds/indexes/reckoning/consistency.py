"""Measure how far judgements contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.comparisons import comparison_count, is_complete
from generator.kinds.indexes.reckoning.weights import log_least_squares, principal_eigenvector

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.kinds.indexes.reckoning.comparisons import Matrix

RANDOM_INDEX = {
    1: 0.0, 2: 0.0, 3: 0.5247, 4: 0.8816, 5: 1.1086, 6: 1.2479, 7: 1.3417, 8: 1.4057,
    9: 1.4499, 10: 1.4854, 11: 1.5140, 12: 1.5365, 13: 1.5551, 14: 1.5713, 15: 1.5838,
}  # fmt: skip
"""The mean consistency index of random judgements by the number of items.

Alonso & Lamata 2006, doi 10.1142/S0218488506004114: 500,000 matrices of each size.
"""

LIMIT = 0.1
"""Below this consistency ratio judgements may be used (Saaty 1980)."""

_GCI_LIMITS = {3: 0.3147, 4: 0.3526}
_GCI_LIMIT = 0.370
"""What corresponds to a consistency ratio of .1: Aguarón & Moreno-Jiménez 2003,
doi 10.1016/S0377-2217(02)00255-2, table 2.
"""


@dataclass(frozen=True, slots=True)
class Consistency:
    """Hold how consistent the judgements on so many items are.

    `lambda_max`, `ci` and `cr` are of complete judgements only; `gci` needs one comparison more
    than joins the items, else nothing could contradict anything and it is None.
    """

    size: int
    comparisons: int
    lambda_max: float | None
    ci: float | None
    cr: float | None
    gci: float | None

    @property
    def is_acceptable(self) -> bool:
        """Tell whether the ratio, or for judgements with gaps the GCI, is within its limit."""
        if self.cr is not None:
            return self.cr < LIMIT
        return self.gci is None or self.gci < gci_limit(self.size)


def random_index(size: int) -> float:
    """Return the mean consistency index of random judgements on so many items.

    Above fifteen by the line that Alonso & Lamata 2006 fitted, λ = 2.7699 n − 4.3513.
    """
    return RANDOM_INDEX.get(size) or ((1.7699 * size - 4.3513) / (size - 1) if size > 2 else 0.0)


def gci_limit(size: int) -> float:
    """Return the geometric consistency index that corresponds to a ratio of .1."""
    return _GCI_LIMITS.get(size, _GCI_LIMIT)


def errors(judgements: Matrix, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ln(a_ij · w_j / w_i): by how much each judgement misses the weights; nan for gaps."""
    ratios: NDArray[np.float64] = np.log(judgements) - np.log(weights[:, None] / weights[None, :])
    return ratios


def consistency(judgements: Matrix) -> Consistency:
    """Measure judgements whose comparisons connect all items.

    CI = (λ − n) / (n − 1) and CR = CI / RI after Saaty 1980. GCI = Σ ln² e_ij over the compared
    pairs, by their number less n − 1: for complete judgements that of Aguarón & Moreno-Jiménez
    2003, 2 / ((n − 1)(n − 2)) · Σ ln² e_ij.
    """
    size = len(judgements)
    count = comparison_count(judgements)
    misses = errors(judgements, log_least_squares([judgements]))
    freedom = count - (size - 1)
    total = float(np.nansum(np.triu(misses, 1) ** 2))
    gci = total / freedom if freedom > 0 else None
    if not is_complete(judgements):
        return Consistency(size, count, None, None, None, gci)
    _, lambda_max = principal_eigenvector(judgements)
    ci = (lambda_max - size) / (size - 1) if size > 1 else 0.0
    index = random_index(size)
    cr = max(0.0, ci / index) if index else 0.0
    return Consistency(size, count, lambda_max, max(0.0, ci), cr, gci)
