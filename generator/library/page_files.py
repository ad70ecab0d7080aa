"""Check the hand-written pages: what lies there, and whether their addresses are free."""

from __future__ import annotations

import os
import posixpath
import re
import stat
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.kinds import KINDS
from generator.library import persons
from generator.library.project import project_of
from generator.source.diagnostics import Diagnostic, printable
from generator.source.files import unreadable
from generator.source.leftovers import is_leftover, original_of
from generator.source.portable import is_portable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.library.entries import Entry

PAGES = "pages"
_ALONE = {
    "": "首页",
    "search/": "检索页",
    "map/": "廉洁地图",
    "map/embed/": "给别的网站嵌入的地图",
    "map/passport/": "打卡册",
    "learning/": "“我的学习”",
    "learning/practice/": "“练习”",
    "figures/": "“数字”",
    "feeds/": "“订阅”",
    "data/": "“开放数据”",
}
_LINK = re.compile(r"\]\(\s*<?([^)<>\s]+)")
_READ_AT_MOST = 1_000_000  # bytes of a page in which links are looked for


def is_published(path: str) -> bool:
    """Tell whether a file below the pages, by its path there, is one that somebody wrote.

    Hidden files are left to the host's `exclude_docs`, which lets /.well-known/ through.
    """
    return not any(is_leftover(p) and not p.startswith(".") for p in PurePosixPath(path).parts)


def check(content: Path, entries: Mapping[str, Mapping[str, Entry]]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages of a content folder and with the settings beside it.

    `entries`: by folder and id.
    """
    yield from check_pages(content / PAGES, f"{content.name}/{PAGES}", entries)
    yield from persons.in_settings(project_of(content))


def check_pages(
    pages: Path, shown_as: str, entries: Mapping[str, Mapping[str, Entry]]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a folder of hand-written pages, `shown_as` in what is said."""
    regular: list[str] = []
    for path in _files(pages):
        name = f"{shown_as}/{printable(path)}"
        part = next((part for part in PurePosixPath(path).parts if not is_portable(part)), "")
        if part:
            yield Diagnostic(name, 1, 1, "name-not-portable", {"value": printable(part)})
        if trouble := _trouble(pages / path, name):
            yield trouble
        else:
            regular.append(path)
    yield from persons.in_pages(pages, shown_as, regular)
    yield from _addresses(pages, shown_as, regular, entries)


def _trouble(file: Path, name: str) -> Diagnostic | None:
    """Return why a file cannot be published, without reading one on which reading might wait."""
    if not stat.S_ISREG(file.stat().st_mode):
        return Diagnostic(name, 1, 1, "page-not-a-file")
    try:
        file.open("rb").close()
    except OSError as error:
        return unreadable(name, error)
    return None


def _addresses(
    pages: Path, shown_as: str, files: Collection[str], entries: Mapping[str, Mapping[str, Entry]]
) -> Iterator[Diagnostic]:
    """Yield the files whose address is taken, and the links in them that lead to nothing."""
    first: dict[str, str] = {}
    known = frozenset(files)
    for path in files:
        name = f"{shown_as}/{printable(path)}"
        if original := _original(path, known):
            yield Diagnostic(name, 1, 1, "page-copy", {"other": original})
        address = _address(path)
        alike = unicodedata.normalize("NFC", address).casefold()
        other = first.setdefault(alike, name)
        if other is not name:
            yield Diagnostic(name, 1, 1, "page-twice", {"other": other})
        elif taker := _taker(alike, entries):
            yield Diagnostic(name, 1, 1, "page-taken", {"address": f"/{address}", "other": taker})
        if path.endswith(".md"):
            yield from _dead_links(pages, path, name)


def _files(folder: Path) -> Iterator[str]:
    """Yield what would be published, by path from the folder on, in order.

    Links that lead nowhere are the host's to tell.
    """
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name).relative_to(folder).as_posix()
            hidden = any(part.startswith(".") for part in PurePosixPath(path).parts)
            if not hidden and is_published(path) and Path(place, name).exists():
                yield path


def _original(path: str, known: Collection[str]) -> str:
    """Return the file beside it of which a file is a copy, by its name; "" where there is none."""
    file = PurePosixPath(path)
    original = file.with_name(f"{stem}{file.suffix}") if (stem := original_of(file.stem)) else file
    return original.name if original != file and str(original) in known else ""


def _address(path: str) -> str:
    """Return where a file will stand in the site: "about/" for about.md, a static file as it is."""
    if not path.endswith(".md"):
        return path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
    folder, stem = posixpath.split(path.removesuffix(".md"))
    within = f"{folder}/" if folder else ""
    return within if stem.lower() in ("index", "readme") else f"{within}{stem}/"


def _taker(address: str, entries: Mapping[str, Mapping[str, Entry]]) -> str:
    """Return what else stands at an address, "" if it is free.

    That is a file of the author, or a page in words.
    """
    if address in _ALONE:
        return _ALONE[address]
    if address.startswith(("assets/search/", "assets/qingjian/")):
        return "网站自己的文件"
    folder, *rest = address.rstrip("/").split("/")
    if folder == "figures":
        return "这个数字的页面" if rest and rest[0] in _figures(entries) else ""
    kind = next((kind for kind in KINDS if kind.folder == folder), None)
    if kind is None or not address.endswith("/"):
        return ""
    if not rest:
        return f"“{kind.label}”的列表"
    if len(rest) == 1 and (entry := entries.get(folder, {}).get(rest[0])):
        return entry.file.name
    if rest[1:] == ["paper"] and folder == "modules" and rest[0] in entries.get(folder, {}):
        return "这一课的试卷"
    if rest[1:] == ["present"] and folder == "modules" and rest[0] in entries.get(folder, {}):
        return "这一课的放映"
    if rest[1:2] == ["page"] and folder == "questions" and rest[0] in entries.get(folder, {}):
        return "这个题库的后几页"
    if rest[1:] == ["story"] and folder == "routes" and rest[0] in entries.get(folder, {}):
        return "这条线路的讲述"
    if rest[1:2] == ["compare"] and folder == "rules" and rest[0] in entries.get(folder, {}):
        return "这部制度的条文对照"
    if rest[1:2] in (["units"], ["method"]) and folder == "indexes" and rest[0] in entries[folder]:
        return "这一期指数自己的页面"
    if rest[0] in ("page", *(facet.id for facet in kind.facets)):
        return f"“{kind.label}”的列表"
    return ""


def figure_ids(data: object) -> set[str]:
    """Return the ids of the figures of an entry, which have pages below figures/."""
    return {metric.id for metric in getattr(data, "metrics", ()) if metric.id}


def _figures(entries: Mapping[str, Mapping[str, Entry]]) -> set[str]:
    """Return the ids of all figures of reports."""
    reports = entries.get("reports", {}).values()
    return {id for entry in reports for id in figure_ids(entry.data)}


def _dead_links(pages: Path, path: str, name: str) -> Iterator[Diagnostic]:
    """Yield the links of a page to files beside it that will not be published."""
    with (pages / path).open("rb") as file:
        text = file.read(_READ_AT_MOST).decode("utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        for link in _LINK.finditer(line):
            target = unquote(urlsplit(link[1]).path) if ":" not in link[1] else ""
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if target and not is_published(there) and (pages / there).exists():
                values = {"value": target}
                yield Diagnostic(name, number, link.start(1) + 1, "page-link", values)
