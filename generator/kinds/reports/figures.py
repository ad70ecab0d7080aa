"""Check the figures of a report: against those of other reports, and parts against their whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.kinds.reports.comparison import amount
from generator.kinds.reports.model import Qualifier, Report
from generator.kinds.reports.parts import parts_by_whole
from generator.kinds.reports.periods import period_of
from generator.kinds.suggest import nearest
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from generator.kinds.kind import Content
    from generator.kinds.reports.model import Metric

_MORE = (Qualifier.MORE, Qualifier.OVER)


def marks(report: Report) -> Iterator[Hashable]:
    """Yield by what its figures are held against those of other reports.

    That is the id of each, and the id with unit, period and scope.
    """
    for metric in report.metrics:
        if metric.id and _is_of_series(report):
            yield metric.id
            yield _same(report, metric)


def check_figures(report: Report, content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the figures of a report."""
    yield from _twice(report)
    yield from _circles(report)
    yield from _wholes(report)
    of_parts = parts_by_whole(report.metrics)
    for at, metric in enumerate(report.metrics):
        if metric.id and _is_of_series(report):
            yield from _against_others(report, at, metric, content)
        if not metric.id or _is_of_series(report) or metric.of or metric.id in of_parts:
            continue
        missing = [("日期", "date", report.date), ("单位", "unit", report.unit)]
        word, key = next((word, key) for word, key, value in missing if not value)
        values = {"value": metric.name, "missing": word, "missing_key": key}
        yield Problem("figure-alone", ("metrics", at, "id"), values)


def _is_of_series(report: Report) -> bool:
    return bool(report.date and report.unit)


def _same(report: Report, metric: Metric) -> Hashable:
    assert report.date
    period = period_of(report.date) or report.date.text
    return metric.id, report.unit, period, metric.scope, metric.unit


def _twice(report: Report) -> Iterator[Problem]:
    first: dict[Hashable, int] = {}
    for at, metric in enumerate(report.metrics):
        if metric.id:
            before = first.setdefault((metric.id, metric.scope), at)
            if before != at:
                path = ("metrics", at, "id")
                values = {"value": metric.id}
                yield Problem("figure-twice", path, values, also=("metrics", before, "id"))


def _against_others(report: Report, at: int, metric: Metric, content: Content) -> Iterator[Problem]:
    """Hold a figure against the first of its id, and the first of the same unit and period."""
    other = content.first_with("reports", metric.id)
    if isinstance(other, Report) and other.id != report.id:
        theirs = next(one for one in other.metrics if one.id == metric.id)
        if theirs.unit != metric.unit:
            values = {"value": metric.id, "unit": metric.unit or "—", "other": theirs.unit or "—"}
            values["report"] = other.id
            yield Problem("figure-unit", ("metrics", at), values)
    other = content.first_with("reports", _same(report, metric))
    if isinstance(other, Report) and other.id != report.id:
        same = _same(report, metric)
        theirs = next(one for one in other.metrics if one.id and _same(other, one) == same)
        if (theirs.value, theirs.qualifier) != (metric.value, metric.qualifier):
            values = {"value": metric.words, "other": theirs.words, "report": other.id}
            yield Problem("figure-disagrees", ("metrics", at, "value"), values)


def _circles(report: Report) -> Iterator[Problem]:
    """Yield the figures that are parts of themselves, however far round."""
    above = {metric.id: metric.of for metric in report.metrics if metric.id}
    for at, metric in enumerate(report.metrics):
        seen: set[str] = set()
        place = metric.of
        while place and place not in seen and place != metric.id:
            seen.add(place)
            place = above.get(place)
        if place and place == metric.id:
            yield Problem("whole-circle", ("metrics", at, "of"), {"value": metric.name})


def _wholes(report: Report) -> Iterator[Problem]:
    by_id = {metric.id: metric for metric in reversed(report.metrics) if metric.id}
    parts = parts_by_whole(report.metrics)
    for at, metric in enumerate(report.metrics):
        if metric.of and metric.of not in by_id:
            values = {"value": metric.of, "nearest": nearest(metric.of, by_id)}
            yield Problem("unknown-whole", ("metrics", at, "of"), values)
        elif metric.of and metric.of != metric.id:
            yield from _part(at, metric, by_id[metric.of])
        if metric.value < 0 and (metric.of or metric.id in parts):
            yield Problem("negative-part", ("metrics", at, "value"), {"value": metric.name})
        elif metric.id in parts and by_id[metric.id] is metric:
            yield from _sum(at, metric, parts[metric.id])


def _part(at: int, metric: Metric, whole: Metric) -> Iterator[Problem]:
    if metric.unit != whole.unit:
        values = {"value": metric.name, "whole": whole.name}
        values |= {"unit": metric.unit or "—", "other": whole.unit or "—"}
        yield Problem("part-unit", ("metrics", at, "of"), values)


def _sum(at: int, whole: Metric, parts: list[Metric]) -> Iterator[Problem]:
    """Tell where parts are more than their whole, as far as that is certain."""
    certain = [part for part in parts if part.qualifier in (None, *_MORE)]
    alike = all(part.unit == whole.unit and part is not whole for part in parts)
    most = sum((part.exact for part in certain), Decimal(0))
    if alike and whole.qualifier in (None, Qualifier.NEARLY) and most > whole.exact:
        values = {"sum": amount(most), "whole": whole.name, "value": whole.words}
        yield Problem("parts-over-whole", ("metrics", at, "value"), values)
