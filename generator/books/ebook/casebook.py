"""Set a casebook for reading devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.ebook.texts import facts, noted, passage, seal
from generator.tools.markup import Node, element, join_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.ebook.setter import Setter
    from generator.books.statute import Row


def _case(
    book: Setter,
    *,
    target: object,
    title: str,
    badges: Sequence[str],
    warning: str | None,
    lead: str | None,
    rows: Sequence[tuple[str, str]],
    parts: Sequence[tuple[str, object]],
    notes: Sequence[object],
) -> Iterable[Node]:
    yield from book.heading(2, title, target=target)
    if badges:
        yield element("p", *join_spaced(map(seal, badges), " "), class_="flush")
    if warning:
        yield element("p", warning, class_="warning")
    if lead or notes:
        yield element("p", *noted(book, [lead or "以下据公开资料整理。"], notes))
    yield from facts(rows, book)
    for name, body in parts:
        yield from book.heading(3, name)
        yield from book.nodes(body)


def _act(
    book: Setter,
    target: object,
    when: str,
    what: str,
    amount: str | None,
    breach: str | None,
    clauses: Sequence[object],
) -> Iterable[Node]:
    marks = book.mark(target)
    head = [element("span", when, class_="when")] if when else []
    head += [seal(breach)] if breach else []
    head += [element("span", amount, class_="amount")] if amount else []
    said = [element("p", *join_spaced(head, "　"), class_="flush")] if head else []
    quotes = [node for clause in clauses for node in book.nodes(clause)]
    yield element("div", *marks, *said, element("p", what), *quotes, class_="act")


def _clause_quote(
    book: Setter, rule: str, no: str, rows: Sequence[Row], version: str | None, target: object
) -> Iterable[Node]:
    marks = book.mark(target)
    head: list[Node] = [element("strong", rule), "　", element("span", no, class_="number")]
    if version:
        head += ["　", element("span", version, class_="grey")]
    yield element("blockquote", *marks, element("p", *head), *passage(rows), class_="clause-quote")


def _clause_again(book: Setter, rule: str, no: str, target: object) -> Iterable[Node]:
    yield element(
        "p",
        rule,
        element("span", no, class_="number"),
        "，条文见",
        book.link(target, "前文"),
        "。",
        class_="flush",
    )


def _questions(book: Setter, items: Sequence[str]) -> Iterable[Node]:
    yield element("ol", *(element("li", item) for item in items))


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "case": _case,
    "act": _act,
    "clause-quote": _clause_quote,
    "clause-again": _clause_again,
    "questions": _questions,
}
"""What the functions of casebook.typ are here."""
