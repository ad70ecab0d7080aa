"""Reckon the star of a unit from its awards, and what is missing to the next one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from generator.kinds.record import Choice
from generator.kinds.standards import MOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.kinds.dates import Edtf


class AwardType(Choice):
    CREATED = "created", "创建"
    APPLIED = "applied", "申报"
    ASSESSED = "assessed", "考评"
    AWARDED = "awarded", "授牌", ("评定", "命名")
    REVIEWED = "reviewed", "复核"
    SUSPENDED = "suspended", "暂停", ("降星",)
    REGAINED = "regained", "恢复"
    WITHDRAWN = "withdrawn", "摘牌", ("撤销",)


class Decision(Protocol):
    """Describe what an award says of stars; `stars`: None where it says nothing of them."""

    @property
    def date(self) -> Edtf: ...

    @property
    def event(self) -> AwardType: ...

    @property
    def until(self) -> Edtf | None: ...

    @property
    def stars(self) -> int | None: ...


class Standard(Protocol):
    """Describe how a unit does by a standard: whether it is met, and which star needs it."""

    @property
    def met(self) -> bool | None: ...

    @property
    def needed_for(self) -> int | None: ...


C = TypeVar("C", bound=Standard)


@dataclass(frozen=True, slots=True)
class Span:
    """Hold the days from `first` to before `last` during which a unit had so many stars.

    `last` is None for the span that goes on.
    """

    first: datetime.date
    last: datetime.date | None
    star: int


def star_of(awards: Sequence[Decision]) -> int | None:
    """Return the stars after the last award that says how many; None where none does."""
    if any(award.event is AwardType.WITHDRAWN for award in awards[-1:]):
        return 0
    return next((award.stars for award in reversed(awards) if award.stars is not None), None)


def spans(awards: Iterable[Decision]) -> list[Span]:
    """Return how many stars a unit had when, from awards in the order of their dates.

    An award ends with the next one that says a number, or with the day it was good until.
    """
    result: list[Span] = []
    for award in awards:
        if award.stars is None:
            continue
        first = award.date.first
        if result and (result[-1].last is None or result[-1].last > first):
            before = result.pop()
            result.append(Span(before.first, first, before.star))
        result.append(Span(first, _day_after(award.until), award.stars))
    return result


def _day_after(until: Edtf | None) -> datetime.date | None:
    return until.last + datetime.timedelta(1) if until else None


def missing_to_next(star: int, criteria: Iterable[C]) -> tuple[int, list[C]] | None:
    """Return the next star and what is not met for it; None where nothing says what it needs."""
    following = star + 1
    needed = [one for one in criteria if one.needed_for is not None]
    if following > MOST or not any(one.needed_for == following for one in needed):
        return None
    unmet = [one for one in needed if (one.needed_for or 0) <= following and not one.met]
    return following, unmet


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold a span as a bar of a strip 1000 wide: where it begins, how wide it is, its stars."""

    start: int
    width: int
    star: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Hold the bars of a strip 1000 wide, and where on it each year begins.

    `first` and `last`: the days at its ends.
    """

    bars: tuple[Bar, ...]
    years: tuple[int, ...]
    first: datetime.date
    last: datetime.date


def bounds(some: Sequence[Span]) -> tuple[int, int]:
    """Return the first day of spans and the last to draw: one that goes on is a year, at least."""
    known = [span.last.toordinal() for span in some if span.last]
    return some[0].first.toordinal(), max([some[-1].first.toordinal() + _YEAR, *known])


def strip(some: Sequence[Span], within: tuple[int, int] | None = None) -> Strip | None:
    """Return spans to scale, that of their own bounds or of wider ones. None for none."""
    if not some:
        return None
    begin, end = within or bounds(some)

    def place(day: int) -> int:
        return 1000 * (day - begin) // (end - begin)

    def bar(span: Span) -> Bar:
        first, last = span.first.toordinal(), span.last.toordinal() if span.last else end
        return Bar(place(first), place(last) - place(first), span.star)

    first, last = datetime.date.fromordinal(begin), datetime.date.fromordinal(end)
    years = (datetime.date(year, 1, 1).toordinal() for year in range(first.year + 1, last.year + 1))
    return Strip(tuple(map(bar, some)), tuple(map(place, years)), first, last)


_YEAR = 365
