"""Draw reported work to scale: bars for periods, dots for months and days, in lanes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.kinds.dates import Precision
from generator.pages.links import ROOT, filter_url, href
from generator.pages.timeline.scale import Scale, Tick, scale_of, ticks
from generator.tools.text_metrics import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.edition import Item
    from generator.kinds.dates import Edtf
    from generator.kinds.reports.model import Report
    from generator.pages.timeline.lanes import Groups

MOST_MARKS = 300
MOST_HEIGHT = 530  # pixels, as all lengths from above
RADIUS = 4
NARROWEST = 280
"""Pixels of width at which no mark lies on another or leaves the drawing."""

AXIS, NAME, ROW, BAR, TALLEST, GAP = 46, 18, 9, 6, 24, 6
_DOT = 100 * (2 * RADIUS + 1) / NARROWEST
_THIN = 1.0
"""Percent of the width below which a period is a dot: nobody could hit its bar."""

_LABEL = 20  # em of a lane's name
_MOST_SINGLE = 1000
"""Reports of which some may share a mark."""

_WIDE = 7.0
"""Percent of the width in which a number has room."""

_COUNTED = 15
"""Height of a bar that says how many it stands for."""

_BINS = (1, 3, 6, 12, 60, 120, 240)  # months


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a bar (`width` in percent) or a dot (`width` 0); `start`: its left end, or its middle.

    `style`: period, point, year (nothing nearer is known) or sum (of `count` reports), and
    `is_soft` where the date is approximate. `before`, `after`: goes on outside of the drawing.
    """

    start: float
    width: float
    top: float
    height: float
    style: str
    is_soft: bool
    url: str
    title: str
    count: int = 1
    before: bool = False
    after: bool = False

    @property
    def is_wide(self) -> bool:
        """Tell whether a number has room within."""
        return self.width >= _WIDE

    @property
    def number(self) -> str:
        """Return how many it stands for; sums say it by their height, and some lack the room."""
        has_room = self.is_wide or self.start + self.width < 100 - _WIDE
        return str(self.count) if self.count > 1 and has_room and self.style != "sum" else ""

    @property
    def number_at(self) -> float:
        """Return where the number stands: the middle of a wide bar, else what is right of it."""
        if self.is_wide:
            return self.start + self.width / 2
        return self.start + (self.width or _DOT / 2) + 1

    @property
    def middle(self) -> float:
        """Return the height of its middle, in pixels from above."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """Hold a lane with its marks in the order of time; `top`: in pixels, where its name stands."""

    name: str
    label: str
    top: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Hold a drawing: all that is across in percent, all from above in pixels.

    `undated`: how many reports it cannot show. `most`: of a drawing of sums, the greatest.
    """

    height: int
    scale: Scale
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    undated: int
    most: int

    @property
    def is_summed(self) -> bool:
        """Tell whether its marks stand for counts, not for reports."""
        return any(mark.style == "sum" for mark in self.marks)

    @property
    def marks(self) -> list[Mark]:
        return [mark for lane in self.lanes for mark in lane.marks]


def draw(
    groups: Groups, here: Sequence[Item[Report]], year: int | None, *, is_brief: bool = False
) -> Timeline | None:
    """Draw groups of reports as lanes, of one `year` what lies in it; None where none has a date.

    A mark leads to the row of its report if that is `here`, else to its page; one that stands for
    several leads to their year. `is_brief`: reports of one date share a mark even where each has
    room for its own.
    """
    dated = {
        name: [report for report in group if report.data.date] for name, group in groups.items()
    }
    dated = {name: group for name, group in dated.items() if group}
    if not dated:
        return None
    dates = {report.key: report.data.date for group in dated.values() for report in group}
    scale = scale_of([date for date in dates.values() if date], year)
    rows = {report.key for report in here}
    placed = _lanes(dated, scale, rows, len(dates), is_brief)
    most = max((mark.count for lane in placed for mark in lane.marks), default=1)
    height = _bottom(placed[-1]) if placed else AXIS
    everything = {report.key for group in groups.values() for report in group}
    undated = len(everything) - len(dates)
    return Timeline(height, scale, tuple(ticks(scale)), tuple(placed), undated, most)


def _lanes(
    groups: Groups, scale: Scale, rows: set[tuple[str, str]], count: int, is_brief: bool
) -> list[Lane]:
    """Lanes with as many marks as there is room for: one a report, else one a stretch of time."""
    if count <= _MOST_SINGLE:
        single = {name: _single(group, scale, rows) for name, group in groups.items()}
        shared = {name: _alike(own) for name, own in single.items()}
        if placed := (None if is_brief else _stack(single)) or _stack(shared):
            return placed
    for months in _BINS:
        sums = {name: _sums(group, scale, months) for name, group in groups.items()}
        if (placed := _stack(sums)) is not None:
            return placed
    return []


def _single(group: list[Item[Report]], scale: Scale, rows: set[tuple[str, str]]) -> list[Mark]:
    """A mark for each report."""
    marks = []
    for report in group:
        date = report.data.date
        assert date
        url = f"#r-{report.data.id}" if report.key in rows else href(report)
        marks.append(_mark(date, report.data.title, url, scale))
    return marks


def _alike(marks: list[Mark]) -> list[Mark]:
    """One mark for all of the same date; it leads to the first of them, below which they stand."""
    groups: dict[tuple[float, float, str, bool], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((mark.start, mark.width, mark.style, mark.is_soft), []).append(mark)
    result = []
    for first, *others in groups.values():
        if not others:
            result.append(first)
            continue
        count = len(others) + 1
        title = f"{first.title} 等 {count} 条"
        height = _COUNTED if first.width else first.height
        result.append(replace(first, title=title, count=count, height=height))
    return result


def _mark(date: Edtf, title: str, url: str, scale: Scale) -> Mark:
    start, width = scale.span(date.first, date.last)
    style = "period"
    if date.end is None:
        style = "year" if date.start.precision is Precision.YEAR else "point"
    if style == "point" or width < _THIN:
        style = "point"
        start, width = _inside(start + width / 2), 0.0
    words = f"{date}{'（只写到年）' if style == 'year' else ''}，{title}"
    outside = date.first.year < scale.first, date.last.year > scale.last
    height = 2 * RADIUS if style == "point" else BAR
    return Mark(start, width, 0, height, style, date.approximate, url, words, 1, *outside)


def _inside(middle: float) -> float:
    """The place of a dot, moved so far that all of it is within the drawing."""
    radius = 100 * RADIUS / NARROWEST
    return min(max(middle, radius), 100 - radius)


def _sums(group: list[Item[Report]], scale: Scale, months: int) -> list[Mark]:
    """A mark for each stretch of so many months in which reports of a lane begin."""
    counts: dict[int, int] = {}
    for report in group:
        date = report.data.date
        assert date
        begin = max(date.first, scale.begin)
        at = ((begin.year - scale.first) * 12 + begin.month - 1) // months
        counts[at] = counts.get(at, 0) + 1
    return [_sum(at, counts[at], scale, months) for at in sorted(counts)]


def _sum(at: int, count: int, scale: Scale, months: int) -> Mark:
    begin, end = (_month(scale, at * months), _month(scale, (at + 1) * months))
    last = min(end - datetime.timedelta(days=1), datetime.date(scale.last, 12, 31))
    words = f"{begin.year}年{begin.month}月"
    if (begin.year, begin.month) != (last.year, last.month):
        words += f"—{last.year}年{last.month}月"
    year = filter_url("reports", "year", str(begin.year))
    url = ROOT + (year if months <= 12 else "reports/#list")
    start, width = scale.span(begin, last)
    return Mark(start, width, 0, 0, "sum", False, url, f"{words}：{count} 条", count)


def _month(scale: Scale, months: int) -> datetime.date:
    """The first day of a month, counted from the first of the scale."""
    return datetime.date(scale.first + months // 12, months % 12 + 1, 1)


def _stack(groups: dict[str, list[Mark]]) -> list[Lane] | None:
    """Lanes below one another, marks so that none covers another; None for too many or too high."""
    if sum(map(len, groups.values())) > MOST_MARKS:
        return None
    most = max(mark.count for marks in groups.values() for mark in marks)
    top, result = AXIS, []
    for name, marks in groups.items():
        label = clean(name)
        short = wrap(label, _LABEL)
        lane = Lane(
            label,
            short[0] + ("…" if len(short) > 1 else ""),
            top,
            tuple(_rows(marks, top + NAME, most)),
        )
        result.append(lane)
        top = _bottom(lane)
    return result if top <= MOST_HEIGHT else None


def _rows(marks: list[Mark], top: int, most: int) -> list[Mark]:
    """Marks in as few rows as none of them covers another; sums stand on one line."""
    ends: list[float] = []
    result = []
    step = max([ROW, *(mark.height + 3 for mark in marks)])
    for mark in sorted(marks, key=lambda one: (_ends(one), one.title)):
        start, end = _ends(mark)
        if mark.style == "sum":
            height = max(4.0, TALLEST * mark.count / most)
            result.append(replace(mark, top=top + TALLEST - height, height=height))
            continue
        row = next((at for at, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        result.append(replace(mark, top=top + row * step + (step - mark.height) / 2))
    return result


def _ends(mark: Mark) -> tuple[float, float]:
    """Where it begins and ends, with its number beside it and the room to the next."""
    beside = _WIDE if mark.number and not mark.is_wide else 0.0
    if mark.width:
        return mark.start, mark.start + mark.width + beside + 0.5
    return mark.start - _DOT / 2, mark.start + _DOT / 2 + beside


def _bottom(lane: Lane) -> int:
    """Where the next lane begins."""
    lowest = max((mark.top + mark.height for mark in lane.marks), default=lane.top + NAME)
    return -int(-lowest // 1) + GAP
