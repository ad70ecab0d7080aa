"""Find figures that recur: the same metric of the same unit in several reports, as a series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Report
from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    import datetime

    from generator.kinds.dates import Edtf
    from generator.kinds.reports.model import Metric
    from generator.kinds.shelves import ShelfItem, Shelves


@dataclass(frozen=True, slots=True)
class Value:
    """Hold one figure of a dated report."""

    item: ShelfItem[Report]
    metric: Metric
    date: Edtf

    @property
    def period(self) -> str:
        return str(self.date)

    @property
    def days(self) -> int:
        return (self.date.last - self.date.first).days + 1

    @property
    def end(self) -> datetime.date:
        return self.date.last

    @property
    def words(self) -> str:
        """Return the figure as it was reported: 60余, 超20."""
        return f"{self.metric.before}{self.metric.number}{self.metric.after}"


@dataclass(frozen=True, slots=True)
class Series:
    """Hold one metric of one unit over time, oldest first."""

    unit: str
    name: str
    measure: str
    values: tuple[Value, ...]

    @property
    def short(self) -> tuple[bool, ...]:
        """Tell which values cannot be compared as they stand.

        They are of a shorter period than others.
        """
        days = [value.days for value in self.values]
        return tuple(max(days) > _DIFFERENCE * own for own in days)


_DIFFERENCE = 1.12
"""A leap year or a long month is none."""


def series_of(edition: Shelves) -> list[Series]:
    """List every figure that two or more dated reports of a unit give, by unit and name."""
    groups: dict[tuple[str, str, str], dict[str, Value]] = {}
    for item in edition.of(Report):
        report = item.data
        if report.date and report.unit:
            for metric in report.metrics:
                values = groups.setdefault((report.unit, metric.name, metric.unit), {})
                values.setdefault(report.date.text, Value(item, metric, report.date))
    result = []
    for (unit_id, name, measure), values in sorted(groups.items()):
        unit = edition.one(Unit, unit_id)
        if len(values) > 1 and unit:
            points = sorted(values.values(), key=lambda value: value.end)
            result.append(Series(unit.data.title, name, measure, tuple(points)))
    return result
