"""Tell where the lines of a title may break: where a reader pauses, never within a known name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind
from markupsafe import Markup, escape

from generator.kinds.terms.model import Term
from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.edition import Edition

_HAN = "[\u4e00-\u9fff]"
_PAUSES = (
    re.compile(f"(?<=的)(?={_HAN}{{3}})"),
    re.compile(f"(?<={_HAN}{{2}})(?<![参给授])(?=(?:与(?![会时])|暨|以及){_HAN}{{2}})"),
    re.compile(f"(?<={_HAN}{{2}})(?<![总共温缓谐])(?=和(?![谐平睦解]){_HAN}{{2}})"),
)
_ARTICLE = re.compile(r"第[\d一二三四五六七八九十百千零〇]+条(?:之[\d一二三四五六七八九十]+)?")
_JOINED = re.compile("市(?=[区域级])|县(?=[城域级])|[区镇乡村](?=级)")
"""The end of a name that makes a word with what comes: 某市区 is no 区 of 某市."""
_SIGNS = re.compile(
    r"(?<=[\s，。；：、！？）》”’…])(?![\s，。；：、！？）》”’…])|(?<=.)(?=[（《“‘])"
)
"""Where a line breaks by itself: behind closing signs, before opening ones."""

_LONG = 9  # characters: longer names with signs in them break rather than leave a phone's screen


class Phrases:
    """Break titles behind 的, before 与, 和, 暨, and around names that stay whole.

    Elsewhere within words a heading does not break while it has another way (word-break: keep-all).
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = AhoCorasick(
            [name for name in dict.fromkeys(names) if len(name) > 1],
            matchkind=MatchKind.LeftmostLongest,
        )

    def __call__(self, title: str) -> Markup:
        """Escape a title and mark where its lines may break."""
        spans = [*self._whole(title)]
        bound = {at: end for at, end in spans if not title[at:end].isalnum() and end - at < _LONG}
        pieces, after = [], 0
        for at in [*_breaks(title, spans), len(title)]:
            pieces.append(_piece(title, after, at, bound))
            after = at
        return Markup("<wbr>".join(pieces))

    def pieces(self, title: str) -> list[str]:
        """Cut a title everywhere where its lines may break, behind and before signs too."""
        spans = [*self._whole(title)]
        inside = {at for start, end in spans for at in range(start + 1, end)}
        signs = {match.start() for match in _SIGNS.finditer(title)} - inside
        places = [0, *sorted({*_breaks(title, spans), *signs}), len(title)]
        return [title[start:end] for start, end in pairwise(places) if start < end]

    def _whole(self, title: str) -> Iterator[tuple[int, int]]:
        """Start and end of what stays whole: names, numbers of articles."""
        for _, start, end in self._names.find_matches_as_indexes(title):
            yield start, end
        for article in _ARTICLE.finditer(title):
            yield article.span()


def _breaks(title: str, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Where lines may break, but for the ends of the title and signs, which break by themselves."""
    places = {match.start() for pause in _PAUSES for match in pause.finditer(title)}
    places.update(end for span in spans for end in span)
    inside = {at for start, end in spans for at in range(start + 1, end)}
    joined = {match.end() for match in _JOINED.finditer(title)}
    inner = places - inside - joined - {0, len(title)}
    return sorted(at for at in inner if title[at - 1 : at + 1].isalnum())


def _piece(title: str, start: int, end: int, bound: dict[int, int]) -> str:
    """A stretch of a title; a name with signs in it, behind which a line would break, is bound."""
    pieces = ""
    for at in sorted(at for at in bound if start <= at < end):
        whole = f'<span class="qj-whole">{escape(title[at : bound[at]])}</span>'
        pieces += f"{escape(title[start:at])}{whole}"
        start = bound[at]
    return f"{pieces}{escape(title[start:end])}"


def phrases_of(edition: Edition) -> Phrases:
    """Return what keeps the terms and units of an edition whole."""
    terms = (name for item in edition.of(Term) for name in (item.data.title, *item.data.aliases))
    return Phrases([*terms, *(item.data.title for item in edition.of(Unit))])
