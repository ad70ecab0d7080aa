"""Check an article against what the editor of official accounts takes.

The text of an article has fewer than 20,000 characters and its HTML less than 1 MB
(developers.weixin.qq.com, draft/add, as read in 2026); the editor itself takes titles of at most 64
characters and digests of at most 120.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TITLE, DIGEST, TEXT, SIZE = 64, 120, 20_000, 1_000_000
_PICTURE = 10_000_000
"""Bytes of one picture in the editor's own library."""
_ENDS = re.compile(r"[。！？；]")
_STOPS = re.compile(r"[，、：]")


def digest(text: str) -> str:
    """Return what stands below the title in lists: whole sentences, of 120 characters at most.

    Where the first sentence is longer, it ends at a stop within, with dots.
    """
    words = " ".join(text.split())
    if len(words) <= DIGEST:
        return words
    ends = [end.end() for end in _ENDS.finditer(words) if end.end() <= DIGEST]
    if ends:
        return words[: ends[-1]]
    stops = [stop.start() for stop in _STOPS.finditer(words) if stop.start() < DIGEST]
    return words[: stops[-1] if stops else DIGEST - 1] + "…"


def problems(
    title: str, sections: Mapping[str, int], html: bytes, pictures: Mapping[str, int]
) -> Iterator[str]:
    """Yield what the editor will not take, in words that say what to do.

    `sections`: characters of the text by heading; `pictures`: bytes of each by the name of its
    file.
    """
    if len(title) > TITLE:
        yield (
            f"标题{len(title)}字，编辑器最多{TITLE}字：在条目里改短再导出，"
            f"封面上现在只有前{TITLE - 1}字"
        )
    if (size := sum(sections.values())) >= TEXT:
        longest = max(sections, key=lambda heading: sections[heading])
        yield (
            f"正文{size:,}字，要少于{TEXT:,}字：至少分成{math.ceil(size / (TEXT - 1))}篇，"
            f"或删去{size - TEXT + 1:,}字；"
            f"最长的是“{longest or '开头'}”，{sections[longest]:,}字"
        )
    if len(html) >= SIZE:
        yield f"正文的代码{len(html) / 1e6:.1f} MB，要小于 1 MB：分成几篇"
    for name, size in pictures.items():
        if size > _PICTURE:
            yield f"图片 {name} 有{size / 1e6:.1f} MB，最多 10 MB：换一张小的"
