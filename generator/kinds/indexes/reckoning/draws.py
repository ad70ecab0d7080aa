"""Draw what is uncertain, again and again, and reckon every unit's score each time.

Saisana, Saltelli, Tarantola 2005, doi 10.1111/j.1467-985X.2005.00350.x: weights, aggregation,
missing values and data vary together. The draws depend on a hash of the content alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.hierarchy import Branch, Tree, leaf_weights
from generator.kinds.indexes.reckoning.opinion import deviation
from generator.kinds.indexes.reckoning.scores import additive, geometric
from generator.kinds.indexes.reckoning.seed import seed
from generator.kinds.indexes.reckoning.weights import normal, shared_least_squares

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

DRAWS = 2000


class Assumption(StrEnum):
    """Name what may be otherwise than assumed."""

    JUDGES = "judges"  # other judges might have been asked
    NOISE = "noise"  # weights are not known to the last per cent
    AGGREGATION = "aggregation"  # geometric instead of additive
    MISSING = "missing"  # the median of the others instead of leaving out
    OPINION = "opinion"  # the survey's margin of error


ALL = frozenset(Assumption)


@dataclass(frozen=True)
class Inputs:
    """Hold what a reckoning starts from; units × indicators, scores out of 100, nan for missing.

    `opinion`: of each unit, out of 100, with its `margins` at 95 %, counting for `share` (0 to 1)
    of the whole. `extra`: points added at the end, negative ones for deductions. `names`: of the
    units, by which their own draws are told apart. `noise`: standard deviation of the logarithm of
    each weight.
    """

    tree: Tree
    scores: NDArray[np.float64]
    opinion: NDArray[np.float64]
    margins: NDArray[np.float64]
    share: float
    extra: NDArray[np.float64]
    names: tuple[str, ...]
    digest: str
    noise: float = 0.1
    is_geometric: bool = False

    @property
    def has_opinion(self) -> bool:
        return self.share > 0


def columns(inputs: Inputs) -> NDArray[np.float64]:
    """Return the scores of all indicators, with the opinion as the last column where it counts."""
    if not inputs.has_opinion:
        return inputs.scores
    return np.column_stack([inputs.scores, inputs.opinion])


def whole_weights(inputs: Inputs, local: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of all columns, which sum to 1, for local weights (of each draw)."""
    weights = leaf_weights(inputs.tree, local)
    if not inputs.has_opinion:
        return weights
    shares = np.full((*weights.shape[:-1], 1), inputs.share)
    return np.concatenate([weights * (1 - inputs.share), shares], axis=-1)


def totals(inputs: Inputs, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the score of each unit with fixed weights of all columns."""
    aggregate = geometric if inputs.is_geometric else additive
    return aggregate(columns(inputs), weights) + inputs.extra


def draw(
    inputs: Inputs, vary: Collection[Assumption] = ALL, count: int = DRAWS
) -> NDArray[np.float64]:
    """Return scores, draws × units, in which the assumptions in `vary` are drawn anew each time."""
    local = _local_weights(inputs, vary, count)
    weights = whole_weights(inputs, local)
    given = columns(inputs)
    is_filled = np.zeros(count, dtype=bool)
    if Assumption.MISSING in vary and not np.isfinite(given).all():
        is_filled = _rng(inputs, "missing").random(count) < 0.5
    is_other = np.zeros(count, dtype=bool)
    if Assumption.AGGREGATION in vary:
        is_other = _rng(inputs, "aggregation").random(count) < 0.5
    noise = _opinion_noise(inputs, vary, count)
    result = np.empty((count, len(given)))
    for filled in (False, True):
        scores = _with_medians(given) if filled else given
        for other in (False, True):
            chosen = (is_filled == filled) & (is_other == other)
            if chosen.any():
                is_geometric = inputs.is_geometric != other
                result[chosen] = _scores(scores, weights[chosen], noise[chosen], is_geometric)
    return result + inputs.extra


def _scores(
    scores: NDArray[np.float64],
    weights: NDArray[np.float64],
    noise: NDArray[np.float64],
    is_geometric: bool,
) -> NDArray[np.float64]:
    """Aggregate, the last column being off by `noise` (draws × units; of no width: by nothing)."""
    if not is_geometric:
        total = additive(scores, weights)
        if not noise.size:
            return total
        present = np.isfinite(scores)
        shares = weights @ present.T.astype(float)
        off = _shifted(scores[:, -1], noise) - np.where(present[:, -1], scores[:, -1], 0.0)
        moved: NDArray[np.float64] = total + weights[:, -1:] * off / shares
        return moved
    total = geometric(scores, weights)
    if not noise.size:
        return total
    present = np.isfinite(scores)
    shares = weights @ present.T.astype(float)
    last = np.where(present[:, -1], np.maximum(scores[:, -1], 1.0), 1.0)
    ratio = np.log(np.maximum(_shifted(scores[:, -1], noise), 1.0) / last)
    raised: NDArray[np.float64] = total * np.exp(weights[:, -1:] * ratio / shares)
    return raised


def _shifted(opinion: NDArray[np.float64], noise: NDArray[np.float64]) -> NDArray[np.float64]:
    """Opinions with noise, within 0 to 100; 0 where a unit has none."""
    moved = np.clip(np.nan_to_num(opinion) + noise, 0.0, 100.0)
    shifted: NDArray[np.float64] = np.where(np.isfinite(opinion), moved, 0.0)
    return shifted


def _local_weights(inputs: Inputs, vary: Collection[Assumption], count: int) -> NDArray[np.float64]:
    local = np.ones((count, len(inputs.tree.parents)))
    for number, branch in enumerate(inputs.tree.branches):
        rng = _rng(inputs, f"branch {number}")
        weights = _judged(branch, rng, vary, count)
        if Assumption.NOISE in vary and inputs.noise > 0:
            weights = normal(weights * np.exp(rng.normal(0.0, inputs.noise, weights.shape)))
        local[:, list(branch.items)] = weights
    return local


def _judged(
    branch: Branch, rng: np.random.Generator, vary: Collection[Assumption], count: int
) -> NDArray[np.float64]:
    """Weights of a branch with judges counting more or less by chance.

    A Bayesian bootstrap (Rubin 1981, doi 10.1214/aos/1176345338), in which every judge keeps some
    weight, so that the comparisons stay connected. With few judges a bootstrap says too little, so
    its concentration is such that a mean varies by the usual S²/J, and what it is off by is
    stretched as Student's t stretches the normal distribution, at most fourfold.
    """
    judges = len(branch.judgements)
    if judges < 2 or Assumption.JUDGES not in vary:
        return np.tile(branch.weights, (count, 1))
    concentration = max((judges - 2) / judges, 0.01)
    shares = rng.dirichlet([concentration] * judges, count) + 1e-6
    logs = np.log(shared_least_squares(branch.judgements, shares))
    centre = np.log(branch.weights)
    stretch = np.sqrt((judges - 1) / np.maximum(rng.chisquare(judges - 1, count), 1e-9))
    return normal(np.exp(centre + np.minimum(stretch, 4.0)[:, None] * (logs - centre)))


def _opinion_noise(inputs: Inputs, vary: Collection[Assumption], count: int) -> NDArray[np.float64]:
    """How far each unit's opinion is off in each draw; of no width where nothing is."""
    if not inputs.has_opinion or Assumption.OPINION not in vary or not inputs.margins.any():
        return np.zeros((count, 0))
    noise = np.zeros((count, len(inputs.names)))
    for place, (name, margin) in enumerate(zip(inputs.names, inputs.margins, strict=True)):
        if margin > 0:
            rng = _rng(inputs, f"opinion {name}")
            noise[:, place] = rng.normal(0.0, deviation(float(margin)), count)
    return noise


def _with_medians(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores with the median of the others in place of the missing ones, where there are others."""
    filled = scores.copy()
    for column in range(scores.shape[1]):
        present = np.isfinite(scores[:, column])
        if present.any():
            filled[~present, column] = np.median(scores[present, column])
    return filled


def _rng(inputs: Inputs, name: str) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed(inputs.digest, name)))
