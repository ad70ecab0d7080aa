"""Sum up how the stars of units moved, year by year."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.units.stars import AwardType, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.kinds.units.model import Unit
    from generator.kinds.units.stars import Span

MOVES = ("新评", "升星", "降星", "恢复", "摘牌")
"""What a decision does to a star, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Year:
    """Hold how many units moved in a year, by MOVES, and how many had a star at its end."""

    year: int
    moves: tuple[int, ...]
    held: int


def movement(units: Sequence[Unit]) -> list[Year]:
    """Return every year from the first decision about a star to the last, the last one first."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for unit in units:
        for year, move in _moves(unit):
            counts[year][move] += 1
    if not counts:
        return []
    histories = [spans(unit.history) for unit in units]
    years = range(max(counts), min(counts) - 1, -1)
    return [
        Year(year, tuple(counts[year][move] for move in MOVES), _held(histories, year))
        for year in years
    ]


def _moves(unit: Unit) -> Iterator[tuple[int, str]]:
    """Yield the year of each decision that changed the stars of a unit, and what it did."""
    before = 0
    for award in unit.history:
        after = award.stars
        if after is None:
            continue
        if move := _move(award.event, before, after):
            yield award.date.year, move
        before = after


def _move(event: AwardType, before: int, after: int) -> str:
    if event is AwardType.WITHDRAWN:
        return "摘牌"
    if event is AwardType.REGAINED:
        return "恢复"
    if after > before:
        return "升星" if before else "新评"
    return "降星" if after < before else ""


def _held(histories: Iterable[Sequence[Span]], year: int) -> int:
    day = datetime.date(year, 12, 31)
    return sum(
        any(one.star and one.first <= day and (one.last is None or day < one.last) for one in held)
        for held in histories
    )
