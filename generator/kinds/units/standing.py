"""Reckon where a unit stands: what its type is judged by, what it has met, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.units.stars import missing_to_next

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds.dates import Edtf
    from generator.kinds.standards import Standard
    from generator.kinds.units.model import Criterion, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a standard and how a unit does by it.

    `met`: None where the unit does not say. `needed_for`: from which star on; None for a standard
    of the unit's own without one. `look`: how it is seen.
    """

    name: str
    met: bool | None
    needed_for: int | None
    date: Edtf | None = None
    evidence: str | None = None
    look: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold the rows of a unit, by the star that needs them, and what is missing to the next.

    `next_star` is the star with the rows that are not met; None where nothing says what it needs,
    or nothing what was met.
    """

    rows: tuple[Row, ...]
    next_star: tuple[int, list[Row]] | None

    @property
    def steps(self) -> list[tuple[int | None, list[Row]]]:
        """Return the rows star by star, then those without one."""
        groups: dict[int | None, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(row.needed_for, []).append(row)
        return sorted(groups.items(), key=lambda group: (group[0] is None, group[0] or 0))


def standard_of(name: str, standards: Sequence[Standard]) -> Standard | None:
    """Find the standard that an author named by its id or its words."""
    return next((one for one in standards if name in (one.id, one.name)), None)


def standing(unit: Unit, standards: Sequence[Standard]) -> Standing:
    """Return where a unit stands by the standards of its type and by its own criteria."""
    rows = (*_by_standards(unit, standards), *_own(unit, standards))
    if not unit.criteria:
        return Standing(rows, None)
    return Standing(rows, missing_to_next(unit.stars or 0, rows))


def _by_standards(unit: Unit, standards: Sequence[Standard]) -> Iterator[Row]:
    criteria: dict[str, Criterion] = {}
    for criterion in unit.criteria:
        if standard := standard_of(criterion.name, standards):
            criteria.setdefault(standard.id, criterion)
    for standard in standards:
        if found := criteria.get(standard.id):
            yield _row(found, standard.name, standard.star, standard.look)
        else:
            yield Row(standard.name, None, standard.star, look=standard.look)


def _own(unit: Unit, standards: Sequence[Standard]) -> Iterator[Row]:
    for criterion in unit.criteria:
        if standard_of(criterion.name, standards) is None:
            yield _row(criterion, criterion.name, criterion.needed_for, None)


def _row(criterion: Criterion, name: str, star: int | None, look: str | None) -> Row:
    return Row(name, criterion.met, star, criterion.date, criterion.evidence, look)
