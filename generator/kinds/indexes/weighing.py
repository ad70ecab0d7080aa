"""Check what says how much each node counts: given weights and judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.indexes.judging import child, judges, node_id
from generator.kinds.indexes.model import ROOT
from generator.kinds.suggest import nearest
from generator.source.diagnostics import Anchor, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds.indexes.judging import Opinions
    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.tree import Node, Tree
    from generator.source.diagnostics import Path

_SLACK = 0.05
"""By how much three weights of 33.33 may miss 100."""


def given_weights(index: Index, whole: Tree) -> dict[str, float]:
    """Return the given weights by the ids of their nodes; those of no node are left out."""
    weights: dict[str, float] = {}
    for name, weight in (index.weights or {}).items():
        node = whole.named(name)
        if node:
            weights.setdefault(node.id, weight)
    return weights


def sums(index: Index, whole: Tree) -> Iterator[Problem]:
    """Yield given weights of what is not there, and those that do not sum to 100."""
    ids = [node.id for node in whole.nodes]
    for name in index.weights or {}:
        if whole.named(name) is None:
            titles = [node.title for node in whole.nodes]
            values = {"value": name, "known": "、".join(ids)}
            values["nearest"] = nearest(name, [*ids, *titles])
            yield Problem("unknown-value", ("weights", name), values, Anchor.KEY)
    weights = given_weights(index, whole)
    for of, nodes in whole.below.items():
        own = [weights[node.id] for node in nodes if node.id in weights]
        if not own:
            continue
        total = sum(own)
        if len(own) < len(nodes) or abs(total - 100) > _SLACK:
            lacking = "、".join(node.title for node in nodes if node.id not in weights)
            title = "目标" if of == ROOT else whole.by_id[of].title
            values = {"value": f"{total:g}", "of": title, "lacking": lacking or "—"}
            yield Problem("weights-sum", ("weights",), values, Anchor.KEY)


def judgements(index: Index, whole: Tree) -> Iterator[Problem]:
    """Yield judgements that say nothing, contradict each other or connect too little."""
    yield from _written(index, whole)
    weights = given_weights(index, whole)
    for of, nodes in whole.below.items():
        opinions = judges(index, whole, of)
        is_given = any(node.id in weights for node in nodes)
        if opinions and is_given:
            values = {"value": "目标" if of == ROOT else whole.by_id[of].title}
            yield Problem("weights-twice", ("weights",), values, Anchor.KEY)
        elif opinions:
            yield from _connected(opinions, nodes)
            yield from _consistent(opinions, nodes)
        elif not is_given and len(nodes) > 1:
            values = {"value": "目标" if of == ROOT else whole.by_id[of].title}
            yield Problem("no-weights", ("goals",), values, Anchor.KEY)


def _written(index: Index, whole: Tree) -> Iterator[Problem]:
    """Judgements of no node, on no item of it, on one with itself, and twice on one pair."""
    seen: dict[tuple[str, str, str, str], tuple[Path, float]] = {}
    for number, judgement in enumerate(index.judgements):
        of = node_id(whole, judgement.of)
        if of is None or of not in whole.below:
            known = [ROOT, *(id for id in whole.below if id != ROOT)]
            values = {"value": judgement.of, "known": "、".join(known)}
            values["nearest"] = nearest(judgement.of, known)
            yield Problem("unknown-value", ("judgements", number, "of"), values)
            continue
        for at, pair in enumerate(judgement.pairs):
            path: Path = ("judgements", number, "pairs", at)
            ids = []
            for key, name in (("more", pair.more), ("than", pair.than)):
                node = child(whole, of, name)
                if node is None:
                    known = [one.id for one in whole.below[of]]
                    titles = [one.title for one in whole.below[of]]
                    values = {"value": name, "known": "、".join(known)}
                    values["nearest"] = nearest(name, [*known, *titles])
                    yield Problem("unknown-value", (*path, key), values)
                else:
                    ids.append(node.id)
            if len(ids) == 2:
                yield from _pair(judgement.by, of, ids, pair.times, path, seen)


def _pair(
    by: str,
    of: str,
    ids: Sequence[str],
    times: float,
    path: Path,
    seen: dict[tuple[str, str, str, str], tuple[Path, float]],
) -> Iterator[Problem]:
    more, than = ids
    if more == than:
        yield Problem("judgement-itself", path, {"value": more})
        return
    key = (by, of, min(ids), max(ids))
    value = times if more < than else 1 / times
    if key in seen:
        before, other = seen[key]
        code = "judgement-twice" if abs(value - other) < 1e-6 else "judgement-contradiction"
        yield Problem(code, path, {"value": by}, also=before)
    else:
        seen[key] = (path, value)


def _connected(opinions: Sequence[Opinions], nodes: Sequence[Node]) -> Iterator[Problem]:
    from generator.kinds.indexes.reckoning.comparisons import matrix
    from generator.kinds.indexes.reckoning.connections import components

    matrices = [matrix(len(nodes), one.pairs) for one in opinions]
    groups = components(matrices, len(nodes))
    if len(groups) > 1:
        parts = ["、".join(nodes[at].title for at in group) for group in groups]
        path = opinions[0].comparisons[0].path[:2]
        yield Problem("judgements-apart", path, {"value": "｜".join(parts), "count": len(groups)})


def _consistent(opinions: Sequence[Opinions], nodes: Sequence[Node]) -> Iterator[Problem]:
    from generator.kinds.indexes.reckoning.comparisons import matrix
    from generator.kinds.indexes.reckoning.connections import components
    from generator.kinds.indexes.reckoning.consistency import LIMIT, consistency, gci_limit
    from generator.kinds.indexes.reckoning.suspicion import suspect

    for one in opinions:
        judged = matrix(len(nodes), one.pairs)
        if len(components([judged], len(nodes))) > 1:
            continue
        told = consistency(judged)
        if told.is_acceptable:
            continue
        found = suspect(judged)
        if found is None:
            continue
        comparison = next(c for c in one.comparisons if {c.i, c.j} == {found.i, found.j})
        is_turned = comparison.i != found.i
        proposal = found.proposal
        if proposal is not None and is_turned:
            proposal = 1 / proposal
        ratio = told.cr if told.cr is not None else told.gci or 0.0
        values = {
            "value": one.by,
            "measure": "CR" if told.cr is not None else "GCI",
            "ratio": f"{ratio:.3f}",
            "limit": f"{LIMIT if told.cr is not None else gci_limit(told.size):.3g}",
            "more": nodes[comparison.i].title,
            "than": nodes[comparison.j].title,
            "times": times_words(comparison.times),
            "proposal": times_words(proposal) if proposal is not None else "",
            "nearest": "yes" if proposal is not None else "",
        }
        yield Problem("judgements-inconsistent", (*comparison.path, "times"), values)


def times_words(times: float) -> str:
    """Write how many times something counts as people do: 3, 1/3, 2.5."""
    if times < 1 and abs(1 / times - round(1 / times)) < 1e-6:
        return f"1/{round(1 / times)}"
    return f"{times:.3g}"
