"""Make the pages of a site and what is indexed of entries, shared with other processes.

What earlier builds made of the same is taken from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import jinja2

from generator import search
from generator.mkdocs.shell import refusal
from generator.pages.bodies import Body, make
from generator.pages.build import pages
from generator.search.site_index import extract
from generator.tools import gc_tuning
from generator.tools.asked import noting
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.edition import Item
    from generator.mkdocs.site_search import IndexWriter
    from generator.mkdocs.writer import Writer
    from generator.pages.bodies import Bodies
    from generator.pages.page import Page
    from generator.pages.site import Site
    from generator.search import Document

_WORTH_SENDING = 2000
"""Pages from which on a process that begins with nothing is a help in making them."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Hold what was made for a place: a body, or what is known of an entry that is indexed."""

    position: int
    body: Body
    document: Document | None = None
    is_written: bool = False


def _page(position: int, body: Callable[[], str]) -> _Piece:
    return _Piece(position, make(body))


class _Reader:
    """Read entries of a site for its index."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __reduce__(self) -> tuple[type[_Reader], tuple[Site]]:
        return _Reader, (self._site,)

    @cached_property
    def _reader(self) -> search.Reader:
        return search.Reader(self._site.edition)

    def __call__(self, position: int, entry: Item) -> _Piece:
        with noting() as asked:
            document = self._reader.document(entry)
        return _Piece(position, Body("", frozenset(asked)), document)


def _do(item: Callable[[], _Piece]) -> _Piece:
    return item()


class _Finish:
    """Write a page whose body is made, where that can be done; take apart what is indexed."""

    def __init__(self, write: Writer | None = None, *, keep: bool = True) -> None:
        """Take what writes pages; `keep`: whether anybody asks for the bodies of those written."""
        self._write = write
        self._keep = keep

    def __reduce__(self) -> tuple[type[_Finish], tuple[()]]:
        """Send nothing of MkDocs to a process that begins with nothing: it cannot write."""
        return _Finish, ()

    def __call__(self, made: _Piece) -> _Piece:
        body = made.body
        if made.document is not None:
            return _Piece(made.position, Body(extract(made.document), body.asked))
        if self._write is None or not self._write(made.position, body.html):
            return made
        return _Piece(made.position, body if self._keep else Body("", body.asked), is_written=True)


class _Items(Sequence["Callable[[], _Piece]"]):
    """What makes what belongs to each place, put together when it is asked for.

    First come the bodies of pages, then what is indexed of entries.
    """

    def __init__(self, pages: Sequence[Page], entries: Sequence[Page], read: _Reader) -> None:
        self._pages = pages
        self._entries = entries
        self._read = read

    def __len__(self) -> int:
        return len(self._pages) + len(self._entries)

    def __getitem__(self, position: int) -> Callable[[], _Piece]:  # type: ignore[override]
        if position < len(self._pages):
            return partial(_page, position, self._pages[position].body)
        entry = self._entries[position - len(self._pages)].entry
        assert entry is not None
        return partial(self._read, position, entry)


@dataclass(frozen=True, slots=True)
class FormerBuilds:
    """Hold what earlier builds made: bodies of pages, and what is indexed of entries."""

    bodies: Bodies
    extracts: Bodies


class Making:
    """Make each page of a site when it is its turn, and at the end what is indexed of entries.

    Lists share the rows of entries, so that one process makes them all; the others begin with the
    pages of entries. `kept`: what earlier builds made, and where what is new is kept. `index` takes
    what is indexed, if it wants any.
    """

    def __init__(
        self,
        pages: Sequence[Page],
        site: Site,
        kept: FormerBuilds | None,
        settings: Path,
        index: IndexWriter | None,
    ) -> None:
        """Take the pages of a site, and the folder of the settings that they are made by."""
        self._pages = pages
        self._site = site
        self._settings = settings
        self._kept = kept
        self._index = index
        self._entries: Sequence[Page] = ()  # that are to be indexed
        self._found: dict[int, bytes] = {}
        self._writer: Writer | None = None
        self._work: SharedWork[Callable[[], _Piece], _Piece] | None = None

    def begin(self, writer: Writer | None = None) -> None:
        """Let other processes begin; `writer`: what writes pages as they are made."""
        self._writer = writer
        if self._index and self._index.wants:
            self._entries = [p for p in self._pages if p.entry and not p.entry.retired]
        self._found = dict(self._find())
        gc_tuning.collect_what_is_new()
        self._work = SharedWork(
            _do,
            _Items(self._pages, self._entries, _Reader(self._site)),
            self._is_mine,
            worth_sending=_WORTH_SENDING,
            reads=self._settings,
            then=_Finish(writer, keep=self._kept is not None),
        )

    def _find(self) -> Iterator[tuple[int, bytes]]:
        """Yield the positions of what need not be made, with the keys of what is kept of it."""
        if self._kept is None:
            return
        for position, page in enumerate(self._pages):
            if page.entry is not None and (key := self._kept.bodies.find(page)) is not None:
                yield position, key
        for position, page in enumerate(self._entries, len(self._pages)):
            if (key := self._kept.extracts.find(page)) is not None:
                yield position, key

    def _is_mine(self, position: int) -> bool:
        """Whether this process alone makes what belongs to a place."""
        if position in self._found:
            return True
        return position < len(self._pages) and self._pages[position].origin is None

    def maker(self, position: int) -> Callable[[], str]:
        """Return what makes the body of a page, once work has begun."""
        return partial(self._body, position)

    def _body(self, position: int) -> str:
        return self._page(position)[0]

    def _page(self, position: int) -> tuple[str, bool]:
        """The body of a page, and whether the page is written."""
        page = self._pages[position]
        kept = self._kept.bodies if self._kept and page.entry else None
        return self._take(position, page, kept)

    def _take(self, position: int, page: Page, kept: Bodies | None) -> tuple[str, bool]:
        """Take from an earlier build what was found there, or have it made and keep it."""
        key = self._found.get(position)
        if kept and key is not None and (text := kept.take(key)) is not None:
            return text, False
        assert self._work is not None
        made = self._work.result(position)
        if kept:
            kept.keep(page, made.body)
        return made.body.html, made.is_written

    def finish(self) -> None:
        """Write the pages that MkDocs does not write, and have all entries indexed.

        Raises PluginError for a template of the site's own that cannot be used.
        """
        if self._writer is not None:
            self._write(self._writer)
            self._site.let_go()
        for position, page in enumerate(self._entries, len(self._pages)):
            text, _ = self._take(position, page, self._kept.extracts if self._kept else None)
            if self._index:
                self._index.take(page.url, text)

    def _write(self, writer: Writer) -> None:
        # First what nobody else makes: with that left to the end the others would be idle.
        for position in sorted(writer.pages, key=lambda i: not self._is_mine(i)):
            try:
                body, written = self._page(position)
            except jinja2.TemplateError as error:
                raise refusal(self._pages[position].url, error) from None
            if not written:
                writer(position, body)

    def close(self) -> None:
        """Let other processes go, and write down what is new."""
        if self._work:
            self._work.close()
            gc_tuning.collect_rarely()
        if self._kept:
            self._kept.bodies.save()
            self._kept.extracts.save()
            self._kept = None


def every_page(site: Site, name: str) -> list[Page]:
    """Return all pages of a site, those that no author wrote evenly among those of entries.

    So no process waits for another where they are taken one after the other.
    """
    all_pages = pages(site, name)
    entries = [page for page in all_pages if page.origin]
    others = [page for page in all_pages if not page.origin]
    step = max(1, len(entries) // max(1, len(others)))
    spread = [
        page
        for i, other in enumerate(others)
        for page in (other, *entries[i * step : (i + 1) * step])
    ]
    return [*spread, *entries[len(others) * step :]]
