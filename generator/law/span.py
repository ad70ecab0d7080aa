"""Lay the versions of a rule on a line of time, to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

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


def spans(rule: Rule) -> list[Span]:
    """Return the spans of a rule's versions, the oldest first; it does not depend on the day."""
    versions = sorted(rule.versions, key=lambda version: version.effective.first)
    if not versions:
        return []
    first = versions[0].effective.first.toordinal()
    days = [_end(version) - version.effective.first.toordinal() for version in versions]
    last = max(map(_end, versions))
    known = max(last - first, 1)
    scale = WIDTH * (1 - _OPEN) / known if any(v.ended is None for v in versions) else WIDTH / known
    result = []
    for version, length in zip(versions, days, strict=True):
        start = min((version.effective.first.toordinal() - first) * scale, WIDTH - _LEAST)
        width = length * scale if version.ended else WIDTH - start
        width = min(max(width, _LEAST), WIDTH - start)
        result.append(Span(version, round(start, 1), round(width, 1), version.ended is None))
    return result


def _end(version: Version) -> int:
    """The day after the last one of a version, as far as it is known, else that of its start."""
    day: datetime.date = version.ended.last if version.ended else version.effective.first
    return day.toordinal() + (1 if version.ended else 0)
