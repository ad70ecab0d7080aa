"""Choose which feeds an edition has: of all that is new, of each kind, of each topic."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.feeds import atom, json_feed
from generator.feeds.news import Feed, newest
from generator.library import sharing
from generator.library.site import site_id
from generator.text.richtext import RichText
from generator.text.summaries import Summaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.edition import Edition, Item
    from generator.library.sharing import Sharing

FOLDER = "feeds/"
REPORTS = f"{FOLDER}reports"
ALL = f"{FOLDER}all"
_UNTOLD = ("topics",)
"""Kinds that are no news: a topic tells of other entries."""


def feeds(edition: Edition, settings: Sharing) -> Iterator[Feed]:
    """Yield the feeds of an edition that hold something, that of all first, each when asked for.

    Where a site settles nothing, there is only that of reported work.
    """
    found = _all(edition) if settings.feeds else [_of_kind("reports", edition.browse("reports"))]
    return (feed for feed in found if feed.news)


def _all(edition: Edition) -> Iterator[Feed]:
    folders = [folder for folder in edition.items if folder not in _UNTOLD]
    told = [item for folder in folders for item in edition.browse(folder)]
    yield Feed(ALL, ALL, "最新", "", newest(told))
    for folder in folders:
        yield _of_kind(folder, edition.browse(folder))
    yield from _of_topics(edition.browse("topics"), told)


def _of_kind(folder: str, items: list[Item]) -> Feed:
    label = items[0].kind.label if items else ""
    return Feed(f"{FOLDER}{folder}", folder, label, f"{folder}/", newest(items))


def _of_topics(topics: list[Item], told: list[Item]) -> Iterator[Feed]:
    about: dict[str, list[Item]] = defaultdict(list)
    for item in told:
        for id in item.data.all_topics:
            about[id].append(item)
    for topic in topics:
        path = f"{FOLDER}topics/{topic.data.id}"
        yield Feed(path, path, topic.data.title, topic.url, newest(about[topic.data.id]))


def files(edition: Edition, name: str, address: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds of an edition; `name` is the site's, `address` where it stands, if known.

    That of reports alone has one form, as it had before there were others.
    """
    settings = sharing.of(edition.home)
    site = site_id(address, name)
    summaries = Summaries(RichText(edition).html)
    for feed in feeds(edition, settings):
        yield f"{feed.path}{atom.SUFFIX}", atom.atom(feed, name, site, address, summaries)
        if settings.feeds:
            made = json_feed.json_feed(feed, name, site, address, summaries)
            yield f"{feed.path}{json_feed.SUFFIX}", made


def renamed(before: Path, now: Path) -> list[str]:
    """Return the paths of the feeds whose id is another now than in an earlier folder of the site.

    Who subscribed to one of them is then told of all its entries anew.
    """
    return [
        path.relative_to(now).as_posix()
        for path in sorted((now / FOLDER).rglob(f"*{atom.SUFFIX}"))
        if (other := before / path.relative_to(now)).is_file()
        and atom.id_of(other.read_bytes()) != atom.id_of(path.read_bytes())
    ]
