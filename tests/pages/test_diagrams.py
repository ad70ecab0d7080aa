"""Boxes in layers: few crossings, every label within its box, every box once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.diagrams.drawing import BOX_HEIGHT, BOX_WIDTH, FONT, draw
from generator.pages.diagrams.layers import Box, Graph, Order, order
from generator.tools.text_metrics import width

_LAYERS = ("案例", "漏洞", "规律", "措施", "制度")


@st.composite
def _graphs(draw_from: st.DrawFn) -> Graph:
    sizes = draw_from(st.lists(st.integers(0, 6), min_size=5, max_size=5))
    labels = st.text(st.sampled_from("审批与报销由一人办理 A-1（）"), min_size=1, max_size=40)
    boxes = [
        Box(f"{layer}.{n}", layer, draw_from(labels))
        for layer, size in enumerate(sizes)
        for n in range(size)
    ]
    pairs = [(a.id, b.id) for a in boxes for b in boxes if a.layer < b.layer]
    lines = draw_from(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    return Graph(_LAYERS, tuple(boxes), tuple(lines))


@given(_graphs())
def test_no_swap_of_neighbours_takes_a_crossing_away(graph: Graph) -> None:
    ordered = order(graph)
    best = ordered.crossings()
    assert best == _crossings(ordered)
    for at, layer in enumerate(ordered.layers):
        for n in range(len(layer) - 1):
            layers = [[*one] for one in ordered.layers]
            layers[at][n], layers[at][n + 1] = layers[at][n + 1], layers[at][n]
            assert Order(layers, ordered.ways, ordered.steps).crossings() >= best


def _crossings(ordered: Order) -> int:
    """Count pair by pair."""
    place = {id: (at, n) for at, layer in enumerate(ordered.layers) for n, id in enumerate(layer)}
    steps = [(place[a], place[b]) for a, b in ordered.steps]
    return sum(
        a[0] == c[0] and (a[1] - c[1]) * (b[1] - d[1]) < 0
        for n, (a, b) in enumerate(steps)
        for c, d in steps[:n]
    )


@given(_graphs(), st.booleans())
def test_everything_is_drawn_once_and_within_its_bounds(graph: Graph, down: bool) -> None:
    drawing = draw(graph, down=down)
    assert sorted(one.box.id for one in drawing.boxes) == sorted(box.id for box in graph.boxes)
    assert len(drawing.paths) == len(graph.lines)
    for one in drawing.boxes:
        assert 0 <= one.x <= drawing.width - BOX_WIDTH
        assert 0 <= one.y <= drawing.height - BOX_HEIGHT
        assert 1 <= len(one.lines) <= 2
        assert all(width(line) * FONT <= BOX_WIDTH for line in one.lines)
    for one in drawing.boxes:
        for other in drawing.boxes:
            if one is not other:
                assert abs(one.y - other.y) >= BOX_HEIGHT or abs(one.x - other.x) >= BOX_WIDTH
