"""Merge the search of several sites into that of one: a province finds what its counties wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from generator.search.build import build_index
from generator.search.published import PLACE, Published
from generator.tools import manifest
from generator.tools.swap import alone_in, beside, clear_up, discard, put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.search.model import Document

SITE = "site"
"""The facet by which what is found is narrowed to one site."""

_LABEL = "网站"
_FAR = re.compile("https?://")
_CANONICAL = re.compile(r'<link rel="canonical" href="(https?://[^"]+)">')
_NAME = re.compile(r'<meta property="og:site_name" content="([^"]*)">')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Site:
    """Hold a built site that is searched: what it is called, and the address of its home page."""

    folder: Path
    name: str
    address: str
    index: Published


class MergeError(Exception):
    """Say why sites cannot be merged; `code` is what, `values` in which words it is told."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(f"{code}: {values}")
        self.code = code
        self.values = values


def open_site(folder: Path, address: str = "") -> Site:
    """Open a built site. `address`: where it stands, if its pages do not say.

    Raises UnusableIndexError, MergeError where nobody knows its address.
    """
    index = Published.of(folder)
    home = folder / "index.html"
    page = home.read_text("utf-8", errors="replace") if home.is_file() else ""
    canonical = _CANONICAL.search(page)
    address = address or (unescape(canonical[1]) if canonical else "")
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", address):
        raise MergeError("no-address", folder=folder)
    name = _NAME.search(page) or _TITLE.search(page)
    called = unescape(name[1]).strip() if name else ""
    return Site(folder, called or address, f"{address.rstrip('/')}/", index)


def merge(sites: Sequence[Site], into: Path) -> dict[str, int]:
    """Let the search of the built site `into` find its own pages and those of some sites.

    What of others it found before is found no more. Returns the number of pages by site, its own
    under "". Raises UnusableIndexError, and MergeError for a site that comes twice, for two pages
    of one address, and where what is internal would be found by the public; then the search is as
    it was.
    """
    own = Published.of(into)
    _look_at(sites, own, into)
    counts: dict[str, int] = {}
    documents = _every(sites, own, counts)
    labels, orders = _words([own, *(site.index for site in sites)])
    audience = "internal" if own.is_internal else "public"
    place = into / PLACE
    with alone_in(place.parent):
        clear_up(place)
        upcoming = beside(place)
        try:
            for path, content in build_index(documents, labels, orders, audience):
                file = upcoming / path
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
            put_in_place(upcoming, place)
        finally:
            discard(upcoming)
    _renew_sums(into)
    return counts


def _renew_sums(site: Path) -> None:
    """Let the sums that `build` wrote beside the site be those of its files again."""
    sums = site.with_name(f"{site.name}.sha256")
    if sums.is_file():
        draft = sums.with_name(f".{sums.name}")
        draft.write_text(manifest.write(manifest.hashes(site), site.name), "utf-8", newline="\n")
        draft.replace(sums)


def _look_at(sites: Sequence[Site], own: Published, into: Path) -> None:
    folders: dict[Path, Site] = {}
    addresses: dict[str, Site] = {}
    for site in sites:
        folder = site.folder.resolve()
        if folder == into.resolve():
            raise MergeError("into-itself", folder=site.folder)
        other = folders.get(folder) or addresses.get(site.address)
        if other:
            raise MergeError("twice", one=other.folder, other=site.folder, address=site.address)
        folders[folder] = addresses[site.address] = site
        if site.index.is_internal and not own.is_internal:
            raise MergeError("internal", folder=site.folder, into=into)


def _every(sites: Sequence[Site], own: Published, counts: dict[str, int]) -> Iterator[Document]:
    """Every page once, those of others at their whole addresses."""
    seen: dict[str, Path] = {}
    for document in own.documents():
        if not _FAR.match(document.url):
            counts[""] = counts.get("", 0) + 1
            yield document
    for site in sites:
        for document in site.index.documents():
            far = _FAR.match(document.url)  # the site finds pages of others itself
            url = document.url if far else f"{site.address}{document.url}"
            if url in seen:
                raise MergeError("same-page", url=url, one=seen[url], other=site.folder)
            seen[url] = site.folder
            counts[site.name] = counts.get(site.name, 0) + 1
            named = document.facets.get(SITE) if far else None
            facets = {**document.facets, SITE: named or (site.name,)}
            yield replace(document, url=url, facets=facets)


def _words(indexes: Sequence[Published]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """What facets are called, and their words in order; who comes first has the say."""
    labels: dict[str, str] = {}
    orders: dict[str, dict[str, None]] = {}
    for index in reversed(indexes):
        labels |= {facet: str(label) for facet, label in index.manifest["facets"].items()}
    for index in indexes:
        stated: Mapping[str, Sequence[str]] = index.manifest.get("orders") or {}
        for facet, words in stated.items():
            orders.setdefault(facet, {}).update(dict.fromkeys(map(str, words)))
    return {**labels, SITE: _LABEL}, {facet: [*words] for facet, words in orders.items()}
