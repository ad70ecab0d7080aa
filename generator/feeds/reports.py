"""Write reported work as an Atom feed that people subscribe to."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Report
from generator.library.site import site_id
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    import datetime

    from generator.edition import Edition, Item
    from generator.kinds.dates import Edtf

PATH = "feeds/reports.atom"
MOST = 100
"""Entries of a feed, the newest: readers of feeds fetch it whole, again and again."""

_ATOM = "http://www.w3.org/2005/Atom"


def has_feed(edition: Edition) -> bool:
    """Tell whether an edition has a report that a feed can hold."""
    return any(_day(item.data) for item in edition.of(Report))


def files(edition: Edition, name: str, site_url: str | None) -> list[tuple[str, bytes]]:
    """Return the feed of an edition; none where no report has a date. `name` is the site's."""
    return [(PATH, feed(edition, name, site_url))] if has_feed(edition) else []


def feed(edition: Edition, name: str, site_url: str | None) -> bytes:
    """Return the newest reports as a feed (RFC 4287); at least one has a date.

    It depends on the content alone: an entry is as new as its latest source, else as the end of
    what it reports. Its id is made of the site's and its own, so that it is nobody else's.
    """
    site = site_id(site_url, name)
    dated = [(day, item) for item in edition.of(Report) if (day := _day(item.data))]
    dated.sort(key=lambda pair: pair[1].data.id)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _text(root, "id", _urn(site, "reports"))
    _text(root, "title", f"{name}：工作动态")
    _text(root, "updated", _stamp(dated[0][0]))
    _text(ET.SubElement(root, "author"), "name", name)
    if site_url:
        own = f"{site_url.rstrip('/')}/{PATH}"
        ET.SubElement(root, "link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    ET.SubElement(root, "link", {"rel": "alternate", "href": _link("reports/", site_url)})
    for day, item in dated[:MOST]:
        _entry(root, item, day, site, site_url)
    data: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return data


def _entry(
    root: ET.Element, item: Item[Report], day: datetime.date, site: str, site_url: str | None
) -> None:
    report = item.data
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", _urn(site, f"reports/{report.id}"))
    _text(entry, "title", f"{report.title}{'（教学情景）' if report.fictional else ''}")
    _text(entry, "updated", _stamp(day))
    ET.SubElement(entry, "link", {"rel": "alternate", "href": _link(item.url, site_url)})
    if report.category:
        label = report.category.label
        ET.SubElement(entry, "category", {"term": report.category.value, "label": label})
    figures = [
        f"{metric.name}{metric.before}{metric.number}{metric.after}{metric.unit}"
        for metric in report.further_metrics
    ]
    sentences = [f"时间：{report.date}" if report.date else "", report.summary or ""]
    words = "。".join(clean(one).rstrip("。") for one in [*sentences, "，".join(figures)] if one)
    if words:
        _text(entry, "summary", f"{words}。")


def _day(report: Report) -> datetime.date | None:
    """The day from which a report is known, as far as the content says."""
    dates: list[Edtf] = [source.date for source in report.sources if source.date]
    if not dates and report.date:
        dates = [report.date]
    return max((date.last for date in dates), default=None)


def _urn(site: str, path: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site}/{path}").urn


def _stamp(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _link(path: str, site_url: str | None) -> str:
    """The whole address of a page; from the feed on while nobody knows where the site stands."""
    return f"{site_url.rstrip('/')}/{path}" if site_url else f"../{path}"


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = clean(text)
