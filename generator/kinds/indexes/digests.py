"""Hash what goes into a reckoning, whatever order it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.indexes.reckoning.seed import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.observations import Observation
    from generator.kinds.indexes.tree import Tree


def model_digest(index: Index, tree: Tree) -> str:
    """Return the hash of the tree, the weights, the judgements and the rules."""
    nodes = sorted(
        (node.id, node.parent, node.item.worst, node.item.best, node.item.missing.value)
        for node in tree.nodes
    )
    judged = sorted(
        (one.by, one.of, pair.more, pair.than, round(pair.times, 9))
        for one in index.judgements
        for pair in one.pairs
    )
    rules = index.scoring
    tiers = [(tier.name, tier.least, tier.at_most_share) for tier in rules.tiers]
    share = index.opinion.share if index.opinion else 0.0
    weights = sorted((index.weights or {}).items())
    marks = rules.aggregation.value, rules.bonus_cap, rules.passing, rules.bottom
    return digest(nodes, judged, weights, tiers, share, marks, rules.least_share, rules.noise)


def data_digest(observed: Sequence[Observation], index: Index) -> str:
    """Return the hash of all values, of what people think, and of the adjustments."""
    margins = (index.opinion.respondents, index.opinion.margin) if index.opinion else ()
    rows = sorted(
        (
            one.unit.id,
            sorted(one.values.items()),
            str((one.opinion, one.respondents, one.margin)),
            sorted((a.type.value, a.points or 0.0, a.reason) for a in one.adjustments),
        )
        for one in observed
    )
    return digest(rows, margins)
