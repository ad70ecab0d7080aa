"""Figures for tests, without files: reports of a unit, each with one figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from generator.edition import Item
from generator.kinds.reports import KIND as REPORTS
from generator.kinds.reports.model import Report
from generator.kinds.reports.relations import Relations
from generator.kinds.units import KIND as UNITS
from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.kinds.reports.series import Track

REPORT: TypeAdapter[Any] = TypeAdapter(Report)
UNIT: TypeAdapter[Any] = TypeAdapter(Unit)


@dataclass(frozen=True)
class Shelf:
    """Holds reports, and any unit that they name."""

    reports: list[Any]

    def of(self, model: type) -> list[Any]:
        return self.reports if model is Report else []

    def one(self, model: type, id: str | None) -> Any:
        return Item(UNITS, UNIT.validate_python({"id": id, "title": f"单位{id}"}), "x.yml")


def relations(rows: Iterable[Mapping[str, Any]]) -> Relations:
    """What reports come to: each of a `date`, of the unit `at`, with one figure of the other keys.

    By default it is 受理, counted in 件, with the id `all`.
    """
    reports = []
    for number, row in enumerate(rows):
        metric = {"id": "all", "name": "受理", "unit": "件"} | dict(row)
        about = {"date": metric.pop("date"), "unit": metric.pop("at", "u")}
        report = {"id": f"r{number}", "title": f"第{number}条", "metrics": [metric], **about}
        reports.append(
            Item(REPORTS, REPORT.validate_python(report | {"fictional": "true"}), "x.yml")
        )
    return Relations(Shelf(reports))  # type: ignore[arg-type]


def track_of(rows: Iterable[Mapping[str, Any]]) -> Track:
    """The one figure of the one unit of which the rows are."""
    (track,) = relations(rows).tracks
    return track
