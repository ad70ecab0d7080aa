"""Make the index of the search beside the writing of pages, and hold it against what came of them.

Other plugins may take pages out, encrypt them or change them, up to the last event of a build. So
the index is made early, in a second process, and at the end every page in it is looked up in the
finished site; if one is gone, the index is made again without it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import search
from generator.kinds import KINDS
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.edition import Edition
    from generator.search import Document

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|\s+", re.DOTALL | re.IGNORECASE)
_PIECES, _PIECE = 8, 24

_WORTH_SENDING = 1000
"""Pages from which on a process that begins with nothing is a help in indexing them."""


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


class Index:
    """Collect the index of an edition's pages.

    Those at `urls` are known by address, hand-written ones by themselves.
    """

    def __init__(
        self, edition: Edition, urls: Iterable[str], author_pages: Iterable[AuthorPage]
    ) -> None:
        self._edition = edition
        self._shown = frozenset(urls)
        self._written = tuple(author_pages)
        self._work: SharedWork[frozenset[str], list[tuple[str, bytes]]] = SharedWork(
            self._make,
            [frozenset()],
            worth_it=1,
            worth_sending=1 if len(self._shown) >= _WORTH_SENDING else None,
        )

    def files(self, proofs: Mapping[str, Proof]) -> list[tuple[str, bytes]]:
        """Return the files below assets/search/ of the pages whose proof holds, or that need none.

        `proofs`: by address; called once, when the site is written.
        """
        missing = frozenset(url for url, proof in proofs.items() if not proof.holds())
        index_files = self._make(missing) if missing else self._work.result(0)
        self._work.close()
        return index_files

    def _make(self, missing: frozenset[str]) -> list[tuple[str, bytes]]:
        from generator.search.build import build_index

        documents: list[Document] = [
            *search.documents(self._edition),
            *(search.listing(f"{kind.folder}/", kind.label, kind.intro) for kind in KINDS),
            *search.figures(self._edition),
        ]
        documents = [document for document in documents if document.url in self._shown]
        documents += [search.author_page(w.url, w.title, w.content) for w in self._written]
        rest = [document for document in documents if document.url not in missing]
        return list(build_index(rest, search.labels(), search.orders(self._edition)))
