"""Make the index of the search beside the writing of pages, and hold it against what came of them.

Other plugins may take pages out, encrypt them or change them, up to the last event of a build. So
the index is made early, in a second process, and at the end every page in it is looked up in the
finished site; if one is gone, the index is made again without it.
"""

from __future__ import annotations

import html
import re
import shutil
import tempfile
import weakref
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator import search
from generator.kinds import KINDS
from generator.tools.apart import in_a_copy
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.edition import Edition
    from generator.search import Document

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|\s+", re.DOTALL | re.IGNORECASE)
_PIECES, _PIECE = 8, 24

_WORTH_SENDING = 1000
"""Pages from which on a process that begins with nothing is a help in indexing them."""

_PART = 4_000
"""Entries that are read at a time; nearly all that lies in memory of them is copied for that."""

_SLOWEST = 0.05
"""Seconds in which a page is indexed on the slowest machine; usually it is a fiftieth of that."""


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


@dataclass(frozen=True, slots=True)
class _Making:
    """Make the files of an index in a folder; what it is made of goes to another process."""

    edition: Edition
    shown: frozenset[str]
    written: tuple[AuthorPage, ...]
    folder: Path

    def __call__(self, missing: frozenset[str]) -> list[str]:
        """Return the paths of the files, made without the pages that are missing."""
        paths = []
        written = [page for page in self.written if page.url not in missing]
        for path, content in files(self.edition, self.shown - missing, written):
            file = self.folder / path
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
            paths.append(path)
        return paths


class Index:
    """Collect the index of an edition's pages.

    Those at `urls` are known by address, hand-written ones by themselves. Its files lie in a folder
    of their own until the site is whole: other plugins take what is there for finished.
    """

    def __init__(
        self, edition: Edition, urls: Iterable[str], author_pages: Iterable[AuthorPage]
    ) -> None:
        shown = frozenset(urls)
        self._folder = Path(tempfile.mkdtemp(prefix="qingjian-"))
        # Also where a build breaks off before `move`.
        self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._make = _Making(edition, shown, tuple(author_pages), self._folder)
        self._work: SharedWork[frozenset[str], list[str]] = SharedWork(
            self._make,
            [frozenset()],
            worth_it=1,
            worth_sending=1 if len(shown) >= _WORTH_SENDING else None,
            longest=len(shown) * _SLOWEST,
        )

    def move(self, proofs: Mapping[str, Proof], place: Path) -> list[str]:
        """Move the files of the index below `place`, an existing site's assets/search/.

        It has the pages whose proof holds, or that need none; `proofs`: by address. Return the
        paths of the files from `place` on. Called once, when the site is written.
        """
        missing = frozenset(url for url, proof in proofs.items() if not proof.holds())
        paths = [] if missing else self._work.result(0)
        self._work.close()  # before anything is written anew where it may still be writing
        paths = self._make(missing) if missing else paths
        place.mkdir(parents=True, exist_ok=True)
        for name in {path.partition("/")[0] for path in paths}:
            former = place / name
            if former.is_dir():  # of the same name and so of the same content
                shutil.rmtree(former)
            shutil.move(self._folder / name, former)
        self._remove()
        return paths


def files(
    edition: Edition, urls: Collection[str], author_pages: Iterable[AuthorPage]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files below assets/search/ for the pages at `urls` and the hand-written ones."""
    from generator.search.build import build_index

    documents = chain(
        (document for document in _without_entry(edition) if document.url in urls),
        (search.author_page(w.url, w.title, w.content) for w in author_pages),
    )
    orders = in_a_copy(partial(search.orders, edition))
    parts = _of_entries(edition, urls)
    return build_index(documents, search.labels(), orders, edition.audience.value, parts)


def _without_entry(edition: Edition) -> Iterator[Document]:
    """The pages of listings and of figures."""
    yield from (search.listing(f"{kind.folder}/", kind.label, kind.intro) for kind in KINDS)
    yield from search.figures(edition)


def _of_entries(edition: Edition, urls: Collection[str]) -> Iterator[Iterator[Document]]:
    """The pages of entries, some at a time; until a part is read its entries are not touched."""
    items = iter(edition)
    while part := [*islice(items, _PART)]:
        yield (document for document in search.documents(edition, part) if document.url in urls)
