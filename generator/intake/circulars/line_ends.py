"""Join the lines of a text that was copied from a page, where they end at its width."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.source.han import is_joint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.intake.circulars.passages import Passage

_LEAST, _WIDEST = 40, 120
"""Columns of a line that a page may have broken."""
_NEARLY = 0.75
_FINISHED = re.compile(
    r"[。！？：；”』」》〉\]】]\Z|(?:通报|通知|公告|通告|决定|案例|案件|一案|案|问题|情况|选编)\Z"
)


def join_lines(passages: Sequence[Passage]) -> list[Passage]:
    """Return the paragraphs of a text by lines; a line that was broken goes on in the next one.

    So is one that is about as wide as the widest, ends within a sentence, and is followed by
    neither a mark (一、) nor an indent nor a table.
    """
    wide = max((_columns(one.text) for one in passages if not one.is_table), default=0)
    if not _LEAST <= wide <= _WIDEST:
        return [*passages]
    result: list[Passage] = []
    last = ""
    for passage in passages:
        broken = _columns(last) >= max(_LEAST, _NEARLY * wide) and not _FINISHED.search(last)
        begins = passage.mark or passage.indented or passage.is_table or passage.depth is not None
        if result and broken and not begins:
            result[-1] = _together(result[-1], passage)
        else:
            result.append(passage)
        last = "" if passage.is_table else passage.text
    return result


def with_whole_names(
    passages: Sequence[Passage], names: Callable[[str], Iterable[str]]
) -> list[Passage]:
    """Return paragraphs of which none ends within a name; `names` finds those of a text."""
    text = "".join(one.text for one in passages)
    ends = [*accumulate(len(one.text) for one in passages)]
    broken: set[int] = set()
    for name in names(text):
        for match in re.finditer(re.escape(name), text):
            first = bisect_right(ends, match.start())
            broken.update(range(first, bisect_right(ends, match.end() - 1)))
    result: list[Passage] = []
    for i, passage in enumerate(passages):
        if i - 1 in broken:
            result[-1] = _together(result[-1], passage)
        else:
            result.append(passage)
    return result


def _together(first: Passage, second: Passage) -> Passage:
    between = "" if is_joint(first.text[-1], second.text[0]) else " "
    return replace(first, text=f"{first.text}{between}{second.text}")


def _columns(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
