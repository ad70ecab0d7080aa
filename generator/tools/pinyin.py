"""Sort words as a dictionary does: Han characters by their reading."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=10_000)  # titles, which are sorted again after every edit
def pinyin(text: str) -> str:
    """Return the reading of a text as a sort key, without the signs before its first letter."""
    from pypinyin import lazy_pinyin  # a large table, which not every verb needs

    return " ".join(lazy_pinyin(re.sub(r"^\W+", "", text))).lower()


def initial(key: str) -> str:
    """Return the letter under which a sort key stands, A to Z; "#" for figures and all else."""
    letter = key[:1].upper()
    return letter if "A" <= letter <= "Z" else "#"
