"""Turn the tree of an index and what says how much its nodes count into weights and reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.kinds.indexes.judging import judges
from generator.kinds.indexes.model import ROOT
from generator.kinds.indexes.reckoning.comparisons import is_complete, matrix
from generator.kinds.indexes.reckoning.connections import components
from generator.kinds.indexes.reckoning.consistency import consistency
from generator.kinds.indexes.reckoning.groups import distance, joint_matrix, of_priorities
from generator.kinds.indexes.reckoning.hierarchy import (
    Branch,
    Tree,
    local_weights,
    node_weights,
)
from generator.kinds.indexes.reckoning.suspicion import suspect
from generator.kinds.indexes.reckoning.weights import log_least_squares, principal_eigenvector
from generator.kinds.indexes.results import BranchReport, JudgeReport, Mending, NodeWeight
from generator.kinds.indexes.weighing import given_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.indexes.judging import Opinions
    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.reckoning.comparisons import Matrix
    from generator.kinds.indexes.tree import Node
    from generator.kinds.indexes.tree import Tree as Written

DIGITS = 9
"""Decimals of weights in records: what lies behind differs between machines."""


def weigh(index: Index, written: Written) -> tuple[Tree, tuple[BranchReport, ...]]:
    """Return the tree with its judgements and given weights, and a report of each branch."""
    places = {node.id: at for at, node in enumerate(written.nodes)}
    weights = given_weights(index, written)
    names = dict.fromkeys(judgement.by for judgement in index.judgements)
    order = {name: place for place, name in enumerate(names)}
    branches: list[Branch] = []
    reports: list[BranchReport] = []
    for of, nodes in written.below.items():
        items = tuple(places[node.id] for node in nodes)
        opinions = judges(index, written, of)
        matrices = tuple(matrix(len(nodes), one.pairs) for one in opinions)
        if opinions and len(components(matrices, len(nodes))) == 1:
            branch = Branch(items, matrices)
        else:
            own = tuple(weights.get(node.id, 0.0) for node in nodes)
            branch = Branch(items, given=own if sum(own) > 0 else ())
        branches.append(branch)
        title = "目标" if of == ROOT else written.by_id[of].title
        report = _report(of, title, nodes, branch, opinions)
        in_order = sorted(report.judges, key=lambda judge: order[judge.by])
        reports.append(replace(report, judges=tuple(in_order)))
    parents = tuple(places.get(node.parent, -1) for node in written.nodes)
    leaves = tuple(places[node.id] for node in written.leaves)
    return Tree(parents, tuple(branches), leaves), tuple(reports)


def node_records(written: Written, tree: Tree, reports: Sequence[BranchReport]) -> list[NodeWeight]:
    """Return every node with its weights, in the order of the tree."""
    local = local_weights(tree)
    whole = node_weights(tree, local)
    eigen = {
        id: weight
        for report in reports
        for id, weight in zip(report.items, report.eigen or (), strict=False)
    }
    return [
        NodeWeight(
            node.id,
            node.title,
            node.parent,
            written.depth(node),
            node.id not in written.below,
            round(float(local[at]), DIGITS),
            round(float(whole[at]), DIGITS),
            eigen.get(node.id),
            node.item,
        )
        for at, node in enumerate(written.nodes)
    ]


def _report(
    of: str, title: str, nodes: Sequence[Node], branch: Branch, opinions: Sequence[Opinions]
) -> BranchReport:
    ids = tuple(node.id for node in nodes)
    joint = _rounded(branch.weights)
    if not branch.judgements:
        return BranchReport(of, title, ids, joint, None, None, None, None, None, None, True, ())
    together = joint_matrix(branch.judgements)
    told = consistency(together)
    eigen = principal_eigenvector(together)[0] if is_complete(together) else None
    connected = [len(components([one], len(nodes))) == 1 for one in branch.judgements]
    apart = None
    if all(connected):
        apart = of_priorities([log_least_squares([one]) for one in branch.judgements])
    judged = zip(opinions, branch.judgements, connected, strict=True)
    return BranchReport(
        of,
        title,
        ids,
        joint,
        None if apart is None else _rounded(apart),
        None if eigen is None else _rounded(eigen),
        _round(told.lambda_max),
        _round(told.ci),
        _round(told.cr),
        _round(told.gci),
        told.is_acceptable,
        tuple(_judge(one, own, whole, nodes, branch) for one, own, whole in judged),
    )


def _judge(
    said: Opinions, own: Matrix, is_whole: bool, nodes: Sequence[Node], branch: Branch
) -> JudgeReport:
    by = said.by
    count = len([1 for i in range(len(own)) for j in range(i) if own[i, j] == own[i, j]])
    if not is_whole:
        return JudgeReport(by, count, None, None, None, True, None, None)
    told = consistency(own)
    weights = log_least_squares([own])
    doubtful = None
    if not told.is_acceptable and (found := suspect(own)):
        pair = nodes[found.i].title, nodes[found.j].title
        doubtful = (*pair, round(found.value, DIGITS), _round(found.proposal))
    return JudgeReport(
        by,
        count,
        _rounded(weights),
        _round(told.cr),
        _round(told.gci),
        told.is_acceptable,
        round(distance(weights, branch.weights), DIGITS),
        doubtful,
        tuple(
            Mending(nodes[one.i].title, nodes[one.j].title, one.was, one.times)
            for one in said.comparisons
            if one.was is not None
        ),
        _round(consistency(matrix(len(nodes), said.earlier_pairs)).cr),
    )


def _rounded(values: object) -> tuple[float, ...]:
    return tuple(round(float(value), DIGITS) for value in values)  # type: ignore[attr-defined]


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), DIGITS)
