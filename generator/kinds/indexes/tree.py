"""Lay the goals, criteria and indicators of an index out as one tree of any depth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.indexes.model import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.indexes.model import Index, Indicator
    from generator.source.diagnostics import Path


@dataclass(frozen=True, slots=True)
class Node:
    """Hold a node, the id of the one above it (`root` for a goal), and where it is written."""

    item: Indicator
    parent: str
    path: Path

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def title(self) -> str:
        return self.item.title


@dataclass(frozen=True)
class Tree:
    """Hold the nodes of an index that hang together, parents first, siblings in written order."""

    nodes: tuple[Node, ...]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def below(self) -> dict[str, tuple[Node, ...]]:
        """Return the nodes below each node, and the goals below `root`."""
        result: dict[str, list[Node]] = {}
        for node in self.nodes:
            result.setdefault(node.parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in result.items()}

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """Return the nodes that have values."""
        return tuple(node for node in self.nodes if node.id not in self.below)

    def depth(self, node: Node) -> int:
        """Return how many nodes stand above a node."""
        count = 0
        while node.parent != ROOT:
            node = self.by_id[node.parent]
            count += 1
        return count

    def goal(self, node: Node) -> Node:
        """Return the goal under which a node stands."""
        while node.parent != ROOT:
            node = self.by_id[node.parent]
        return node

    def named(self, name: str) -> Node | None:
        """Return the node with this id, else the only one with this title."""
        if name in self.by_id:
            return self.by_id[name]
        found = [node for node in self.nodes if node.title == name]
        return found[0] if len(found) == 1 else None


def all_nodes(index: Index) -> Iterator[Node]:
    """Yield all nodes as they are written, whatever they refer to."""
    for g, goal in enumerate(index.goals):
        path: Path = ("goals", g)
        yield Node(goal, goal.of or ROOT, path)
        for c, criterion in enumerate(goal.criteria):
            below = (*path, "criteria", c)
            yield Node(criterion, criterion.of or goal.id, below)
            for i, indicator in enumerate(criterion.indicators):
                yield Node(indicator, indicator.of or criterion.id, (*below, "indicators", i))
    for i, indicator in enumerate(index.indicators):
        yield Node(indicator, indicator.of or ROOT, ("indicators", i))


def tree(index: Index) -> Tree:
    """Return the tree of an index: each id once, and what hangs from the root."""
    first: dict[str, Node] = {}
    for node in all_nodes(index):
        first.setdefault(node.id, node)
    below: dict[str, list[Node]] = {}
    for node in first.values():
        below.setdefault(node.parent, []).append(node)
    result: list[Node] = []
    waiting = below.get(ROOT, [])[::-1]
    while waiting:
        node = waiting.pop()
        result.append(node)
        waiting += below.get(node.id, [])[::-1]
    return Tree(tuple(result))


def circles(index: Index) -> list[Node]:
    """Return one node of each circle: going up from it leads back to it."""
    nodes = {node.id: node for node in reversed([*all_nodes(index)])}
    result: list[Node] = []
    known: set[str] = set()
    for start in nodes.values():
        way: list[str] = []
        id = start.id
        while id in nodes and id not in known and id not in way:
            way.append(id)
            id = nodes[id].parent
        if id in way:
            result.append(nodes[min(way[way.index(id) :])])
        known.update(way)
    return result
