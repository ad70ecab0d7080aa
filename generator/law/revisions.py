"""Say which versions of a rule can be compared, and compare two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.law.comparison import Change, Piece, PieceKind, compare
from generator.law.statute import Article, Part, has_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.rules.model import Rule, Version
    from generator.kinds.rules.provisions import Provision
    from generator.law.comparison import Row
    from generator.law.statute import Text


@dataclass(frozen=True, slots=True)
class Revision:
    """Hold a version and the one before it whose text is there too.

    `without_text`: versions between them of which nothing is stated.
    """

    older: Version
    newer: Version
    without_text: tuple[Version, ...]

    @property
    def path(self) -> str:
        """Return where the comparison stands, from the rule's page on."""
        days = (version.effective.first.isoformat() for version in (self.older, self.newer))
        return f"compare/{'/'.join(days)}/"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold a revision article by article; `part_of_older`: only a part of that text is there."""

    rows: tuple[Row, ...]
    part_of_older: bool
    part_of_newer: bool

    @property
    def counts(self) -> dict[Change, int]:
        """Count the articles by what became of them."""
        changes = [row.change for row in self.rows if row.piece.kind is PieceKind.ARTICLE]
        return {change: changes.count(change) for change in Change}

    @property
    def identical(self) -> bool:
        """Tell whether nothing is other than it was, headings and annexes included."""
        return all(row.change is Change.UNCHANGED for row in self.rows)


def revisions(rule: Rule) -> list[Revision]:
    """List the revisions of a rule whose texts stand in the entry, the newest first."""
    ordered = sorted(rule.versions, key=lambda version: version.effective.first)
    stated = [place for place, version in enumerate(ordered) if has_text(rule, version)]
    return [
        Revision(ordered[older], ordered[newer], tuple(ordered[older + 1 : newer]))
        for older, newer in pairwise(stated)
    ][::-1]


def compare_versions(rule: Rule, revision: Revision) -> Comparison:
    """Compare the two texts of a revision."""
    older, newer = (text_of(rule, version) for version in (revision.older, revision.newer))
    rows = compare(list(_pieces(older)), list(_pieces(newer)))
    return Comparison(rows, _is_part(older), _is_part(newer))


def _is_part(text: Text) -> bool:
    """Whether numbers are left out: of laws often only what matters here is written down."""
    numbers = {int(article.clause.no.partition("-")[0]) for article in text.articles}
    return len(numbers) < max(numbers, default=0)


def _pieces(text: Text) -> Iterator[Piece]:
    if text.preamble:
        yield Piece(PieceKind.PREAMBLE, "", _lines(text.preamble))
    for part in text.parts:
        if isinstance(part, Part):
            yield Piece(PieceKind.HEADING, part.heading.label, (part.heading.name,))
        else:
            yield _article(part)
    for annex in text.annexes:
        yield Piece(PieceKind.ANNEX, annex.title, _lines(annex.text))


def _article(article: Article) -> Piece:
    deep = list(_deep(article.provisions, 0))
    lines, depths = zip(*deep, strict=True) if deep else ((), ())
    return Piece(PieceKind.ARTICLE, article.clause.words, lines, depths, article.anchor)


def _deep(provisions: tuple[Provision, ...], depth: int) -> Iterator[tuple[str, int]]:
    for provision in provisions:
        yield provision.words, depth
        yield from _deep(provision.below, depth + 1)


_RULER = re.compile(r"[|:\s-]*-[|:\s-]*")
"""The line of a Markdown table that says which row is its head."""


def _lines(markdown: str) -> tuple[str, ...]:
    """What is read of running text, line by line; the cells of a table with a blank between."""
    lines = (line.strip() for line in markdown.split("\n"))
    return tuple(_cells(line) for line in lines if line and not _RULER.fullmatch(line))


def _cells(line: str) -> str:
    if not line.startswith("|"):
        return line
    return "\u3000".join(cell.strip() for cell in line.strip("|").split("|"))
