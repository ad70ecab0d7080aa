"""Tell what is new in an edition: entries with the day from which they are known."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Report
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from generator.edition import Item
    from generator.kinds.dates import Edtf
    from generator.kinds.entry import EntryData
    from generator.text.summaries import Summaries

    News = tuple[datetime.date, Item]

MOST = 100
"""Entries of a feed, the newest: readers of feeds fetch it whole, again and again."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Hold what a feed is about: entries, the newest first, each with its day.

    `path`: where it stands from the site's root on, without the suffix of its form; `name`: what
    its id is made of; `title`: what stands behind the name of the site; `page`: the address of the
    page that lists the same.
    """

    path: str
    name: str
    title: str
    page: str
    news: Sequence[News]

    @property
    def day(self) -> datetime.date:
        """Return the day on which it last changed."""
        return self.news[0][0]


def newest(items: Iterable[Item]) -> list[News]:
    """Return all entries that have a day with it, the newest first; of one day by kind and id."""
    dated = [(day, item) for item in items if (day := known_from(item.data))]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].key))
    return dated


def known_from(data: EntryData) -> datetime.date | None:
    """Return the day from which an entry is known, as far as the content says.

    That of its latest source, else the end of what it tells, else when its facts were checked.
    """
    dates: list[Edtf | None] = [source.date for source in data.sources if source.date]
    dates = dates or [data.date or data.verified]
    return max((date.last for date in dates if date), default=None)


def words(item: Item, summaries: Summaries) -> str:
    """Return what a feed says of an entry; of a report its time and figures, too."""
    data = item.data
    if not isinstance(data, Report):
        return clean(summaries.of(item))
    figures = "，".join(f"{metric.name}{metric.words}" for metric in data.further_metrics)
    parts = (f"时间：{data.date}" if data.date else "", data.summary or "", figures)
    text = "。".join(clean(one).rstrip("。") for one in parts if one)
    return f"{text}。" if text else ""


def title(item: Item) -> str:
    """Return the title of an entry; where no page around it says so, it says what is made up."""
    return f"{item.data.title}{'（教学情景）' if item.data.fictional else ''}"


def urn(site: str, path: str) -> str:
    """Return an id that is nobody else's: of the id of the site and a name in it."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site}/{path}").urn
