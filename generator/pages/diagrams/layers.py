"""Put boxes in layers into an order in which few of their lines cross.

The method is that of Sugiyama, Tagawa and Toda (1981, doi 10.1109/TSMC.1981.4308636): long lines
are cut at every layer, each layer is sorted by the mean place of its neighbours, then neighbours
change places as long as that takes a crossing away.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROUNDS = 4  # of sorting by neighbours; more change little


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a box: what it says, where it leads, and in which layer it stands, from 0."""

    id: str
    layer: int
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Hold boxes, and lines as pairs of ids, each from an earlier layer to a later one.

    `layers`: the names of the layers.
    """

    layers: tuple[str, ...]
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Order:
    """Hold the ids of each layer from top to bottom, with joints where long lines pass through.

    `ways`: of each line, the ids it passes, both ends included. `steps`: the pairs of ids in
    neighbouring layers that are joined.
    """

    layers: list[list[str]]
    ways: list[list[str]] = field(default_factory=list)
    steps: list[tuple[str, str]] = field(default_factory=list)

    def crossings(self) -> int:
        """Count how often lines cross."""
        by_source: dict[str, list[str]] = defaultdict(list)
        for source, target in self.steps:
            by_source[source].append(target)
        total = 0
        for left, right in pairwise(self.layers):
            place = {id: at for at, id in enumerate(right)}
            seen: list[int] = []
            for id in left:
                ends = sorted(place[target] for target in by_source[id])
                total += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
                for end in ends:
                    insort(seen, end)
        return total


def order(graph: Graph) -> Order:
    """Return the boxes of a graph in an order that no swap of neighbours makes better."""
    result = _with_joints(graph)
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for source, target in result.steps:
        above[target].append(source)
        below[source].append(target)
    for _ in range(_ROUNDS):
        for at in range(1, len(result.layers)):
            _sort(result.layers[at], result.layers[at - 1], above)
        for at in range(len(result.layers) - 2, -1, -1):
            _sort(result.layers[at], result.layers[at + 1], below)
    while _swap(result, above, below):
        pass
    return result


def _with_joints(graph: Graph) -> Order:
    layers: list[list[str]] = [[] for _ in graph.layers]
    layer_of = {}
    for box in graph.boxes:
        layers[box.layer].append(box.id)
        layer_of[box.id] = box.layer
    result = Order(layers)
    for source, target in graph.lines:
        way = [source]
        for at in range(layer_of[source] + 1, layer_of[target]):
            joint = f"{source} → {target} {at}"
            layers[at].append(joint)
            way.append(joint)
        way.append(target)
        result.ways.append(way)
        result.steps += pairwise(way)
    return result


def _sort(layer: list[str], beside: Sequence[str], neighbours: dict[str, list[str]]) -> None:
    """Sort a layer by the mean place of the neighbours; what has none stays where it is."""
    place = {id: at for at, id in enumerate(beside)}
    mean = {
        id: sum(place[one] for one in neighbours[id]) / len(neighbours[id])
        for id in layer
        if neighbours[id]
    }
    joined = iter(sorted((id for id in layer if id in mean), key=lambda id: mean[id]))
    layer[:] = [next(joined) if id in mean else id for id in layer]


def _swap(result: Order, above: dict[str, list[str]], below: dict[str, list[str]]) -> bool:
    """Swap neighbours wherever that takes a crossing away; tell whether anything was swapped."""
    is_changed = False
    for at, layer in enumerate(result.layers):
        sides: list[tuple[list[str], dict[str, list[str]]]] = []
        if at:
            sides.append((result.layers[at - 1], above))
        if at + 1 < len(result.layers):
            sides.append((result.layers[at + 1], below))
        places = [({id: n for n, id in enumerate(beside)}, joined) for beside, joined in sides]
        for n in range(len(layer) - 1):
            one, other = layer[n], layer[n + 1]
            gain = sum(
                _between(place, joined[one], joined[other])
                - _between(place, joined[other], joined[one])
                for place, joined in places
            )
            if gain > 0:
                layer[n], layer[n + 1] = other, one
                is_changed = True
    return is_changed


def _between(place: dict[str, int], upper: Iterable[str], lower: Iterable[str]) -> int:
    """Count the crossings of the lines of two neighbours, one above the other."""
    ends = [place[id] for id in lower]
    return sum(place[id] > end for id in upper for end in ends)
