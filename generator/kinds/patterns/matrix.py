"""Count the cases of patterns by cause and sector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.kinds.cases.model import Case
    from generator.kinds.patterns.model import Pattern
    from generator.kinds.shelves import ShelfItem


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold the cases of a cause in a sector."""

    cause: str
    sector: str
    cases: tuple[ShelfItem[Case], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Hold the sectors as columns, and for every cause a cell in each."""

    sectors: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def matrix(
    patterns: Iterable[tuple[Pattern, Sequence[ShelfItem[Case]]]],
) -> Matrix:
    """Return the matrix of some patterns with their cases.

    A case counts for every cause of the patterns it is one of, once; the most frequent first.
    """
    by_cause: dict[str, dict[str, ShelfItem[Case]]] = {}
    for pattern, cases in patterns:
        for cause in pattern.causes:
            by_cause.setdefault(cause, {}).update({case.data.id: case for case in cases})
    every = {case.data.id: case for cases in by_cause.values() for case in cases.values()}
    counts: dict[str, int] = {}
    for case in every.values():
        if case.data.sector:
            counts[case.data.sector] = counts.get(case.data.sector, 0) + 1
    sectors = tuple(sorted(counts, key=lambda sector: (-counts[sector], sector)))
    causes = sorted(by_cause, key=lambda cause: (-len(by_cause[cause]), cause))
    return Matrix(
        sectors,
        tuple((cause, _row(cause, by_cause[cause].values(), sectors)) for cause in causes),
    )


def _row(cause: str, cases: Iterable[ShelfItem[Case]], sectors: Sequence[str]) -> tuple[Cell, ...]:
    own = [*cases]
    return tuple(
        Cell(cause, sector, tuple(case for case in own if case.data.sector == sector))
        for sector in sectors
    )
