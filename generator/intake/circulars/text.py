"""Hold the text of a document, raw and masked; nothing raw goes further than a new masking."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.circulars import names
from generator.intake.circulars.line_ends import join_lines, with_whole_names
from generator.intake.circulars.masking import Masking, masking
from generator.intake.circulars.passages import passages
from generator.intake.office import plain, word
from generator.intake.office.blocks import RefusalError, Remark
from generator.library import personal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.intake.circulars.passages import Passage
    from generator.intake.office.blocks import Document, Illustration

_LONGEST = 200_000
_SAYS = re.compile("[\u4e00-\u9fff]{4}")
_ROUNDS = 4
_MARKDOWN = re.compile(r"([\\`*_\[\]<#|~])")


def open_document(data: bytes, name: str) -> Document:
    """Read the bytes of a Word file or a text; its name tells the form. Raises RefusalError."""
    form = Path(name).suffix.lower()
    if form in (".docx", ".docm") or data.startswith(b"PK\x03\x04"):
        return word.read(data, pictures=True)
    return plain.read(data, markdown=form in (".md", ".markdown"))


@dataclass(frozen=True, slots=True)
class Text:
    """Hold the paragraphs of a document, raw and masked, and the real names in them."""

    raw: list[Passage]
    masked: list[Passage]
    names: list[str]

    @classmethod
    def of(cls, document: Document) -> Text:
        """Find the names of a document and mask them. Raises RefusalError for one without text."""
        lines = passages(document)
        raw = join_lines(lines)
        if not raw:
            raise RefusalError("文件里没有文字")
        if sum(len(one.text) for one in raw) > _LONGEST:
            raise RefusalError(f"文字超过 {_LONGEST:,} 字，不像一份通报：分成几个文件")
        raw = with_whole_names(raw, names.find)
        if count := len(lines) - len(raw):
            document.remark(0, f"按行宽断开的行接了 {count} 处，请核对分段")
        beside = [*(one.what for one in document.remarks), *(one.alt for one in document.pictures)]
        whole = "\n".join([*(one.text for one in raw), *beside])
        all_names = names.find(whole)
        mask = masking(all_names, whole)
        for _ in range(_ROUNDS):
            rest = _remaining_names([mask.apply(one.text) for one in raw])
            if not rest:
                break
            all_names = list(dict.fromkeys([*all_names, *rest]))
            mask = masking(all_names, whole)
        return cls(raw, mask.passages(raw), all_names)

    @property
    def whole(self) -> str:
        """Return all of its text, names unmasked."""
        return "\n".join(one.text for one in self.raw)

    def masking_of(self, parts: Iterable[Passage]) -> Masking:
        """Return masked names that tell apart whoever stands in some raw paragraphs."""
        return masking(self.names, "\n".join(one.text for one in parts))

    def remarks(self, document: Document) -> list[Remark]:
        """Return what the reader of the file remarked, names masked."""
        mask = masking(self.names, "\n".join(one.what for one in document.remarks))
        return [Remark(one.number, mask.apply(one.what)) for one in document.remarks]

    def pictures(self, document: Document) -> list[Illustration]:
        """Return the pictures of the document; what they are said to show is masked.

        A description that a program made, as 图片 1, is none.
        """
        mask = masking(self.names, "\n".join(one.alt for one in document.pictures))
        return [
            replace(one, alt=mask.apply(one.alt) if _SAYS.search(one.alt) else "")
            for one in document.pictures
        ]


def _remaining_names(texts: Sequence[str]) -> list[str]:
    """What the check of the content would take for real names in masked texts."""
    all_names = [name for text in texts for name in personal.names(text)]
    all_names += [name for text in texts if (name := personal.name_after_post(text))]
    return [name for name in all_names if not names.MASKED.match(name)]


def as_block(passage: Passage) -> str:
    """Return a paragraph as Markdown that shows what stands there."""
    return passage.text if passage.is_table else as_markdown(passage.text)


def as_markdown(text: str) -> str:
    """Write a text so that Markdown shows its signs as they are."""
    return _MARKDOWN.sub(r"\\\1", text)
