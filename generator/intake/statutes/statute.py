"""Hold a rule as it was read from a file, before it is an entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold a heading: 第一章 总则. `number`: of its paragraph in the file."""

    text: str
    number: int = 0


@dataclass(slots=True)
class Article:
    """Hold an article: its number in the one form (8, 120-1) and its lines, each a 款, 项 or 目.

    `kind` and `topics`: what an office says of it beside its words; "" and () for nothing.
    """

    no: str
    lines: list[str] = field(default_factory=list)
    number: int = 0
    kind: str = ""
    topics: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return its lines as the text of a clause."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class Annex:
    """Hold an annex: its title and its paragraphs and tables, in Markdown."""

    title: str
    blocks: list[str] = field(default_factory=list)
    number: int = 0

    @property
    def text(self) -> str:
        """Return it in Markdown."""
        return "\n\n".join(self.blocks)


@dataclass(frozen=True, slots=True)
class Version:
    """Hold what the head of a rule says of its times; dates as 2021-06-01, "" for none."""

    effective: str = ""
    promulgated: str = ""
    amended: str = ""
    number: str = ""
    note: str = ""
    ended: str = ""


@dataclass(slots=True)
class Statute:
    """Hold a rule: what stands before its articles, its parts in order, its annexes.

    `body`: the text of a rule without articles, in Markdown. `more`: what else its entry says, by
    key, as plain data.
    """

    title: str = ""
    id: str = ""
    short: tuple[str, ...] = ()
    issuer: str = ""
    number: str = ""
    level: str = ""
    version: Version = field(default_factory=Version)
    preamble: list[str] = field(default_factory=list)
    clauses: list[Heading | Article] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def articles(self) -> list[Article]:
        """List the parts that have a number."""
        return [one for one in self.clauses if isinstance(one, Article)]
