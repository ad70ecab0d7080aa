"""Make the index of a site: what it takes of the pages, and what must stand in those it finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import write_file

from generator.mkdocs.shell import ShellPage
from generator.search.site_index import AuthorPage, Index, Proof, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.structure.pages import Page

    from generator.edition import Edition
    from generator.mkdocs.build_cache import BuildCache


class Writing:
    """Make an index beside the pages, unless an earlier build kept that of the same content."""

    def __init__(
        self,
        edition: Edition,
        urls: Sequence[str],
        author_pages: Sequence[AuthorPage],
        cache: BuildCache | None,
    ) -> None:
        """Begin with the pages at `urls`; `cache`: what earlier builds kept, if one may use it."""
        self._cache = cache
        self._key = cache.index_key(urls, author_pages) if cache else None
        self._kept = cache.index(self._key) if cache and self._key else None
        self._index = Index(edition, urls, author_pages) if self._kept is None else None

    def write(self, place: Path, proofs: Mapping[str, Proof]) -> None:
        """Write the files of the index below a folder; `proofs`: by address, see Index.move."""
        for path, content in self._kept or ():
            write_file(content, str(place / path))
        if self._index:
            paths = self._index.move(proofs, place)
            if self._cache and self._key:
                files = ((path, (place / path).read_bytes()) for path in paths)
                self._cache.keep_index(self._key, files)


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
