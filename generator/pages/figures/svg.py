"""Write a drawing of a figure as SVG: every value is a link to its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.pages.figures.drawing import title
from generator.pages.links import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.reports.series import Track
    from generator.pages.figures.axis import Label, Tick
    from generator.pages.figures.drawing import Drawing, Mark, Row

_EDGE = 9
"""Pixels of the end of a bar that says that the figure is not exact."""

_DOT = 4.5
_TARGET = 10  # half the width of what a finger may hit, at a dot


def svg(drawing: Drawing, name: str, told: str, *, is_brief: bool = False) -> Markup:
    """Return a drawing; `name` and `told` say what it is of and what is found in it.

    `is_brief`: of rows without bars only the line is drawn. Their values are links where the
    drawing stands alone.
    """
    rows = "".join("".join(_row(row, drawing.track, is_brief)) for row in drawing.rows)
    return Markup(
        f'<svg class="qj-plot" width="100%" height="{drawing.height}" role="group" '
        f'aria-label="{escape(name)}"><desc>{escape(told)}</desc>{rows}</svg>'
    )


def _row(row: Row, track: Track, is_brief: bool) -> Iterator[str]:
    """A row: its name, and in a drawing of its own what lies across, so that years can be chosen.

    `data-qj-slots`: first slot, number of slots, slots a year.
    """
    yield f'<text class="qj-plot__name" x="0" y="{row.top + 15}">{row.name}</text>'
    scale = row.scale
    yield f'<svg data-qj-slots="{scale.first} {scale.count} {row.lane.per_year}">'
    ground = f'y1="{row.ground:.1f}" y2="{row.ground:.1f}"'
    yield f'<line class="qj-plot__ground" x1="0" x2="100%" {ground}/>'
    for x, words in row.breaks:
        yield (
            f'<g class="qj-plot__break"><line x1="{x:.2f}%" x2="{x:.2f}%" y1="{row.top + 20}" '
            f'y2="{row.foot:.1f}"/><text x="{x:.2f}%" y="{row.top + 15}" text-anchor="middle">'
            f"{words}</text></g>"
        )
    for x, width, words in row.gaps:
        if row.has_bars:
            yield (
                f'<rect class="qj-plot__gap" x="{x:.2f}%" y="{row.ground - 14:.1f}" '
                f'width="{width:.2f}%" height="14"><title>{words}</title></rect>'
            )
    for one, other in row.joins:
        yield (
            f'<line class="qj-plot__join" x1="{one.middle:.2f}%" y1="{one.tip:.1f}" '
            f'x2="{other.middle:.2f}%" y2="{other.tip:.1f}"/>'
        )
    if is_brief and not row.has_bars:
        yield from _alone(row)
    else:
        lowest = row.lowest
        for mark in row.marks:
            yield "".join(_mark(mark, row, track, lowest))
    for tick in row.ticks:
        y = row.foot + 15 + 17 * tick.line
        yield _text(tick, y, "qj-plot__tick")
    yield "</svg>"


def _alone(row: Row) -> Iterator[str]:
    """Numbers, and dots where no line leads."""
    joined = {mark.middle for join in row.joins for mark in join}
    lowest = row.lowest
    for mark in row.marks:
        if mark.middle not in joined:
            x = f'cx="{mark.middle:.2f}%" cy="{mark.tip:.1f}"'
            yield f'<circle class="qj-plot__dot" {x} r="2"/>'
        if mark.label.words:
            yield _number(mark, row, lowest)


def _mark(mark: Mark, row: Row, track: Track, lowest: float) -> Iterator[str]:
    edge = f" qj-bar--{mark.edge}" if mark.edge else ""
    yield (
        f'<a class="qj-bar qj-bar--{mark.style}{edge}" '
        f'href="{ROOT}{mark.value.item.url}"><title>{escape(title(track, mark.value))}</title>'
    )
    yield from _bar(mark, row) if row.has_bars else _dot(mark)
    if mark.label.words:
        yield _number(mark, row, lowest)
    yield "</a>"


def _bar(mark: Mark, row: Row) -> Iterator[str]:
    """A bar with a field to hit, as high as the row; its end tells whether the value is exact."""
    x, width = f"{mark.x:.2f}%", f"{mark.width:.2f}%"
    yield _rect("qj-bar__field", x, width, row.top + 20, row.foot - row.top - 20)
    top, height = mark.top, mark.height
    if mark.edge == "short":
        inner = min(_EDGE, height / 2)
        yield _rect("qj-bar__edge", x, width, top, inner)
        top, height = top + inner, height - inner
    elif mark.edge:
        yield _rect("qj-bar__edge", x, width, top - _EDGE, _EDGE)
    yield _rect("qj-bar__body", x, width, top, height)


def _dot(mark: Mark) -> Iterator[str]:
    x = f'cx="{mark.middle:.2f}%" cy="{mark.tip:.1f}"'
    yield f'<circle class="qj-bar__field" {x} r="{_TARGET}"/>'
    style = "qj-bar__edge" if mark.edge else "qj-bar__body"
    yield f'<circle class="{style}" {x} r="{_DOT}"/>'


def _rect(style: str, x: str, width: str, y: float, height: float) -> str:
    return (
        f'<rect class="{style}" x="{x}" y="{y:.1f}" width="{width}" height="{max(height, 0):.1f}"/>'
    )


def _number(mark: Mark, row: Row, lowest: float) -> str:
    """The number at a mark: beyond its end, and below the least of dots, where lines are above."""
    is_below = mark.value.metric.value < 0
    if not row.has_bars:
        is_below = mark.tip >= lowest
    y = mark.tip + 17 if is_below else mark.tip - 7
    if mark.edge and mark.edge != "short" and row.has_bars:
        y -= _EDGE
    return _text(mark.label, y, "qj-plot__number")


def _text(words: Label | Tick, y: float, style: str) -> str:
    room = " qj-plot__roomy" if words.needs_room else ""
    return (
        f'<text class="{style}{room}" x="{words.x:.2f}%" y="{y:.1f}" '
        f'text-anchor="{words.anchor}" aria-hidden="true">{escape(words.words)}</text>'
    )
