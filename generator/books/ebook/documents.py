"""Divide a book into files that reading devices of any age can hold, and say where all is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from generator.tools.markup import Node, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 60_000
"""Characters of a file beyond which the next block begins another; older devices take some 300 KB.
"""

_LEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "span")
"""What stays with the block that follows: headings, and the marks of pages."""


class Note(NamedTuple):
    """Hold a note: what tells it from all others of the book, its number, its words."""

    id: str
    number: int
    words: list[Node]


@dataclass(slots=True)
class Document:
    """Hold a file to be: what it is, what is read in it, its notes; its name comes last."""

    kind: str
    role: str | None
    body: list[Node] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    is_only_headed: bool = False
    name: str = ""

    def content(self) -> Iterator[Node]:
        """Yield the part of the book, and its notes."""
        yield element(
            "section",
            *self.body,
            type_=self.kind,
            role=self.role,
            class_="titlepage" if self.kind == "titlepage" else None,
        )
        if self.notes:
            yield element("div", *map(_note, self.notes), class_="notes")


def _note(note: Note) -> Node:
    back = element(
        "a",
        f"{note.number}",
        href=f"#noteref{note.id}",
        role="doc-backlink",
        aria_label=f"注{note.number}，回到正文",
    )
    words = element("p", back, " ", *note.words)
    return element("aside", words, id=f"note{note.id}", type_="footnote", role="doc-footnote")


def divide(documents: Iterable[Document]) -> list[Document]:
    """Return the files in their order, those cut that are too long, each with its name."""
    parts = [part for document in documents for part in _parts(document)]
    for number, part in enumerate(parts, 1):
        part.name = f"part{number}.xhtml"
    return parts


def ids(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield every id in some nodes."""
    for node in nodes:
        if not isinstance(node, str):
            yield from filter(None, (one.get("id") for one in node.iter()))


def _parts(document: Document) -> Iterator[Document]:
    """A document in one or several; a note goes where its number stands."""
    pieces = [*_pieces(document.body)] or [[]]
    for place, body in enumerate(pieces):
        own = set(ids(body))
        notes = [note for note in document.notes if f"noteref{note.id}" in own]
        role = None if place else document.role
        yield replace(document, body=body, notes=notes, role=role)


def _pieces(body: Sequence[Node]) -> Iterator[list[Node]]:
    """Stretches of a part; none ends with what leads to the next block."""
    piece: list[Node] = []
    size = 0
    for node in body:
        if size >= MOST and not _is_lead(piece[-1]):
            yield piece
            piece, size = [], 0
        piece.append(node)
        size += len(node if isinstance(node, str) else "".join(node.itertext()))
    if piece:
        yield piece


def _is_lead(node: Node) -> bool:
    return not isinstance(node, str) and node.tag in _LEADS
