"""Set what every bound book has: its title, notice, chapters, indexes and colophon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.ebook.texts import facts
from generator.tools.markup import Node, element, join_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.ebook.setter import Setter


def _cover(
    book: Setter,
    *,
    title: str,
    subtitle: str | None,
    compiler: str | None,
    serial: str | None,
    date: str,
    kind: str,
    internal: bool,
) -> Iterable[Node]:
    """The title page, in words; the cover itself is a picture."""
    yield element("p", kind, class_="kind")
    yield element("p", title, class_="book-title")
    if subtitle:
        yield element("p", subtitle, class_="book-subtitle")
    yield element("p", *join_spaced([element("span", w) for w in (compiler, date) if w], "　"))
    for words in ("内部资料　注意保存" if internal else None, serial):
        if words:
            yield element("p", words, class_="grey")


def _front(book: Setter, title: str, body: object) -> Iterable[Node]:
    yield from book.heading(1, title, listed=False)
    yield from book.nodes(body)


def chapter(book: Setter, title: str) -> Iterable[Node]:
    """Yield the heading of a chapter."""
    yield from book.heading(1, title)


def _contents(book: Setter, chapters: int, entries: int) -> Iterable[Node]:
    """Nothing: a reading device has the contents as its own."""
    book.skip_heading()
    return ()


def _index(
    book: Setter, title: str, groups: Sequence[tuple[str, Sequence[tuple[str, Sequence[object]]]]]
) -> Iterable[Node]:
    yield from book.heading(1, title)
    for words, entries in groups:
        yield element("p", words, class_="group")
        yield element(
            "ul", *(_index_entry(book, term, targets) for term, targets in entries), class_="index"
        )


def _index_entry(book: Setter, term: str, targets: Sequence[object]) -> Node:
    """A term, and the pages of the PDF on which it stands, each leading to its first place."""
    pages = {page: target for target in reversed(targets) if (page := book.page_of(target))}
    links = [book.link(pages[page], page.shown) for page in sorted(pages)]
    return element("li", term, "　", *join_spaced(links, "，"))


def _colophon(book: Setter, rows: Sequence[tuple[str, object]]) -> Iterable[Node]:
    return facts(rows, book)


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "cover": _cover,
    "front": _front,
    "contents": _contents,
    "chapter": chapter,
    "year": chapter,
    "index": _index,
    "colophon": _colophon,
}
"""What the functions of book.typ are here."""
