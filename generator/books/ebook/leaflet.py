"""Set leaflets of routes for reading devices: without what is written and stamped by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import raw
from generator.books.ebook.texts import facts as table
from generator.books.ebook.texts import link
from generator.tools.markup import Node, element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.ebook.setter import Setter

    _Step = tuple[int, bool, str, str, str]
    _Stop = tuple[
        int, bool, str, Sequence[tuple[str, str]], str | None, Sequence[str], object, object
    ]


def _route(
    book: Setter,
    target: object,
    title: str,
    summary: str | None,
    facts: Sequence[tuple[str, str]],
    order: Sequence[_Step],
    before: object,
    code: object,
    address: str,
    imprint: Sequence[str],
) -> Iterable[Node]:
    """What is read before one sets out; who reads on a device follows a link, not a code."""
    yield from book.heading(1, title, target=target)
    if summary:
        yield element("p", summary)
    yield from table(facts, book)
    yield element("h2", "走法")
    yield element("ol", *(_step(*step) for step in order), class_="way")
    yield from book.nodes(before)
    if address:
        yield element("p", "网上版：", *link(book, raw(address), address), class_="flush grey")


def _step(number: int, on_map: bool, name: str, minutes: str, way: str) -> Node:
    said = [name, *([f"　{minutes}"] if minutes else []), *([] if on_map else ["（图上没有）"])]
    onward = [element("p", f"↓ {way}", class_="grey")] if way else []
    return element("li", element("p", *said), *onward, value=str(number))


def _origins(book: Setter, given: Sequence[object]) -> Iterable[Node]:
    words: list[Node] = ["资料来源："]
    for position, one in enumerate(given):
        words += ["；"] if position else []
        words += book.nodes(one)
    yield element("p", *words, "。", class_="flush grey")


def _stops(
    book: Setter, drawings: Sequence[tuple[object, object]], stops: Sequence[_Stop]
) -> Iterable[Node]:
    for svg, words in drawings:
        [picture], [alternative] = book.nodes(svg), book.nodes(words)
        image = element("img", src=book.drawing(str(picture)), alt=str(alternative))
        yield element("div", image, class_="map")
    for stop in stops:
        yield from _stop(book, *stop)


def _stop(
    book: Setter,
    number: int,
    on_map: bool,
    title: str,
    facts: Sequence[tuple[str, str]],
    summary: str | None,
    highlights: Sequence[str],
    description: object,
    code: object,
) -> Iterable[Node]:
    yield from book.heading(2, f"{number}　{title}")
    yield from table(facts, book)
    if summary:
        yield element("p", summary)
    if highlights:
        yield element("ul", *(element("li", one) for one in highlights))
    yield from book.nodes(description)


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "outside": _route,
    "inner": _stops,
    "origins": _origins,
}
"""What the functions of leaflet.typ are here."""
