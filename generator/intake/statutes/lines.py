"""Turn the paragraphs of a file into the lines of a rule, those broken by width joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.intake.office.blocks import Paragraph
from generator.intake.statutes import marks
from generator.source.han import is_joint
from generator.source.yaml import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.office.blocks import Document, Table

_BLANKS = re.compile(r"[ \t\u3000\u00a0]+")
_CLOSE = frozenset("、）)．）]】")
_INDENT = re.compile(r"(?:\u3000|[ \t]{2})")
_LINES_OF_A_SAMPLE = 8
_WIDEST = 120
_NEARLY = 0.8
_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of a rule, or a table.

    `number`: of its paragraph. `sure`: its number was counted by the program, so that it is one.
    """

    number: int
    text: str
    sure: bool = False
    depth: int | None = None
    table: Table | None = None
    indented: bool = False
    style: str = ""


def lines_of(document: Document) -> list[Line]:
    """Return the lines of a document; what had to be joined is told among its remarks."""
    lines = [*_split(document)]
    width = None if document.properties else _width_of_page(lines)
    if width is None:
        return lines
    return _join(lines, width, document)


def _split(document: Document) -> Iterator[Line]:
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            yield Line(block.number, "", table=block)
            continue
        parts = block.text.split("\n")
        if block.label:
            parts[0] = _labelled(block.label, parts[0])
        for i, piece in enumerate(parts):
            part, count = INVISIBLE.subn("", piece)
            if count:
                document.remark(block.number, "有看不见的控制字符，没有取")
            text = _BLANKS.sub(" ", part).strip()
            if text:
                first = i == 0
                indented = _INDENT.match(part) is not None
                sure = first and bool(block.label)
                depth = block.depth if first else None
                yield Line(block.number, text, sure, depth, None, indented, block.style)


def _labelled(label: str, text: str) -> str:
    """Put a counted number before its text: with a blank, but none behind a sign of full width."""
    bare = label.rstrip()
    if bare == label:
        return label + text
    return bare + ("" if bare[-1:] in _CLOSE else " ") + text.lstrip()


def _columns(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def _width_of_page(lines: list[Line]) -> int | None:
    """Return the width, in columns, at which lines were broken; None where they were not."""
    plain = [line for line in lines if not line.table and not line.sure and line.depth is None]
    widths = [_columns(line.text) for line in plain]
    if len(plain) < _LINES_OF_A_SAMPLE or max(widths) > _WIDEST:
        return None
    wide = max(widths)
    broken = [
        line
        for line, width in zip(plain, widths, strict=True)
        if width >= _NEARLY * wide and not marks.is_finished(line.text)
    ]
    return wide if len(broken) >= _SHARE * len(plain) else None


def _join(lines: list[Line], width: int, document: Document) -> list[Line]:
    parts: list[tuple[Line, list[str]]] = []
    last = ""
    joined = 0
    indents = any(line.indented for line in lines)
    for line in lines:
        goes_on = (
            bool(parts)
            and bool(last)
            and _columns(last) >= _NEARLY * width
            and not _begins(line)
            and not (line.indented if indents else marks.is_finished(last))
        )
        if goes_on:
            pieces = parts[-1][1]
            pieces.append(("" if is_joint(last[-1], line.text[0]) else " ") + line.text)
            joined += 1
        else:
            parts.append((line, [line.text]))
        last = "" if line.table else line.text
    if joined:
        document.remark(0, f"按行宽断开的行接了 {joined} 处，请核对分段")
    return [replace(line, text="".join(pieces)) for line, pieces in parts]


def _begins(line: Line) -> bool:
    """Tell whether a line begins something of its own, whatever stands before it."""
    if line.table or line.sure or line.depth is not None:
        return True
    text = line.text
    article = marks.article(text)
    if article is not None:
        return article.apart and not article.refers
    return (
        marks.heading(text) is not None
        or bool(marks.item(text))
        or marks.point(text) is not None
        or marks.is_annex(text)
    )
