"""Turn values into Typst code.

A text of an author only ever stands in a string literal, where nothing is markup. What was written
stays beside its code, so that a manuscript can be set by others than Typst.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Code:
    """Hold a Typst expression. Not a text, so that neither can be taken for the other.

    `meaning` is what it was written from: a Call, a Joint, a Label or a plain value; None for what
    only Typst understands.
    """

    source: str
    meaning: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """Name a function of a style sheet, and what it is called with."""

    function: str
    arguments: tuple[object, ...]
    named: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Joint:
    """Hold contents that follow one another."""

    parts: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Name an entry or clause by its address from the site's root on."""

    url: str


NOTHING = Code("none")


def literal(text: str) -> str:
    """Return a Typst string literal.

    In one only the backslash and the quotation mark have a meaning.
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def code(value: object) -> Code:
    """Write any value as an expression of Typst.

    A text becomes its literal, a list an array, a mapping a dictionary. Raises TypeError for what
    has no counterpart in Typst.
    """
    return value if isinstance(value, Code) else Code(_source(value), value)


def raw(text: str) -> Code:
    """Return a text as it is, for what a machine reads: addresses, labels, drawings."""
    return Code(literal(text), text)


def verbatim(text: str) -> Code:
    """Return a text with all its blanks and line ends."""
    return Code(literal(_breakable(text)), text)


def label(url: str) -> Code:
    """Return the label of an entry or clause: its address from the site's root on."""
    return Code(f"label({literal(url)})", Label(url))


def call(function: str, /, *arguments: object, **named: object) -> Code:
    """Write a call of one of our own functions.

    An underscore in a name stands for Typst's hyphen.
    """
    sources = [code(a).source for a in arguments]
    sources += [f"{name.replace('_', '-')}: {code(value).source}" for name, value in named.items()]
    return Code(f"{function}({', '.join(sources)})", Call(function, arguments, named))


def join(parts: Iterable[Code | str]) -> Code:
    """Write content after content as one expression."""
    codes = tuple(code(part) for part in parts)
    if len(codes) == 1:
        return codes[0]
    return Code("{" + "; ".join(part.source for part in codes) + "}", Joint(codes))


def _source(value: object) -> str:
    match value:
        case Code():
            return value.source
        case str():
            return literal(_breakable(_BLANK.sub(" ", value)))
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case None:
            return "none"
        case dict():
            inside = ", ".join(f"{literal(str(k))}: {_source(v)}" for k, v in value.items())
            return f"({inside or ':'})"
        case list() | tuple():
            return "(" + "".join(f"{_source(item)}, " for item in value) + ")"
        case _:
            raise TypeError(f"no Typst value: {type(value).__name__}")


_BLANK = re.compile(r"\s+")
_UNBROKEN = re.compile(r"[!-~]{25,}")


def _breakable(text: str) -> str:
    """Let a long run of letters, such as an address, break anywhere: it must stay on the page."""
    if len(text) <= 24:
        return text
    return _UNBROKEN.sub(lambda run: "\u200b".join(run.group()), text)
