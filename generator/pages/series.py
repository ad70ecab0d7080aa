"""Draw charts of figures that recur."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import vl_convert
from markupsafe import Markup

from generator.tools.parallel import threads_begin

if TYPE_CHECKING:
    from generator.kinds.reports.series import Series


def chart(series: Series) -> Markup:
    """Return a series as bars in SVG, hollow where the period is short; colours come from the page.

    The table beside it holds the same figures.
    """
    threads_begin()
    rows: list[dict[str, object]] = [
        {"period": value.period, "value": value.metric.value, "label": value.words, "short": short}
        for value, short in zip(series.values, series.short, strict=True)
    ]
    return Markup(
        _clean(vl_convert.vegalite_to_svg(json.dumps(_spec(rows, [row["period"] for row in rows]))))
    )


def _spec(rows: list[dict[str, object]], order: list[object]) -> dict[str, object]:
    axis = {
        "labelAngle": 0,
        "domain": False,
        "ticks": False,
        "labelColor": "currentColor",
        "labelFontSize": 13,
    }
    x = {"field": "period", "type": "nominal", "sort": order, "title": None, "axis": axis}
    y = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"zero": True, "nice": False},
    }
    jade = "var(--qj-jade)"
    fill = {"condition": {"test": "datum.short", "value": "transparent"}, "value": jade}
    bar = {"type": "bar", "width": 36, "stroke": jade, "strokeWidth": 2}
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
            {"mark": bar, "encoding": {"x": x, "y": y, "fill": fill}},
            {"mark": text, "encoding": {"x": x, "y": y, "text": {"field": "label"}}},
        ],
    }


def _clean(svg: str) -> str:
    """Take out what a strict page refuses or a reader of tables hears twice.

    Scripts never stay, nor styles and labels of its own.
    """
    svg = re.sub(r"<style.*?</style>|<defs>.*?</defs>", "", svg, flags=re.DOTALL)
    svg = re.sub(r' (?:style|role|aria-[a-z]+|tabindex|aria-roledescription)="[^"]*"', "", svg)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
