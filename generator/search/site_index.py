"""Make the index of a site: of its entries, its other pages and those written by hand.

Other plugins may take pages out, encrypt them or change them, up to the last event of a build. So
a page may be looked up in the finished site by pieces of its text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator import search
from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from generator.edition import Edition, Item
    from generator.search import Document
    from generator.search.shelf import Shelf

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|\s+", re.DOTALL | re.IGNORECASE)
_PIECES, _PIECE = 8, 24


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """Hold a hand-written page before other plugins took it in hand."""

    url: str
    title: str
    content: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Hold a file of the site and pieces of text that stand in it.

    They do if the page was published as it is.
    """

    file: Path
    pieces: tuple[str, ...]

    def holds(self) -> bool:
        """Tell whether the file is there and holds the better part of the pieces."""
        try:
            text = bare(self.file.read_text("utf-8", errors="replace"))
        except OSError:
            return False
        return 2 * sum(piece in text for piece in self.pieces) >= len(self.pieces)


def bare(page: str) -> str:
    """Return the text of HTML without any blank, so that minified pages read the same."""
    return "".join(html.unescape(_TAGS.sub("", page)).split())


def pieces(page: str) -> tuple[str, ...]:
    """Return pieces of the text of HTML, evenly from all of it."""
    text = bare(page)
    step = max(_PIECE, len(text) // _PIECES)
    return tuple(text[at : at + _PIECE] for at in range(0, len(text), step))


def extract(document: Document) -> str:
    """Return what is indexed of a document."""
    from generator.search import extracts

    return extracts.extract(document)


def files(
    edition: Edition,
    urls: Collection[str],
    author_pages: Iterable[AuthorPage],
    entries: Shelf | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the files below assets/search/ for the pages at `urls` and the hand-written ones.

    `entries`: a shelf with the entries at these addresses, if somebody filled one.
    """
    from generator.search import build
    from generator.search.shelf import Shelf

    documents = chain(
        (document for document in _without_entry(edition) if document.url in urls),
        (search.author_page(w.url, w.title, w.content) for w in author_pages),
    )
    with Shelf() if entries is None else entries as shelf:
        for document in documents:
            shelf.add(extract(document))
        if entries is None:
            for document in search.documents(edition, searchable(edition, urls)):
                shelf.add(extract(document))
        orders = search.orders(edition)
        yield from build.files(shelf, search.labels(), orders, edition.audience.value)


def searchable(edition: Edition, urls: Collection[str]) -> Iterator[Item]:
    """Yield the entries at some addresses that are searched: all but the retired."""
    return (item for item in edition if item.url in urls and not item.retired)


def _without_entry(edition: Edition) -> Iterator[Document]:
    """The pages of listings and of figures."""
    yield from (search.listing(f"{kind.folder}/", kind.label, kind.intro) for kind in KINDS)
    yield from search.figures(edition)
