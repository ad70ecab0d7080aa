"""Make judgements for tests: complete, with gaps, with errors of a known size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st

from generator.kinds.indexes.reckoning.comparisons import matrix
from generator.kinds.indexes.reckoning.connections import components
from generator.kinds.indexes.reckoning.suspicion import SCALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from generator.kinds.indexes.reckoning.comparisons import Matrix


def rows(*values: Sequence[float]) -> Matrix:
    """Return a matrix from its rows as a book prints them."""
    return np.array(values, dtype=float)


@st.composite
def connected(draw: st.DrawFn, most: int = 7) -> Matrix:
    """Draw judgements with gaps that connect all items."""
    size = draw(st.integers(2, most))
    every = [(i, j) for i in range(size) for j in range(i + 1, size)]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, min_size=size - 1))
    values = [draw(st.sampled_from(SCALE)) for _ in chosen]
    pairs = [(i, j, value) for (i, j), value in zip(chosen, values, strict=True)]
    groups = components([matrix(size, pairs)], size)
    pairs += [(groups[0][0], group[0], draw(st.sampled_from(SCALE))) for group in groups[1:]]
    return matrix(size, pairs)


@st.composite
def complete(draw: st.DrawFn, size: int) -> Matrix:
    """Draw judgements on every pair of so many items."""
    pairs = [(i, j, draw(st.sampled_from(SCALE))) for i in range(size) for j in range(i + 1, size)]
    return matrix(size, pairs)


def judged(weights: NDArray[np.float64], error: float, rng: np.random.Generator) -> Matrix:
    """Return what a judge says of weights whose logarithms are off by normal errors."""
    size = len(weights)
    return matrix(
        size,
        [
            (i, j, float(weights[i] / weights[j] * np.exp(rng.normal(0.0, error))))
            for i in range(size)
            for j in range(i + 1, size)
        ],
    )
