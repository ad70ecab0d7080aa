"""Write what a hit is shown and verified with, GROUP documents a file."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from generator.search import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.search.model import Document

GROUP = 2  # more compress better, fewer waste less: ten hits lie in ten groups as a rule
_SAMPLE = 1000  # groups from which the frequency of characters is taken

Fragment = list[object]


def rank(documents: Sequence[Document]) -> str:
    """Return the characters of the documents that get a short code, the most frequent first."""
    starts = range(0, len(documents), GROUP)
    sample = starts[:: len(starts) // _SAMPLE + 1]
    return letters.ranking(_group(documents, start) for start in sample)


def fragments(documents: Sequence[Document], rank: str) -> Iterator[str]:
    """Yield the groups in the order of the index, as JSON with short codes.

    A document is [url, title, kind, when, aliases, keywords, marks, sections]; of the sections
    anchor, heading, text and hidden text follow one another in one list.
    """
    shortener = letters.Shortener(rank)
    for start in range(0, len(documents), GROUP):
        yield shortener.shorten(_group(documents, start))


def _group(documents: Sequence[Document], start: int) -> str:
    group = [_fragment(document) for document in documents[start : start + GROUP]]
    return json.dumps(group, ensure_ascii=False, separators=(",", ":"))


def _fragment(document: Document) -> Fragment:
    sections = [
        clean(part) for s in document.sections for part in (s.anchor, s.heading, s.text, s.hidden)
    ]
    head = [clean(part) for part in (document.url, document.title, document.kind)]
    lists = ([*map(clean, x)] for x in (document.aliases, document.keywords, document.marks))
    return [*head, document.when, *lists, sections]


def clean(text: str) -> str:
    """Return text as the client compares it.

    It is composed, and without the halves of characters that UTF-8 cannot hold.
    """
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
