"""Turn what a cell shows into the value of a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.tables.heads import plain
from generator.intake.tables.texts import tidy
from generator.kinds.dates import Edtf
from generator.kinds.fields import CITED, CLAUSE, ENTRY, PARTY, Mark, To
from generator.kinds.record import Choice

if TYPE_CHECKING:
    from generator.intake.entries.fields import Field
    from generator.intake.tables.grid import Cell
    from generator.intake.workbook.names import Names
    from generator.source.yaml import Value

_SEPARATOR = re.compile(r"[；;\n]")
_YES = frozenset({"是", "√", "✓", "✔", "对", "有", "y", "yes", "true", "1"})
_NO = frozenset({"否", "×", "✗", "✘", "错", "无", "n", "no", "false", "0"})
_BLANKS = " \t\n\u3000"


def value_of(cell: Cell, field: Field, names: Names) -> Value:
    """Return the value that a cell has for a field; "" and [] where it holds none.

    Whether it may stand there is for the check to say. Several items are parted by ； or lines.
    """
    text = tidy(cell)
    if not field.item.many:
        return _one(text, cell, field, names)
    parts = (part.strip(_BLANKS) for part in _SEPARATOR.split(text))
    return [_one(part, cell, field, names) for part in parts if part]


def _listed_word(text: str, choice: type[Choice]) -> str:
    """The word of a listed value, if nothing but width and case tells the text from it."""
    for member in choice:
        if plain(text) in {plain(word) for word in (member.value, member.label, *member.also)}:
            return member.label
    return text


def _one(text: str, cell: Cell, field: Field, names: Names) -> str:
    base = field.item.base
    if base is Edtf:
        return cell.date or text
    if base is bool:
        word = plain(text)
        return "是" if word in _YES else "否" if word in _NO else text
    if isinstance(base, type) and issubclass(base, Choice):
        return _listed_word(text, base)
    mark = next((one for one in field.item.marks if isinstance(one, Mark | To)), None)
    if isinstance(mark, To) or mark in (CITED, CLAUSE, ENTRY, PARTY):
        return (names.reference(mark, text) if mark else None) or text
    return text
