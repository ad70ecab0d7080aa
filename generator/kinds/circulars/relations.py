"""Find the cases that stand in a circular, the issues around it, and how it went over the years."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.cases.model import Case
from generator.kinds.circulars.model import Circular
from generator.kinds.circulars.trend import Trend, people, trend

if TYPE_CHECKING:
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what a circular asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._cases: dict[str, list[ShelfItem[Case]]] = defaultdict(list)
        for case in edition.of(Case):
            if case.data.circular:
                self._cases[case.data.circular].append(case)
        self._issues: dict[str | None, list[ShelfItem[Circular]]] = defaultdict(list)
        for circular in sorted(edition.of(Circular), key=_moment):
            self._issues[circular.data.unit].append(circular)
        self._places = {
            issue.data.id: at for issues in self._issues.values() for at, issue in enumerate(issues)
        }
        self._trends: dict[str | None, Trend] = {}

    def cases(self, circular: ShelfItem[Circular]) -> list[ShelfItem[Case]]:
        """List the cases that name a circular, in the order of the cases."""
        return self._cases.get(circular.data.id, [])

    def people(self, circular: ShelfItem[Circular]) -> int:
        """Count the cases of a circular that tell of a person."""
        return people(self.cases(circular))

    def total(self, circular: ShelfItem[Circular]) -> float:
        """Return what the cases of a circular come to, in yuan."""
        return sum(case.data.total for case in self.cases(circular))

    def before(self, circular: ShelfItem[Circular]) -> ShelfItem[Circular] | None:
        """Find the issue of the same unit before this one."""
        return self._beside(circular, -1)

    def after(self, circular: ShelfItem[Circular]) -> ShelfItem[Circular] | None:
        """Find the issue of the same unit after this one."""
        return self._beside(circular, 1)

    def _beside(self, circular: ShelfItem[Circular], step: int) -> ShelfItem[Circular] | None:
        place = self._places.get(circular.data.id)  # a retired one stands in no row
        if place is None:
            return None
        issues = self._issues[circular.data.unit]
        there = place + step
        return issues[there] if 0 <= there < len(issues) else None

    def trend(self, unit: str | None) -> Trend:
        """Return how many circulars, cases and people a unit's years have, by its id."""
        if unit not in self._trends:
            self._trends[unit] = trend(self._issues.get(unit, ()), self.cases)
        return self._trends[unit]

    @cached_property
    def whole_trend(self) -> Trend:
        """Return the same of all units together."""
        return trend((one for issues in self._issues.values() for one in issues), self.cases)


def _moment(circular: ShelfItem[Circular]) -> tuple[datetime.date, str]:
    date = circular.data.date
    return date.last if date else datetime.date.min, circular.data.id
