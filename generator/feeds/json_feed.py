"""Write a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.feeds.atom import stamp
from generator.feeds.news import title, urn, words
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    import datetime

    from generator.edition import Item
    from generator.feeds.news import Feed
    from generator.text.summaries import Summaries

SUFFIX, TYPE = ".json", "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, name: str, site: str, address: str | None, summaries: Summaries) -> bytes:
    """Return a feed of a site, which is called `name` and has the id `site`.

    Ids are those of the same feed as Atom. Addresses, which have to be whole ones, are left out
    while nobody knows the `address` of the site.
    """
    to_root = address and f"{address.rstrip('/')}/"
    told: dict[str, Any] = {"version": _VERSION, "title": clean(f"{name}：{feed.title}")}
    if to_root:
        told["home_page_url"] = f"{to_root}{feed.page}"
        told["feed_url"] = f"{to_root}{feed.path}{SUFFIX}"
    told |= {"language": "zh-CN", "authors": [{"name": clean(name)}]}
    told["items"] = [
        _item(day, item, site, to_root, words(item, summaries)) for day, item in feed.news
    ]
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _item(
    day: datetime.date, item: Item, site: str, to_root: str | None, said: str
) -> dict[str, Any]:
    told = {"id": urn(site, f"{item.kind.folder}/{item.data.id}")}
    if to_root:
        told["url"] = f"{to_root}{item.url}"
    return told | {
        "title": clean(title(item)),
        "content_text": said or clean(item.data.title),
        "date_modified": stamp(day),
        "tags": [item.kind.label],
    }
