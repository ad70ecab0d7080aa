"""Draw boxes in layers: where each stands, what it says on which lines, how lines run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagrams.layers import order
from generator.tools.text_metrics import clean, wrap

if TYPE_CHECKING:
    from generator.diagrams.layers import Box, Graph, Order

FONT = 14  # all lengths are pixels of the drawing
BOX_WIDTH, BOX_HEIGHT = 164, 54
_GAP_ACROSS, _GAP_DOWN = 52, 14
_JOINT = 16  # the room of a line that passes through a layer
_HEAD = 34
_PADDING = 8


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


def draw(graph: Graph) -> Drawing:
    """Draw a graph; layers that hold nothing are left out."""
    ordered = order(graph)
    boxes = {box.id: box for box in graph.boxes}
    used = [at for at, layer in enumerate(ordered.layers) if any(id in boxes for id in layer)]
    column = {at: n * (BOX_WIDTH + _GAP_ACROSS) for n, at in enumerate(used)}
    tops, height = _tops(ordered, boxes)
    placed = [
        PlacedBox(boxes[id], column[at], tops[id], _lines(boxes[id].label))
        for at in used
        for id in ordered.layers[at]
        if id in boxes
    ]
    layer_of = {id: at for at, layer in enumerate(ordered.layers) for id in layer}
    paths = [
        _path(
            [_joint(id, column[layer_of[id]], tops, boxes) for id in way if layer_of[id] in column]
        )
        for way in ordered.ways
    ]
    return Drawing(
        len(used) * (BOX_WIDTH + _GAP_ACROSS) - _GAP_ACROSS if used else 0,
        height,
        tuple(Head(graph.layers[at], column[at] + BOX_WIDTH // 2) for at in used),
        tuple(placed),
        tuple(paths),
    )


def _tops(ordered: Order, boxes: dict[str, Box]) -> tuple[dict[str, int], int]:
    """Return the upper edge of everything, each layer in the middle, and the height of all."""
    sizes = [[BOX_HEIGHT if id in boxes else _JOINT for id in layer] for layer in ordered.layers]
    heights = [sum(layer) + _GAP_DOWN * max(0, len(layer) - 1) for layer in sizes]
    tallest = max(heights, default=0)
    tops: dict[str, int] = {}
    for layer, size, height in zip(ordered.layers, sizes, heights, strict=True):
        y = _HEAD + (tallest - height) // 2
        for id, own in zip(layer, size, strict=True):
            tops[id] = y
            y += own + _GAP_DOWN
    return tops, _HEAD + tallest


def _lines(label: str) -> tuple[str, ...]:
    return wrap(clean(label), (BOX_WIDTH - 2 * _PADDING) / FONT)


def _joint(id: str, x: int, tops: dict[str, int], boxes: dict[str, Box]) -> tuple[int, int, int]:
    """Return where a line reaches something and where it leaves it: left, right, height."""
    middle = tops[id] + (BOX_HEIGHT if id in boxes else _JOINT) // 2
    return x, x + BOX_WIDTH, middle


def _path(joints: list[tuple[int, int, int]]) -> str:
    """Return a line from the right of the first to the left of the last, in level curves."""
    _, x, y = joints[0]
    parts = [f"M{x} {y}"]
    for left, right, height in joints[1:]:
        bend = (left - x) // 2
        parts.append(f"C{x + bend} {y} {left - bend} {height} {left} {height}")
        if (left, right, height) != joints[-1]:
            parts.append(f"H{right}")
        x, y = right, height
    return "".join(parts)
