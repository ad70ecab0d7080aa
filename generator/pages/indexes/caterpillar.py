"""Lay out the scores of units with their intervals, the best on top (a caterpillar plot).

Leckie & Goldstein 2011, doi 10.1111/j.1475-5890.2011.00133.x: estimates in order, each with its
interval, so that what cannot be told apart is seen to overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.indexes.notices import points, ranks_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.kinds.indexes.results import Results, UnitResult

_LEFT, _RIGHT, WIDTH = 10, 390, 400
_TALL, _FLAT, _LEAN = 54, 40, 4
_MOST_LINKS = 60  # above, rows are flat and the table alone has links
_MOST_NAMES = 300  # above, they are lines and have no names
_HEAD = 34
_LONGEST = 16  # characters of a name


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one unit: where its row begins, its words stand and its interval and score lie."""

    unit: UnitResult
    name: str
    top: int
    words_y: int
    y: int
    low: float
    at: float
    high: float
    ranks: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold a plot: its lines, the scores marked on the axis with their places, the pass mark."""

    height: int
    lines: tuple[Line, ...]
    ticks: tuple[tuple[int, float], ...]
    passing: float | None
    row: int
    has_links: bool
    has_names: bool
    width: int = WIDTH
    left: int = _LEFT
    right: int = _RIGHT


def drawing(results: Results) -> Drawing:
    """Return the plot of an index's ranked units."""
    units = [one for one in results.ranked if one.spread and one.score is not None]
    lows = [one.spread.score_low for one in units if one.spread]
    highs = [one.spread.score_high for one in units if one.spread]
    passing = results.index.scoring.passing
    marks = [passing] if passing is not None else []
    first = int(min([*lows, *marks, 100.0]) // 10 * 10)
    last = int(-(-max([*highs, *marks, 0.0]) // 10) * 10)
    last = max(last, first + 10)

    def x(score: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (score - first) / (last - first), 1)

    has_links = len(units) <= _MOST_LINKS
    has_names = len(units) <= _MOST_NAMES
    row = _TALL if has_links else _FLAT if has_names else _LEAN
    lines = tuple(_line(one, _HEAD + row * at, row, x) for at, one in enumerate(units))
    step = 10 if last - first <= 60 else 20
    ticks = tuple((score, x(score)) for score in range(first, last + 1, step))
    return Drawing(
        _HEAD + row * len(units) + 8,
        lines,
        ticks,
        None if passing is None else x(passing),
        row,
        has_links,
        has_names,
    )


def _line(unit: UnitResult, top: int, row: int, x: Callable[[float], float]) -> Line:
    assert unit.spread is not None
    name = unit.name if len(unit.name) <= _LONGEST else f"{unit.name[: _LONGEST - 1]}…"
    low, high = unit.spread.score_low, unit.spread.score_high
    ranks = ranks_words(unit)
    label = f"{unit.name}：得分 {points(unit.score or 0)}，{low:.1f} 到 {high:.1f}，{ranks}"
    return Line(
        unit,
        name,
        top,
        top + row * 2 // 5,
        top + row * 3 // 4 if row > _LEAN else top + row // 2,
        x(low),
        x((unit.score or 0) / 100),
        x(high),
        ranks,
        label,
    )
