"""Write down what an index says of each unit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.comparability import same_measure
from generator.kinds.indexes.model import OPINION, AdjustmentType, Aggregation
from generator.kinds.indexes.notices import notice
from generator.kinds.indexes.reckoning.contributions import contributions, effective, losses
from generator.kinds.indexes.reckoning.needs import need, raw_value
from generator.kinds.indexes.reckoning.points import hundredths
from generator.kinds.indexes.results import Cell, Change, Standing, Trend, UnitResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.observations import Observation
    from generator.kinds.indexes.reckoning.draws import Inputs
    from generator.kinds.indexes.results import Results, Spread
    from generator.kinds.indexes.tree import Tree

_FEW = 3
_OPINION_TITLE = "群众评价"


@dataclass(frozen=True)
class Figures:
    """Hold the figures of all units, by their places; arrays are units × columns.

    `inputs`: what is drawn from; `given`: values; `weights`: of all columns, with the
    opinion last where it counts; `bases` and `others`: scores in hundredths before bonus and
    deductions, as the rules say and by the other aggregation.
    """

    index: Index
    tree: Tree
    observed: tuple[Observation, ...]
    inputs: Inputs
    given: NDArray[np.float64]
    weights: NDArray[np.float64]
    bases: list[int | None]
    others: list[int | None]
    coverage: NDArray[np.float64]
    standings: list[Standing]
    reasons: list[str]
    placed: list[int | None]
    spreads: dict[int, Spread] = field(default_factory=dict)
    draws: int = 0

    @property
    def scores(self) -> NDArray[np.float64]:
        """Return the scores of the indicators out of 100."""
        return self.inputs.scores

    @property
    def has_opinion(self) -> bool:
        return bool(len(self.weights) > self.scores.shape[1])

    def columns(self, row: int) -> NDArray[np.float64]:
        """Return the scores of one unit, with that of its opinion where it counts."""
        own: NDArray[np.float64] = self.scores[row]
        return np.append(own, self.given[row, -1]) if self.has_opinion else own


def in_order(units: Sequence[UnitResult]) -> tuple[UnitResult, ...]:
    """Sort units: the ranked by score, then the vetoed, then those who take no part."""
    order = list(Standing)
    return tuple(
        sorted(units, key=lambda one: (order.index(one.standing), -(one.score or 0), one.name))
    )


def unit_results(
    figures: Figures, earlier: Results | None, *, is_comparable: bool
) -> list[UnitResult]:
    """Return the result of each unit, in the order of the figures."""
    totals = [_total(figures, row) for row in range(len(figures.observed))]
    ranked = sorted(
        total
        for total, standing in zip(totals, figures.standings, strict=True)
        if standing is Standing.RANKED and total is not None
    )
    return [
        _unit(figures, row, totals[row], ranked, earlier, is_comparable)
        for row in range(len(figures.observed))
    ]


def _total(figures: Figures, row: int) -> int | None:
    base = figures.bases[row]
    if base is None or figures.standings[row] is Standing.ABSENT:
        return None
    bonus, deductions = _extra(figures, row)
    return base + bonus - deductions


def _extra(figures: Figures, row: int) -> tuple[int, int]:
    """Bonus within its cap, and deductions, in hundredths."""
    one = figures.observed[row]
    bonus = min(one.points(AdjustmentType.BONUS), figures.index.scoring.bonus_cap)
    return hundredths(bonus), hundredths(one.points(AdjustmentType.DEDUCTION))


def _unit(
    figures: Figures,
    row: int,
    total: int | None,
    ranked: Sequence[int],
    earlier: Results | None,
    is_comparable: bool,
) -> UnitResult:
    one, rules = figures.observed[row], figures.index.scoring
    standing = figures.standings[row]
    is_ranked = standing is Standing.RANKED and total is not None
    own = total or 0
    rank = len(ranked) + 1 - bisect_right(ranked, own) if is_ranked and len(ranked) > 1 else None
    worse = bisect_left(ranked, own)
    is_bottom = is_ranked and len(ranked) > rules.bottom and worse < rules.bottom
    before = earlier.unit(one.unit.id) if earlier else None
    cells = _cells(figures, row, before)
    bonus, deductions = _extra(figures, row)
    placed = figures.placed[row]
    spread = figures.spreads.get(row)
    return UnitResult(
        one.unit.id,
        one.unit.name,
        one.unit.unit,
        standing,
        figures.reasons[row],
        None if standing is Standing.ABSENT else figures.bases[row],
        None if standing is Standing.ABSENT else figures.others[row],
        bonus,
        deductions,
        total,
        round(float(figures.coverage[row]), 9),
        "" if placed is None else rules.tiers[placed].name,
        rank,
        is_ranked and bisect_right(ranked, own) - worse > 1,
        is_bottom,
        spread,
        notice(standing, figures.reasons[row], total, rules, spread, is_bottom, figures.draws),
        cells,
        _strongest(cells),
        _weakest(cells),
        _change(figures, row, total),
        _trend(before) if before and is_comparable and total is not None else None,
        one.adjustments,
    )


def _cells(figures: Figures, row: int, before: UnitResult | None) -> tuple[Cell, ...]:
    one = figures.observed[row]
    scores = figures.columns(row)
    points = contributions(scores, figures.weights)
    lost = losses(scores, figures.weights)
    shares = effective(scores, figures.weights)
    past = {cell.id: cell for cell in before.cells} if before else {}
    result = []
    for column, node in enumerate(figures.tree.leaves):
        old = past.get(node.id)
        is_same = old is not None and old.item is not None and same_measure(node.item, old.item)
        result.append(
            Cell(
                node.id,
                node.title,
                figures.tree.goal(node).title,
                node.item,
                one.values.get(node.id),
                _score(scores[column]),
                round(float(shares[column]), 9),
                points[column],
                hundredths(float(lost[column])),
                one.notes.get(node.id, ""),
                old.value if old and is_same else None,
                old.score if old and is_same else None,
            )
        )
    if figures.has_opinion:
        old = past.get(OPINION)
        result.append(
            Cell(
                OPINION,
                _OPINION_TITLE,
                _OPINION_TITLE,
                None,
                one.opinion,
                _score(scores[-1]),
                round(float(shares[-1]), 9),
                points[-1],
                hundredths(float(lost[-1])),
                one.notes.get(OPINION, ""),
                old.value if old else None,
                old.score if old else None,
            )
        )
    return tuple(result)


def _score(score: float) -> float | None:
    return round(float(score), 2) if np.isfinite(score) else None


def _strongest(cells: Sequence[Cell]) -> tuple[str, ...]:
    known = [cell for cell in cells if cell.score is not None and cell.value is not None]
    known.sort(key=lambda cell: (-(cell.score or 0.0), -cell.weight))
    return tuple(cell.id for cell in known[:_FEW] if cell.score)


def _weakest(cells: Sequence[Cell]) -> tuple[str, ...]:
    losing = sorted((cell for cell in cells if cell.lost > 0), key=lambda cell: -cell.lost)
    return tuple(cell.id for cell in losing[:_FEW])


def _change(figures: Figures, row: int, total: int | None) -> Change | None:
    """What would lift a unit to the pass mark; None where it is there or there is none."""
    rules = figures.index.scoring
    if figures.standings[row] is Standing.VETOED:
        return Change(0, reason="被一票否决，事由解除以前，分数再高也列最末等次")
    if rules.passing is None or total is None or total >= hundredths(rules.passing):
        return None
    gap = hundredths(rules.passing) - total
    if rules.aggregation is Aggregation.GEOMETRIC:
        return Change(gap, reason="按几何平均合成，各项互相牵连，不能逐项折算")
    scores = figures.columns(row)
    told = need(scores, figures.weights, total / 100, rules.passing)
    if told is None:
        return None
    ids = [node.id for node in figures.tree.leaves] + [OPINION]
    alone = tuple((ids[at], _value(figures, at, score)) for at, score in told.alone)
    return Change(gap, alone, tuple(ids[at] for at in told.together))


def _value(figures: Figures, column: int, score: float) -> float:
    """The value that gives a score."""
    if column >= len(figures.tree.leaves):
        return round(score, 2)
    item = figures.tree.leaves[column].item
    worst, best = item.worst or 0.0, item.best if item.best is not None else 1.0
    return round(raw_value(score, worst, best), 4)


def _trend(before: UnitResult) -> Trend | None:
    if before.score is None:
        return None
    spread = before.spread
    return Trend(
        before.score,
        before.tier,
        before.rank,
        spread.rank_low if spread else None,
        spread.rank_high if spread else None,
        spread.score_low if spread else None,
        spread.score_high if spread else None,
    )
