"""Draw the way through a checklist, from top to bottom, every step a link to its words."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from generator.pages.diagrams.drawing import draw
from generator.pages.diagrams.layers import Box, Graph

if TYPE_CHECKING:
    from generator.kinds.checklists.model import Checklist
    from generator.pages.diagrams.drawing import Drawing


def drawing(checklist: Checklist) -> Drawing:
    """Return the drawing of a checklist: each step below all that lead to it."""
    levels = _levels(checklist)
    boxes = tuple(
        Box(str(n), levels[n], f"{n}. {step.do}", f"#s-{n}")
        for n, step in enumerate(checklist.steps, 1)
    )
    lines = tuple((str(n), str(after)) for n in levels for after in checklist.followers(n))
    names = ("",) * (max(levels.values(), default=-1) + 1)
    return draw(Graph(names, boxes, lines), down=True)


def _levels(checklist: Checklist) -> dict[int, int]:
    """Return for each step the length of the longest way to it; steps lead in no circle."""
    numbers = range(1, len(checklist.steps) + 1)
    above: dict[int, list[int]] = {n: [] for n in numbers}
    for n in numbers:
        for after in checklist.followers(n):
            above[after].append(n)
    levels: dict[int, int] = {}
    for n in TopologicalSorter(above).static_order():
        levels[n] = max((levels[before] + 1 for before in above[n]), default=0)
    return levels
