"""Read a news text as a report of work; names are masked, the source is left open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.circulars.fact import Fact
from generator.intake.circulars.passages import sentences
from generator.intake.circulars.text import Text, as_block
from generator.intake.office.blocks import RefusalError
from generator.intake.reports.figures import Figure, figures
from generator.intake.reports.periods import date_line, period

if TYPE_CHECKING:
    from generator.intake.circulars.masking import Masking
    from generator.intake.office.blocks import Document, Illustration, Remark

_LONGEST_TITLE = 100
_BESIDE = re.compile(r"(?:来源|作者|编辑|责编|责任编辑|字号|浏览|阅读|点击|分享|供稿|审核)[：:（(]")


@dataclass(slots=True)
class ReportDraft:
    """Hold what was read of a news text: figures with the number of their paragraph.

    `doubts`: figures whose name the text does not tell. `omissions`: what no key holds.
    """

    title: Fact
    unit: str
    masking: Masking
    date: Fact | None = None
    figures: list[tuple[Figure, int]] = field(default_factory=list)
    doubts: list[Fact] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    omissions: list[Fact] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    pictures: list[Illustration] = field(default_factory=list)


def read_report(document: Document) -> ReportDraft:
    """Read a document as a report. Raises RefusalError where it has no title or no text."""
    text = Text.of(document)
    mask = text.masking_of(text.raw)
    passages = mask.passages(text.raw)
    first, *rest = passages
    if len(first.text) > _LONGEST_TITLE or first.text.endswith("。") or first.is_table:
        raise RefusalError("没有标题：第一行应当是这条动态的标题")
    if not rest:
        raise RefusalError("只有标题，没有正文")
    line = date_line(passages)
    title = Fact(first.text, first.text, first.number)
    report = ReportDraft(title, document.unit, mask, period([first, *rest], line))
    for i, passage in enumerate(passages[1:], 1):
        if line and i == line.place:
            if line.rest:
                report.omissions.append(Fact("日期旁边的字", line.rest, passage.number))
        elif len(passage.text) <= _LONGEST_TITLE and _BESIDE.match(passage.text):
            report.omissions.append(Fact("正文以外", passage.text, passage.number))
        else:
            report.body.append(as_block(passage))
            for sentence in sentences(passage):
                _count(sentence.text, passage.number, report)
    report.remarks = text.remarks(document)
    report.pictures = text.pictures(document)
    return report


def _count(text: str, number: int, report: ReportDraft) -> None:
    for one in figures(text):
        if isinstance(one, str):
            report.doubts.append(Fact("看不出是什么的数", one, number))
        elif all(one != other for other, _ in report.figures):
            report.figures.append((one, number))
