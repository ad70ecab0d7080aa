"""Set lessons for reading devices: without the sheets that are filled in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.ebook.texts import facts as table
from generator.books.ebook.texts import for_paper, passage, seal
from generator.tools.markup import Node, element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.books.ebook.setter import Setter
    from generator.books.statute import Row


def _lesson(
    book: Setter,
    target: object,
    title: str,
    summary: str | None,
    facts: Sequence[tuple[str, str]],
    objectives: Sequence[str],
    steps: Sequence[tuple[str, object]],
    code: object,
    fictional: bool,
) -> Iterable[Node]:
    yield from book.heading(1, title, target=target)
    if fictional:
        yield element("p", seal("教学情景"), class_="flush")
    if summary:
        yield element("p", summary)
    yield from table(facts, book)
    if code:
        yield from book.nodes(code)
        yield element("p", "扫码在线学习", class_="caption")
    if objectives:
        yield from book.heading(2, "学完以后", listed=False)
        yield element("ul", *(element("li", one) for one in objectives))
    for number, (name, body) in enumerate(steps, 1):
        yield from book.heading(2, f"{number}　{name}")
        yield from book.nodes(body)


def _reading(book: Setter, title: str, rows: Sequence[Row]) -> Iterable[Node]:
    yield element(
        "blockquote", element("p", element("strong", title)), *passage(rows), class_="clause-quote"
    )


def _exercise(
    book: Setter, title: str, terms: str, questions: Sequence[tuple[str, str, Sequence[str]]]
) -> Iterable[Node]:
    yield from book.heading(1, f"{title}：练习")
    if terms:
        yield element("p", terms, class_="flush grey")
    yield element("ol", *(_question(*question) for question in questions), class_="questions")


def _question(kind: str, prompt: str, choices: Sequence[str]) -> Node:
    asked = element("p", element("span", f"〔{kind}〕", class_="number"), prompt, class_="flush")
    listed = element("ol", *(element("li", one) for one in choices), class_="choices")
    return element("li", asked, *([listed] if choices else []))


def _answers(
    book: Setter, title: str, found: Sequence[tuple[str, str, str, Sequence[str], str | None]]
) -> Iterable[Node]:
    yield from book.heading(1, f"{title}：答案与解析")
    yield element("ol", *(_answer(*one) for one in found), class_="questions")


def _answer(kind: str, prompt: str, answer: str, why: Sequence[str], cites: str | None) -> Node:
    return element(
        "li",
        element("p", prompt, class_="flush"),
        element("p", element("strong", f"答案：{answer}"), class_="flush answer"),
        *(element("p", reason, class_="flush") for reason in why),
        *([element("p", f"依据：{cites}", class_="flush grey")] if cites else []),
    )


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {
    "lesson": _lesson,
    "reading": _reading,
    "reflect": lambda book, body: [element("p", *book.nodes(body))],
    "pledge": lambda book, body: [element("p", *book.nodes(body), class_="pledge")],
    "exercise": _exercise,
    "answers": _answers,
    "answer-sheet": for_paper,
    "sign-in": for_paper,
}
"""What the functions of lessons.typ are here."""
