"""Count circulars, cases and people year by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.kinds.cases.model import Case
    from generator.kinds.circulars.model import Circular
    from generator.kinds.shelves import ShelfItem

MOST_YEARS = 12
"""Years of a table, the last ones: more would be longer than what it stands beside."""


@dataclass(frozen=True, slots=True)
class Year:
    """Hold the counts of a year: circulars (期), cases (起) and people (人)."""

    year: int
    counts: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Trend:
    """Hold the years from the first circular to the last, the last one first.

    `most`: the greatest of each count, at least 1, to which bars are drawn. `is_cut`: whether
    earlier years are left out.
    """

    years: tuple[Year, ...]
    most: tuple[int, ...]
    is_cut: bool = False


def people(cases: Iterable[ShelfItem[Case]]) -> int:
    """Count the cases that tell of a person."""
    return sum(case.data.person is not None for case in cases)


def trend(
    circulars: Iterable[ShelfItem[Circular]],
    cases_of: Callable[[ShelfItem[Circular]], Sequence[ShelfItem[Case]]],
) -> Trend:
    """Return the counts of the years in which circulars came out; a year without any is of noughts.

    A circular without a date counts in none.
    """
    sums: dict[int, Counter[int]] = {}
    for circular in circulars:
        if circular.data.date is None:
            continue
        cases = cases_of(circular)
        counts = Counter({0: 1, 1: len(cases), 2: people(cases)})
        sums.setdefault(circular.data.date.year, Counter()).update(counts)
    if not sums:
        return Trend((), (1, 1, 1))
    first, last = min(sums), max(sums)
    begin = max(first, last - MOST_YEARS + 1)
    years = tuple(
        Year(year, (own[0], own[1], own[2]))
        for year in range(last, begin - 1, -1)
        for own in (sums.get(year, Counter()),)
    )
    most = tuple(max(1, *(year.counts[at] for year in years)) for at in range(3))
    return Trend(years, most, begin > first)
