"""Find near matches: what an author probably meant."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.kinds.kind import resolve
from generator.source.diagnostics import Path, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.kinds.entry import EntryData


def nearest(name: str, candidates: Collection[str]) -> str:
    """Return the known word closest to what was written, or "" where none is close."""
    plain = fold(name[:80])
    by_form = {fold(word): word for word in reversed([*candidates])}
    cutoff = 0.6 if plain.isascii() else 0.5  # of two Han characters, one may be wrong
    return next((by_form[form] for form in get_close_matches(plain, by_form, 1, cutoff)), "")


def fold(word: str) -> str:
    """Return a word without what fingers and input methods change: width, case, blanks."""
    return "".join(unicodedata.normalize("NFKC", word).casefold().split())


def both_ways(words: Mapping[str, str]) -> str:
    """Return every id with its word, as a hint lists them."""
    return "、".join(f"{id} {word}" for id, word in words.items())


def unknown_word(words: Mapping[str, str], value: str, path: Path) -> Iterator[Problem]:
    """Yield a problem where `value` is neither an id nor a word of the site's vocabulary."""
    if resolve(words, value) is None:
        candidates = [*words.values(), *words]
        choices = f"{both_ways(words) or '—'}（site_config/vocabulary.yml）"
        values = {"value": value, "known": choices, "nearest": nearest(value, candidates)}
        yield Problem("unknown-value", path, values)


def missing_sources(data: EntryData) -> Iterator[Problem]:
    """Yield a problem where an entry names no source and does not say that it is made up."""
    if not data.fictional and not data.sources:
        yield Problem("unsourced")
