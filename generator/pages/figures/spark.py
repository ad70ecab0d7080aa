"""Draw a figure as small as a word: bars of its fullest row of periods, no words, no links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.pages.figures.lanes import lanes

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.kinds.reports.series import Track
    from generator.pages.figures.lanes import Lane

_HEIGHT, _STEP, _BAR, _WIDEST = 32, 14, 9, 168
"""Pixels, as all lengths here. What has more periods than fit is drawn closer together."""

_NARROWEST = 5
"""Below this, bars are one another's neighbours, and a line says more."""


def spark(track: Track) -> Markup:
    """Return a small picture of a track to stand beside its sentence; nothing for a single value.

    Hollow: no exact figure, or another scope than the newest value's. Periods without a figure are
    gaps. It is hidden from readers by ear: the sentence says what it shows.
    """
    lane = next(iter(lanes(track)), None)
    if lane is None or len(lane.slots) < 2:
        return Markup()
    count = lane.last - lane.first + 1
    step = min(_STEP, _WIDEST / count)
    width = round(step * count, 1)
    return Markup(
        f'<svg class="qj-spark" width="{width:g}" height="{_HEIGHT}" viewBox="0 0 {width:g} '
        f'{_HEIGHT}" aria-hidden="true" focusable="false">{_bars(lane, step)}</svg>'
    )


def _bars(lane: Lane, step: float) -> str:
    heights = [value.metric.value for value in lane.values]
    top, bottom = max(0.0, *heights), min(0.0, *heights)
    span = top / 2 - bottom / 2 or 1.0  # halves: the whole may be more than a float holds

    def length(value: float) -> float:
        return (_HEIGHT - 4) * (value / 2 / span)

    scope = lane.values[-1].metric.scope
    ground = round(2 + length(top), 1)
    width = step * (lane.last - lane.first + 1)
    line = f'<path d="M0 {ground:g}H{width:.1f}" stroke="currentColor" stroke-width=".7"/>'
    if step < _NARROWEST:
        return _line(lane, step, ground, length) + line
    bars = []
    for slot, values in lane.slots.items():
        value = values[-1]
        height = max(length(abs(value.metric.value)), 1.0)
        y = ground - height if value.metric.value > 0 else ground
        hollow = value.metric.qualifier or value.metric.scope != scope or len(values) > 1
        dress = ' fill="none" stroke="currentColor"' if hollow else ""
        x = (slot - lane.first + (1 - _BAR / _STEP) / 2) * step
        bars.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{step * _BAR / _STEP:.1f}" '
            f'height="{height:.1f}"{dress}/>'
        )
    return "".join(bars) + line


def _line(lane: Lane, step: float, ground: float, length: Callable[[float], float]) -> str:
    """A line through the values, broken where a period or its scope is missing."""
    way, before = "", None
    for slot in sorted(lane.slots):
        value = lane.slots[slot][-1]
        follows = before == (slot - 1, value.metric.scope)
        x, y = (slot - lane.first + 0.5) * step, ground - length(value.metric.value)
        way += f"{'L' if follows else 'M'}{x:.1f} {y:.0f}"
        before = slot, value.metric.scope
    return f'<path d="{way}" fill="none" stroke="currentColor" stroke-linecap="round"/>'
