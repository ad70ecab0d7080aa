"""Draw where a sheet lies among the others: all places as dots, the sheet as a frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.plane import Plane

WIDTH, HEIGHT = 58, 44
_EDGE = 5.0
_LEAST_FRAME = 7.0
_CELLS = 9  # along a side: more dots would be a grey patch


@dataclass(frozen=True, slots=True)
class Inset:
    """Hold the dots and the frame (x, y, width, height) of an inset, from its upper left corner."""

    dots: tuple[tuple[int, int], ...]
    frame: tuple[int, int, int, int]


def inset(everywhere: Sequence[tuple[float, float]], plane: Plane) -> Inset:
    """Return the inset of a drawing among all (lat, lon) in degrees."""
    spots = [plane.spot(lat, lon) for lat, lon in everywhere]
    field = plane.field
    xs = [*(x for x, _ in spots), field.left, field.right]
    ys = [*(y for _, y in spots), field.top, field.bottom]
    across, along = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((WIDTH - 2 * _EDGE) / across, (HEIGHT - 2 * _EDGE) / along)
    left = (WIDTH - across * scale) / 2 - min(xs) * scale
    top = (HEIGHT - along * scale) / 2 - min(ys) * scale
    dots = {_cell(x * scale + left, y * scale + top) for x, y in spots}
    wide = max((field.right - field.left) * scale, _LEAST_FRAME)
    tall = max((field.bottom - field.top) * scale, _LEAST_FRAME)
    x = (field.left + field.right) / 2 * scale + left - wide / 2
    y = (field.top + field.bottom) / 2 * scale + top - tall / 2
    return Inset(tuple(sorted(dots)), (round(x), round(y), round(wide), round(tall)))


def _cell(x: float, y: float) -> tuple[int, int]:
    step = WIDTH / _CELLS / 2
    return math.floor(round(x / step) * step + 0.5), math.floor(round(y / step) * step + 0.5)
