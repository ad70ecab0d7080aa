"""Lay out a figure over time: a row for each length of period, a bar or a dot for each value.

Across all is in percent of the width, from above in pixels, so that words keep their size however
narrow the screen is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.kinds.reports.findings import changes
from generator.pages.figures.axis import MOST_BARS, Label, Tick, labels, ticks
from generator.pages.figures.lanes import lanes
from generator.pages.figures.scale import scales_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.kinds.reports.series import Track, Value
    from generator.pages.figures.lanes import Key, Lane
    from generator.pages.figures.scale import Scale

MOST_LANES = 4
SIGNS = ("open", "soft", "short", "ring", "other", "doubt", "break", "gap")
"""What a drawing may say that needs an explanation, in the order of that."""

_NAME, _ABOVE, _LINE, _BETWEEN = 22, 22, 20, 14
"""Pixels for the name of a row, the numbers above its bars, a line of the axis, and the gap."""

_FULL = 0.5
"""Part of a slot that a bar fills."""

_WIDEST = 9.0  # percent of the width of a bar


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a value: its bar from `top` on, or its dot in the middle of the bar's upper end.

    `edge`: open (余, 超: more than it says), soft (约), short (近) or "" (exact). `style`: plain,
    other (not the newest scope) or doubt (sources disagree).
    """

    value: Value
    x: float
    width: float
    top: float
    height: float
    edge: str
    style: str
    label: Label

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def tip(self) -> float:
        """Return the height of its value: the end of the bar that is not on the ground."""
        return self.top if self.value.metric.value >= 0 else self.top + self.height


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the values of like periods, `top` to `foot`; `ground`: where nought lies.

    `gaps`: middles of the periods without a value, `breaks`: where the scope changes, with its
    words; `joins`: pairs of marks of which the later follows the earlier and compares with it.
    """

    lane: Lane
    scale: Scale
    name: str
    top: int
    foot: float
    ground: float
    has_bars: bool
    marks: tuple[Mark, ...]
    gaps: tuple[tuple[float, float, str], ...]
    breaks: tuple[tuple[float, str], ...]
    joins: tuple[tuple[Mark, Mark], ...]
    ticks: tuple[Tick, ...]

    @property
    def lowest(self) -> float:
        """Return the depth of the least of its values."""
        return max(mark.tip for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold the rows of a drawing, its height, and which signs it has that need an explanation."""

    track: Track
    rows: tuple[Row, ...]
    height: int
    hidden: int

    @property
    def signs(self) -> list[str]:
        """List what of the drawing's language occurs in it, in the order of the explanation."""
        found: set[str] = set()
        for row in self.rows:
            edges = {mark.edge for mark in row.marks if mark.edge}
            found |= edges if row.has_bars or not edges else {"ring"}
            found |= {mark.style for mark in row.marks}
            found |= {"gap"} if row.gaps else set()
            found |= {"break"} if row.breaks else set()
        return [sign for sign in SIGNS if sign in found]


def draw(
    track: Track, scales: Mapping[Key, Scale] | None = None, height: int = 132
) -> Drawing | None:
    """Lay out a track; None where no value has a period that can be drawn.

    `scales`: those of all tracks that stand beside it; `height`: of a row's bars in pixels.
    """
    by_key = {lane.key: lane for lane in lanes(track)}
    if not by_key:
        return None
    own = scales if scales is not None else scales_of([track])
    order = [key for key in own if key in by_key][:MOST_LANES]
    top, rows = 0, []
    for key in order:
        row = _row(track, by_key[key], own[key], top, height)
        rows.append(row)
        top = int(row.foot) + (_LINE if row.lane.per_year == 1 else 2 * _LINE) + _BETWEEN
    shown = sum(len(by_key[key].values) for key in order)
    return Drawing(track, tuple(rows), top - _BETWEEN, len(track.values) - shown)


def _row(track: Track, lane: Lane, scale: Scale, top: int, height: int) -> Row:
    has_bars = scale.count <= MOST_BARS
    begin = top + _NAME + _ABOVE
    below = _ABOVE if scale.least < 0 else 0
    marks: list[Mark] = []
    for slot in sorted(lane.slots):
        marks += _marks(track, lane, slot, scale, begin, height)
    labelled = tuple(_labelled(marks, lane, scale))
    return Row(
        lane,
        scale,
        lane.name,
        top,
        begin + height + below,
        begin + scale.depth(0, height),
        has_bars,
        labelled,
        tuple(_gaps(lane, scale)),
        tuple(_breaks(lane, scale)),
        () if has_bars else tuple(_joins(labelled)),
        tuple(ticks(lane, scale)),
    )


def _labelled(marks: list[Mark], lane: Lane, scale: Scale) -> Iterator[Mark]:
    """The marks of a lane with their numbers; those of one period share one: 48／52."""
    slots = sorted(lane.slots)
    words = ["／".join(value.words for value in lane.slots[slot]) for slot in slots]
    highest = [max(value.metric.value for value in lane.slots[slot]) for slot in slots]
    found = labels([*zip(words, map(scale.middle, slots), highest, strict=True)])
    rest = iter(marks)
    for slot, label in zip(slots, found, strict=True):
        group = [next(rest) for _ in lane.slots[slot]]
        if label.words:
            at = max(range(len(group)), key=lambda one: group[one].value.metric.value)
            group[at] = replace(group[at], label=label)
        yield from group


def _marks(
    track: Track, lane: Lane, slot: int, scale: Scale, begin: int, height: int
) -> list[Mark]:
    """The marks of one period: one, or several where sources disagree or scopes overlap."""
    values = lane.slots[slot]
    room = min(100 * _FULL / scale.count, _WIDEST)
    left = scale.middle(slot) - room / 2
    width = room / len(values)
    newest = track.newest.metric
    result = []
    for place, value in enumerate(values):
        metric = value.metric
        ground, end = scale.depth(0, height), scale.depth(metric.value, height)
        alike = [one for one in values if one.metric.scope == metric.scope]
        style = "plain"
        if len(alike) > 1:
            style = "doubt"
        elif metric.scope != newest.scope:
            style = "other"
        edge = _EDGES[metric.qualifier.value] if metric.qualifier else ""
        result.append(
            Mark(
                value,
                left + place * width,
                width,
                begin + min(ground, end),
                max(abs(end - ground), 1.0),
                edge,
                style,
                Label(""),
            )
        )
    return result


_EDGES = {"more": "open", "over": "open", "about": "soft", "nearly": "short"}


def title(track: Track, value: Value) -> str:
    """Say what a point of the drawing says: period, figure, scope, comparison and source."""
    key = "title", id(value)
    if key not in track.kept:
        track.kept[key] = _title(track, value)
    return str(track.kept[key])


def _title(track: Track, value: Value) -> str:
    words = [f"{value.when}，{value.metric.words}"]
    if value.metric.scope:
        words.append(f"口径：{value.metric.scope}")
    words += [one.sentence for one in changes(track, value) if one]
    words.append(f"出处：{value.item.data.title}")
    return "；".join(words)


def _gaps(lane: Lane, scale: Scale) -> list[tuple[float, float, str]]:
    """Left end, width and words of the periods between the first and the last without a value."""
    room = min(100 * _FULL / scale.count, _WIDEST)
    missing = [slot for slot in range(lane.first, lane.last + 1) if slot not in lane.slots]
    return [(scale.middle(slot) - room / 2, room, "无数据") for slot in missing]


def _breaks(lane: Lane, scale: Scale) -> list[tuple[float, str]]:
    """Where the scope of a value is another than that of the period before."""
    result = []
    before: str | None = None
    for slot in sorted(lane.slots):
        scopes = {value.metric.scope or "" for value in lane.slots[slot]}
        if before is not None and before not in scopes:
            result.append((scale.middle(slot) - 50 / scale.count, "口径改变"))
        before = lane.slots[slot][-1].metric.scope or ""
    return result


def _joins(marks: tuple[Mark, ...]) -> list[tuple[Mark, Mark]]:
    """Marks of periods that follow one another, of one scope and without contradiction."""
    result = []
    for one, other in pairwise(marks):
        span, next_span = one.value.span, other.value.span
        follows = span and next_span and next_span.slot - span.slot == 1
        alike = one.value.metric.scope == other.value.metric.scope
        if follows and alike and "doubt" not in (one.style, other.style):
            result.append((one, other))
    return result
