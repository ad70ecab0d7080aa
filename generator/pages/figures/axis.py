"""Choose which numbers and periods of a drawing are written out: as many as have room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.tools.text_metrics import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.figures.lanes import Lane
    from generator.pages.figures.scale import Scale

NARROW, WIDE = 300, 640
"""Pixels across of a drawing on a phone, and at its widest."""

MOST_BARS = 24
"""Periods above which values are dots joined by lines, and only years are named."""

_TYPE = 13  # pixels of the numbers
_SPACE = 6
_EDGE = 6.0  # percent of the width
_SMALL = 12  # pixels of the axis


@dataclass(frozen=True, slots=True)
class Label:
    """Hold the words at a mark; `needs_room`: there is none for them on a phone.

    `x`: their middle in percent, `anchor`: with which end they stand there near an edge.
    """

    words: str
    x: float = 0
    anchor: str = "middle"
    needs_room: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold the name of a period below the axis (`line` 0) or of its year (`line` 1)."""

    words: str
    x: float
    line: int
    anchor: str = "middle"
    needs_room: bool = False


def labels(marks: Sequence[tuple[str, float, float]]) -> list[Label]:
    """Choose the numbers to write, the newest first, then the greatest, the least, the others.

    Of many only these and the first are written.

    `marks`: words, place across in percent and value of each.
    """
    if not marks:
        return []
    values = [value for _, _, value in marks]
    first = [len(marks) - 1, values.index(max(values)), values.index(min(values)), 0]
    others = range(len(marks)) if len(marks) <= MOST_BARS else ()
    order = list(dict.fromkeys([*first, *others]))
    boxes = [(x, width(words) * _TYPE / 2 + _SPACE / 2) for words, x, _ in marks]
    narrow, wide = _fitting(boxes, order, NARROW), _fitting(boxes, order, WIDE)
    return [
        Label(words if at in wide else "", x, anchor(x), at not in narrow)
        for at, (words, x, _) in enumerate(marks)
    ]


def anchor(x: float) -> str:
    """Return with which end words stand at a place, so that they do not leave the drawing."""
    return "start" if x < _EDGE else "end" if x > 100 - _EDGE else "middle"


def _fitting(boxes: Sequence[tuple[float, float]], order: Sequence[int], across: int) -> set[int]:
    """Which boxes (middle in percent, half the width in pixels) fit beside those before them."""
    taken: list[tuple[float, float]] = []
    result = set()
    for at in order:
        x, half = boxes[at]
        shift = {"start": half, "middle": 0.0, "end": -half}[anchor(x)]
        middle = x * across / 100 + shift
        if all(abs(middle - other) >= half + beside for other, beside in taken):
            taken.append((middle, half))
            result.add(at)
    return result


def ticks(lane: Lane, scale: Scale) -> Iterator[Tick]:
    """Yield the names of periods and years, as many as have room."""
    slots = range(scale.first, scale.last + 1)
    if lane.per_year == 1:
        yield from _line([(str(slot), scale.middle(slot)) for slot in slots], 0)
        return
    if scale.count <= MOST_BARS:
        yield from _line([(_part(slot, lane.per_year), scale.middle(slot)) for slot in slots], 0)
    begins = [slot for slot in slots if slot % lane.per_year == 0 or slot == scale.first]
    years = [(f"{slot // lane.per_year}年", scale.middle(slot)) for slot in begins]
    yield from _line(years, 1)


def _part(slot: int, per_year: int) -> str:
    part = slot % per_year
    if per_year == 12:
        return f"{part + 1}月"
    return ("上半年", "下半年")[part] if per_year == 2 else f"{part + 1}季"


def _line(names: Sequence[tuple[str, float]], line: int) -> Iterator[Tick]:
    boxes = [(x, width(words) * _SMALL / 2 + _SPACE / 2) for words, x in names]
    order = range(len(names) - 1, -1, -1)  # the newest is never left out
    narrow, wide = _fitting(boxes, order, NARROW), _fitting(boxes, order, WIDE)
    for at, (words, x) in enumerate(names):
        if at in wide:
            yield Tick(words, x, line, anchor(x), at not in narrow)
