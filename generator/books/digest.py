"""Write the digest of reported work (工作摘编): a time line, and charts of figures that recur."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.books.code import Code, call, join, label
from generator.books.manuscript import source, when
from generator.kinds.reports.model import Report
from generator.kinds.reports.series import series_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.reports.series import Series

_NOTICE = (
    "本书由工作动态资料库自动编排，按时间先后列出公开报道中的工作和数字。",
    "数字照录报道：“余”“超”“约”“近”为原文所有；时间前有“约”字、圆点为空心的，是根据上下文推定的日期。",
    "不同单位、不同口径的数字不宜直接相加或比较。资料来源见页下注。",
)


def write(desk: Desk) -> list[Manuscript]:
    """Write the book as one manuscript. Raises NothingChosenError."""
    reports = sorted(desk.items(Report), key=_moment)
    return [desk.manuscript("digest", _parts(desk, reports))]


def _moment(item: Item) -> tuple[object, ...]:
    date = item.data.date
    return (date is None, date and (date.first, date.last), item.data.id)


def _parts(desk: Desk, reports: list[Item[Report]]) -> Iterator[Code]:
    yield desk.set(None, desk.cover)
    yield call("front", "编写说明", join(call("p", text) for text in _NOTICE))
    yield call("contents", len({_year(item) for item in reports}) + 1, len(reports))
    body = [
        part
        for year, items in groupby(reports, key=_year)
        for part in _chapter(desk, year, list(items))
    ]
    body += _charts(desk, reports)
    yield call("opening", join([*body, desk.colophon(("收录", f"{len(reports)}条动态"))]))


def _year(item: Item) -> str:
    return f"{item.data.date.year}年" if item.data.date else "未注明时间"


def _chapter(desk: Desk, year: str, items: list[Item[Report]]) -> Iterator[Code]:
    yield call("year", year)
    for item in items:
        yield desk.set(item, _report(desk, item))


def _report(desk: Desk, item: Item[Report]) -> Code:
    report = item.data
    unit = desk.edition.get("units", report.unit) if report.unit else None
    metrics = [(m.before, m.number, f"{m.after}{m.unit}", m.name) for m in report.metrics]
    body = desk.md(report.body) if report.body else call("p", report.summary or "")
    return call(
        "report",
        label(item.url),
        report.title,
        when(report.date),
        report.date is not None and report.date.approximate,
        report.category.label if report.category else "",
        unit.title if unit else "",
        metrics,
        body,
        [source(one) for one in report.sources],
    )


def _charts(desk: Desk, reports: list[Item[Report]]) -> Iterator[Code]:
    """Series of which this book holds every value."""
    keys = {item.key for item in reports}

    def is_whole(series: Series) -> bool:
        return all(value.item.key in keys for value in series.values)

    whole = list(filter(is_whole, series_of(desk.edition)))
    if whole:
        yield call(
            "part-start", "反复出现的数字", "同一单位、同一指标在几次报道中的数字，按时间先后排列。"
        )
        for series in whole:
            rows = [
                (value.period, value.metric.value, value.words, short)
                for value, short in zip(series.values, series.short, strict=True)
            ]
            about = f"{series.unit}，口径：{series.scope}" if series.scope else series.unit
            yield desk.set(None, call("chart", series.name, about, series.measure, rows))
