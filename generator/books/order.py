"""Sort an index: Han characters by their reading, clauses by their number."""

from __future__ import annotations

import re

from pypinyin import lazy_pinyin


def pinyin(text: str) -> str:
    """Return the reading of a text as a sort key, without the signs before its first letter."""
    return " ".join(lazy_pinyin(re.sub(r"^\W+", "", text))).lower()


def by_number(text: str) -> list[tuple[int, str]]:
    """Return a sort key under which 第2条 stands before 第10条."""
    return [(int(number or 0), words) for number, words in re.findall(r"(\d+)|(\D+)", text)]
