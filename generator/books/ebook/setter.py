"""Set the calls of a manuscript as XHTML: a file an entry, with marks where pages of the PDF begin.

What each function of the style sheets means here stands in the modules beside this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.books.code import Call, Code, Joint, Label
from generator.books.ebook.documents import Document, Note, divide, ids
from generator.books.press import NotSetError
from generator.tools.markup import Node, element

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable, Iterable, Mapping

    from generator.books.press import Page, Places

OPENING = {
    "cover": ("titlepage", None),
    "front": ("preface", "doc-preface"),
    "chapter": ("chapter", "doc-chapter"),
    "year": ("chapter", "doc-chapter"),
    "part-start": ("chapter", "doc-chapter"),
    "lesson": ("chapter", "doc-chapter"),
    "outside": ("chapter", "doc-chapter"),
    "head": ("chapter", "doc-chapter"),
    "exercise": ("chapter", "doc-chapter"),
    "answers": ("chapter", "doc-chapter"),
    "case": ("subchapter", None),
    "rule-entry": ("subchapter", None),
    "revision": ("subchapter", None),
    "attachment": ("appendix", "doc-appendix"),
    "index": ("index", "doc-index"),
    "sources": ("bibliography", "doc-bibliography"),
    "colophon": ("colophon", "doc-colophon"),
}
"""The functions with which a new file begins, and what that part is in the words of EPUB (epub:type
of the Structural Semantics Vocabulary) and of screen readers (role of DPUB-ARIA)."""

JOINER = "\u2060"
"""Keeps the mark of a note from beginning a line."""

_TYPST_ALONE = ("none", "squeeze")
"""What needs no counterpart: a reading device squeezes marks by itself, or not at all."""


class Heading(NamedTuple):
    """Hold a heading that the contents list, with its id; level 1 is a chapter."""

    level: int
    words: str
    id: str


@dataclass(slots=True)
class Setter:
    """Hold a book being set: its files, and what its contents and its list of pages will say."""

    shapes: Mapping[str, Callable[..., Iterable[Node]]]
    places: Places
    documents: list[Document] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pages: list[tuple[str, str]] = field(default_factory=list)
    drawings: list[bytes] = field(default_factory=list)
    _anchors: dict[str, str] = field(default_factory=dict)
    _where: dict[str, str] = field(default_factory=dict)
    _links: list[tuple[str, ET.Element]] = field(default_factory=list)
    _count: int = 0
    _marks: int = 0
    _page: Page | None = None
    _ordinals: list[int] = field(default_factory=list)

    def set(self, parts: Iterable[Code]) -> None:
        """Set a manuscript from its first part to its last, links and all.

        Raises NotSetError where it comes out with other headings than the PDF has.
        """
        for part in parts:
            self._part(part)
        if self._count != len(self.places.headings):
            raise NotSetError(f"{self._count} of {len(self.places.headings)} headings")
        self.documents = divide(self.documents)
        self._where = {id: one.name for one in self.documents for id in ids(one.body)}
        for url, link in self._links:
            id = self._anchors.get(url)
            if id:
                link.set("href", self.place(id))
            else:
                link.tag = "span"

    def place(self, id: str) -> str:
        """Return where an id stands, once all is set: the file, and the place in it."""
        return f"{self._where[id]}#{id}"

    def _part(self, part: object) -> None:
        match part:
            case Code(meaning=Joint(parts=parts)):
                for one in parts:
                    self._part(one)
            case Code(meaning=Call(function="opening", arguments=(inner,))):
                self._part(inner)
            case Code(meaning=Call(function=function)):
                self._begin(function)
                self.documents[-1].body += self.nodes(part)
                self.documents[-1].is_only_headed = function == "chapter"
            case _:
                self.documents[-1].body += self.nodes(part)

    def _begin(self, function: str) -> None:
        """Begin a file where a part of the book begins; the first entry stays with its chapter."""
        if function in OPENING:
            kind, role = OPENING[function]
            follows_head = bool(self.documents) and self.documents[-1].is_only_headed
            if kind != "subchapter" or not follows_head:
                self.documents.append(Document(kind, role))

    def nodes(self, value: object) -> list[Node]:
        """Return what a value of a call is in XHTML."""
        match value:
            case None:
                return []
            case str() | int() | float():
                return [str(value)]
            case Code(meaning=Joint(parts=parts)):
                return [node for part in parts for node in self.nodes(part)]
            case Code(meaning=Call(function=function, arguments=arguments, named=named)):
                return [*self.shapes[function](self, *arguments, **named)]
            case Code(meaning=str() as words):
                return [words]
            case Code(source=source) if source in _TYPST_ALONE:
                return []
        raise TypeError(f"nothing to read: {value!r}")

    def heading(
        self, level: int, *words: Node, target: object = None, listed: bool = True
    ) -> list[Node]:
        """Return a heading, behind the mark of the page that begins there.

        Its ordinal is that of the same heading in the PDF.
        """
        marks = self._turn(self.places.headings[self._count])
        self._count += 1
        id = self._anchor(target) if target else f"heading{self._count}"
        made = element(f"h{level}", *words, id=id)
        if listed and level <= 2:
            self.headings.append(Heading(level, "".join(made.itertext()), id))
        return [*marks, made]

    def ordinal(self, level: int) -> int:
        """Return the number of the next heading of a level, and count those below it anew."""
        above = [*self._ordinals, 0, 0, 0, 0][: level - 1]
        number = self._ordinals[level - 1] + 1 if level <= len(self._ordinals) else 1
        self._ordinals = [*above, number]
        return number

    def skip_heading(self) -> None:
        """Pass over a heading that is for paper only."""
        self._count += 1

    def mark(self, target: object) -> list[Node]:
        """Return the place to which links to an entry or a clause lead."""
        if not isinstance(target, Code) or not isinstance(target.meaning, Label):
            return []
        page = self.places.labels.get(target.meaning.url)
        marks = self._turn(page) if page else []
        return [*marks, element("span", id=self._anchor(target))]

    def link(self, target: object, *words: Node) -> ET.Element:
        """Return words that lead to an entry or clause where the book has it."""
        made = element("a", *words)
        if isinstance(target, Code) and isinstance(target.meaning, Label):
            self._links.append((target.meaning.url, made))
        return made

    def page_of(self, target: object) -> Page | None:
        """Return the page of the PDF on which something stands."""
        if isinstance(target, Code) and isinstance(target.meaning, Label):
            return self.places.labels.get(target.meaning.url)
        return None

    def note(self, *words: Node) -> ET.Element:
        """Return the number of a note, whose words then stand at the end of the file."""
        here = self.documents[-1]
        number = len(here.notes) + 1
        id = f"{len(self.documents)}-{number}"
        here.notes.append(Note(id, number, [*words]))
        link = element(
            "a",
            f"{number}",
            id=f"noteref{id}",
            href=f"#note{id}",
            type_="noteref",
            role="doc-noteref",
        )
        return element("sup", JOINER, link)

    def drawing(self, svg: str) -> str:
        """Keep a drawing as a file of the book; return its name."""
        self.drawings.append(svg.encode())
        return f"drawing{len(self.drawings)}.svg"

    def _turn(self, page: Page) -> list[Node]:
        """Return the mark of a page of the PDF, at the first place in it that is known."""
        if page == self._page:
            return []
        self._page = page
        id = f"page-{page.number}"
        self.pages.append((page.shown, id))
        return [
            element(
                "span",
                id=id,
                type_="pagebreak",
                role="doc-pagebreak",
                aria_label=f"第{page.shown}页",
            )
        ]

    def _anchor(self, target: object) -> str:
        """Return the id of a label; of several places with the same, links lead to the first."""
        assert isinstance(target, Code)
        assert isinstance(target.meaning, Label)
        url = target.meaning.url
        self._marks += 1
        words = re.sub(r"[^a-z0-9]+", "-", url.lower()).strip("-")
        id = f"to{self._marks}-{words}"
        self._anchors.setdefault(url, id)
        return id
