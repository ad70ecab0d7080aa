"""Hold judgements by pairs as a reciprocal matrix, with gaps where nobody compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    """A square matrix: how many times row i counts for more than column j; nan where unknown."""

LEAST, MOST = 1 / 9, 9.0
"""What a judgement may be: Saaty's scale of 1 to 9 and its reciprocals."""


def matrix(size: int, pairs: Iterable[tuple[int, int, float]]) -> Matrix:
    """Return the reciprocal matrix of (i, j, times) with ones on its diagonal and gaps as nan."""
    result = np.full((size, size), np.nan)
    np.fill_diagonal(result, 1.0)
    for i, j, times in pairs:
        result[i, j] = times
        result[j, i] = 1 / times
    return result


def comparison_count(judgements: Matrix) -> int:
    """Count the pairs that were compared."""
    return int(np.isfinite(np.triu(judgements, 1)[np.triu_indices(len(judgements), 1)]).sum())


def is_complete(judgements: Matrix) -> bool:
    """Tell whether every pair was compared."""
    return bool(np.isfinite(judgements).all())
