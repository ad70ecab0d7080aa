"""Choose which feeds an edition has: of all that is new, of each kind, of each topic."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.feeds import atom, json_feed
from generator.feeds.news import MOST, Feed, newest
from generator.library import sharing
from generator.library.site import site_id
from generator.text.richtext import RichText
from generator.text.summaries import Summaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.edition import Edition
    from generator.feeds.news import News
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
    if settings.feeds:
        return _all(edition)
    return _of_reports(edition)


def _of_reports(edition: Edition) -> Iterator[Feed]:
    if news := newest(edition.browse("reports")):
        yield Feed(REPORTS, "reports", news[0][1].kind.label, "reports/", news[:MOST])


def _all(edition: Edition) -> Iterator[Feed]:
    folders = [folder for folder in edition.items if folder not in _UNTOLD]
    news = newest(item for folder in folders for item in edition.browse(folder))
    of_kinds: dict[str, list[News]] = {folder: [] for folder in folders}
    of_topics: dict[str, list[News]] = defaultdict(list)
    for one in news:
        of_kinds[one[1].kind.folder].append(one)
        for id in one[1].data.all_topics:
            of_topics[id].append(one)
    if news:
        yield Feed(ALL, ALL, "最新", "", news[:MOST])
    for folder, told in of_kinds.items():
        if told:
            label = told[0][1].kind.label
            yield Feed(f"{FOLDER}{folder}", folder, label, f"{folder}/", told[:MOST])
    for topic in edition.browse("topics"):
        if told := of_topics[topic.data.id]:
            path = f"{FOLDER}topics/{topic.data.id}"
            yield Feed(path, path, topic.data.title, topic.url, told[:MOST])


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
