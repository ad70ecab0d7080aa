"""Read a file as a circular with its cases, or as a case alone; every name is masked at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.circulars import head as heads
from generator.intake.circulars import names
from generator.intake.circulars.case import draft
from generator.intake.circulars.masking import Masking, masking
from generator.intake.circulars.passages import passages
from generator.intake.circulars.split import Split, split
from generator.intake.office import plain, word
from generator.intake.office.blocks import RefusalError, Remark
from generator.library import personal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.circulars.case import CaseDraft
    from generator.intake.circulars.clauses import Code
    from generator.intake.circulars.fact import Fact
    from generator.intake.circulars.head import Head
    from generator.intake.circulars.passages import Passage
    from generator.intake.office.blocks import Document

_ROUNDS = 4
_MARKDOWN = re.compile(r"([\\`*_\[\]<#|~])")


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
    left: list[Fact] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def open_document(data: bytes, name: str) -> Document:
    """Read the bytes of a Word file or a text; its name tells the form. Raises RefusalError."""
    form = Path(name).suffix.lower()
    if form in (".docx", ".docm") or data.startswith(b"PK\x03\x04"):
        return word.read(data)
    return plain.read(data, markdown=form in (".md", ".markdown"))


def read_circular(document: Document, code: Code) -> CircularDraft:
    """Read a document as a circular. Raises RefusalError where it has no title or no text."""
    text = Text.of(document)
    head = heads.read(text.masked)
    if head.title is None:
        raise RefusalError("没有标题：第一行应当是通报的名称，如“关于……的通报”")
    inner = [i for i in range(len(text.masked)) if i not in head.taken]
    if not inner:
        raise RefusalError("只有标题，没有正文")
    found = split([text.masked[i] for i in inner])
    raw = [text.raw[i] for i in inner]
    outside = [*raw[: found.start], *raw[found.end :]] if found.cases else raw
    own = masking(text.names, "\n".join((*_of_head(text, head), *(one.text for one in outside))))
    head = heads.read([one.with_text(own.apply(one.text)) for one in text.raw])
    assert head.title is not None
    circular = CircularDraft(head.title, document.unit, own, head.number, head.date)
    written = int(head.date.value[:4]) if head.date else None
    code = code.with_shorts_of(text.whole)
    circular.cases = _cases(raw, found, text, code, written)
    circular.body = [_block(one, own) for one in outside]
    circular.left = head.left
    circular.remarks = text.remarks(document)
    return circular


def read_case(document: Document, code: Code) -> tuple[CaseDraft, list[Remark]]:
    """Read a document as one case. Raises RefusalError where it has no text."""
    text = Text.of(document)
    head = heads.read(text.masked)
    inner = [one for i, one in enumerate(text.raw) if i not in head.taken]
    if not inner:
        raise RefusalError("只有标题，没有正文")
    own = masking(text.names, text.whole)
    written = int(head.date.value[:4]) if head.date else None
    case = draft([one.with_text(own.apply(one.text)) for one in inner], own, code, written)
    if head.title:
        title = own.apply(text.raw[min(head.taken)].text) if len(head.taken) == 1 else ""
        case.title = type(head.title)(
            title or head.title.value, head.title.words, head.title.number
        )
    return case, text.remarks(document)


@dataclass(frozen=True, slots=True)
class Text:
    """Hold the paragraphs of a document, raw and masked, and the real names in them."""

    raw: list[Passage]
    masked: list[Passage]
    names: list[str]

    @classmethod
    def of(cls, document: Document) -> Text:
        """Find the names of a document and mask them. Raises RefusalError for one without text."""
        raw = passages(document)
        if not raw:
            raise RefusalError("文件里没有文字")
        whole = "\n".join([*(one.text for one in raw), *(one.what for one in document.remarks)])
        found = names.find(whole)
        for _ in range(_ROUNDS):
            mask = masking(found, whole)
            rest = _still_named([mask.apply(one.text) for one in raw])
            if not rest:
                break
            found = list(dict.fromkeys([*found, *rest]))
        masked = [one.with_text(mask.apply(one.text)) for one in raw]
        return cls(raw, masked, found)

    @property
    def whole(self) -> str:
        """Return all of its text, names unmasked."""
        return "\n".join(one.text for one in self.raw)

    def remarks(self, document: Document) -> list[Remark]:
        """Return what the reader of the file remarked, names masked."""
        mask = masking(self.names, "\n".join(one.what for one in document.remarks))
        return [Remark(one.number, mask.apply(one.what)) for one in document.remarks]


def _still_named(texts: Sequence[str]) -> list[str]:
    """What the check of the content would take for real names in masked texts."""
    found = [name for text in texts for name in personal.names(text)]
    found += [name for text in texts if (name := personal.name_after_post(text))]
    return [name for name in found if not names.MASKED.match(name)]


def _of_head(text: Text, head: Head) -> list[str]:
    return [text.raw[i].text for i in sorted(head.taken)]


def _cases(
    raw: Sequence[Passage], found: Split, text: Text, code: Code, written: int | None
) -> list[CaseDraft]:
    cases = []
    for start, end in found.cases:
        own = raw[start:end]
        mask = masking(text.names, "\n".join(one.text for one in own))
        masked = [one.with_text(mask.apply(one.text)) for one in own]
        cases.append(draft(masked, mask, code, written))
    return cases


def _block(passage: Passage, mask: Masking) -> str:
    """A paragraph as Markdown that shows what stands there."""
    text = mask.apply(passage.text)
    return text if passage.is_table else as_markdown(text)


def as_markdown(text: str) -> str:
    """Write a text so that Markdown shows its signs as they are."""
    return _MARKDOWN.sub(r"\\\1", text)
