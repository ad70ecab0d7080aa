"""What a search ought to find: plain substring search over the folded text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.search.fold import Folder

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from generator.search import Document

_FOLD = cache(Folder().fold)


def parts_of(document: Document) -> tuple[str, ...]:
    """Return every text of a document that a phrase may stand in, as it was written."""
    sections = [text for s in document.sections for text in (s.heading, s.text, s.hidden)]
    return (document.title, *document.aliases, *document.keywords, *sections)


def holding(documents: Sequence[Document], query: str) -> set[str]:
    """Return the URLs of the documents that hold every phrase of a query."""
    phrases = [folded for part in re.split(r"\s+", query) if (folded := _FOLD(part))]
    return {d.url for d in documents if phrases and all(_holds(d, phrase) for phrase in phrases)}


def as_written(documents: Sequence[Document], query: str) -> set[str]:
    """Return the URLs of the documents that hold a query exactly as it is written; none if it is
    all punctuation.
    """
    return {d.url for d in documents if _FOLD(query) and any(query in part for part in parts_of(d))}


def _holds(document: Document, phrase: str) -> bool:
    return any(phrase in _FOLD(part) for part in parts_of(document))


def cut(documents: Sequence[Document], rng: random.Random, length: int) -> str:
    """Return a string of that many characters, cut at random from the text, without spaces."""
    while True:
        part = rng.choice(parts_of(rng.choice(documents)))
        if len(part) >= length:
            start = rng.randint(0, len(part) - length)
            result = part[start : start + length]
            if not re.search(r"\s", result):
                return result
