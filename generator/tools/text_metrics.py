"""Guess how much room a text takes without a font at hand, rather too much than too little."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+"
)
_OPENING = "（(《〈“‘「『【〔["
_WIDE_LATIN = frozenset("mwMW@%&—…")


def clean(text: str) -> str:
    """Return `text` on one line.

    Control characters, lone surrogates and marks that turn the direction of writing go.
    """
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """Return the width in em. Kept, since a drawing tries a name in many places."""
    return sum(_advance(char) for char in text)


@lru_cache(maxsize=4096)
def _advance(char: str) -> float:
    if ord(char) >= 0x1F000:
        return 1.4
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if char in _WIDE_LATIN or unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return 0.75 if char.isupper() else 0.6


def wrap(text: str, widest: float) -> tuple[str, ...]:
    """Break `text` into one line of at most `widest` em, or two of about the same width.

    What has no room becomes an ellipsis.
    """
    whole = width(text)
    if whole <= widest:
        return (text,)
    first = _head(text, max(min(whole / 2 + 0.5, widest), 1.4))
    first = first.rstrip(_OPENING) or first  # an opening bracket goes with what it opens
    rest = text[len(first) :].strip()
    if width(rest) > widest:
        rest = _head(rest, widest - 1).rstrip() + "…"
    return first.strip(), rest


def _head(text: str, widest: float) -> str:
    """As much of the beginning as fits, at least a character; up to a gap if there is one."""
    width, end = 0.0, 0
    while end < len(text) and (width + _advance(text[end]) <= widest or end == 0):
        width += _advance(text[end])
        end += 1
    seam = max(text.rfind(" ", 0, end), text.rfind("-", 0, end)) + 1
    through_a_word = end < len(text) and text[end - 1 : end + 1].isascii() and text[end] != " "
    return text[:seam] if through_a_word and seam > end / 3 else text[:end]
