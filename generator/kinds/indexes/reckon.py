"""Reckon an index: from what authors wrote to its results."""

from __future__ import annotations

import platform
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.branches import node_records, weigh
from generator.kinds.indexes.comparability import incomparable
from generator.kinds.indexes.digests import data_digest, model_digest
from generator.kinds.indexes.findings import findings
from generator.kinds.indexes.model import AdjustmentType, Aggregation, Missing
from generator.kinds.indexes.observations import Observation, observations
from generator.kinds.indexes.participants import participants
from generator.kinds.indexes.reckoning.draws import (
    DRAWS,
    Inputs,
    draw,
    totals,
    whole_weights,
)
from generator.kinds.indexes.reckoning.hierarchy import Tree, local_weights
from generator.kinds.indexes.reckoning.opinion import margin
from generator.kinds.indexes.reckoning.points import hundredths
from generator.kinds.indexes.reckoning.scores import additive, coverage, geometric, scale
from generator.kinds.indexes.reckoning.seed import digest
from generator.kinds.indexes.reckoning.tiers import Limit, tiers
from generator.kinds.indexes.reckoning.uncertainty import spreads
from generator.kinds.indexes.results import Finding, Results, Spread, Standing
from generator.kinds.indexes.tree import Tree as Written
from generator.kinds.indexes.tree import tree as tree_of
from generator.kinds.indexes.unit_results import Figures, in_order, unit_results

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from generator.kinds.indexes.model import Index
    from generator.kinds.units.model import Unit


def reckon(
    index: Index,
    find: Callable[[str], Unit | None],
    earlier: Results | None = None,
    *,
    draws: int = DRAWS,
) -> Results:
    """Return all that an index comes to; the same for the same content, to the last bit told.

    `find` gives the unit with an id, title or alias; `earlier` is of the term before. With no
    `draws` nothing is said of how sure the results are.
    """
    written = tree_of(index)
    tree, reports = weigh(index, written)
    units = sorted(participants(index, find), key=lambda one: one.id)
    observed = observations(index, written, units)
    hashes = model_digest(index, written), data_digest(observed, index)
    table = _table(index, written, tree, observed, digest(*hashes))
    nodes = tuple(node_records(written, tree, reports))
    reason = incomparable(index, nodes, earlier) if earlier else ""
    uncertain, told = _uncertainty(index, table, observed, draws)
    figures = replace(table, spreads=uncertain, draws=draws)
    told_of = unit_results(figures, earlier, is_comparable=not reason)
    return Results(
        index,
        nodes,
        reports,
        in_order(told_of),
        tuple(tier.name for tier in index.scoring.tiers),
        told,
        earlier,
        reason,
        draws,
        digest(*hashes),
        *hashes,
        (("numpy", np.__version__), ("Python", platform.python_version())),
        table.inputs.has_opinion,
    )


def _table(
    index: Index, written: Written, tree: Tree, observed: Sequence[Observation], digest: str
) -> Figures:
    values, scores = _values(written, observed)
    opinion = np.array([np.nan if o.opinion is None else o.opinion for o in observed], float)
    share = index.opinion.share / 100 if index.opinion and np.isfinite(opinion).any() else 0.0
    inputs = Inputs(
        tree,
        scores,
        opinion,
        _margins(index, observed),
        share,
        np.array([_extra(index, one) for one in observed], float),
        tuple(one.unit.id for one in observed),
        digest,
        index.scoring.noise / 100,
        index.scoring.aggregation is Aggregation.GEOMETRIC,
    )
    weights = whole_weights(inputs, local_weights(tree))
    columns = np.column_stack([scores, opinion]) if inputs.has_opinion else scores
    given = np.column_stack([values, opinion]) if inputs.has_opinion else values
    covered = coverage(columns, weights)
    standings, reasons = _standings(index, written, observed, covered, given)
    ways = [additive(columns, weights), geometric(columns, weights)]
    if inputs.is_geometric:
        ways.reverse()
    bases, others = ([_points(score) for score in way] for way in ways)
    placed = _placed(index, observed, bases, standings)
    return Figures(
        index,
        written,
        tuple(observed),
        inputs,
        given,
        weights,
        bases,
        others,
        covered,
        standings,
        reasons,
        placed,
    )


def _points(score: float) -> int | None:
    return hundredths(score) if np.isfinite(score) else None


def _values(
    written: Written, observed: Sequence[Observation]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Values and scores, units × indicators; what counts as zero when missing scores 0."""
    leaves = written.leaves
    values = np.full((len(observed), len(leaves)), np.nan)
    for row, one in enumerate(observed):
        for column, node in enumerate(leaves):
            values[row, column] = one.values.get(node.id, np.nan)
    worst = np.array([_bound(node.item.worst, 0.0) for node in leaves])
    best = np.array([_bound(node.item.best, 1.0) for node in leaves])
    scores = scale(values, worst, best)
    for column, node in enumerate(leaves):
        if node.item.missing is Missing.ZERO:
            scores[~np.isfinite(values[:, column]), column] = 0.0
    return values, scores


def _bound(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _margins(index: Index, observed: Sequence[Observation]) -> NDArray[np.float64]:
    """The margin of each unit's opinion at 95 %, in points.

    Where only the whole survey's size or margin is known, the answers are taken to be spread evenly
    over the units, each of which then has a wider one.
    """
    told = index.opinion
    whole = 0.0
    if told:
        whole = told.margin or (margin(told.respondents) if told.respondents else 0.0)
        whole *= max(1, sum(one.opinion is not None for one in observed)) ** 0.5
    own = [
        one.margin or (margin(one.respondents) if one.respondents else whole) for one in observed
    ]
    return np.array(own, float)


def _extra(index: Index, one: Observation) -> float:
    bonus = min(one.points(AdjustmentType.BONUS), index.scoring.bonus_cap)
    return bonus - one.points(AdjustmentType.DEDUCTION)


def _standings(
    index: Index,
    written: Written,
    observed: Sequence[Observation],
    covered: NDArray[np.float64],
    given: NDArray[np.float64],
) -> tuple[list[Standing], list[str]]:
    least = index.scoring.least_share / 100
    standings, reasons = [], []
    for row, one in enumerate(observed):
        needed = [
            node.title
            for column, node in enumerate(written.leaves)
            if node.item.missing is Missing.EXCLUDE and not np.isfinite(given[row, column])
        ]
        standing, reason = Standing.RANKED, ""
        if not np.isfinite(given[row]).any():
            standing, reason = Standing.ABSENT, "没有任何数据"
        elif needed:
            standing, reason = Standing.ABSENT, f"缺少必需的数据：{'、'.join(needed)}"
        elif covered[row] < least - 1e-9:
            share = f"{100 * covered[row]:.0f}%"
            reason = f"数据只覆盖权重的 {share}，不到 {100 * least:.0f}%"
            standing = Standing.ABSENT
        elif one.vetoes:
            standing = Standing.VETOED
            reason = "；".join(veto.reason for veto in one.vetoes)
        standings.append(standing)
        reasons.append(reason)
    return standings, reasons


def _placed(
    index: Index,
    observed: Sequence[Observation],
    bases: Sequence[int | None],
    standings: Sequence[Standing],
) -> list[int | None]:
    """The place of each unit's tier, None for those without one."""
    if not index.scoring.tiers:
        return [None] * len(observed)
    limits = [
        Limit(
            hundredths(tier.least), None if tier.at_most_share is None else tier.at_most_share / 100
        )
        for tier in index.scoring.tiers
    ]
    scores = [
        None
        if base is None or standing is Standing.ABSENT
        else base + hundredths(_extra(index, one))
        for base, standing, one in zip(bases, standings, observed, strict=True)
    ]
    vetoed = {at for at, standing in enumerate(standings) if standing is Standing.VETOED}
    return tiers(scores, limits, vetoed)


def _uncertainty(
    index: Index, table: Figures, observed: Sequence[Observation], draws: int
) -> tuple[dict[int, Spread], tuple[Finding, ...]]:
    """The spread of each ranked unit by its place, and which assumption moves ranks how far."""
    rows = [at for at, one in enumerate(table.standings) if one is Standing.RANKED]
    if not draws or not rows:
        return {}, ()
    whole = table.inputs
    ranked = Inputs(
        whole.tree,
        whole.scores[rows],
        whole.opinion[rows],
        whole.margins[rows],
        whole.share,
        whole.extra[rows],
        tuple(whole.names[at] for at in rows),
        whole.digest,
        whole.noise,
        whole.is_geometric,
    )
    rules = index.scoring
    bottom = rules.bottom if len(rows) > rules.bottom else 0
    told = spreads(draw(ranked, count=draws), bottom, rules.passing)
    base = totals(ranked, table.weights)
    names = [observed[at].unit.name for at in rows]
    return (
        {
            at: Spread(s.rank_low, s.rank_high, s.score_low, s.score_high, s.bottom, s.below)
            for at, s in zip(rows, told, strict=True)
        },
        findings(ranked, base, draws, names, rules.noise),
    )
