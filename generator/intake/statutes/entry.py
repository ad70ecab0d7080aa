"""Turn an entry into a rule as it is read from a file: the text of its newest version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.statutes.statute import Annex, Article, Heading, Statute, Version
from generator.kinds.entry import EntryData
from generator.kinds.record import labels, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol, TypeVar

    from generator.kinds.dates import Edtf
    from generator.kinds.rules.model import Clause, Rule
    from generator.kinds.rules.model import Version as RuleVersion

    class Dated(Protocol):
        """Describe a part of a rule that may belong to one version."""

        @property
        def version(self) -> Edtf | None:
            """Return the date of effect of that version; None for every one."""

    Part = TypeVar("Part", bound=Dated)


OF_ANY_ENTRY = frozenset(labels(EntryData)) - {"id", "title", "internal", "allow"}
"""Keys of an entry of whatever kind that are carried along beside the text."""


def statute_of(rule: Rule) -> Statute:
    """Return the newest text of a rule; with it what Word can hold of the entry."""
    newest = max(rule.versions, key=lambda one: one.effective.first, default=None)
    statute = Statute(
        title=rule.title,
        id=rule.id,
        short=rule.short,
        issuer=rule.issuer or "",
        number=rule.number or (newest.number if newest else "") or "",
        level=rule.level.label if rule.level else "",
        version=_version(newest) if newest else Version(),
    )
    preamble = (newest.preamble if newest else None) or rule.preamble
    statute.preamble = _blocks(preamble)
    statute.clauses = [_clause(one) for one in _of(rule.clauses, newest)]
    statute.annexes = [Annex(one.title, _blocks(one.text)) for one in _of(rule.annexes, newest)]
    statute.body = _blocks(rule.body)
    statute.more = {name: value for name, value in plain(rule).items() if name in OF_ANY_ENTRY}
    return statute


def _of(parts: Iterable[Part], version: RuleVersion | None) -> Iterator[Part]:
    """Yield the parts that stand in a version."""
    for part in parts:
        own = part.version
        if version is None or own is None or own.first == version.effective.first:
            yield part


def _clause(clause: Clause) -> Heading | Article:
    if clause.heading is not None:
        return Heading(clause.heading)
    lines = [line.strip() for line in clause.text.split("\n")]
    return Article(
        clause.no,
        [line for line in lines if line],
        kind=clause.kind.label if clause.kind else "",
        topics=clause.topics,
    )


def _version(version: RuleVersion) -> Version:
    def text(date: Edtf | None) -> str:
        return date.text if date else ""

    return Version(
        text(version.effective),
        text(version.promulgated),
        text(version.amended),
        version.number or "",
        version.note or "",
        text(version.ended),
    )


def _blocks(text: str | None) -> list[str]:
    """Return the paragraphs and tables of a text in Markdown."""
    blocks = (block.strip("\n").strip() for block in (text or "").split("\n\n"))
    return [block for block in blocks if block]
