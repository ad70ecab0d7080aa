"""Know what earlier builds made of entries, such as the bodies of pages, and what still holds.

A body is made of its entry and of what its template asked of the edition. Both are kept with it:
while the entry and all answers are as they were, so is the body.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.tools.asked import noting
from generator.tools.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.pages.page import Page
    from generator.pages.watched import Answers
    from generator.tools.asked import Question
    from generator.tools.store import Store

_BATCH = 16_000_000
"""Bytes of bodies that are written together."""


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a body that was made, and what was asked for it."""

    html: str
    asked: frozenset[Question]


def make(body: Callable[[], str]) -> Body:
    """Make the body of a page of a watched site, and note what it asks."""
    with noting() as asked:
        html = body()
    return Body(html, frozenset(asked))


@dataclass(slots=True)
class Bodies:
    """Find and keep the bodies of one edition.

    `name`: what they are, as one entry may have several. `circumstances` gives a digest of all else
    that a page rests on: program, settings, audience. A body that was made while they changed is
    not kept.
    """

    store: Store
    answers: Answers
    circumstances: Callable[[], bytes]
    basis: Iterable[Question]
    name: str
    _from: bytes = b""
    _basis: bytes = b""
    _new: list[tuple[bytes, bytes]] = field(default_factory=list)
    _size: int = 0

    def __post_init__(self) -> None:
        self._from = self.circumstances()
        self._basis = self._answered(self.basis)

    def find(self, page: Page) -> bytes | None:
        """Return the key of the body of an entry's page, None where it has to be made."""
        key = self._key(page)
        text = self.store.get(key)
        if text is None:
            return None
        try:
            body = _of(key, self._answered(tuple(question) for question in json.loads(text)))
        except (ValueError, TypeError, IndexError):  # no questions of ours
            return None
        return body if body in self.store else None

    def take(self, key: bytes) -> str | None:
        """Return a body that was found; None if it is no longer whole."""
        text = self.store.get(key)
        return None if text is None else text.decode("utf-8", "surrogatepass")

    def keep(self, page: Page, body: Body) -> None:
        """Keep a body for the next build."""
        key = self._key(page)
        asked = sorted(body.asked)
        html = body.html.encode("utf-8", "surrogatepass")
        self._new += [
            (key, json.dumps(asked, ensure_ascii=False).encode("utf-8", "surrogatepass")),
            (_of(key, self._answered(asked)), html),
        ]
        self._size += len(html)
        if self._size > _BATCH:
            self.save()

    def save(self) -> None:
        """Write what is new, unless it was made of something that has changed since."""
        if self.circumstances() == self._from:
            self.store.put(self._new)
        self._new, self._size = [], 0

    def _key(self, page: Page) -> bytes:
        assert page.entry is not None
        own = self.answers.of(("item", *page.entry.key))
        return digest(self.name, self._from, self._basis, page.url, own)

    def _answered(self, asked: Iterable[Question]) -> bytes:
        return digest(*(self.answers.of(question) for question in sorted(asked)))


def _of(key: bytes, answered: bytes) -> bytes:
    return digest("body", key, answered)
