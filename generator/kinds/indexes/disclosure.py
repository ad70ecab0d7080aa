"""Tell the public what it may know of an index: the weights, and who stands in which tier."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.kinds.indexes.participants import unit_named
from generator.kinds.indexes.results import Disclosure

if TYPE_CHECKING:
    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.results import UnitResult
    from generator.kinds.kind import Content


def disclose(index: Index, content: Content) -> Disclosure:
    """Return the method's weights and the tiers; no score, no rank, no value, no judgement.

    A unit whose own entry the public has not is not named.
    """
    from generator.kinds.indexes.reckon import reckon

    results = reckon(index, partial(unit_named, content), draws=0)

    def is_public(one: UnitResult) -> bool:
        unit = content.get("units", one.unit) if one.unit else None
        return one.unit is None or (unit is not None and unit.is_for_all)

    tiers = tuple(
        (tier, tuple(sorted(o.name for o in results.units if o.tier == tier and is_public(o))))
        for tier in results.tiers
    )
    return Disclosure(tuple((node.id, node.whole) for node in results.nodes), tiers)
