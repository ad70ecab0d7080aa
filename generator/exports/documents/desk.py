"""Set up the desk at which a Word file is written: a document, and what it asks of an edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.exports.documents.prose import BULLETS, CHAPTERS, document, put_html
from generator.intake.office.composition import Composition, Piece, write
from generator.intake.office.looks import Look
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.edition import Edition
    from generator.kinds.dates import Edtf
    from generator.kinds.entry import Source
    from generator.text.richtext import RichText

_SIGNED_IN = 4
"""7.3.5: characters between the date and the right edge."""


@dataclass(slots=True)
class Desk:
    """Hold one document at work."""

    edition: Edition
    rich: RichText
    title: str
    paper: Composition = field(init=False)

    def __post_init__(self) -> None:
        self.paper = document(self.title)
        if self.edition.audience is Audience.INTERNAL:
            self.put(Look.SECRECY, "内部资料　不得公开")

    @property
    def data(self) -> bytes:
        """Return the file."""
        return write(self.paper)

    def put(self, look: Look, text: str | None) -> None:
        """Add a paragraph, if there is a text."""
        if text:
            self.paper.pieces.append(Piece(look, text))

    def chapter(self, text: str) -> None:
        """Add a heading that Word counts: 一、."""
        self.paper.pieces.append(Piece(Look.LEVEL_1, text, CHAPTERS + 1))

    def items(self, texts: Iterable[str]) -> None:
        """Add a list with bullets."""
        self.paper.pieces += [Piece(Look.BODY, text, BULLETS + 1) for text in texts]

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add a table of names and values, without those that have none."""
        if grid := tuple((name, value) for name, value in rows if value):
            self.paper.pieces.append(grid)

    def md(self, text: str | None) -> None:
        """Add an author's Markdown."""
        if text:
            put_html(self.paper, self.rich.html(text))

    def sign(self, name: str, date: str) -> None:
        """Add who signs, above the day: each in the middle of the other (7.3.5)."""
        longer = max(len(name), len(date))
        for look, words in ((Look.SIGNATURE, name), (Look.DATE, date)):
            if words:
                right = _SIGNED_IN + (longer - len(words)) / 2
                self.paper.pieces.append(Piece(look, words, right=right))

    def sources(self, sources: Iterable[Source]) -> None:
        """Add where the facts were taken from."""
        if listed := [*map(_source, sources)]:
            self.chapter("来源")
            self.items(listed)


def _source(one: Source) -> str:
    publisher = one.publisher if one.publisher and one.publisher not in one.title else None
    parts = (publisher, one.title, str(one.date) if one.date else None, one.page, one.url)
    return "，".join(part for part in parts if part)


def full_day(date: Edtf | None) -> str:
    """Return the last day of a time as a document is dated: 2021年6月16日."""
    return f"{date.last.year}年{date.last.month}月{date.last.day}日" if date else ""
