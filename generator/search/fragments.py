"""Documents → what a hit is shown and verified with, GROUP documents a file."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.search.model import Document

GROUP = 5  # more compress better, fewer waste less: ten hits lie in ten groups as a rule

Fragment = list[object]


def fragments(documents: Sequence[Document]) -> Iterator[list[Fragment]]:
    """Yield the groups in the order of the index: [url, title, kind, date, aliases, [anchor, heading, text, …]]."""
    for start in range(0, len(documents), GROUP):
        yield [_fragment(document) for document in documents[start : start + GROUP]]


def _fragment(document: Document) -> Fragment:
    sections = [clean(part) for s in document.sections for part in (s.anchor, s.heading, s.text)]
    head = [clean(part) for part in (document.url, document.title, document.kind, document.date)]
    return [*head, [clean(alias) for alias in document.aliases], sections]


def clean(text: str) -> str:
    """Return text as the client compares it: composed, and without the halves of characters that UTF-8 cannot hold."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
