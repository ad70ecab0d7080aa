"""Hand the search the hand-written pages, and say what must stand in a page that is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.mkdocs.shell import ShellPage
from generator.search.site_index import AuthorPage, Proof, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.structure.pages import Page


def author_pages(pages: Iterable[Page], texts: Mapping[str, str]) -> Iterator[AuthorPage]:
    """Yield the hand-written pages that do not say `search: {exclude: true}` of themselves.

    `texts`: what their authors wrote, as HTML, by address.
    """
    for page in pages:
        search = page.meta.get("search")
        left_out = isinstance(search, dict) and search.get("exclude")
        if not isinstance(page, ShellPage) and not left_out:
            yield AuthorPage(page.url, str(page.title), texts.get(page.url, ""))


def proofs(pages: Iterable[Page], texts: Mapping[str, str]) -> Iterator[tuple[str, Proof]]:
    """Yield by address what must stand in the site for a page to be found."""
    for page in pages:
        file = Path(page.file.abs_dest_path)
        if isinstance(page, ShellPage):
            yield page.content_page.url, Proof(file, page.pieces)
        else:
            yield page.url, Proof(file, pieces(texts.get(page.url, "")))
