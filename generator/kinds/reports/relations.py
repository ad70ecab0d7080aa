"""Find the figures that recur in reported work."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Report
from generator.kinds.reports.series import series_of

if TYPE_CHECKING:
    from generator.kinds.reports.series import Series
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what the timeline of reports asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition

    @cached_property
    def series(self) -> list[Series]:
        """List every figure that at least two dated reports of a unit give."""
        return series_of(self._edition)

    @cached_property
    def lasting(self) -> dict[int, list[ShelfItem[Report]]]:
        """Return by year the reports that began before it and reach into it."""
        result: dict[int, list[ShelfItem[Report]]] = {}
        for item in self._edition.of(Report):
            if date := item.data.date:
                for year in range(date.first.year + 1, date.last.year + 1):
                    result.setdefault(year, []).append(item)
        return result
