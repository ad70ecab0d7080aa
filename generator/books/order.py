"""Sort an index: Han characters by their reading."""

from __future__ import annotations

import re

from pypinyin import lazy_pinyin


def pinyin(text: str) -> str:
    """Return the reading of a text as a sort key, without the signs before its first letter."""
    return " ".join(lazy_pinyin(re.sub(r"^\W+", "", text))).lower()
