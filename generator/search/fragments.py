"""Write what a hit is shown and verified with, GROUP documents a file."""

from __future__ import annotations

import json
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from generator.search import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.search.model import Document

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_composed = partial(unicodedata.normalize, "NFC")
GROUP = 2  # more compress better, fewer waste less: ten hits lie in ten groups as a rule
_SAMPLE = 1000  # groups from which the frequency of characters is taken


def rank(read: Callable[[int], str], size: int) -> str:
    """Return the characters of the documents that get a short code, the most frequent first.

    `read` returns the fragment of the document of a number, `size` is how many there are.
    """
    starts = range(0, size, GROUP)
    sample = starts[:: len(starts) // _SAMPLE + 1]
    return letters.ranking(_group(read, size, start) for start in sample)


def groups(read: Callable[[int], str], size: int, rank: str) -> Iterator[str]:
    """Yield the groups in the order of the index, as JSON with short codes."""
    shortener = letters.Shortener(rank)
    for start in range(0, size, GROUP):
        yield shortener.shorten(_group(read, size, start))


def _group(read: Callable[[int], str], size: int, start: int) -> str:
    return f"[{','.join(map(read, range(start, min(start + GROUP, size))))}]"


def fragment(document: Document) -> str:
    """Return what a document is shown and verified with, as JSON.

    That is [url, title, kind, when, aliases, keywords, marks, sections]; of the sections anchor,
    heading, text and hidden text follow one another in one list.
    """
    sections = [
        _composed(part)
        for s in document.sections
        for part in (s.anchor, s.heading, s.text, s.hidden)
    ]
    head = [_composed(part) for part in (document.url, document.title, document.kind)]
    lists = ([*map(_composed, x)] for x in (document.aliases, document.keywords, document.marks))
    whole = [*head, document.when, *lists, sections]
    return _JSON(whole)


def clean(text: str) -> str:
    """Return text as the client compares it.

    It is composed, and without the halves of characters that UTF-8 cannot hold.
    """
    return _composed(text).encode("utf-8", "replace").decode("utf-8")
