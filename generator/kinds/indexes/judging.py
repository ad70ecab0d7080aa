"""Sort the judgements on an index by what they are of and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.indexes.model import ROOT

if TYPE_CHECKING:
    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.tree import Node, Tree
    from generator.source.diagnostics import Path


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold one comparison of two items by their places, and where it is written."""

    i: int
    j: int
    times: float
    path: Path
    was: float | None = None


@dataclass(frozen=True, slots=True)
class Opinions:
    """Hold what one judge says of the items below a node, each pair once."""

    by: str
    comparisons: tuple[Comparison, ...]

    @property
    def pairs(self) -> list[tuple[int, int, float]]:
        return [(one.i, one.j, one.times) for one in self.comparisons]

    @property
    def earlier_pairs(self) -> list[tuple[int, int, float]]:
        """Return what the judge had said before looking at some of it again."""
        return [(one.i, one.j, one.was or one.times) for one in self.comparisons]


def judges(index: Index, tree: Tree, of: str) -> tuple[Opinions, ...]:
    """Return what each judge says of what stands below a node, by the judges' names.

    Comparisons of what does not stand there, or of one thing with itself, are left out; of two on
    one pair the first holds. The checks tell of all these.
    """
    items = tree.below.get(of, ())
    places = {node.id: at for at, node in enumerate(items)}
    said: dict[str, dict[tuple[int, int], Comparison]] = {}
    for number, judgement in enumerate(index.judgements):
        if node_id(tree, judgement.of) != of:
            continue
        pairs = said.setdefault(judgement.by, {})
        for at, pair in enumerate(judgement.pairs):
            i = _place(tree, places, pair.more)
            j = _place(tree, places, pair.than)
            if i is None or j is None or i == j:
                continue
            path = ("judgements", number, "pairs", at)
            pairs.setdefault((min(i, j), max(i, j)), Comparison(i, j, pair.times, path, pair.was))
    return tuple(Opinions(by, tuple(said[by].values())) for by in sorted(said) if said[by])


def node_id(tree: Tree, name: str) -> str | None:
    """Return the id of the node that a judgement is of; `root` for the goals, None for none."""
    if name in (ROOT, "目标", "总目标"):
        return ROOT
    node = tree.named(name)
    return node.id if node else None


def _place(tree: Tree, places: dict[str, int], name: str) -> int | None:
    if name in places:
        return places[name]
    node = tree.named(name)
    return places.get(node.id) if node else None


def child(tree: Tree, of: str, name: str) -> Node | None:
    """Return the node with a name that stands below a node; None for none."""
    below = tree.below.get(of, ())
    found = [node for node in below if name in (node.id, node.title)]
    return found[0] if found else None
