"""Set official documents for reading devices: circulars, letters and warnings, without receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.ebook.texts import for_paper
from generator.kinds import numerals
from generator.tools.markup import Node, element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.ebook.setter import Setter


def _head(
    book: Setter, issuer: str, number: str, serial: str | None, secrecy: str | None
) -> Iterable[Node]:
    for words in (serial, secrecy):
        if words:
            yield element("p", words, class_="flush grey")
    yield element("p", issuer, class_="issuer")
    if number:
        yield element("p", number, class_="center")


def _title(book: Setter, title: str, to: str | None) -> Iterable[Node]:
    yield from book.heading(1, title)
    if to:
        yield element("p", f"{to}：", class_="flush")


def _subhead(book: Setter, body: object, level: int = 1) -> Iterable[Node]:
    """A heading with the number that its level has (GB/T 9704-2012, 7.3.3: 一、（一）1.（1）)."""
    level = min(level, 4)
    number = book.ordinal(level)
    figure = numerals.in_words(number) if level <= 2 else str(number)
    mark = (f"{figure}、", f"（{figure}）", f"{figure}. ", f"（{figure}）")[level - 1]
    words = [mark, *book.nodes(body)]
    if level == 1:
        yield from book.heading(2, *words)
    else:
        yield element(f"h{level + 1}", *words)


def _closing(
    book: Setter, last: object, attached: Sequence[str], name: str | None, date: object
) -> Iterable[Node]:
    yield from book.nodes(last)
    if attached:
        yield element("p", f"附件：{'；'.join(attached)}")
    for words in (book.nodes(name), book.nodes(date)):
        if words:
            yield element("p", *words, class_="right")


def _attachment(book: Setter, title: str, body: object) -> Iterable[Node]:
    yield element("p", "附件", class_="flush number")
    yield from book.heading(2, title)
    yield from book.nodes(body)


def _clause(book: Setter, words: str, lines: Sequence[str]) -> Iterable[Node]:
    yield element("p", element("strong", words))
    yield from (element("p", line) for line in lines)


def _imprint(book: Setter, copies: str | None, printer: str, date: object) -> Iterable[Node]:
    said = [element("p", f"抄送：{copies}。")] if copies else []
    printed = element("p", f"{printer}　", *book.nodes(date), "印发")
    yield element("div", *said, printed, class_="imprint")


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "head": _head,
    "title-block": _title,
    "subhead": _subhead,
    "closing": _closing,
    "attachment": _attachment,
    "clause": _clause,
    "imprint": _imprint,
    "receipt": for_paper,
}
"""What the functions of circular.typ and letter.typ are here."""
