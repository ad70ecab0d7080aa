"""Read a file as a circular with its cases, or as a case alone; every name is masked at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.intake.circulars import head as heads
from generator.intake.circulars.case import draft
from generator.intake.circulars.passages import Sentence
from generator.intake.circulars.split import split
from generator.intake.circulars.text import Text, as_block
from generator.intake.office.blocks import RefusalError

if TYPE_CHECKING:
    from generator.intake.circulars.case import CaseDraft
    from generator.intake.circulars.clauses import Code
    from generator.intake.circulars.fact import Fact
    from generator.intake.circulars.head import Head
    from generator.intake.circulars.masking import Masking
    from generator.intake.circulars.passages import Passage
    from generator.intake.office.blocks import Document, Illustration, Remark


@dataclass(slots=True)
class CircularDraft:
    """Hold what was read of a circular; `unit` counts its paragraphs, 段 or 行.

    `masking` is that of its own text; each case has one of its own.
    """

    title: Fact
    unit: str
    masking: Masking
    number: Fact | None = None
    date: Fact | None = None
    body: list[str] = field(default_factory=list)
    cases: list[CaseDraft] = field(default_factory=list)
    omissions: list[Fact] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    pictures: list[Illustration] = field(default_factory=list)


def read_circular(document: Document, code: Code) -> CircularDraft:
    """Read a document as a circular. Raises RefusalError where it has no title or no text."""
    text = Text.of(document)
    head = heads.read(text.masked)
    if head.title is None:
        raise RefusalError("没有标题：第一行应当是通报的名称，如“关于……的通报”")
    inner = _inner(text, head)
    parts = split([text.masked[i] for i in inner])
    raw = [text.raw[i] for i in inner]
    outside = [*raw[: parts.start], *raw[parts.end :]] if parts.cases else raw
    own = text.masking_of([*(text.raw[i] for i in sorted(head.taken)), *outside])
    code = code.with_shorts_of(text.whole)
    title = heads.read(text.raw).title if len(parts.cases) == 1 else None
    cases = [
        _case(text, raw[start:end], code, heads.year(head), title) for start, end in parts.cases
    ]
    outer = text.pictures(document)
    for case, (start, end) in zip(cases, parts.cases, strict=True):
        behind = raw[end].number if end < len(raw) else raw[end - 1].number + 1
        case.pictures = [one for one in outer if raw[start].number <= one.number < behind]
        outer = [one for one in outer if one not in case.pictures]
    head = heads.read(own.passages(text.raw))
    assert head.title is not None
    return CircularDraft(
        head.title,
        document.unit,
        own,
        head.number,
        head.date,
        [as_block(one) for one in own.passages(outside)],
        cases,
        head.omissions,
        text.remarks(document),
        outer,
    )


def read_case(document: Document, code: Code) -> tuple[CaseDraft, list[Remark]]:
    """Read a document as one case. Raises RefusalError where it has no text."""
    text = Text.of(document)
    head = heads.read(text.masked)
    raw = [text.raw[i] for i in _inner(text, head)]
    title = heads.read(text.raw).title
    case = _case(text, raw, code.with_shorts_of(text.whole), heads.year(head), title)
    if title:
        case.title = replace(title, value=case.masking.apply(title.value), words="")
    case.pictures = text.pictures(document)
    return case, text.remarks(document)


def _inner(text: Text, head: Head) -> list[int]:
    """The places of the paragraphs between head and foot."""
    inner = [i for i in range(len(text.masked)) if i not in head.taken]
    if not inner:
        raise RefusalError("只有标题，没有正文")
    return inner


def _case(
    text: Text, raw: list[Passage], code: Code, year: int | None, title: Fact | None
) -> CaseDraft:
    """Prefill a case of raw paragraphs. `title`: of a text about nothing else, raw."""
    above = [replace(raw[0], text=title.value)] if title else []
    mask = text.masking_of([*raw, *above])
    heading = Sentence(mask.apply(title.value), title.number) if title else None
    return draft(mask.passages(raw), mask, code, year, heading)
