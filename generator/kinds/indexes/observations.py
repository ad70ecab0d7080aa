"""Bring the values of an index into one table, whoever gave them in which way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.kinds.indexes.answers import SCORES, column
from generator.kinds.indexes.model import OPINION, OPINION_NAMES, AdjustmentType
from generator.kinds.indexes.reckoning.opinion import of_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.indexes.model import Adjustment, Index
    from generator.kinds.indexes.participants import Participant
    from generator.kinds.indexes.tree import Tree


@dataclass(frozen=True, slots=True)
class Observation:
    """Hold a unit's values and notes by indicator, and what people think of it.

    `respondents` and `margin` are those of the unit's own survey, if they are given.
    """

    unit: Participant
    values: dict[str, float] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    opinion: float | None = None
    respondents: int | None = None
    margin: float | None = None
    adjustments: tuple[Adjustment, ...] = ()

    @property
    def vetoes(self) -> tuple[Adjustment, ...]:
        return tuple(one for one in self.adjustments if one.type is AdjustmentType.VETO)

    def points(self, type: AdjustmentType) -> float:
        """Return the sum of all points of a type."""
        return sum(one.points or 0.0 for one in self.adjustments if one.type is type)


def observations(index: Index, tree: Tree, units: Sequence[Participant]) -> tuple[Observation, ...]:
    """Return what is known of each unit, in the order of the units."""
    of = {name: unit.id for unit in units for name in unit.names}
    values: dict[str, dict[str, float]] = defaultdict(dict)
    notes: dict[str, dict[str, str]] = defaultdict(dict)
    for name, indicator, value, note in _rows(index, tree):
        if name in of:
            if value is not None:
                values[of[name]].setdefault(indicator, value)
            if note:
                notes[of[name]].setdefault(indicator, note)
    results = index.opinion.results if index.opinion else ()
    polled = {of[one.unit]: one for one in results if one.unit in of}
    adjusted: dict[str, list[Adjustment]] = defaultdict(list)
    for adjustment in index.adjustments:
        if adjustment.unit in of:
            adjusted[of[adjustment.unit]].append(adjustment)
    told = []
    for unit in units:
        own = polled.get(unit.id)
        opinion = values[unit.id].pop(OPINION, None)
        answered = _answered(values[unit.id])
        own_score, respondents, margin = answered or (opinion, None, None)
        if own:
            own_score, respondents, margin = own.score, own.respondents, own.margin
        elif opinion is not None:
            own_score = opinion
        told.append(
            Observation(
                unit,
                values[unit.id],
                notes[unit.id],
                own_score,
                respondents,
                margin,
                tuple(adjusted[unit.id]),
            )
        )
    return tuple(told)


def _answered(values: dict[str, float]) -> tuple[float, int, float | None] | None:
    """Take the counts of answers out of a unit's values: score, respondents and margin."""
    counts = {float(s): int(values.pop(column(a), 0)) for a, s in SCORES.items()}
    return of_counts(counts) if any(counts.values()) else None


def _rows(index: Index, tree: Tree) -> list[tuple[str, str, float | None, str]]:
    rows = [
        (row.unit, row.indicator, row.value, row.note)
        for row in (index.data.rows if index.data else ())
    ]
    for value in index.values:
        node = tree.named(value.indicator)
        id = OPINION if value.indicator in OPINION_NAMES else node.id if node else ""
        if id:
            rows.append((value.unit, id, value.value, value.note or ""))
    return rows
