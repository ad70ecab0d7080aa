"""Give the text of a rule as it stood in one version: headings and articles in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.rules.clause_number import rank
from generator.kinds.rules.heading import Heading, heading
from generator.kinds.rules.model import ClauseKind, anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.dates import Edtf
    from generator.kinds.rules.model import Annex, Clause, Rule, Version
    from generator.kinds.rules.provisions import Provision


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a heading with its depth, from 0 for the outermost level of the rule.

    `anchor` is its id on the rule's page.
    """

    heading: Heading
    depth: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Article:
    """Hold an article and its id on the rule's page.

    `anchor` is "" where the same words have their id in the text in force.
    """

    clause: Clause
    anchor: str

    @property
    def provisions(self) -> tuple[Provision, ...]:
        return self.clause.provisions


@dataclass(frozen=True, slots=True)
class Text:
    """Hold a rule as it stood in a version; None: the rule states none."""

    version: Version | None
    preamble: str | None
    parts: tuple[Part | Article, ...]
    annexes: tuple[Annex, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(part for part in self.parts if isinstance(part, Article))

    @property
    def headings(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if isinstance(part, Part))

    @property
    def kinds(self) -> tuple[ClauseKind, ...]:
        """Return which marks its articles bear, each once, in the order of the list of marks."""
        marks = {article.clause.kind for article in self.articles}
        return tuple(mark for mark in ClauseKind if mark in marks)


def text_of(rule: Rule, version: Version | None, *, aside: bool = False) -> Text:
    """Return a rule as it stood in a version, its articles in the order of their numbers.

    Without a version it is what stands in every one. Headings keep their place before the article
    that they precede in the file. `aside`: it stands beside the text in force on one page.
    """
    clauses = [clause for clause in rule.clauses if stands_in(clause.version, version)]
    newest = rule.newest()
    outline = _Outline(clauses, version.effective.text if version and aside else "")
    parts: list[Part | Article] = []
    for clause in _in_order(clauses):
        if clause.heading is not None:
            parts.append(outline.part(heading(clause.heading)))
        elif aside and clause.version is None:
            parts.append(Article(clause, ""))
        else:
            parts.append(Article(clause, anchor(clause, newest[clause.no])))
    preamble = version.preamble if version and version.preamble else rule.preamble
    annexes = tuple(annex for annex in rule.annexes if stands_in(annex.version, version))
    return Text(version, preamble, tuple(parts), annexes)


class _Outline:
    """Give headings their depth and ids, one after the other: 第二编-第一章."""

    def __init__(self, clauses: Iterable[Clause], prefix: str) -> None:
        read = (heading(clause.heading) for clause in clauses if clause.heading is not None)
        self._levels = sorted({one.level for one in read if one.level is not None})
        self._prefix = [prefix] if prefix else []
        self._path: list[str] = []
        self._ids: set[str] = set()

    def part(self, one: Heading) -> Part:
        # 附则 without a number stands beside the outermost level
        depth = 0 if one.level is None else self._levels.index(one.level)
        name = one.label or one.name.replace(" ", "-")
        if name.isascii():  # as the ids of the page's own sections and of articles are
            name = f"part-{name}"
        self._path = [*self._path[:depth], name]
        id = "-".join([*self._prefix, *self._path])
        while id in self._ids:
            id += "-"
        self._ids.add(id)
        return Part(one, depth, id)


def has_text(rule: Rule, version: Version) -> bool:
    """Tell whether something of a rule's text is stated for this version alone."""
    return any(clause.is_of(version) for clause in rule.clauses)


def stands_in(within: Edtf | None, version: Version | None) -> bool:
    """Tell whether what is written with an `in`, or without one, stands in a version."""
    return within is None or (version is not None and within.first == version.effective.first)


def _in_order(clauses: Iterable[Clause]) -> list[Clause]:
    """Sort articles by number, each with the headings before it."""
    blocks: list[tuple[tuple[int, int], list[Clause]]] = []
    headings: list[Clause] = []
    for clause in clauses:
        if clause.heading is not None:
            headings.append(clause)
            continue
        blocks.append((rank(clause.no), [*headings, clause]))
        headings = []
    blocks.sort(key=lambda block: block[0])
    return [clause for _, block in blocks for clause in block] + headings
