"""Reckon how far the share of satisfied people in a survey may be from the truth."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

QUANTILE = 1.96
"""Of the normal distribution, for 95 %."""


def margin(respondents: int) -> float:
    """Return the margin of error of a share at 95 % in points of 100, at its widest (half and
    half): 1.96 · √(¼ / n) · 100.

    Cochran 1977, Sampling Techniques, 4.4; a simple random sample is assumed.
    """
    return QUANTILE * math.sqrt(0.25 / respondents) * 100


def of_counts(counts: Mapping[float, int]) -> tuple[float, int, float | None]:
    """Return mean score, number of answers and margin of error of the mean at 95 %, all in points.

    `counts`: how many answers there are of each score. The margin is 1.96 · s / √n with
    s² = Σ cᵢ (xᵢ - x̄)² / (n - 1): Cochran 1977, Sampling Techniques, 2.4 and 2.7, a simple random
    sample from many people. It is None where answers do not differ or there is only one, so that
    they say nothing of their spread. Raises ValueError for no answers.
    """
    n = sum(counts.values())
    if n < 1:
        raise ValueError("no answers")
    mean = math.fsum(score * count for score, count in counts.items()) / n
    square = math.fsum(count * (score - mean) ** 2 for score, count in counts.items())
    spread = math.sqrt(square / (n - 1)) if n > 1 else 0.0
    return mean, n, QUANTILE * spread / math.sqrt(n) if spread else None


def deviation(margin: float) -> float:
    """Return the standard deviation that a margin of error at 95 % stands for."""
    return margin / QUANTILE
