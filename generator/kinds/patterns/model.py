"""Model a pattern: what several cases have in common, and what was done about it (总结一类)."""

from __future__ import annotations

from typing import Annotated

from generator.kinds.entry import EntryData
from generator.kinds.fields import Markdown, Text, To
from generator.kinds.record import key, record

CaseRef = Annotated[Text, To("cases")]
ActionRef = Annotated[Text, To("actions")]
RuleRef = Annotated[Text, To("rules")]


@record
class Pattern(EntryData):
    definition: Markdown | None = key("定义", default=None)
    signs: tuple[Text, ...] = key("征兆", default=())
    cases: tuple[CaseRef, ...] = key("案例", default=())
    causes: tuple[Text, ...] = key("成因", default=())
    rules: tuple[RuleRef, ...] = key("制度", default=())
    measures: tuple[ActionRef, ...] = key("措施", default=())
