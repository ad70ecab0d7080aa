"""Make the pages of a site, shared with other processes, but for bodies of earlier builds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import jinja2
from mkdocs.utils import write_file

from generator.mkdocs.shell import refusal
from generator.pages.bodies import Body, make
from generator.pages.build import pages
from generator.tools import gc_tuning
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from mkdocs.structure.files import File

    from generator.mkdocs.host import Host
    from generator.mkdocs.shell import ShellPage
    from generator.pages.bodies import Bodies
    from generator.pages.page import Page
    from generator.pages.site import Site

_WORTH_SENDING = 2000
"""Pages from which on a process that begins with nothing is a help in making them."""


class Writer:
    """Write pages where their bodies are made, without MkDocs, which writes one after the other.

    `pages`: by position those that are written so; `documents`: the files of all pages.
    """

    def __init__(
        self, host: Host, pages: Mapping[int, ShellPage], documents: Sequence[File]
    ) -> None:
        self._host = host
        self.pages = pages
        self._documents = documents

    def __call__(self, position: int, body: str) -> bool:
        """Write a page, if it is one of those."""
        page = self.pages.get(position)
        if page is None:
            return False
        page.take(lambda: body)
        try:
            write_file(self._host.render(page, self._documents), page.file.abs_dest_path)
        finally:
            page.take(page.content_page.body)  # keep no text in memory that is written
        return True


class _Work:
    """Make a body, and write its page where that can be done."""

    def __init__(self, write: Writer | None = None, *, keep: bool = True) -> None:
        self._write = write
        self._keep = keep

    def __reduce__(self) -> tuple[type[_Work], tuple[()]]:
        """Send nothing of MkDocs to a process that begins with nothing: it cannot write."""
        return _Work, ()

    def __call__(self, item: tuple[int, Callable[[], str]]) -> tuple[Body, bool]:
        """Return a body and whether its page is written; without its text if nobody asks for it."""
        position, body_of = item
        body = make(body_of)
        written = self._write is not None and self._write(position, body.html)
        return body if self._keep or not written else Body("", body.asked), written


class _Items(Sequence[tuple[int, "Callable[[], str]"]]):
    """The places of pages with what makes their bodies, put together when one is asked for."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    def __getitem__(self, position: int) -> tuple[int, Callable[[], str]]:  # type: ignore[override]
        return position, self._pages[position].body


class Making:
    """Make each page of a site when it is its turn.

    Lists share the rows of entries, so that one process makes them all; the others begin with the
    pages of entries. `bodies`: those of earlier builds, and where new ones are kept.
    """

    def __init__(self, pages: Sequence[Page], bodies: Bodies | None, settings: Path) -> None:
        """Take the pages, and the folder of the site's settings that they are made by."""
        self._pages = pages
        self._settings = settings
        self._bodies = bodies
        self._found = dict(_found(pages, bodies)) if bodies else {}
        self._writer: Writer | None = None
        self._work: SharedWork[tuple[int, Callable[[], str]], tuple[Body, bool]] | None = None

    def begin(self, writer: Writer | None = None) -> None:
        """Let other processes begin; `writer`: what writes pages as they are made."""
        self._writer = writer
        gc_tuning.collect_what_is_new()
        self._work = SharedWork(
            _Work(writer, keep=self._bodies is not None),
            _Items(self._pages),
            self._is_mine,
            worth_sending=_WORTH_SENDING,
            reads=self._settings,
        )

    def _is_mine(self, position: int) -> bool:
        """Whether this process alone makes a page."""
        return self._pages[position].origin is None or position in self._found

    def maker(self, position: int) -> Callable[[], str]:
        """Return what makes the body of a page, once work has begun."""
        return partial(self._body, position)

    def _body(self, position: int) -> str:
        return self._take(position)[0]

    def _take(self, position: int) -> tuple[str, bool]:
        """The body of a page, and whether the page is written."""
        assert self._work is not None
        page, bodies = self._pages[position], self._bodies
        if bodies and position in self._found:
            return bodies.take(page, self._found[position]), False
        body, written = self._work.result(position)
        html = bodies.keep(page, body) if bodies and page.entry else body.html
        return html, written

    def finish(self) -> None:
        """Write the pages that MkDocs does not write.

        Raises PluginError for a template of the site's own that cannot be used.
        """
        if self._writer is None:
            return
        # First what nobody else makes: with that left to the end the others would be idle.
        for position in sorted(self._writer.pages, key=lambda i: not self._is_mine(i)):
            try:
                body, written = self._take(position)
            except jinja2.TemplateError as error:
                raise refusal(self._pages[position].url, error) from None
            if not written:
                self._writer(position, body)

    def close(self) -> None:
        """Let other processes go, and write down what is new."""
        if self._work:
            self._work.close()
            gc_tuning.collect_rarely()
        if self._bodies:
            self._bodies.save()
            self._bodies = None


def _found(pages: Sequence[Page], bodies: Bodies) -> Iterator[tuple[int, bytes]]:
    """Yield the positions of pages that need not be made, with the keys of their bodies."""
    for position, page in enumerate(pages):
        if page.entry is not None and (key := bodies.find(page)) is not None:
            yield position, key


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
