"""Recompute what books and reports print, from the data that they print, to their digits."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generator.kinds.indexes.reckoning.consistency import consistency
from generator.kinds.indexes.reckoning.groups import of_judgements
from generator.kinds.indexes.reckoning.scores import additive, geometric, scale
from generator.kinds.indexes.reckoning.weights import log_least_squares, principal_eigenvector
from tests.kinds.indexes.judgements import rows

SAATY = rows(
    (1, 1 / 5, 3, 1 / 2, 5),
    (5, 1, 7, 1, 7),
    (1 / 3, 1 / 7, 1, 1 / 4, 3),
    (2, 1, 4, 1, 7),
    (1 / 5, 1 / 7, 1 / 3, 1 / 7, 1),
)
"""Saaty 2004, Decision making: the analytic hierarchy and network processes."""

TRAVEL = rows(
    (1, 1 / 2, 4, 3, 3),
    (2, 1, 7, 5, 5),
    (1 / 4, 1 / 7, 1, 1 / 2, 1 / 3),
    (1 / 3, 1 / 5, 2, 1, 1),
    (1 / 3, 1 / 5, 3, 1, 1),
)
"""姜启源等，数学模型，层次分析模型：选择旅游地。"""

LEADER = rows((1, 4, 3, 7), (1 / 4, 1, 1 / 3, 3), (1 / 3, 3, 1, 5), (1 / 7, 1 / 3, 1 / 5, 1))
CANDIDATES = (
    rows((1, 1 / 4, 4), (4, 1, 9), (1 / 4, 1 / 9, 1)),
    rows((1, 3, 1 / 5), (1 / 3, 1, 1 / 7), (5, 7, 1)),
    rows((1, 5, 9), (1 / 5, 1, 4), (1 / 9, 1 / 4, 1)),
    rows((1, 1 / 3, 5), (3, 1, 9), (1 / 5, 1 / 9, 1)),
)
"""Wikipedia, Analytic hierarchy process – leader example: experience, education, charisma, age, and
three candidates by each of them.
"""


def test_saaty_by_both_methods() -> None:
    eigen, lambda_max = principal_eigenvector(SAATY)
    assert eigen.round(4).tolist() == [0.1522, 0.4335, 0.0716, 0.3050, 0.0378]
    assert log_least_squares([SAATY]).round(4).tolist() == [0.1526, 0.4228, 0.0723, 0.3147, 0.0376]
    told = consistency(SAATY)
    assert round(lambda_max, 4) == 5.2252
    assert round(told.ci or 0, 4) == 0.0563
    assert round(told.cr or 0, 3) == 0.051


def test_choosing_where_to_travel() -> None:
    """The book takes weights of five items from column sums; its ratio and its three are exact."""
    told = consistency(TRAVEL)
    assert round(told.ci or 0, 3) == 0.018
    assert round(round(told.ci or 0, 3) / 1.12, 3) == 0.016  # with the table of 1980
    cost = rows((1, 1 / 3, 1 / 8), (3, 1, 1 / 3), (8, 3, 1))
    eigen, lambda_max = principal_eigenvector(cost)
    assert eigen.round(3).tolist() == [0.082, 0.236, 0.682]
    assert round(lambda_max, 3) == 3.002


def test_choosing_a_leader() -> None:
    """The printed .547 is .5476 cut so that the four sum to 1."""
    weights = principal_eigenvector(LEADER)[0]
    assert weights[1:].round(3).tolist() == [0.127, 0.270, 0.056]
    assert int(weights[0] * 1000) == 547
    scores = np.stack([principal_eigenvector(one)[0] for one in CANDIDATES], axis=1)
    assert additive(scores, weights).round(3).tolist() == [0.358, 0.493, 0.149]


def test_human_development_of_turkey() -> None:
    """UNDP, Human Development Report 2007/2008, technical note 1: three indices, their mean."""
    values = np.array([[71.4, 87.4, 68.7, math.log(8407)]])
    floors = np.array([25.0, 0.0, 0.0, math.log(100)])
    targets = np.array([85.0, 100.0, 100.0, math.log(40_000)])
    scores = scale(values, floors, targets)
    assert round(scores[0, 0] / 100, 3) == 0.773
    education = additive(scores[:, 1:3], np.array([2 / 3, 1 / 3]))
    assert round(education[0] / 100, 3) == 0.812
    assert round(scores[0, 3] / 100, 3) == 0.740
    whole = additive(scores, np.array([1 / 3, 2 / 9, 1 / 9, 1 / 3]))
    assert round(whole[0] / 100, 3) == 0.775


def test_human_development_since_2010() -> None:
    """UNDP, Human Development Report 2020, technical note 1: a geometric mean of three indices."""
    income = scale(
        np.array([[math.log(3829)]]), np.array([math.log(100)]), np.array([math.log(75_000)])
    )
    assert round(income[0, 0] / 100, 4) == 0.5506
    indices = np.array([[69.71, 34.47, 55.06]])
    assert geometric(indices, np.full(3, 1 / 3))[0] / 100 == pytest.approx(0.510, abs=0.0005)


def test_judgements_of_a_group_multiply() -> None:
    """Aczél & Saaty 1983: 3 times and 1/3 times make equal, and so do the weights."""
    one, other = rows((1, 3), (1 / 3, 1)), rows((1, 1 / 3), (3, 1))
    assert of_judgements([one, other]).round(9).tolist() == [0.5, 0.5]
