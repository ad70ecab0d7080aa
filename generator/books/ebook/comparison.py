"""Set a comparison of versions for reading devices: old above new, side by side where wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.tools.markup import Node, element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from generator.books.ebook.setter import Setter

    _Parts = Sequence[tuple[str, str]]
    _Line = tuple[int, _Parts]

_TAGS = {"deleted": "del", "inserted": "ins"}


def _revision(
    book: Setter,
    target: object,
    old: str,
    new: str,
    counts: Sequence[str],
    doubts: str | None,
    rows: Sequence[tuple[str, str, str, Sequence[Any]]],
) -> Iterable[Node]:
    yield from book.heading(2, f"{old}与{new}", target=target)
    yield element("p", "　".join(counts), class_="flush grey")
    if doubts:
        yield element("p", element("strong", doubts), class_="flush")
    for kind, number, state, lines in rows:
        yield from _row(kind, number, state, lines)


def _row(kind: str, number: str, state: str, lines: Sequence[Any]) -> Iterable[Node]:
    if kind == "heading":
        names = [node for parts in lines for node in (*_marked(parts), " ")]
        yield element("p", number, "　", *names, class_="law-heading")
        return
    head: list[Node] = [element("span", number, class_="number")]
    head += ["　", element("span", state, class_="grey")] if state else []
    yield element("p", *head, class_="article")
    if kind == "same":
        for line in lines:
            depth, words = line
            yield element("p", words, class_=f"provision depth{min(depth, 3)}")
        return
    for pair in lines:
        older, newer = pair
        yield element(
            "div",
            *_column("旧", older, without="inserted"),
            *_column("新", newer, without="deleted"),
            class_="pair",
        )


def _column(name: str, line: _Line | None, without: str) -> Iterable[Node]:
    if line is not None:
        depth, parts = line
        which = element("span", name, class_="which")
        words = _marked(parts, without)
        yield element("p", which, *words, class_=f"provision depth{min(depth, 3)}")


def _marked(parts: _Parts, without: str = "") -> Iterable[Node]:
    """Words with what was taken out and put in; one of both may have no place in a column."""
    for fate, words in parts:
        if fate != without:
            yield element(_TAGS[fate], words) if fate in _TAGS else words


SHAPES: dict[str, Callable[..., Iterable[Node]]] = {"revision": _revision}
"""What the functions of comparison.typ are here."""
