"""Lay the versions of a rule on a line of time, to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from generator.kinds.dates import Edtf
    from generator.kinds.rules.model import Rule, Version

WIDTH = 1_000
_OPEN = 0.12  # of the line, for what has no end yet
_LEAST = 14  # so that a version of some days can still be seen


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a version and where it lies on a line of WIDTH units; `open`: it has no end yet."""

    version: Version
    start: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of time of a rule: `first` and `last` day as ordinals, units a day."""

    first: int
    last: int
    scale: float

    def place(self, day: datetime.date) -> float:
        return (day.toordinal() - self.first) * self.scale


def spans(rule: Rule) -> list[Span]:
    """Return the spans of a rule's versions, the oldest first; it does not depend on the day."""
    versions = sorted(rule.versions, key=lambda version: version.effective.first)
    if not versions:
        return []
    line = _line(versions)
    result = []
    for version in versions:
        start = min(line.place(version.effective.first), WIDTH - _LEAST)
        length = _end(version) - version.effective.first.toordinal()
        width = length * line.scale if version.ended else WIDTH - start
        width = min(max(width, _LEAST), WIDTH - start)
        result.append(Span(version, round(start, 1), round(width, 1), version.ended is None))
    return result


def ticks(rule: Rule, groups: Iterable[Iterable[tuple[object, Edtf]]]) -> list[float]:
    """Return where times begin on the line of a rule's versions, each place once, from the left.

    `groups`: things with their times. What was before the first version is left out; what was after
    the last known day stands in the open end.
    """
    if not rule.versions:
        return []
    line = _line(rule.versions)
    days = {when.first for group in groups for _, when in group}
    places = {round(line.place(day), 1) for day in days if day.toordinal() >= line.first}
    return sorted({min(place, WIDTH - _LEAST / 2) for place in places})


def _line(versions: Sequence[Version]) -> _Line:
    first = min(version.effective.first.toordinal() for version in versions)
    last = max(map(_end, versions))
    room = WIDTH * (1 - _OPEN) if any(version.ended is None for version in versions) else WIDTH
    return _Line(first, last, room / max(last - first, 1))


def _end(version: Version) -> int:
    """The day after the last one of a version, as far as it is known, else that of its start."""
    day: datetime.date = version.ended.last if version.ended else version.effective.first
    return day.toordinal() + (1 if version.ended else 0)
