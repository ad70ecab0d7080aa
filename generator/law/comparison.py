"""Compare two versions of a law, article by article: what stayed, moved, changed, came and went."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from generator.law.likeness import Index, character_pairs
from generator.law.marking import Line, mark
from generator.law.matching import in_order, match

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from generator.law.chain import Pair


MarkedLine = tuple[int, Line]
"""How deep a line stands, and the line."""


class PieceKind(StrEnum):
    """What a piece of a law is; only pieces of a kind are compared."""

    PREAMBLE = "preamble"
    HEADING = "heading"
    ARTICLE = "article"
    ANNEX = "annex"


class Change(StrEnum):
    """What became of a piece, in the words of readers."""

    ADDED = "新增"
    CHANGED = "修改"
    REMOVED = "删除"
    MOVED = "移动"
    RENUMBERED = "改条号"
    UNCHANGED = "未变"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold an article, a heading, the preamble or an annex as it stood in a version.

    `number`: what it is called: 第八条, 第一章; "" where it has none. `depths`: how deep each of
    its lines stands, a paragraph at 0, its items at 1; () where all are paragraphs. `anchor`: its
    id on the page of the rule, "" where it has none.
    """

    kind: PieceKind
    number: str
    lines: tuple[str, ...]
    depths: tuple[int, ...] = ()
    anchor: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a piece of the old text, of the new, or one that stands in both.

    `moved`: it stands before or after others than it did. `parts`: pieces of the other version that
    it was cut from (an added one), or that took it up (a removed one).
    """

    old: Piece | None
    new: Piece | None
    moved: bool = False
    parts: tuple[Piece, ...] = ()

    @property
    def piece(self) -> Piece:
        """Return the piece as it stands now, else as it stood."""
        piece = self.new or self.old
        assert piece is not None
        return piece

    @property
    def is_renumbered(self) -> bool:
        """Tell whether it stands in both under different numbers."""
        return bool(self.old and self.new and self.old.number != self.new.number)

    @property
    def change(self) -> Change:
        """Say what became of it; that its number or place changed counts least."""
        if self.old is None:
            return Change.ADDED
        if self.new is None:
            return Change.REMOVED
        if self.old.lines != self.new.lines:
            return Change.CHANGED
        if self.moved:
            return Change.MOVED
        return Change.RENUMBERED if self.is_renumbered else Change.UNCHANGED

    def marked_lines(self) -> list[MarkedLine]:
        """Return its lines, marked, each with its depth."""
        old, new = (iter(_depths(piece)) for piece in (self.old, self.new))
        lines = []
        for line in mark(_lines(self.old), _lines(self.new)):
            before = next(old) if line.in_old else 0
            lines.append((next(new) if line.in_new else before, line))
        return lines


def beside(lines: Iterable[MarkedLine]) -> list[tuple[MarkedLine | None, MarkedLine | None]]:
    """Set marked lines in two columns, an old and a new line in a row; None where there is none.

    Between two that stand in both, those of the old text begin beside those of the new.
    """
    rows: list[tuple[MarkedLine | None, MarkedLine | None]] = []
    for whole, group in groupby(
        lines, key=lambda marked_line: marked_line[1].in_old and marked_line[1].in_new
    ):
        some = list(group)
        if whole:
            rows += ((line, line) for line in some)
        else:
            old, new = (
                [one for one in some if one[1].in_old],
                [one for one in some if one[1].in_new],
            )
            rows += zip_longest(old, new)
    return rows


_MOST = 0.5
"""More than this part of an article must have left another, for it to have been cut from it."""


def _lines(piece: Piece | None) -> tuple[str, ...]:
    return piece.lines if piece else ()


def _depths(piece: Piece | None) -> tuple[int, ...]:
    return (piece.depths or (0,) * len(piece.lines)) if piece else ()


def compare(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[Row, ...]:
    """Compare two texts: rows in the order of the new one, what was removed at its old place.

    Each piece of either stands in exactly one row. Articles are matched by their words, whatever
    their number.
    """
    pairs = {j: i for kind in PieceKind for i, j in _pairs_of(kind, old, new)}
    became = {i: new[j] for j, i in pairs.items()}
    origins = _takers(new, {n: old[i] for n, i in pairs.items()}, old, became)
    heirs = _takers(old, became, new, {j: old[i] for j, i in pairs.items()})
    in_place = {j: i for i, j in in_order((i, j) for j, i in pairs.items())}
    removals = deque(
        (i, Row(piece, None, parts=heirs[i])) for i, piece in enumerate(old) if i in heirs
    )
    rows: list[Row] = []
    for j, piece in enumerate(new):
        while j in in_place and removals and removals[0][0] < in_place[j]:
            rows.append(removals.popleft()[1])
        if j in pairs:
            rows.append(Row(old[pairs[j]], piece, moved=j not in in_place))
        else:
            rows.append(Row(None, piece, parts=origins[j]))
    return (*rows, *(row for _, row in removals))


def _pairs_of(kind: PieceKind, old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Pair]:
    """Places of one piece in both texts."""
    before, after = ([n for n, one in enumerate(some) if one.kind is kind] for some in (old, new))
    pairs = match(
        [(old[i].number, old[i].text) for i in before],
        [(new[j].number, new[j].text) for j in after],
    )
    for i, j in pairs:
        yield before[i], after[j]


def _takers(
    some: Sequence[Piece],
    matched_some: Container[int],
    others: Sequence[Piece],
    became: Mapping[int, Piece],
) -> dict[int, tuple[Piece, ...]]:
    """For each article without a partner, by its place, those of the other text it is a part of.

    `became`: what the others are in this text. One is a part of another if most of its pairs of
    characters stand there and not in what that one is here.
    """
    alone = [
        (n, character_pairs(piece.text) if piece.kind is PieceKind.ARTICLE else frozenset())
        for n, piece in enumerate(some)
        if n not in matched_some
    ]
    if not any(pairs for _, pairs in alone):
        return {n: () for n, _ in alone}
    only_there = {
        n: character_pairs(piece.text) - (character_pairs(became[n].text) if n in became else set())
        for n, piece in enumerate(others)
        if piece.kind is PieceKind.ARTICLE
    }
    index = Index(only_there)
    takers = {}
    for n, pairs in alone:
        near = sorted(index.near(pairs))
        takers[n] = tuple(
            others[m] for m in near if len(pairs & only_there[m]) > _MOST * len(pairs)
        )
    return takers
