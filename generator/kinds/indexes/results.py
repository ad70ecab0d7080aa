"""Hold what an index comes to: plain frozen records, for pages and books.

`Relations.results(id)` of generator/kinds/indexes/relations.py makes them. Scores and points are
whole hundredths of a point (8735 is 87.35); weights are shares of 1. Nothing here needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.kinds.indexes.model import Adjustment, Index, Indicator


MOST_TERMS = 10
"""How many terms a trend goes back."""


class Standing(StrEnum):
    """Say whether a unit is ranked, and why not."""

    RANKED = "ranked"
    VETOED = "vetoed"  # in the last tier, without a rank
    ABSENT = "absent"  # 不参评: too few values, or one that must be there is missing


class Certainty(StrEnum):
    """Say how sure a warning is."""

    CERTAIN = "确定"
    POSSIBLE = "可能"


@dataclass(frozen=True, slots=True)
class NodeWeight:
    """Hold a node of the tree with its weight.

    `within`: its share among its siblings; `whole`: of the indicators together, so the leaves sum
    to 1 and to 1 less the share of opinion in a unit's score. `eigen`: `within` by the principal
    eigenvector of the joint judgements, None where they have gaps or there are none.
    """

    id: str
    title: str
    parent: str
    depth: int
    is_leaf: bool
    within: float
    whole: float
    eigen: float | None
    item: Indicator


@dataclass(frozen=True, slots=True)
class Mending:
    """Hold a judgement that was changed on looking again: titles of the two, before and after."""

    more: str
    than: str
    was: float
    now: float


@dataclass(frozen=True, slots=True)
class JudgeReport:
    """Hold one judge's judgements below a node; weights are in the order of the branch's items.

    `weights` is None where what the judge compared does not connect all items. `distance`: how much
    of the weight the judge would give elsewhere, 0 to 1. `suspect`: titles of the two compared,
    what was said, and the value that would do (None: none alone), where the limit is passed.
    `mendings`: what was changed on looking again; `cr_before` is the ratio before that.
    """

    by: str
    comparisons: int
    weights: tuple[float, ...] | None
    cr: float | None
    gci: float | None
    is_acceptable: bool
    distance: float | None
    suspect: tuple[str, str, float, float | None] | None
    mendings: tuple[Mending, ...] = ()
    cr_before: float | None = None


@dataclass(frozen=True, slots=True)
class BranchReport:
    """Hold how the weights below a node (`root`: of the goals) came about.

    `joint`: of all judgements together (AIJ), `apart`: of the judges' own weights (AIP), None where
    a judge's own do not connect. All in the order of `items`. `judges` is empty for given weights.
    """

    of: str
    title: str
    items: tuple[str, ...]
    joint: tuple[float, ...]
    apart: tuple[float, ...] | None
    eigen: tuple[float, ...] | None
    lambda_max: float | None
    ci: float | None
    cr: float | None
    gci: float | None
    is_acceptable: bool
    judges: tuple[JudgeReport, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one indicator of one unit.

    `value`: as reported, None for missing; `score`: out of 100, None where it is left out. `weight`
    is the unit's own, with that of missing ones shared out; `points` what it gave to the score and
    `lost` what it cost, in hundredths. `previous`: the last term's value, where the bounds and the
    unit of measure are the same. `note`: of the table.
    """

    id: str
    title: str
    goal: str
    item: Indicator | None  # None: what people think
    value: float | None
    score: float | None
    weight: float
    points: int
    lost: int
    note: str = ""
    previous: float | None = None
    previous_score: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold where a unit may stand, from the draws: 5th to 95th percentile, and probabilities."""

    rank_low: int
    rank_high: int
    score_low: float
    score_high: float
    bottom: float
    below: float


@dataclass(frozen=True, slots=True)
class Change:
    """Hold what would lift a unit to the pass mark.

    `gap` in hundredths. `alone`: id of an indicator, the value that it would need. `together`: ids
    of the fewest indicators that reach it at full marks; empty where none do. `reason`: why there
    is nothing to reckon, such as a veto.
    """

    gap: int
    alone: tuple[tuple[str, float], ...] = ()
    together: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Hold a warning with its reason in one sentence."""

    certainty: Certainty
    reason: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Hold a unit's score and ranks of the last term, in which it could be compared."""

    score: int
    tier: str
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    score_low: float | None = None
    score_high: float | None = None


@dataclass(frozen=True, slots=True)
class UnitResult:
    """Hold one unit: what it is called, where it stands, and why.

    `id`: for addresses. `unit`: the id of its entry, if it has one. `base`: the score before bonus
    and deductions; the points of the cells sum to it exactly where the rules say additive, the
    default. `other`: the base by the other way of aggregation. `rank` counts
    from 1, ties sharing it. `strongest`, `weakest`: ids of indicators.
    """

    id: str
    name: str
    unit: str | None
    standing: Standing
    reason: str
    base: int | None
    other: int | None
    bonus: int
    deductions: int
    score: int | None
    coverage: float
    tier: str
    rank: int | None
    is_tied: bool
    is_bottom: bool
    spread: Spread | None
    notice: Notice | None
    cells: tuple[Cell, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    change: Change | None
    trend: Trend | None
    adjustments: tuple[Adjustment, ...]

    @property
    def gain(self) -> int | None:
        """Return by how much the score rose since the last term; None where that says nothing."""
        return self.score - self.trend.score if self.trend and self.score is not None else None

    @property
    def is_gain_clear(self) -> bool:
        """Tell whether the intervals of the two terms' scores lie apart."""
        now, before = self.spread, self.trend
        if now is None or before is None or before.score_low is None or before.score_high is None:
            return False
        return now.score_low > before.score_high or now.score_high < before.score_low

    def cell(self, id: str) -> Cell:
        """Return the cell of an indicator. Raises KeyError for an unknown one."""
        for one in self.cells:
            if one.id == id:
                return one
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold how far one assumption alone moves ranks, with the sentence that says so."""

    assumption: str
    mean: float
    most: float
    unit: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Results:
    """Hold all that an index comes to.

    `units`: the ranked ones by rank, then the vetoed, then those who take no part. `tiers`: names,
    the best first. `earlier`: those of the term before; `incomparable`: why no trend is told, empty
    where one is or there is no earlier term. `digest`: SHA-256 of what went into the reckoning,
    from which the draws are seeded; `model_digest` and `data_digest` of its two halves.
    `software`: name and version pairs.
    """

    index: Index
    nodes: tuple[NodeWeight, ...]
    branches: tuple[BranchReport, ...]
    units: tuple[UnitResult, ...]
    tiers: tuple[str, ...]
    findings: tuple[Finding, ...]
    earlier: Results | None
    incomparable: str
    draws: int
    digest: str
    model_digest: str
    data_digest: str
    software: tuple[tuple[str, str], ...]
    has_opinion: bool
    _by_id: dict[str, UnitResult] = field(default_factory=dict, compare=False, repr=False)

    @property
    def previous(self) -> Index | None:
        """Return the index of the term before."""
        return self.earlier.index if self.earlier else None

    @property
    def terms(self) -> tuple[Results, ...]:
        """Return the terms that can be compared with this one, the oldest first, this one last."""
        result = [self]
        while result[-1].earlier and not result[-1].incomparable and len(result) < MOST_TERMS:
            result.append(result[-1].earlier)
        return tuple(reversed(result))

    @property
    def ranked(self) -> tuple[UnitResult, ...]:
        return tuple(one for one in self.units if one.standing is Standing.RANKED)

    @property
    def leaves(self) -> tuple[NodeWeight, ...]:
        return tuple(node for node in self.nodes if node.is_leaf)

    def of_tier(self, tier: str) -> tuple[UnitResult, ...]:
        """Return the units in a tier, the best first."""
        return tuple(one for one in self.units if one.tier == tier)

    @property
    def warned(self) -> tuple[UnitResult, ...]:
        """Return who gets a warning, the sure ones first."""
        told = [one for one in self.units if one.notice]
        return tuple(
            sorted(told, key=lambda one: one.notice is None or one.notice.certainty != "确定")
        )

    def unit(self, id: str) -> UnitResult | None:
        """Return a unit's result by its id."""
        if not self._by_id:
            self._by_id.update({one.id: one for one in self.units})
        return self._by_id.get(id)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Hold what the public may know of an index: its weights, and who stands in which tier.

    `tiers`: names, the best first, each with the names of its units in the order of their names.
    """

    weights: tuple[tuple[str, float], ...]
    tiers: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the names of tiers and of the units in them."""
        return tuple(text for tier, units in self.tiers for text in (tier, *units))
