"""Say why two terms of an index cannot be compared, if they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.indexes.model import Index, Indicator
    from generator.kinds.indexes.results import NodeWeight, Results

_SLACK = 0.005
"""Half a per cent of the whole weight."""


def same_measure(one: Indicator, other: Indicator) -> bool:
    """Tell whether values of two indicators mean the same."""
    return (one.worst, one.best, one.unit) == (other.worst, other.best, other.unit)


def incomparable(index: Index, nodes: Sequence[NodeWeight], earlier: Results) -> str:
    """Return why the scores of two terms say different things; "" where they can be compared."""
    own = {node.id: node for node in nodes if node.is_leaf}
    past = {node.id: node for node in earlier.leaves}
    if own.keys() != past.keys():
        changed = [own[id].title for id in own if id not in past]
        changed += [past[id].title for id in past if id not in own]
        return f"两期的指标不同：{_some(changed)}"
    moved = [own[id].title for id in own if not same_measure(own[id].item, past[id].item)]
    if moved:
        return f"两期的底线、目标或计量单位不同：{_some(moved)}"
    shifted = [own[id].title for id in own if abs(own[id].whole - past[id].whole) > _SLACK]
    if shifted:
        return f"两期的权重不同：{_some(shifted)}"
    before = earlier.index
    if index.scoring.aggregation is not before.scoring.aggregation:
        return "两期的合成方法不同"
    shares = [one.opinion.share if one.opinion else 0.0 for one in (index, before)]
    if shares[0] != shares[1]:
        return "两期里群众评价的比重不同"
    return ""


def _some(titles: Sequence[str]) -> str:
    more = f"等 {len(titles)} 项" if len(titles) > 3 else ""
    return "、".join(titles[:3]) + more
