"""Spell titles and terms as they are typed with a Latin keyboard.

They are whole syllables, or the initial of each.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from pypinyin import Style, lazy_pinyin

from generator.search.fold import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

SYLLABLES = 0xF0000  # one private code point a syllable, in alphabetical order
NUMBERS = 0xF8200  # and one for two digits, before a third: see postings.py
BREAKS = 0xF8300  # and one a bucket of characters, before a break: see postings.py
BUCKETS = 256
INITIALS = 0xF8000  # and one a letter
_LETTERS = re.compile("[a-z]+")
_LETTER_BY_LETTER = cast(
    "Callable[[str], str]", list
)  # its annotation knows nothing of lists, its manual does


def read(text: str) -> list[list[str]]:
    """Return the ways to read a folded text: one syllable a character ("nv" for 女).

    BREAK stands where there is none. The first way heeds the words (银行 yinhang); where it
    differs, a second takes each character's usual reading, since no dictionary knows every set
    phrase (三重一大 sanzhongyida).
    """
    by_word = [_plain(s) for s in lazy_pinyin(text, style=Style.NORMAL, errors=_LETTER_BY_LETTER)]
    by_character = [_usual(c) for c in text]
    return [by_word] if by_word == by_character else [by_word, by_character]


@cache
def _usual(character: str) -> str:
    (syllable,) = lazy_pinyin(character, style=Style.NORMAL, errors=_LETTER_BY_LETTER)
    return _plain(syllable)


def _plain(syllable: str) -> str:
    return syllable if _LETTERS.fullmatch(syllable) and len(syllable) < 7 else BREAK


def initials(syllables: list[str]) -> str:
    """Return the initials of syllables as the index writes them."""
    return "".join(BREAK if s == BREAK else chr(INITIALS + ord(s[0]) - ord("a")) for s in syllables)


def spell(syllables: list[str], numbers: dict[str, int]) -> str:
    """Return syllables as the index writes them.

    `numbers` holds the place of each in the alphabetical list.
    """
    return "".join(BREAK if s == BREAK else chr(SYLLABLES + numbers[s]) for s in syllables)
