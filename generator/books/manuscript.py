"""Set up the desk at which a book is written.

What all kinds of book ask of an edition, and what they say of themselves.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.books.code import Code, call, code, join, raw
from generator.books.paper import PAPERS
from generator.books.press import Manuscript, day
from generator.books.richtext import typst
from generator.books.selection import M, pick
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.books.model import Book, Printing
    from generator.books.typefaces import Typefaces
    from generator.books.volumes import Volume
    from generator.edition import Edition, Item
    from generator.kinds.dates import Edtf
    from generator.kinds.entry import EntryData, Source
    from generator.text.richtext import RichText


class NothingChosenError(Exception):
    """Say that a book's selection is empty."""


@dataclass(frozen=True, slots=True)
class Rare:
    """Hold a character that no font has, and the entry in which it stands.

    The entry is None for the settings of the book.
    """

    character: str
    item: Item | None


@dataclass(slots=True)
class Desk:
    """Hold one book at work: its settings, its edition, and what was wrong with its characters."""

    book: Book
    printing: Printing
    edition: Edition
    typefaces: Typefaces
    rich: RichText
    rare: list[Rare] = field(default_factory=list)
    _used: list[EntryData] = field(default_factory=list)

    def items(self, model: type[M]) -> list[Item[M]]:
        """List the entries of a kind that the book's settings choose.

        Raises NothingChosenError for none.
        """
        items = pick(self.edition, model, self.book.select)
        if not items:
            raise NothingChosenError(self.book.id)
        self._used += [item.data for item in items]
        return items

    def md(self, text: str) -> Code:
        """Return an author's Markdown as content."""
        return typst(self.rich.html(text))

    def set(self, item: Item | None, code: Code) -> Code:
        """Return the same code, its characters looked up in the fonts."""
        self.rare += [Rare(character, item) for character in self.typefaces.missing(code.source)]
        return code

    @property
    def date(self) -> datetime.date:
        """Return the day on the book.

        It is what the settings say, else the newest day among its entries.
        """
        days = [data.date.last for data in self._used if data.date]
        return (
            self.book.date.last if self.book.date else max(days, default=datetime.date(2000, 1, 1))
        )

    @property
    def internal(self) -> bool:
        return self.book.audience is Audience.INTERNAL

    @property
    def cover(self) -> Code:
        """Return the cover with what the settings give."""
        return self._cover(self.book.title)

    def _cover(self, title: str) -> Code:
        b = self.book
        when = str(b.date) if b.date else f"{self.date.year}年{self.date.month}月"
        names = {
            "title": title,
            "subtitle": b.subtitle,
            "compiler": b.compiler,
            "serial": b.serial,
        }
        return call("cover", **names, date=when, kind=b.kind.label, internal=self.internal)

    def jacket(self, manuscript: Manuscript) -> Manuscript:
        """Return the cover alone of a file of this book, with that file's title."""
        title = manuscript.title
        return self.manuscript("book", [self._cover(title)], title=title, on=manuscript.date)

    def spine(self, volume: Volume) -> Manuscript:
        """Return the spine of a volume for the press, as wide as the volume is thick."""
        name, title = f"{volume.manuscript.name}-spine", f"{volume.manuscript.title}　书脊"
        words = call("spine", self.book.title, volume.name, self.book.compiler)
        spine = self.manuscript("spine", [words], dress="strip", title=title)
        return replace(spine, name=name, settings={**spine.settings, "elsewhere": {}})

    def colophon(self, *rows: tuple[str, str]) -> Code:
        """Return the last page: what the book is, who made it, for whom."""
        b = self.book
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日"
        site = web(self.printing.site) if self.printing.site else None
        facts = [
            ("书名", f"{b.title}　{b.subtitle}" if b.subtitle else b.title),
            ("编印", b.compiler),
            ("编印日期", str(b.date) if b.date else day),
            *rows,
            ("开本", b.paper.label),
            ("编号", b.serial),
            ("范围", "内部资料，不得公开" if self.internal else "可以公开"),
            ("网上版", site),
        ]
        return call("colophon", [(name, value) for name, value in facts if value])

    def address(self, item: Item) -> str:
        """Return where an entry stands on the published site; "" if the settings name no site."""
        return item.address(self.printing.site)

    def manuscript(
        self,
        style: str,
        parts: Iterable[Code],
        *,
        dress: str = "bound",
        suffix: str = "",
        title: str = "",
        span: str = "",
        on: datetime.date | None = None,
    ) -> Manuscript:
        """Join the parts as one file, in the style sheet of its kind and the dress named.

        `suffix` and `title` tell further files of the same book apart; `span`: the function
        that says the right head; `on`: the day on the file, where that is not the book's.
        """
        b = self.book
        title = title or b.title
        on = on or self.date
        options = {"side_head": Code(span)} if span else {}
        written = list(parts)
        dress_call = call(f"{dress}.with", title=title, author=b.compiler, date=day(on), **options)
        characters = {rare.character for rare in self.rare}
        words = "".join(code.source for code in (dress_call, *written))
        self.rare += [Rare(c, None) for c in self.typefaces.missing(words) if c not in characters]
        settings = {
            "area": PAPERS[b.paper].area(b.binding),
            "bleed": b.bleed,
            "watermark": b.watermark,
        }
        name = f"{b.id}-{suffix}" if suffix else b.id
        return Manuscript(name, style, title, on, settings, dress_call, written)


def source(one: Source) -> Code:
    """Return where a fact was taken from, as a note gives it."""
    publisher = one.publisher if one.publisher and one.publisher not in one.title else None
    parts = [publisher, one.title, str(one.date) if one.date else None, one.page]
    words = "，".join(part for part in parts if part)
    return join([f"{words}，", web(one.url)]) if one.url else code(words)


def web(address: str) -> Code:
    """Return an address that stands as its own words."""
    return call("link", raw(address), address)


def when(date: Edtf | None) -> str:
    return str(date) if date else ""
