"""Draw boxes in layers: where each stands, what it says on which lines, how lines run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.diagrams.layers import order
from generator.tools.text_metrics import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.diagrams.layers import Box, Graph, Order

FONT = 14  # all lengths are pixels of the drawing
BOX_WIDTH, BOX_HEIGHT = 164, 54
_JOINT = 16  # the room of a line that passes through a layer
_PADDING = 8


@dataclass(frozen=True, slots=True)
class _Frame:
    """Say how layers lie: `along` from one to the next, `across` within one; `head`: above all."""

    along: int
    across: int
    gap_along: int
    gap_across: int
    head: int
    down: bool

    def place(self, along: int, across: int) -> tuple[int, int]:
        """Return x and y of a place."""
        return (across, along) if self.down else (along, across)

    def point(self, along: int, across: int) -> str:
        x, y = self.place(along, across)
        return f"{x} {y}"


_RIGHTWARDS = _Frame(BOX_WIDTH, BOX_HEIGHT, 52, 14, 34, down=False)
_DOWNWARDS = _Frame(BOX_HEIGHT, BOX_WIDTH, 34, 20, 0, down=True)


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """Hold a box with its upper left corner, and its label in lines that fit into it."""

    box: Box
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Hold the name of a layer and where its middle is."""

    text: str
    x: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold a drawing: its size, heads, boxes in reading order, lines as data of SVG paths."""

    width: int
    height: int
    heads: tuple[Head, ...]
    boxes: tuple[PlacedBox, ...]
    paths: tuple[str, ...]


def draw(graph: Graph, *, down: bool = False) -> Drawing:
    """Draw a graph from left to right, or `down`; layers that hold nothing are left out."""
    frame = _DOWNWARDS if down else _RIGHTWARDS
    ordered = order(graph)
    boxes = {box.id: box for box in graph.boxes}
    used = [at for at, layer in enumerate(ordered.layers) if any(id in boxes for id in layer)]
    starts = {at: n * (frame.along + frame.gap_along) for n, at in enumerate(used)}
    sides, breadth = _sides(ordered, boxes, frame)
    placed = [
        PlacedBox(boxes[id], *frame.place(starts[at], sides[id]), _lines(boxes[id].label))
        for at in used
        for id in ordered.layers[at]
        if id in boxes
    ]
    starts_of = {id: starts[at] for at in used for id in ordered.layers[at]}
    paths = [_path(way, starts_of, sides, boxes, frame) for way in ordered.ways]
    length = len(used) * (frame.along + frame.gap_along) - frame.gap_along if used else 0
    width, height = frame.place(length, breadth)
    heads = () if down else tuple(_heads(graph, starts))
    return Drawing(width, height, heads, tuple(placed), tuple(paths))


def _heads(graph: Graph, starts: dict[int, int]) -> Iterator[Head]:
    for at, start in starts.items():
        yield Head(graph.layers[at], start + BOX_WIDTH // 2)


def _sides(ordered: Order, boxes: dict[str, Box], frame: _Frame) -> tuple[dict[str, int], int]:
    """Return where everything begins across, each layer in the middle, and the breadth of all."""
    sizes = [[frame.across if id in boxes else _JOINT for id in layer] for layer in ordered.layers]
    breadths = [sum(layer) + frame.gap_across * max(0, len(layer) - 1) for layer in sizes]
    broadest = max(breadths, default=0)
    sides: dict[str, int] = {}
    for layer, size, breadth in zip(ordered.layers, sizes, breadths, strict=True):
        side = frame.head + (broadest - breadth) // 2
        for id, own in zip(layer, size, strict=True):
            sides[id] = side
            side += own + frame.gap_across
    return sides, frame.head + broadest


def _lines(label: str) -> tuple[str, ...]:
    return wrap(clean(label), (BOX_WIDTH - 2 * _PADDING) / FONT)


def _path(
    way: Sequence[str],
    starts: dict[str, int],
    sides: dict[str, int],
    boxes: dict[str, Box],
    frame: _Frame,
) -> str:
    """Return a line from the end of the first thing to the beginning of the last, in curves."""
    first, *rest = [id for id in way if id in starts]
    middles = {id: sides[id] + (frame.across if id in boxes else _JOINT) // 2 for id in way}
    along, across = starts[first] + frame.along, middles[first]
    parts = [f"M{frame.point(along, across)}"]
    for id in rest:
        start, middle = starts[id], middles[id]
        bend = (start - along) // 2
        turns = (along + bend, across), (start - bend, middle), (start, middle)
        parts.append("C" + " ".join(frame.point(*turn) for turn in turns))
        along, across = start + frame.along, middle
        if id != rest[-1]:
            parts.append(f"L{frame.point(along, across)}")
    return "".join(parts)
