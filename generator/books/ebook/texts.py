"""Set what every book has of authors' texts and of clauses, as house.typ does for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.ebook.addresses import strict
from generator.tools.markup import Node, element

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.code import Code
    from generator.books.ebook.setter import Setter
    from generator.books.statute import Row

_WIDE = 6
"""Tables of more columns are set small."""


def paragraph(book: Setter, body: object, *, noted: bool = False) -> list[Node]:
    """Return a paragraph; whether it has notes is of no matter here."""
    return [element("p", *book.nodes(body))]


def subhead(book: Setter, body: object, level: int = 1) -> list[Node]:
    """Return a heading within an author's text."""
    return [element(f"h{min(level + 3, 6)}", *book.nodes(body))]


def bullets(book: Setter, items: Sequence[object]) -> list[Node]:
    """Return a list."""
    return [element("ul", *(element("li", *book.nodes(item)) for item in items))]


def numbers(book: Setter, items: Sequence[object], start: int = 1) -> list[Node]:
    """Return a numbered list."""
    first = str(start) if start != 1 else None
    return [element("ol", *(element("li", *book.nodes(one)) for one in items), start=first)]


def flat(book: Setter, items: Sequence[object]) -> list[Node]:
    """Return what is nested too deep for a page, one after the other."""
    return [element("div", *book.nodes(item)) for item in items]


def inside(book: Setter, target: object, body: object) -> list[Node]:
    """Return a link to another entry, or its words alone where the book has it not."""
    return [book.link(target, *book.nodes(body))]


def web(book: Setter, address: object, shown: object, body: object) -> list[Node]:
    """Return a link out of the book; a reading device needs no note with its address."""
    return link(book, address, body)


def link(book: Setter, address: object, body: object) -> list[Node]:
    """Return a link out of the book; its words alone where the address is none."""
    href = strict("".join(str(node) for node in book.nodes(address)))
    words = book.nodes(body)
    return [element("a", *words, href=href)] if href else words


def drawing(book: Setter, svg: object, words: object, width: object = None) -> list[Node]:
    """Return a drawing with the words that stand for it."""
    [picture], [alternative] = book.nodes(svg), book.nodes(words)
    name = book.drawing(str(picture))
    image = element("img", src=name, alt=str(alternative))
    return [element("div", image, class_="drawing")]


def sheet(
    book: Setter,
    columns: int,
    header: Sequence[tuple[Code, Code]],
    cells: Sequence[tuple[Code, Code]],
) -> list[Node]:
    """Return an author's table; its cells come one after the other."""
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    head = element("tr", *(_cell(book, "th", *one, scope="col") for one in header))
    body = (element("tr", *(_cell(book, "td", *one) for one in row)) for row in rows)
    kind = "sheet wide" if columns > _WIDE else "sheet"
    return [element("table", element("thead", head), element("tbody", *body), class_=kind)]


def _cell(book: Setter, tag: str, side: Code, body: Code, *, scope: str | None = None) -> Node:
    where = side.source if side.source != "auto" else None
    return element(tag, *book.nodes(body), class_=where, scope=scope)


def passage(rows: Iterable[Row], depth: int = 0) -> list[Node]:
    """Return the provisions of a clause: a paragraph each, what lies below it set in."""
    made: list[Node] = []
    for mark, words, below in rows:
        made.append(element("p", mark + words, class_=f"provision depth{min(depth, 3)}"))
        made += passage(below, depth + 1)
    return made


def noted(book: Setter, words: Iterable[Node], sources: Sequence[object]) -> list[Node]:
    """Return words, and where they were taken from as a note."""
    if not sources:
        return [*words]
    note: list[Node] = []
    for position, one in enumerate(sources):
        note += ["；"] if position else []
        note += book.nodes(one)
    return [*words, book.note(*note, "。")]


def facts(rows: Iterable[tuple[str, object]], book: Setter) -> list[Node]:
    """Return names and values as a table, each name the header of its row; nothing for none."""
    made = [
        element("tr", element("th", name, scope="row"), element("td", *book.nodes(value)))
        for name, value in rows
    ]
    return [element("table", element("tbody", *made), class_="facts")] if made else []


def for_paper(book: Setter, *values: object) -> list[Node]:
    """Return nothing for a sheet that is filled in by hand, and pass over its heading."""
    book.skip_heading()
    return []


def seal(words: str) -> ET.Element:
    """Return a word in a frame."""
    return element("span", words, class_="seal")


def _around(tag: str) -> Callable[..., list[Node]]:
    return lambda book, body: [element(tag, *book.nodes(body))]


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "p": paragraph,
    "subhead": subhead,
    "bullets": bullets,
    "numbers": numbers,
    "flat": flat,
    "inside": inside,
    "web": web,
    "link": link,
    "drawing": drawing,
    "qr": drawing,
    "sheet": sheet,
    "strong": _around("strong"),
    "emph": _around("em"),
    "raw": _around("code"),
    "quoted": _around("blockquote"),
    "verbatim": _around("pre"),
    "linebreak": lambda book: [element("br")],
    "rule": lambda book: [element("hr")],
    "squeeze-after": lambda book, target, meets: [],
}
"""What the functions of house.typ are here."""
