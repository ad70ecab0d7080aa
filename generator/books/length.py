"""Estimate how many pages content will take, before it is set.

Held against books of 40 to 1,600 pages it was right within a fifth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Call, Code, Joint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.books.paper import Paper

_LOST = 0.7
"""Lines that a text takes beyond its characters: the rest of its last one, and what parts it."""

_INLINE = ("link", "web", "inside", "strong", "emph", "raw", "squeeze-after")
"""The functions whose words stand in the lines of others."""

_SET = {"clause": slice(2, 6)}
"""Which arguments of a function take lines, where not all do."""


def lines(content: object, paper: Paper) -> float:
    """Return about how many lines of body text content takes on a paper."""
    return sum(count / paper.characters + _LOST for count in _texts(content))


def _texts(value: object) -> Iterator[int]:
    """The characters of each text that begins a line of its own."""
    match value:
        case str() if value:
            yield len(value)
        case Code(meaning=meaning):
            yield from _texts(meaning)
        case Joint(parts=parts):
            yield from _together(parts) if any(map(_is_inline, parts)) else _apart(parts)
        case Call(function=function) if function in _INLINE:
            yield from _together(_inside(value))
        case Call():
            yield from _apart(_inside(value))
        case list() | tuple():
            yield from _apart(value)


def _apart(values: Iterable[object]) -> Iterator[int]:
    for value in values:
        yield from _texts(value)


def _together(values: Iterable[object]) -> Iterator[int]:
    yield sum(_apart(values))


def _inside(call: Call) -> list[object]:
    arguments = call.arguments[_SET.get(call.function, slice(None))]
    return [*arguments, *call.named.values()]


def _is_inline(value: object) -> bool:
    meaning = value.meaning if isinstance(value, Code) else value
    return isinstance(meaning, str) or (isinstance(meaning, Call) and meaning.function in _INLINE)
