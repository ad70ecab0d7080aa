"""Spell titles and terms as they are typed with a Latin keyboard.

They are whole syllables, or the initial of each.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from generator.search.fold import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SYLLABLES = 0xF0000  # one private code point a syllable, in alphabetical order
NUMBERS = 0xF8200  # and one for two digits, before a third: see postings.py
BREAKS = 0xF8300  # and one a bucket of characters, before a break: see postings.py
BUCKETS = 256
INITIALS = 0xF8000  # and one a letter
_LETTERS = re.compile("[a-z]+")


@cache
def _reader() -> Callable[[str], list[str]]:
    """Return what reads a text by its words, what has no syllable letter by letter."""
    from pypinyin import Style  # a large table, which only who reads titles needs
    from pypinyin.converter import DefaultConverter
    from pypinyin.core import Pinyin

    converter = DefaultConverter()
    # Half of an index's time was to read the same words again for every title.
    converter.convert = lru_cache(1 << 16)(converter.convert)  # type: ignore[method-assign]
    letters: Any = list  # the annotation knows nothing of lists, the manual does
    return partial(Pinyin(converter).lazy_pinyin, style=Style.NORMAL, errors=letters)


def read(text: str) -> list[list[str]]:
    """Return the ways to read a folded text: one syllable a character ("nv" for 女).

    BREAK stands where there is none. The first way heeds the words (银行 yinhang); where it
    differs, a second takes each character's usual reading, since no dictionary knows every set
    phrase (三重一大 sanzhongyida).
    """
    by_word = [*map(_plain, _reader()(text))]
    by_character = [*map(_usual, text)]
    return [by_word] if by_word == by_character else [by_word, by_character]


@cache
def _usual(character: str) -> str:
    (syllable,) = _reader()(character)
    return _plain(syllable)


@cache
def _plain(syllable: str) -> str:
    return syllable if _LETTERS.fullmatch(syllable) and len(syllable) < 7 else BREAK


def initials(syllables: list[str]) -> str:
    """Return the initials of syllables as the index writes them."""
    return "".join(map(_initial, syllables))


@cache
def _initial(syllable: str) -> str:
    return BREAK if syllable == BREAK else chr(INITIALS + ord(syllable[0]) - ord("a"))


class Syllables:
    """Number syllables as they come, and put them into the order of the alphabet at the end."""

    def __init__(self) -> None:
        self._spelt = _Spelt({BREAK: BREAK})

    def spell(self, syllables: list[str]) -> str:
        """Return syllables as they are written until all are known."""
        return "".join(map(self._spelt.__getitem__, syllables))

    def in_order(self) -> list[str]:
        """Return all syllables so far, in alphabetical order."""
        return sorted(self._spelt.keys() - {BREAK})

    def settle(self, codes: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return code points with those of syllables as the index writes them, in its order."""
        ranks = {syllable: rank for rank, syllable in enumerate(self.in_order())}
        order = np.array([ranks[s] for s in self._spelt if s != BREAK], dtype=np.int64)
        settled = codes.copy()
        spelt = (codes >= SYLLABLES) & (codes < SYLLABLES + len(order))
        settled[spelt] = SYLLABLES + order[codes[spelt] - SYLLABLES]
        return settled


class _Spelt(dict[str, str]):
    """Numbers a syllable when it is first met, after the break that is there from the start."""

    def __missing__(self, syllable: str) -> str:
        self[syllable] = spelt = chr(SYLLABLES + len(self) - 1)
        return spelt
