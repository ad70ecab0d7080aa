"""Say which versions of a rule can be compared, and compare two of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.law.comparison import Change, Piece, PieceKind, compare

if TYPE_CHECKING:
    from generator.kinds.rules.model import Clause, Rule, Version
    from generator.law.comparison import Row


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
    stated = [place for place, version in enumerate(ordered) if _has_text(rule, version)]
    return [
        Revision(ordered[older], ordered[newer], tuple(ordered[older + 1 : newer]))
        for older, newer in pairwise(stated)
    ][::-1]


def compare_versions(rule: Rule, revision: Revision) -> Comparison:
    """Compare the two texts of a revision."""
    older, newer = (list(_clauses(rule, one)) for one in (revision.older, revision.newer))
    rows = compare([_piece(rule, one) for one in older], [_piece(rule, one) for one in newer])
    return Comparison(rows, _is_part(older), _is_part(newer))


def _has_text(rule: Rule, version: Version) -> bool:
    return any(clause.is_of(version) for clause in rule.clauses)


def _clauses(rule: Rule, version: Version) -> list[Clause]:
    """The clauses of a version in the order of their numbers."""
    stand = [one for one in rule.clauses if one.version is None or one.is_of(version)]
    return sorted((one for one in stand if one.no), key=lambda clause: _rank(clause.no))


def _rank(number: str) -> tuple[int, int]:
    main, _, inserted = number.partition("-")
    return int(main), int(inserted or 0)


def _is_part(clauses: list[Clause]) -> bool:
    """Whether numbers are left out: of laws often only what matters here is written down."""
    numbers = {_rank(clause.no)[0] for clause in clauses}
    return len(numbers) < max(numbers, default=0)


def _piece(rule: Rule, clause: Clause) -> Piece:
    lines = tuple(line.strip() for line in clause.text.split("\n") if line.strip())
    return Piece(PieceKind.ARTICLE, clause.words, lines, (), rule.anchor(clause))
