"""Set a handbook of rules for reading devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.ebook.texts import facts, noted, passage
from generator.tools.markup import Node, element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.ebook.setter import Setter
    from generator.books.statute import Row


def _rule(
    book: Setter,
    *,
    target: object,
    title: str,
    lead: str | None,
    rows: Sequence[tuple[str, str]],
    versions: Sequence[tuple[str, str, str]],
    parts: Sequence[object],
    others: Sequence[tuple[str, Sequence[object]]],
    notes: Sequence[object],
) -> Iterable[Node]:
    yield from book.heading(2, title, target=target)
    yield from facts(rows, book)
    if versions:
        said = ("　".join(filter(None, version)) for version in versions)
        yield element("ul", *(element("li", words) for words in said), class_="versions")
    if lead or notes:
        yield element("p", *noted(book, [lead or "以下为本书收录的条款。"], notes))
    for part in parts:
        yield from book.nodes(part)
    for name, older in others:
        inner = [node for part in older for node in book.nodes(part)]
        head = element("p", element("strong", name), class_="flush")
        yield element("div", head, *inner, class_="other-version")


def _part(book: Setter, depth: int, words: str) -> Iterable[Node]:
    yield from book.heading(min(3 + depth, 6), words)


def _annex(book: Setter, title: str, body: object) -> Iterable[Node]:
    yield from book.heading(3, title)
    yield from book.nodes(body)


def _clause(
    book: Setter,
    rule: str,
    target: object,
    no: str,
    position: int,
    rows: Sequence[Row],
    note: str | None,
    kind: tuple[str, str] | None,
) -> Iterable[Node]:
    marks = book.mark(target)
    head: list[Node] = [element("span", no, class_="number")]
    if kind:
        head += ["　", element("span", kind[1], class_=f"seal {kind[0]}")]
    below = [element("p", note, class_="grey")] if note else []
    yield element(
        "div", *marks, element("p", *head, class_="flush"), *passage(rows), *below, class_="clause"
    )


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "rule-entry": _rule,
    "part": _part,
    "running": lambda book, body: book.nodes(body),
    "annex": _annex,
    "clause": _clause,
}
"""What the functions of handbook.typ are here."""
