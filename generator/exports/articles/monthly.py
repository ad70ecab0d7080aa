"""Tell a month as one article: circulars, cases, work that was reported, rules that took effect."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Report
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition, Item
    from generator.exports.articles.article import Article
    from generator.kinds.dates import Edtf

_FOLDERS = {"circulars": "通报", "cases": "案例", "reports": "工作动态"}
Month = tuple[int, int]


def title(month: Month) -> str:
    """Return what the digest of a month is called."""
    return f"{month[0]}年{month[1]}月廉洁教育月报"


def sections(edition: Edition, month: Month) -> list[tuple[str, list[Item]]]:
    """List what a month brought, by kind, each in the order of days; nothing for nothing."""
    found: list[tuple[str, list[Item]]] = []
    for folder, name in _FOLDERS.items():
        items = [one for one in edition.browse(folder) if _within(one.data.date, month)]
        found.append((name, sorted(items, key=_moment)))
    rules: list[Item] = [
        item
        for item in edition.of(Rule)
        if any(_within(version.effective, month) for version in item.data.versions)
    ]
    found.append(("制度施行", rules))
    return [(name, items) for name, items in found if items]


def put_month(article: Article, month: Month) -> None:
    """Tell what a month brought, each thing in a paragraph with a note that leads to its page."""
    parts = sections(article.edition, month)
    count = "，".join(f"{name}{len(items)}条" for name, items in parts)
    article.put("lead", f"{month[0]}年{month[1]}月：{count}。")
    for name, items in parts:
        article.heading(name)
        for item in items:
            article.subhead(item.data.title)
            said = "　".join(_about(article.edition, item))
            article.put("grey", said)
            note = article.note(item)
            if item.data.summary:
                article.put("p", item.data.summary, note)
            elif note is not None:
                article.put("p", "全文", note)


def _about(edition: Edition, item: Item) -> Iterator[str]:
    data = item.data
    if data.fictional:
        yield "教学情景"
    if data.date:
        yield str(data.date)
    unit = edition.get("units", data.unit) if data.unit else None
    if unit:
        yield unit.title
    if isinstance(data, Report):
        yield from (f"{one.name}{one.words}" for one in data.further_metrics)


def _within(date: Edtf | None, month: Month) -> bool:
    """Whether something lies within a month; what is only known to the year does not."""
    if date is None:
        return False
    first = datetime.date(*month, 1)
    last = first.replace(day=calendar.monthrange(*month)[1])
    return first <= date.first and date.last <= last


def _moment(item: Item) -> tuple[datetime.date, datetime.date, str]:
    """By the day on which it was over: what is known to the month alone comes last."""
    assert item.data.date is not None
    return item.data.date.last, item.data.date.first, item.data.id
