"""Reckon how far the share of satisfied people in a survey may be from the truth."""

from __future__ import annotations

import math

QUANTILE = 1.96
"""Of the normal distribution, for 95 %."""


def margin(respondents: int) -> float:
    """Return the margin of error of a share at 95 % in points of 100, at its widest (half and
    half): 1.96 · √(¼ / n) · 100.

    Cochran 1977, Sampling Techniques, 4.4; a simple random sample is assumed.
    """
    return QUANTILE * math.sqrt(0.25 / respondents) * 100


def deviation(margin: float) -> float:
    """Return the standard deviation that a margin of error at 95 % stands for."""
    return margin / QUANTILE
