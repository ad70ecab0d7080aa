"""Part a book that is too thick to be bound into volumes (分册), each a file that is set by itself.

What the volumes say of each other is decided before any is set, but for the numbers of pages, which
go on from volume to volume: a volume has those of the volumes before it. The entries themselves are
those of the one book; the e-book, which nobody binds, is made from that.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.books.code import Call, Code, Joint, Label, call, join
from generator.books.length import lines
from generator.books.press import Page, Places
from generator.kinds.numerals import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.books.paper import Paper
    from generator.books.press import Manuscript

_CHAPTERS = ("chapter", "year")
_ENTRIES = ("case", "rule-entry", "revision", "report")
_STARTS = (*_ENTRIES, "month")
"""The functions with which a volume may begin. Of a chronicle it is a month: an event has the day
alone."""
_BACK = ("part-start", "sources", "index")
"""The functions that make a line of the first level in the contents as chapters do; entries make
one of the second."""
_CITING = ("inside", "squeeze-after", "clause-again", "index")
"""The functions whose labels say where something stands; all others put it there."""
_FRONT = ("front", "contents")
"""The functions with a heading that every volume has."""
_MOST_WORDS = 80
"""Characters in which a cover tells what its volume holds; of more, the first and the last."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Hold a volume; `repeated`: headings at its start that the volumes before it have, too."""

    name: str
    manuscript: Manuscript
    repeated: int


def part(manuscript: Manuscript, paper: Paper, most: int) -> list[Volume]:
    """Return the volumes of a book that takes more than about `most` pages; else none.

    They are about equally thick, and begin with a chapter where one begins near by. What cannot be
    parted, such as a single long rule, is a volume of its own, however thick. Only a book in
    chapters is parted.
    """
    *front, opening = manuscript.parts
    body = _body(opening)
    if not body or not _is(body[0], _CHAPTERS):
        return []
    *entries, colophon = body
    pieces = _pieces(entries, paper)
    bound = most * paper.lines
    starts = _starts(pieces, bound)
    if len(starts) == 1:
        return []
    least = bisect_left(range(bound), True, key=lambda m: len(_starts(pieces, m)) <= len(starts))
    ends = pairwise([*_starts(pieces, least), len(pieces)])
    shares = [_Share(number, pieces[a:b]) for number, (a, b) in enumerate(ends, 1)]
    where = {url: one.name for one in reversed(shares) for url in _labels(one.parts, cited=False)}
    whole = _Whole(manuscript, front, colophon, shares, where)
    return [whole.volume(share) for share in shares]


def going_on(manuscript: Manuscript, earlier: Mapping[str, Places]) -> Manuscript:
    """Return a volume with its first page, and the pages on which things stand in those before it.

    `earlier`: where things stand in each of them, by its name, in their order. What is no volume
    is returned as it is.
    """
    cited = manuscript.settings.get("elsewhere")
    if cited is None:
        return manuscript
    elsewhere = {url: (name, _number(earlier.get(name), url)) for url, (name, _) in cited.items()}
    first, ready = 1, []
    for name, places in earlier.items():
        last = _last(places)
        ready.append((name, first, last, places.pages))
        first = last + 1
    known = {"elsewhere": elsewhere, "first-page": first, "volumes-set": ready}
    return replace(manuscript, settings={**manuscript.settings, **known})


def _last(places: Places) -> int:
    """The number that the last page of a volume would bear: the colophon's."""
    end = places.labels["end-of-text"]
    return int(end.shown) + places.pages - end.number


def _number(places: Places | None, url: str) -> int | None:
    page = places.labels.get(url) if places else None
    return int(page.shown) if page else None


def together(volumes: Iterable[Volume], places: Iterable[Places]) -> Places:
    """Return where things stand in all volumes, as if they were one file."""
    headings: list[Page] = []
    labels: dict[str, Page] = {}
    pages = 0
    for volume, one in zip(volumes, places, strict=True):
        moved = [page._replace(number=page.number + pages) for page in one.headings]
        headings += moved[volume.repeated :]
        for url, page in one.labels.items():
            labels.setdefault(url, page._replace(number=page.number + pages))
        pages += one.pages
    return Places(headings, labels, pages)


@dataclass(slots=True)
class _Piece:
    """What stays together: an entry, with the heading of its chapter where it is the first."""

    chapter: Code
    is_first: bool
    parts: list[Code]
    lines: int = 0


@dataclass(frozen=True, slots=True)
class _Share:
    """What a volume holds."""

    number: int
    pieces: Sequence[_Piece]

    @property
    def name(self) -> str:
        return f"第{in_words(self.number)}册"

    @property
    def goes_on(self) -> bool:
        """Whether it begins within a chapter."""
        return not self.pieces[0].is_first

    @property
    def parts(self) -> list[Code]:
        parts = [part for piece in self.pieces for part in piece.parts]
        if self.goes_on:
            head = _call(self.pieces[0].chapter)
            parts.insert(0, call(head.function, f"{head.arguments[0]}（续）"))
        return parts

    @property
    def contents(self) -> str:
        """What it holds, in words: its chapters; of one alone, from which entry to which."""
        chapters, back = _names(self.parts, _CHAPTERS), _names(self.parts, _BACK)
        entries = [_call(part).named.get("title") for part in self.parts if _is(part, _ENTRIES)]
        titles = [str(title) for title in entries if title]
        if len(chapters) == 1 and titles:
            span = "—".join(dict.fromkeys((titles[0], titles[-1])))
            words = [f"{chapters[0]}：{span}", *back]
        else:
            words = [*chapters, *back]
        if sum(map(len, words)) > _MOST_WORDS:
            words = ["—".join(dict.fromkeys((chapters[0], chapters[-1]))), *back]
        return "、".join(words)


def _names(parts: Iterable[Code], functions: Sequence[str]) -> list[str]:
    """What parts of some functions are called in the contents."""
    heads = [_call(part).arguments[0] for part in parts if _is(part, functions)]
    return [head if isinstance(head, str) else "资料来源" for head in heads]


@dataclass(frozen=True, slots=True)
class _Whole:
    """The book, how it is shared out, and in which volume each of its labels stands."""

    manuscript: Manuscript
    front: Sequence[Code]
    colophon: Code
    shares: Sequence[_Share]
    where: Mapping[str, str]

    def volume(self, share: _Share) -> Volume:
        whole = self.manuscript
        parts = share.parts
        title = f"{whole.title}　{share.name}"
        dress = _call(whole.dress)
        front = [self._front(part, share) for part in self.front]
        manuscript = replace(
            whole,
            name=f"{whole.name}-{share.number}",
            title=title,
            settings={**whole.settings, "elsewhere": self._elsewhere(share)},
            dress=call(dress.function, **{**dress.named, "title": title}),
            parts=[*front, call("opening", join([*parts, self._colophon(share)]))],
        )
        repeated = sum(_is(part, _FRONT) for part in front) + share.goes_on
        return Volume(share.name, manuscript, repeated if share.number > 1 else 0)

    def _front(self, part: Code, share: _Share) -> Code:
        if _is(part, ("cover",)):
            of_volume = {"volume": share.name, "holds": share.contents}
            return call("cover", **_call(part).named, **of_volume)
        if _is(part, ("contents",)):
            volumes = [(one.name, one.contents, one is share) for one in self.shares]
            chapters = sum(_is(one, (*_CHAPTERS, *_BACK)) for one in share.parts)
            entries = sum(_is(one, _ENTRIES) for one in share.parts)
            return call("contents", chapters, entries, volumes=volumes)
        return part

    def _colophon(self, share: _Share) -> Code:
        [rows] = _call(self.colophon).arguments
        assert isinstance(rows, list)
        title, *others = rows
        count = f"全书{in_words(len(self.shares))}册，本册为{share.name}"
        said = [(name, f"全书{value}" if name == "收录" else value) for name, value in others]
        return call("colophon", [title, ("册次", count), *said])

    def _elsewhere(self, share: _Share) -> dict[str, tuple[str, int | None]]:
        """What a volume cites and another has: in which it stands, its page still unknown."""
        cited = dict.fromkeys(_labels(share.parts, cited=True))
        return {
            url: (self.where[url], None)
            for url in cited
            if self.where.get(url, share.name) != share.name
        }


def _body(opening: Code) -> list[Code]:
    """What follows the front of a bound book; nothing of what is none."""
    match opening.meaning:
        case Call(function="opening", arguments=(Code(meaning=Joint(parts=parts)),)):
            return [one for one in parts if isinstance(one, Code)]
    return []


def _pieces(body: Iterable[Code], paper: Paper) -> list[_Piece]:
    """The body in its order; what follows the last entry stays with it."""
    pieces: list[_Piece] = []
    is_headed = False
    for part in body:
        if _is(part, _CHAPTERS):
            pieces.append(_Piece(part, is_first=True, parts=[part]))
            is_headed = True
        elif _is(part, _STARTS) and not is_headed:
            pieces.append(_Piece(pieces[-1].chapter, is_first=False, parts=[part]))
        else:
            pieces[-1].parts.append(part)
            is_headed = is_headed and not _is(part, _STARTS)
    for piece in pieces:
        piece.lines = math.ceil(lines(piece.parts, paper))
    return pieces


def _starts(pieces: Sequence[_Piece], most: int) -> list[int]:
    """Where volumes begin of which none has more than so many lines, if that can be."""
    starts, full = [0], 0
    for place, piece in enumerate(pieces):
        if place > starts[-1] and full + piece.lines > most:
            start, full = _near(pieces, range(place, starts[-1], -1), most)
            starts.append(start)
        full += piece.lines
    return starts


def _near(pieces: Sequence[_Piece], places: range, most: int) -> tuple[int, int]:
    """Where the volume after a full one begins, and the lines that it takes from that one.

    With a chapter that begins in the last fifth of the full one; else with what had no room.
    """
    taken = 0
    room = most - max(pieces[places[0]].lines, 4 * most // 5)
    for place in places:
        if pieces[place].is_first:
            return place, taken
        taken += pieces[place - 1].lines
        if taken > room:
            break
    return places[0], 0


def _labels(value: object, *, cited: bool, citing: bool = False) -> Iterator[str]:
    """The labels in some content: those that say where something stands, or those that put it."""
    match value:
        case Code(meaning=meaning):
            yield from _labels(meaning, cited=cited, citing=citing)
        case Label(url=url) if cited is citing:
            yield url
        case Joint(parts=parts):
            yield from _labels(parts, cited=cited, citing=citing)
        case Call(function=function, arguments=arguments, named=named):
            inside = citing or function in _CITING
            yield from _labels((*arguments, *named.values()), cited=cited, citing=inside)
        case str():
            return
        case list() | tuple():
            for one in value:
                yield from _labels(one, cited=cited, citing=citing)


def _call(part: Code) -> Call:
    assert isinstance(part.meaning, Call)
    return part.meaning


def _is(part: Code, functions: Sequence[str]) -> bool:
    return isinstance(part.meaning, Call) and part.meaning.function in functions
