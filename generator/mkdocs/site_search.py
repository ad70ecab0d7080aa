"""Make the index of a site while its pages are made, and hold it against what came of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import write_file

from generator.mkdocs.shell import ShellPage
from generator.search.site_index import AuthorPage, Proof, files, pieces, searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.structure.pages import Page

    from generator.edition import Edition
    from generator.mkdocs.build_cache import BuildCache
    from generator.search.shelf import Shelf


class IndexWriter:
    """Collect what is indexed of entries as their pages are made; write it when all are there."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._urls: frozenset[str] = frozenset()
        self._author_pages: Sequence[AuthorPage] = ()
        self._cache: BuildCache | None = None
        self._key: bytes | None = None
        self._kept: list[tuple[str, bytes]] | None = None
        self._shelf: Shelf | None = None
        self._taken: set[str] = set()

    def look_up(
        self, urls: Iterable[str], author_pages: Sequence[AuthorPage], cache: BuildCache | None
    ) -> None:
        """Say which pages there are; `cache`: what earlier builds kept, if one may use it."""
        self._urls, self._author_pages, self._cache = frozenset(urls), author_pages, cache
        self._key = cache.index_key(sorted(self._urls), author_pages) if cache else None
        self._kept = cache.index(self._key) if cache and self._key else None

    @property
    def wants(self) -> bool:
        """Whether anything is to be collected: not if an earlier build kept the same index."""
        return self._kept is None

    def take(self, url: str, extract: str) -> None:
        """Take what is indexed of the entry at an address."""
        if self._shelf is None:
            from generator.search.shelf import Shelf  # it needs much, and only here

            self._shelf = Shelf()
        self._taken.add(url)
        self._shelf.add(extract)

    def write(self, place: Path, proofs: Mapping[str, Proof]) -> None:
        """Write the files of the index below a folder, a site's assets/search/.

        It has the pages whose proof holds, or that need none; `proofs`: by address. Other plugins
        take what is there for finished: called when they have done what they do.
        """
        if self._kept is not None:
            for path, content in self._kept:
                write_file(content, str(place / path))
            return
        missing = {url for url, proof in proofs.items() if not proof.holds()}
        urls = self._urls - missing
        author_pages = [page for page in self._author_pages if page.url not in missing]
        complete = self._taken == {item.url for item in searchable(self._edition, urls)}
        shelf = self._shelf if complete else None
        written = []
        for path, content in files(self._edition, urls, author_pages, shelf):
            write_file(content, str(place / path))
            written.append(path)
        if self._cache and self._key and not missing:
            kept = ((path, (place / path).read_bytes()) for path in written)
            self._cache.keep_index(self._key, kept)


def author_pages(pages: Iterable[Page], texts: Mapping[str, str]) -> Iterator[AuthorPage]:
    """Yield the hand-written pages that do not say `search: {exclude: true}` of themselves.

    `texts`: what their authors wrote, as HTML, by address.
    """
    for page in pages:
        if isinstance(page, ShellPage):
            continue
        search = page.meta.get("search")
        if not (isinstance(search, dict) and search.get("exclude")):
            yield AuthorPage(page.url, str(page.title), texts.get(page.url, ""))


def proofs(pages: Iterable[Page], texts: Mapping[str, str]) -> Iterator[tuple[str, Proof]]:
    """Yield by address what must stand in the site for a page to be found."""
    for page in pages:
        file = Path(page.file.abs_dest_path)
        if isinstance(page, ShellPage):
            yield page.content_page.url, Proof(file, page.pieces)
        else:
            yield page.url, Proof(file, pieces(texts.get(page.url, "")))
