"""Report what only an index can get wrong: its tree, bounds, weights, rules and data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.kinds.indexes import weighing
from generator.kinds.indexes.model import OPINION, OPINION_NAMES, AdjustmentType, Direction, Index
from generator.kinds.indexes.participants import participants, unit_named
from generator.kinds.indexes.tree import all_nodes, circles, tree
from generator.kinds.suggest import nearest
from generator.source.diagnostics import Anchor, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.indexes.tree import Node, Tree
    from generator.kinds.kind import Content, Lookup
    from generator.source.diagnostics import Path


def check(index: Index, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with the tree, the bounds and the rules, which are the method."""
    if not index.goals:
        yield Problem("empty-value", ("goals",))
    yield from _nodes(index)
    whole = tree(index)
    yield from _bounds(whole)
    yield from _tiers(index)
    if index.weights:
        yield from weighing.sums(index, whole)


def check_whole(index: Index, lookup: Content) -> Iterator[Problem]:
    """Yield what is wrong with judgements, data and the earlier term, which stay in the office."""
    whole = tree(index)
    yield from weighing.judgements(index, whole)
    yield from _values(index, whole)
    if index.data is None or index.data.is_whole:
        yield from _participants(index, lookup)
        yield from _empty_indicators(index, whole)
    yield from _previous(index, lookup)


def _nodes(index: Index) -> Iterator[Problem]:
    """Ids that stand twice, nodes above that are not there, and circles."""
    nodes = [*all_nodes(index)]
    first: dict[str, Node] = {}
    for node in nodes:
        if node.id in first:
            path = (*node.path, "id")
            yield Problem("node-twice", path, {"value": node.id}, also=(*first[node.id].path, "id"))
        first.setdefault(node.id, node)
    for node in nodes:
        above = node.item.of
        if above and above != "root" and above not in first:
            values = {"value": above, "known": "、".join(first), "nearest": nearest(above, first)}
            yield Problem("unknown-value", (*node.path, "of"), values)
    for node in circles(index):
        yield Problem("node-circle", (*node.path, "of"), {"value": node.title})


def _bounds(whole: Tree) -> Iterator[Problem]:
    for node in whole.leaves:
        item = node.item
        for name, label in (("floor", "底线"), ("target", "目标")):
            if getattr(item, name) is None:
                values = {"key": name, "label": label}
                yield Problem("missing-key", (*node.path, name), values, Anchor.KEY)
        if item.floor is None or item.target is None:
            continue
        values = {"floor": f"{item.floor:g}", "target": f"{item.target:g}", "value": item.title}
        is_reversed = item.direction is Direction.HIGHER and item.floor > item.target
        if item.floor == item.target or is_reversed:
            yield Problem("bounds", (*node.path, "target"), values)


def _tiers(index: Index) -> Iterator[Problem]:
    tiers = index.scoring.tiers
    for at in range(1, len(tiers)):
        if tiers[at].least >= tiers[at - 1].least:
            values = {"value": tiers[at].name, "before": tiers[at - 1].name}
            yield Problem("tier-order", ("rules", "tiers", at), values)
    names = [tier.name for tier in tiers]
    for at, name in enumerate(names):
        if name in names[:at]:
            path = ("rules", "tiers", at, "name")
            yield Problem(
                "node-twice", path, {"value": name}, also=("rules", "tiers", names.index(name))
            )


def _values(index: Index, whole: Tree) -> Iterator[Problem]:
    """Values for what is no indicator, or that stand twice."""
    leaves = [node.id for node in whole.leaves]
    seen: dict[tuple[str, str], int] = {}
    for at, value in enumerate(index.values):
        node = whole.named(value.indicator)
        id = OPINION if value.indicator in OPINION_NAMES else node.id if node else ""
        if id != OPINION and id not in leaves:
            known = [*leaves, *(leaf.title for leaf in whole.leaves)]
            near = nearest(value.indicator, known)
            values = {"value": value.indicator, "known": "、".join(leaves), "nearest": near}
            yield Problem("unknown-value", ("values", at, "indicator"), values)
            continue
        key = value.unit, id
        if key in seen:
            also = ("values", seen[key])
            yield Problem("value-twice", ("values", at), {"value": value.unit}, also=also)
        seen.setdefault(key, at)
    if index.values and index.data:
        yield Problem("values-twice", ("values",), {"value": index.data.text}, Anchor.KEY)


def _participants(index: Index, lookup: Content) -> Iterator[Problem]:
    """Names of units that are not among those who take part."""
    told = participants(index, partial(unit_named, lookup))
    known = {name for one in told for name in one.names}
    names = [one.name for one in told]
    for at, name in enumerate(index.units):
        if index.units.index(name) != at:
            also = ("units", index.units.index(name))
            yield Problem("value-twice", ("units", at), {"value": name}, also=also)
    places: list[tuple[Path, str]] = [
        (("values", at, "unit"), value.unit) for at, value in enumerate(index.values)
    ]
    places += [(("adjustments", at, "unit"), one.unit) for at, one in enumerate(index.adjustments)]
    if index.opinion:
        results = enumerate(index.opinion.results)
        places += [(("opinion", "results", at, "unit"), one.unit) for at, one in results]
    for path, name in places:
        if name not in known:
            values = {"value": name, "known": "、".join(names), "nearest": nearest(name, names)}
            yield Problem("unknown-value", path, values)
    strangers = dict.fromkeys(row.unit for row in index.data.rows) if index.data else {}
    for name in strangers:
        if name not in known:
            values = {"value": name, "known": "、".join(names), "nearest": nearest(name, names)}
            yield Problem("table-unit", ("data",), values)
    yield from _both_names(index, {name: one.id for one in told for name in one.names})
    for at, one in enumerate(index.adjustments):
        if one.points is None and one.type is not AdjustmentType.VETO:
            values = {"key": "points", "label": "分值"}
            yield Problem("missing-key", ("adjustments", at, "points"), values, Anchor.KEY)


def _both_names(index: Index, ids: dict[str, str]) -> Iterator[Problem]:
    """Values of one unit under two of its names."""
    seen: dict[tuple[str, str], str] = {}
    for row in index.data.rows if index.data else ():
        id = ids.get(row.unit)
        if id is None:
            continue
        other = seen.setdefault((id, row.indicator), row.unit)
        if other != row.unit:
            yield Problem(
                "value-twice", ("data",), {"value": f"{other}、{row.unit}"}, also=("data",)
            )
            return


def _empty_indicators(index: Index, whole: Tree) -> Iterator[Problem]:
    """Indicators of which no unit has a value, where others have."""
    rows = index.data.rows if index.data else ()
    given = {row.indicator for row in rows if row.value is not None}
    for value in index.values:
        node = whole.named(value.indicator)
        if node and value.value is not None:
            given.add(node.id)
    if not given:
        return
    for node in whole.leaves:
        if node.id not in given:
            yield Problem("indicator-empty", (*node.path, "id"), {"value": node.title})


def _previous(index: Index, lookup: Lookup) -> Iterator[Problem]:
    if index.previous is None:
        return
    earlier = lookup.get("indexes", index.previous)
    if not isinstance(earlier, Index):
        return
    is_later = index.period and earlier.period and earlier.period.last >= index.period.first
    if is_later or _leads_back(index, lookup):
        yield Problem("previous-term", ("previous",), {"value": index.previous})


def _leads_back(index: Index, lookup: Lookup) -> bool:
    """Tell whether the terms before lead back to this one."""
    seen: set[str] = set()
    id = index.previous
    while id is not None and id not in seen:
        if id == index.id:
            return True
        seen.add(id)
        earlier = lookup.get("indexes", id)
        id = earlier.previous if isinstance(earlier, Index) else None
    return False
