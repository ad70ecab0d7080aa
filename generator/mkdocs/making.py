"""Make the bodies of pages, shared with other processes, but for those of earlier builds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.pages.bodies import Body, make
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.pages.bodies import Bodies
    from generator.pages.page import Page

_WORTH_SENDING = 2000
"""Pages from which on a process that begins with nothing is a help in making them."""


class Making:
    """Make each page of a site when it is its turn.

    Lists share the rows of entries, so that one process makes them all; the others begin with the
    pages of entries. `bodies`: those of earlier builds, and where new ones are kept.
    """

    def __init__(self, pages: Sequence[Page], bodies: Bodies | None) -> None:
        self._pages = pages
        self._bodies = bodies
        self._found = dict(_found(pages, bodies)) if bodies else {}
        self._work: SharedWork[Callable[[], str], Body] = SharedWork(
            make,
            [page.body for page in pages],
            lambda i: pages[i].origin is None or i in self._found,
            worth_sending=_WORTH_SENDING,
        )

    def maker(self, position: int) -> Callable[[], str]:
        """Return what makes the body of a page."""
        return partial(self._body, position)

    def _body(self, position: int) -> str:
        page, bodies = self._pages[position], self._bodies
        if bodies and position in self._found:
            return bodies.take(page, self._found[position])
        body = self._work.result(position)
        return bodies.keep(page, body) if bodies and page.entry else body.html

    def close(self) -> None:
        """Let other processes go, and write down what is new."""
        self._work.close()
        if self._bodies:
            self._bodies.save()
            self._bodies = None


def _found(pages: Sequence[Page], bodies: Bodies) -> Iterator[tuple[int, bytes]]:
    """Yield the positions of pages that need not be made, with the keys of their bodies."""
    for position, page in enumerate(pages):
        if page.entry is not None and (key := bodies.find(page)) is not None:
            yield position, key
