"""Sort a glossary by the first letter of its terms' readings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.tools.pinyin import initial, pinyin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.shelves import ShelfItem
    from generator.kinds.terms.model import Term

NAMES = "names"
"""Stands for the letter of those of which only the name is known; they come last."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Hold the terms under a letter; `first`: the place of the first of them among all."""

    name: str
    first: int
    items: tuple[ShelfItem[Term], ...]

    @property
    def anchor(self) -> str:
        return f"l-{'0' if self.name == '#' else self.name.lower()}"


def by_reading(term: Term) -> tuple[bool, bool, str, str]:
    """Return where a term stands in the glossary."""
    key = pinyin(term.reading or term.title)
    return not term.defines, initial(key) == "#", key, term.title


def letters(items: Sequence[ShelfItem[Term]]) -> list[Letter]:
    """Group terms that are sorted by reading under their letters."""
    places = groupby(range(len(items)), key=lambda place: _letter(items[place].data))
    result = []
    for name, group in places:
        own = [*group]
        result.append(Letter(name, own[0], tuple(items[place] for place in own)))
    return result


def _letter(term: Term) -> str:
    undefined, _, key, _ = by_reading(term)
    return NAMES if undefined else initial(key)
