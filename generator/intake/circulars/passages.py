"""Take a document apart: paragraphs with the marks before them, sentences, tables, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.intake.circulars.signs import widen
from generator.intake.office.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.office.blocks import Document

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_FORMS = {
    "case": (
        rf"(?:典型)?案例(?:之)?(?:{_HAN_NUMBER}|[0-9]{{1,2}})(?:[：:、.．]|\s|$)"
        rf"|典型案例之{_HAN_NUMBER}[：:]?"
    ),
    "instance": rf"第(?:{_HAN_NUMBER}|[0-9]{{1,2}})[起例][：:、，]?",
    "han": rf"{_HAN_NUMBER}\s?[、.．]",
    "first": rf"{_HAN_NUMBER}是[：:，]?",
    "han in brackets": rf"[（(]{_HAN_NUMBER}[）)][、.．]?",
    "digit": r"[0-9]{1,2}\s?(?:[.．](?![0-9])|、)",
    "digit in brackets": r"[（(][0-9]{1,2}[）)][、.．]?",
    "circle": "[\u2460-\u2473][、.．]?",
}
_MARKS = {form: re.compile(rf"\s*(?:{pattern})\s*") for form, pattern in _FORMS.items()}
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[”’）)]*|[^。！？\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a paragraph: its number in the file, its text, the form of the mark before it, if any.

    `mark`: han, digit …; "" for none. `is_table`: the text is a table in Markdown. `indented`: its
    first line stands in from the edge.
    """

    number: int
    text: str
    mark: str = ""
    depth: int | None = None
    is_table: bool = False
    indented: bool = False

    @property
    def words(self) -> str:
        """Return the text without its mark."""
        return _MARKS[self.mark].sub("", self.text, count=1) if self.mark else self.text

    def with_text(self, text: str) -> Passage:
        """Return the passage with another text of the same mark."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold a sentence and the number of its paragraph."""

    text: str
    number: int


def passages(document: Document) -> list[Passage]:
    """Return the lines of paragraphs, the tables and the notes of a document, in order.

    Signs of sentences become wide, which is remarked.
    """
    result, half = [], 0
    for block in document.blocks:
        if isinstance(block, Table):
            result.append(Passage(block.number, block.as_markdown(), is_table=True))
            continue
        for line in f"{block.label}{block.text}".split("\n"):
            text, count = widen(line.strip())
            half += count
            if text:
                indented = line.startswith(("\u3000", "  ", "\t"))
                passage = Passage(block.number, text, _mark(text), block.depth)
                result.append(replace(passage, indented=indented))
    if half:
        document.remark(0, f"半角标点（,;:）{half} 处改成了全角")
    last = result[-1].number if result else 0
    result += [Passage(last, f"〔{note.mark}〕{note.text}", depth=0) for note in document.notes]
    return result


def _mark(text: str) -> str:
    return next((form for form, pattern in _MARKS.items() if pattern.match(text)), "")


def sentences(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, without its mark."""
    if passage.is_table:
        return
    for match in _SENTENCE.finditer(passage.words):
        if text := match[0].strip(" \t\u3000"):
            yield Sentence(text, passage.number)
