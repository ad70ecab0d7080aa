"""Make ids of titles: the sounds of their characters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from generator.kinds.fields import ID

_LONGEST = 60
_READ_AT_MOST = 200


def slug(title: str) -> str:
    """Return a title as an id: itself if it is one, else its sounds; "" if it has none."""
    if ID.fullmatch(title) and len(title) <= _LONGEST:
        return title
    from pypinyin import lazy_pinyin  # a large table, which not every verb needs

    sounds = lazy_pinyin(title[:_READ_AT_MOST])
    parts = (re.sub("[^a-z0-9]+", "-", sound.lower()) for sound in sounds)
    text = re.sub("-+", "-", "-".join(parts)).strip("-")
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition("-")[0] or text[:_LONGEST]
    return text


@dataclass(slots=True)
class Ids:
    """Give out ids, each once. `taken`: those that nobody gets."""

    taken: set[str] = field(default_factory=set)
    _counts: Counter[str] = field(default_factory=Counter)

    def new(self, base: str) -> str:
        """Return the base, or, where that is taken, the base with a number behind it."""
        id = base
        while id in self.taken:
            self._counts[base] += 1
            id = f"{base}-{self._counts[base] + 1}"
        self.taken.add(id)
        return id
