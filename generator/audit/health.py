"""List what is no mistake and still should not stay as it is.

A site grows old without anybody touching it.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.intake.banks import checks
from generator.kinds import KINDS
from generator.kinds.actions.model import Action
from generator.kinds.patterns.open_loops import open_loops, standing_still
from generator.kinds.patterns.relations import Relations
from generator.kinds.rules.model import Rule
from generator.law import citations
from generator.source.diagnostics import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from generator.edition import Edition, Item

FRESH = timedelta(days=14)
"""News of a public authority's site are renewed within two weeks (政府网站与政务新媒体检查指标)."""
_VERIFIED = timedelta(days=365)


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Hold what is worth a look.

    `code`: empty-listing, stale-news, not-verified, repealed-rule, open-loop, overdue,
    standing-still, question-bank or dead-link.
    `place`: an address or a file.
    """

    code: str
    place: str
    text: str


def examine(edition: Edition, day: date, site: Path | None = None) -> list[Remark]:
    """List what is worth a look in an edition on a day, in order.

    Where there is a finished site, its links are followed, too.
    """
    remarks = [
        *_empty(edition),
        *_stale(edition, day),
        *_stale_checks(edition, day),
        *_repealed_rules(edition, day),
        *_open_loops(edition, day),
    ]
    return sorted([*remarks, *_banks(edition, day), *(dead_links(site) if site else ())])


def _empty(edition: Edition) -> Iterator[Remark]:
    for kind in KINDS:
        if not edition.browse(kind.folder):
            yield Remark("empty-listing", f"{kind.folder}/", f"栏目“{kind.label}”是空的")


def _stale(edition: Edition, day: date) -> Iterator[Remark]:
    dates = [item.data.date.last for item in edition.browse("reports") if item.data.date]
    newest = max((date for date in dates if date <= day), default=None)
    if newest and day - newest > FRESH:
        yield Remark(
            "stale-news",
            "reports/",
            f"最近一条动态是 {newest} 的，已有 {(day - newest).days} 天没有更新",
        )


def _stale_checks(edition: Edition, day: date) -> Iterator[Remark]:
    for item in edition:
        checked = item.data.verified
        if checked and not item.retired and day - checked.last > _VERIFIED:
            yield Remark(
                "not-verified", item.url, f"“{item.data.title}”最近核对于{checked}，已过一年"
            )


def _repealed_rules(edition: Edition, day: date) -> Iterator[Remark]:
    """A case rightly cites the rule of its time; everything else should cite what is in force."""
    for item in edition.all(Rule):
        if citations.is_repealed(item.data, day):
            for other in _citing(edition, item):
                text = f"“{other.data.title}”还在引用“{item.data.title}”，它已不再有效"
                yield Remark("repealed-rule", other.url, text)


def _open_loops(edition: Edition, day: date) -> Iterator[Remark]:
    """The way from a case to a rule breaks off, a deadline is over, nobody has moved for long."""
    for loop in open_loops(edition, Relations(edition)):
        after = f"（“{loop.other.data.title}”）" if loop.other else ""
        text = f"“{loop.item.data.title}”：{loop.gap.value}{after}"
        yield Remark("open-loop", loop.item.url, text)
    for late in edition.of(Action):
        if late.data.history.is_overdue(day):
            text = f"“{late.data.title}”的期限是{late.data.history.due}，还没有办结"
            yield Remark("overdue", late.url, text)
    for action in standing_still(edition, day):
        days = action.data.history.idle_days(day)
        text = f"“{action.data.title}”已有 {days} 天没有进展"
        yield Remark("standing-still", action.url, text)


def _citing(edition: Edition, rule: Item) -> list[Item]:
    links = edition.referring("rules", rule.data.id)
    return [
        link.item
        for link in links
        if not (link.item.kind.folder == "cases" and link.field == "conduct")
    ]


def _banks(edition: Edition, day: date) -> Iterator[Remark]:
    for mistake in checks.check(edition, day):
        bank, _, question = mistake.where.partition("/")
        yield Remark(
            "question-bank",
            f"questions/{bank}/",
            f"{question}：{mistake.what}" if question else mistake.what,
        )


_ADDRESS = re.compile(r"""<(?:a|link|img|script|source|audio)\b[^>]*?\s(?:href|src)="([^"]*)\"""")
_ANCHOR = re.compile(r"""\s(?:id|name)="([^"]*)\"""")


def dead_links(site: Path) -> Iterator[Remark]:
    """List addresses inside a finished site that lead to nothing, or to no place on the page."""
    anchors: dict[str, set[str] | None] = {}  # by file; None of what is no page
    addresses: dict[str, list[str]] = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        anchors[name] = None
        if file.suffix == ".html":
            text = file.read_text("utf-8")
            anchors[name] = set(map(html.unescape, _ANCHOR.findall(text)))
            addresses[name] = sorted(set(map(html.unescape, _ADDRESS.findall(text))))
    for name, sources in addresses.items():
        for address in sources:
            if _is_dead(address, name, anchors):
                yield Remark("dead-link", name, f"链接“{address}”没有去处")


def _is_dead(address: str, page: str, anchors: dict[str, set[str] | None]) -> bool:
    parts = urlsplit(address)
    if (
        parts.scheme or parts.netloc or page == "404.html"
    ):  # the page of what is not there is read at any address
        return False
    path = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if parts.path
        else page
    )
    if parts.path.startswith("/"):
        return False  # where the site lies on its host is not known here
    if parts.path.endswith("/") or path in (".", ""):
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    if path not in anchors and f"{path}/index.html" not in anchors:
        return True
    known, fragment = anchors.get(path), unquote(parts.fragment)
    return known is not None and fragment not in ("", "top") and fragment not in known


def report(remarks: Sequence[Remark], layout: str) -> str:
    """Return the report as text, a line each, or as JSON."""
    if layout == "json":
        return (
            json.dumps([asdict(remark) for remark in remarks], ensure_ascii=False, indent=1) + "\n"
        )
    return "".join(
        f"{remark.place}: [{remark.code}] {printable(remark.text)}\n" for remark in remarks
    )
