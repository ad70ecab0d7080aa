"""Write a feed as Atom (RFC 4287)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from generator.feeds.news import title, urn, words
from generator.kinds.reports.model import Report
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    import datetime

    from generator.edition import Item
    from generator.feeds.news import Feed
    from generator.text.summaries import Summaries

SUFFIX, TYPE = ".atom", "application/atom+xml"
_ID, _HEAD = re.compile(rb"<id>([^<]*)</id>"), 1000
_ATOM = "http://www.w3.org/2005/Atom"


def atom(feed: Feed, name: str, site: str, address: str | None, summaries: Summaries) -> bytes:
    """Return a feed of a site, which is called `name` and has the id `site`.

    It depends on the content alone. Ids are made of the site's and an entry's own, so that they are
    nobody else's. Links begin at the feed while nobody knows the `address` of the site.
    """
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    to_root = address and f"{address.rstrip('/')}/"
    base = to_root or "../" * feed.path.count("/")
    _text(root, "id", urn(site, feed.name))
    _text(root, "title", f"{name}：{feed.title}")
    _text(root, "updated", stamp(feed.day))
    _text(ET.SubElement(root, "author"), "name", name)
    if to_root:
        own = f"{to_root}{feed.path}{SUFFIX}"
        ET.SubElement(root, "link", {"rel": "self", "href": own, "type": TYPE})
    ET.SubElement(root, "link", {"rel": "alternate", "href": f"{base}{feed.page}"})
    for day, item in feed.news:
        entry = ET.SubElement(root, "entry")
        _text(entry, "id", urn(site, f"{item.kind.folder}/{item.data.id}"))
        _tell(entry, item, day)
        ET.SubElement(entry, "link", {"rel": "alternate", "href": f"{base}{item.url}"})
        if said := words(item, summaries):
            _text(entry, "summary", said)
    data: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return data


def _tell(entry: ET.Element, item: Item, day: datetime.date) -> None:
    _text(entry, "title", title(item))
    _text(entry, "updated", stamp(day))
    category = (item.kind.folder, item.kind.label)
    if isinstance(item.data, Report) and item.data.category:
        category = (item.data.category.value, item.data.category.label)
    ET.SubElement(entry, "category", {"term": category[0], "label": category[1]})


def id_of(data: bytes) -> str:
    """Return the id of a feed; "" of what is no feed."""
    match = _ID.search(data[:_HEAD])
    return match[1].decode() if match else ""


def stamp(day: datetime.date) -> str:
    """Return a day as RFC 3339 has a point in time."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = clean(text)
