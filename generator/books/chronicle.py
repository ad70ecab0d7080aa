"""Write the chronicle of reported work (大事记): year by year, month by month, a line an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call, join, label
from generator.books.manuscript import source
from generator.kinds.dates import Precision
from generator.kinds.reports.calendar import known, words
from generator.kinds.reports.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.entry import Source

_NOTICE = (
    "本书由工作动态资料库自动编排，按时间先后，一件事一条；方括号里的数是书末所列资料来源的序号。",
    "时间照录资料：只写到年的排在这一年末尾；跨年的排在开始的一年，以后的年份有别的事时再提一句；"
    "写“约”字的，是根据上下文推定的时间，圆点为空心。",
    "数字照录资料，“余”“超”“约”“近”为原文所有；不同单位、不同口径的数字不宜相加或比较。",
)

_Groups = dict[str, list["Item[Report]"]]


def write(desk: Desk) -> list[Manuscript]:
    """Write the book as one manuscript. Raises NothingChosenError."""
    reports = sorted(desk.items(Report), key=_moment)
    return [desk.manuscript("chronicle", _parts(desk, reports))]


def _moment(item: Item[Report]) -> tuple[object, ...]:
    """By year, what is known to the month before what is not, then by time."""
    date = item.data.date
    if date is None:
        return 1, item.data.id
    return 0, date.year, _is_vague(item), date.first, date.last, item.data.id


def _is_vague(item: Item[Report]) -> bool:
    date = item.data.date
    return date is not None and date.start.precision is Precision.YEAR


def _parts(desk: Desk, reports: Sequence[Item[Report]]) -> Iterator[Code]:
    years, sources = _years(reports), _sources(reports)
    until = known(reports)
    notice = [*_NOTICE, f"收录截至{until}的资料，以后的事不在书里。"] if until else _NOTICE
    yield desk.set(None, desk.cover)
    yield call("front", "编写说明", join(call("p", text) for text in notice))
    yield call("contents", len(years) + bool(sources), 0)
    body: list[Code] = []
    for year, groups in years.items():
        body.append(call("year", f"{year}年" if year else "未注明时间"))
        body += _going_on(desk, reports, year)
        body += _events(desk, groups, sources)
    if sources:
        body.append(call("sources", [source(one) for one in sources]))
    facts = [("收录", f"{len(reports)}件事"), ("截至", str(until or ""))]
    colophon = desk.colophon(*((name, value) for name, value in facts if value))
    yield call("opening", join([*body, colophon]))


def _sources(reports: Sequence[Item[Report]]) -> dict[Source, int]:
    """Every source once, numbered from 1 on in the order in which events name it."""
    named = dict.fromkeys(one for item in reports for one in item.data.sources)
    return {one: number for number, one in enumerate(named, 1)}


def _years(reports: Sequence[Item[Report]]) -> dict[int | None, _Groups]:
    """Events by year, in each by the words of their date, in the order of time."""
    result: dict[int | None, _Groups] = {}
    for item in reports:
        date = item.data.date
        groups = result.setdefault(date.year if date else None, {})
        groups.setdefault(words(date) if date else "", []).append(item)
    return result


def _going_on(desk: Desk, reports: Sequence[Item[Report]], year: int | None) -> Iterator[Code]:
    """What began in an earlier year and reaches into this one."""
    lasting = [
        f"{item.data.title}（{date}）"
        for item in reports
        if year and (date := item.data.date) and date.year < year <= date.last.year
    ]
    if lasting:
        yield desk.set(None, call("going-on", lasting))


def _events(desk: Desk, groups: _Groups, sources: Mapping[Source, int]) -> Iterator[Code]:
    for when, items in groups.items():
        if when:
            yield call("month", when)
        for item in items:
            yield desk.set(item, _event(desk, item, sources))


def _event(desk: Desk, item: Item[Report], sources: Mapping[Source, int]) -> Code:
    report = item.data
    units = [unit.title for id in report.units if (unit := desk.edition.get("units", id))]
    figures = [
        f"{one.name}{one.before}{one.number}{one.after}{one.unit}" for one in report.further_metrics
    ]
    date = report.date
    day = date.start.day if date and date.end is None else None
    return call(
        "event",
        label(item.url),
        f"{day}日" if day else "",
        f"{report.title}{'（教学情景）' if report.fictional else ''}",
        "，".join(figures),
        "、".join(units),
        date is not None and date.approximate,
        [sources[one] for one in dict.fromkeys(report.sources)],
    )
