"""Figures that recur: the same metric of the same unit in several reports, as a series with its chart."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import vl_convert
from markupsafe import Markup

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.kinds.reports.model import Metric, Report


@dataclass(frozen=True, slots=True)
class Value:
    item: Item
    metric: Metric

    @property
    def period(self) -> str:
        return str(self.item.data.date)


@dataclass(frozen=True, slots=True)
class Series:
    """One metric of one unit over time, oldest first."""

    unit: str
    name: str
    measure: str
    values: tuple[Value, ...]

    @property
    def chart(self) -> Markup:
        """Bars as SVG; colours come from the page. The table beside it holds the same figures."""
        return _bars(self)


def series_of(edition: Edition) -> list[Series]:
    """Every figure that at least two dated reports of a unit give, ordered by unit and name."""
    groups: dict[tuple[str, str, str], dict[str, Value]] = {}
    for item in edition.listed("reports"):
        report: Report = item.data  # type: ignore[assignment]
        if report.date and report.unit:
            for metric in report.metrics:
                values = groups.setdefault((report.unit, metric.name, metric.unit), {})
                values.setdefault(report.date.text, Value(item, metric))
    found = []
    for (unit_id, name, measure), values in sorted(groups.items()):
        unit = edition.item("units", unit_id)
        if len(values) > 1 and unit:
            ordered = sorted(values.values(), key=lambda value: value.item.data.date.last)  # type: ignore[union-attr]
            found.append(Series(unit.data.title, name, measure, tuple(ordered)))
    return found


def _bars(series: Series) -> Markup:
    rows = [
        {
            "period": value.period,
            "value": value.metric.value,
            "label": f"{value.metric.before}{value.metric.number}{value.metric.after}",
        }
        for value in series.values
    ]
    return Markup(_clean(vl_convert.vegalite_to_svg(json.dumps(_spec(rows, [row["period"] for row in rows])))))


def _spec(rows: list[dict[str, object]], order: list[object]) -> dict[str, object]:
    axis = {"labelAngle": 0, "domain": False, "ticks": False, "labelColor": "currentColor", "labelFontSize": 13}
    x = {"field": "period", "type": "nominal", "sort": order, "title": None, "axis": axis}
    y = {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    text = {"type": "text", "dy": -8, "color": "currentColor", "fontSize": 15}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "width": {"step": 88},
        "height": 120,
        "background": None,
        "view": {"stroke": None},
        "config": {"font": "sans-serif"},
        "layer": [
            {"mark": {"type": "bar", "width": 36, "color": "var(--qj-jade)"}, "encoding": {"x": x, "y": y}},
            {"mark": text, "encoding": {"x": x, "y": y, "text": {"field": "label"}}},
        ],
    }


def _clean(svg: str) -> str:
    """Without what a strict page refuses or a reader of tables hears twice: scripts never, styles, own labels."""
    svg = re.sub(r"<style.*?</style>|<defs>.*?</defs>", "", svg, flags=re.DOTALL)
    svg = re.sub(r' (?:style|role|aria-[a-z]+|tabindex|aria-roledescription)="[^"]*"', "", svg)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
