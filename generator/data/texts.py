"""Write an edition for machines that read: each entry as Markdown, and what leads to them.

The convention: llmstxt.org, with `rel="alternate"` from a page to its text and `rel="describedby"`
to llms.txt.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from generator.data.markdown import NAME, Writer
from generator.data.package import PACKAGE, is_open, kinds
from generator.data.rows import WORTH_SHARING, record
from generator.kinds.entry import Audience
from generator.library import sharing
from generator.text.richtext import RichText
from generator.text.summaries import Summaries
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition, Item
    from generator.kinds.kind import Kind
    from generator.media import Album

INDEX = "llms.txt"
RECORD = "rule.json"
"""Beside the text of a rule, its record: by it a clause can be cited as it stood on a day."""

_FICTIONAL = "标了“教学情景”的是为教学编写的，不对应真实的人和事，不能当作事实引用。"
_CITE = f"引用条文，用制度页旁的 {RECORD} 按日期取版本；术语和数字以各页的来源为准。"
_INTERNAL = "这是内部版：仅供本单位使用，不得外传。"


def files(
    edition: Edition, name: str, words: str, address: str | None, album: Album
) -> Iterator[tuple[str, bytes]]:
    """Yield the texts of an edition, where its site wants them.

    `name` is the site's, `words` say what it is, `address` where it stands, if that is known.
    """
    if not sharing.of(edition.home).text:
        return
    entries = [item for kind in kinds(edition) for item in edition.browse(kind.folder)]
    beside = partial(_beside, Writer(edition, address), album, address)
    for texts in SharedWork(beside, entries, worth_it=WORTH_SHARING):
        yield from texts
    summaries = Summaries(RichText(edition).html)
    for kind in kinds(edition):
        yield f"{kind.folder}/{NAME}", _list(edition, kind, summaries, address).encode()
    yield INDEX, _index(edition, name, words, address).encode()


def _beside(
    writer: Writer, album: Album, address: str | None, item: Item
) -> list[tuple[str, bytes]]:
    """What stands beside the page of an entry."""
    texts = [(f"{item.url}{NAME}", writer.page(item).encode())]
    if item.kind.folder == "rules":
        told = record(item, album, address)
        texts.append((f"{item.url}{RECORD}", json.dumps(told, ensure_ascii=False).encode()))
    return texts


def _list(edition: Edition, kind: Kind, summaries: Summaries, address: str | None) -> str:
    base = f"{address.rstrip('/')}/" if address else "../"
    lines = [
        _row(item.data.title, f"{base}{item.url}{NAME}", summaries.of(item))
        for item in edition.browse(kind.folder)
    ]
    return "\n".join([f"# {kind.label}", "", f"> {kind.intro}", "", *lines, ""])


def _row(title: str, url: str, words: str) -> str:
    words = " ".join(words.split())
    title = " ".join(title.split()).replace("[", "［").replace("]", "］")
    return f"- [{title}]({url}){f': {words}' if words else ''}"


def _index(edition: Edition, name: str, words: str, address: str | None) -> str:
    """The list of lists: each kind with how many entries it has."""
    base = f"{address.rstrip('/')}/" if address else ""
    parts = [f"# {name}", ""]
    if words:
        parts += [f"> {words}", ""]
    if edition.audience is Audience.INTERNAL:
        parts += [_INTERNAL, ""]
    parts += [_FICTIONAL, "", _CITE, "", "## 内容", ""]
    for kind in kinds(edition):
        count = f"{len(edition.browse(kind.folder))} {kind.counter}。{kind.intro}"
        parts.append(_row(kind.label, f"{base}{kind.folder}/{NAME}", count))
    if is_open(edition, sharing.of(edition.home)):
        described = "全部公开内容的 csv 和 JSON，以及每一列的意思"
        parts += ["", "## Optional", "", _row("数据包", f"{base}{PACKAGE}", described)]
    return "\n".join([*parts, ""])
