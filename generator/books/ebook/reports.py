"""Set a digest and a chronicle of reported work for reading devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import label
from generator.books.ebook.bound import chapter
from generator.books.ebook.setter import JOINER
from generator.books.ebook.texts import noted
from generator.tools.markup import Node, element, join_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.ebook.setter import Setter


def _dot(*, approximate: bool) -> Node:
    """A dot on the line of time, hollow where the day is inferred; the date says so in words."""
    return element("span", "○" if approximate else "●", class_="dot", aria_hidden="true")


def _report(
    book: Setter,
    target: object,
    title: str,
    when: str,
    approximate: bool,
    category: str,
    unit: str,
    metrics: Sequence[tuple[str, str, str, str]],
    body: object,
    notes: Sequence[object],
) -> Iterable[Node]:
    said = "　".join(filter(None, (when, category, unit)))
    yield from book.heading(2, title, target=target)
    yield element("p", _dot(approximate=approximate), " ", said, class_="flush when")
    if metrics:
        yield element("ul", *(_figure(*one) for one in metrics), class_="figures")
    yield from book.nodes(body)
    if notes:
        yield element("p", *noted(book, ["资料来源"], notes), class_="flush grey")


def _figure(before: str, number: str, after: str, name: str) -> Node:
    return element("li", before, element("span", number, class_="figure"), f"{after}　{name}")


def _part_start(book: Setter, title: str, lead: str | None) -> Iterable[Node]:
    yield from chapter(book, title)
    if lead:
        yield element("p", lead)


def _chart(
    book: Setter,
    title: str,
    unit: str,
    measure: str,
    rows: Sequence[tuple[str, float, str, bool]],
) -> Iterable[Node]:
    """A series as a table, a bar beside each figure; those of short periods are hollow."""
    most = max(*(value for _, value, _, _ in rows), 1e-9)
    about = f"{unit}，单位：{measure}" if measure else unit
    caption = element("caption", element("strong", title), "　", about)
    lines = [
        element(
            "tr",
            element("th", period, scope="row"),
            element(
                "td",
                element(
                    "span",
                    class_="bar short" if short else "bar",
                    style=f"width: {max(value, 0) / most * 60:.3g}%",
                ),
                f" {words}",
            ),
        )
        for period, value, words, short in rows
    ]
    yield element("table", caption, element("tbody", *lines), class_="chart")
    if any(short for *_, short in rows):
        yield element("p", "空心的时期较短，不宜直接比较高低。", class_="flush grey")


def _month(book: Setter, words: str) -> Iterable[Node]:
    yield from book.heading(2, words, listed=False)


def _going_on(book: Setter, events: Sequence[str]) -> Iterable[Node]:
    words = f"早些年开始、这一年还在进行：{'；'.join(events)}。"
    yield element("p", words, class_="flush grey")


def _event(
    book: Setter,
    target: object,
    day: str,
    title: str,
    figures: str,
    units: str,
    approximate: bool,
    numbers: Sequence[int],
) -> Iterable[Node]:
    marks = book.mark(target)
    sources = (book.link(label(f"source-{number}"), f"[{number}]") for number in numbers)
    said: list[Node] = [element("span", day, class_="when"), " "] if day else []
    rest = "。　".join(filter(None, (figures, units)))
    yield element(
        "div",
        *marks,
        element(
            "p",
            _dot(approximate=approximate),
            " ",
            *said,
            element("strong", title),
            *([element("sup", JOINER, *join_spaced(sources, JOINER))] if numbers else []),
            class_="flush",
        ),
        *([element("p", rest, class_="flush grey")] if rest else []),
        class_="event",
    )


def _sources(book: Setter, all: Sequence[object]) -> Iterable[Node]:
    yield from chapter(book, "资料来源")
    for number, words in enumerate(all, 1):
        marks = book.mark(label(f"source-{number}"))
        yield element("p", *marks, f"[{number}] ", *book.nodes(words), "。", class_="flush source")


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "report": _report,
    "part-start": _part_start,
    "chart": _chart,
    "month": _month,
    "going-on": _going_on,
    "event": _event,
    "sources": _sources,
}
"""What the functions of digest.typ and chronicle.typ are here."""
