"""List all that can be wrong with content: wording, hint and example of every code."""

from __future__ import annotations

from generator.source.codes.book import BOOK
from generator.source.codes.code import Code, Severity
from generator.source.codes.entry import ENTRY
from generator.source.codes.file import FILE
from generator.source.codes.numbers import NUMBERS
from generator.source.codes.place import PLACE
from generator.source.codes.reference import REFERENCE
from generator.source.codes.rule import RULE
from generator.source.codes.setting import SETTING
from generator.source.codes.shape import SHAPE
from generator.source.codes.syntax import SYNTAX

__all__ = ["CODES", "Code", "Severity"]

_ALL = (
    *FILE,
    *SYNTAX,
    *SHAPE,
    *NUMBERS,
    *REFERENCE,
    *RULE,
    *PLACE,
    *ENTRY,
    *SETTING,
    *BOOK,
)

CODES: dict[str, Code] = {code.id: code for code in _ALL}
"""Every code by its id, in the order of their documentation."""
