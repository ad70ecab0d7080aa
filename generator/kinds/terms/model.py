"""Model a term of the glossary; it is marked up wherever it or an alias stands in a text."""

from __future__ import annotations

from generator.kinds.entry import EntryData
from generator.kinds.fields import Markdown
from generator.kinds.record import key, record


@record
class Term(EntryData):
    definition: Markdown = key("定义")
