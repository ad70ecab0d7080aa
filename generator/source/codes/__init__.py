"""List all that can be wrong with content: wording, hint and example of every code."""

from __future__ import annotations

from generator.source.codes.action import ACTIONS
from generator.source.codes.book import BOOKS
from generator.source.codes.code import Code, Severity
from generator.source.codes.entry import ENTRIES
from generator.source.codes.figure import FIGURES
from generator.source.codes.file import FILES
from generator.source.codes.index import INDEXES
from generator.source.codes.lesson import LESSONS
from generator.source.codes.numbers import NUMBERS
from generator.source.codes.place import PLACES
from generator.source.codes.reference import REFERENCES
from generator.source.codes.rule import RULES
from generator.source.codes.setting import SETTINGS
from generator.source.codes.shape import SHAPES
from generator.source.codes.syntax import SYNTAX
from generator.source.codes.table import TABLES
from generator.source.codes.unit import UNITS

__all__ = ["CODES", "Code", "Severity"]

_ALL = (
    *FILES,
    *SYNTAX,
    *SHAPES,
    *NUMBERS,
    *REFERENCES,
    *RULES,
    *ACTIONS,
    *INDEXES,
    *TABLES,
    *PLACES,
    *UNITS,
    *FIGURES,
    *ENTRIES,
    *LESSONS,
    *SETTINGS,
    *BOOKS,
)

CODES: dict[str, Code] = {code.id: code for code in _ALL}
"""Every code by its id, in the order of their documentation."""
