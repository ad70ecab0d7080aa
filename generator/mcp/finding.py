"""Find entries by words: every one that holds all of them, those that say most about them first."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.mcp.shelf import Entry

_IN_TITLE, _IN_TOPICS = 20, 5
"""As much as so many places in the text count a title and a topic that hold a word."""

_AROUND = 60
"""Characters of the text on either side of the first word."""


def find(entries: Iterable[Entry], query: str, limit: int) -> list[tuple[Entry, str]]:
    """Return the entries that hold all words of a query, the best first, with a piece of each.

    Words are parted by blanks. A query of one word that nothing holds, as a question in Chinese
    often is, is looked for by its pairs of characters; then whoever holds most of them comes first.
    """
    words = _plain(query).split()
    if not words:
        return []
    read = [(entry, _plain(entry.body)) for entry in entries]
    scored = [(_score(entry, text, words), entry, text) for entry, text in read]
    if not any(score for score, _, _ in scored):
        words = [pair for word in words for pair in _pairs(word)]
        scored = [(_held(entry, text, words), entry, text) for entry, text in read]
    scored.sort(key=lambda one: (-one[0], one[1].id))
    return [(entry, _piece(entry.body, words)) for score, entry, _ in scored[:limit] if score]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _score(entry: Entry, text: str, words: list[str]) -> int:
    title, topics = _plain(entry.title), _plain(" ".join(entry.topics))
    counts = [
        text.count(word) + _IN_TITLE * (word in title) + _IN_TOPICS * (word in topics)
        for word in words
    ]
    return sum(counts) if all(counts) else 0


def _held(entry: Entry, text: str, words: list[str]) -> int:
    """How many of the pairs an entry holds; with one of several it is about something else."""
    title = _plain(entry.title)
    held = sum(word in text or word in title for word in words)
    return held + sum(word in title for word in words) if held >= min(2, len(words)) else 0


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)] or [word]


def _piece(text: str, words: list[str]) -> str:
    places = [place for word in words if (place := text.lower().find(word)) >= 0]
    start = max(0, min(places, default=0) - _AROUND)
    return " ".join(text[start : start + 2 * _AROUND].split())
