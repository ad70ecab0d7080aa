"""Plan the file that a news text becomes: a draft, its source and category left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.circulars.files import Plan, new_file, refuse_second
from generator.intake.circulars.gallery import Gallery
from generator.intake.circulars.preview import (
    fact_line,
    mapping_lines,
    omission_lines,
    remark_lines,
)
from generator.intake.circulars.text import open_document
from generator.intake.circulars.writing import DRAFT, OPEN, block, fact_lines
from generator.intake.ids import Ids, slug
from generator.intake.reports.report import read_report
from generator.kinds.record import labels
from generator.kinds.reports.model import Metric, Report
from generator.source.splice import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.reports.figures import Figure
    from generator.intake.reports.report import ReportDraft
    from generator.library.catalogue import Library


def plan_report(data: bytes, name: str, library: Library, id: str = "") -> Plan:
    """Plan a report. Raises RefusalError where that cannot be."""
    report = read_report(open_document(data, name))
    refuse_second(library, "reports", report.title.value, id)
    base = slug(report.title.value) or "report"
    own = id or Ids(set(library.entries["reports"])).new(base)
    path = new_file(library.content, "reports", own)
    gallery = Gallery(library.content, report.unit)
    images = gallery.take(own, report.pictures)
    return Plan(
        (*_preview(report), *gallery.lines),
        tuple(mapping_lines([report.masking])),
        {path: _file(report, images).encode()},
        gallery.files,
    )


def _file(report: ReportDraft, images: list[str]) -> str:
    unit = report.unit
    lines = [DRAFT, f"title: {scalar(report.title.value, None, inside=False)}", "status: draft"]
    lines += fact_lines({"date": report.date}, unit)
    if report.body:
        lines += block("body", "\n\n".join(report.body))
    if report.figures:
        lines.append("metrics:")
        for figure, number in report.figures:
            words = " ".join(figure.words.split())
            lines.append(f"  - {{{_metric(figure)}}}  # 第{number}{unit}“{words}”")
    return "\n".join([*lines, *images, *OPEN]) + "\n"


def _metric(figure: Figure) -> str:
    facts = {"name": figure.name, "value": figure.value, "unit": figure.unit}
    if figure.qualifier:
        facts["qualifier"] = figure.qualifier.label
    return ", ".join(f"{key}: {scalar(value, None, inside=True)}" for key, value in facts.items())


def _preview(report: ReportDraft) -> Iterator[str]:
    unit = report.unit
    own, of_metric = labels(Report), labels(Metric)
    yield fact_line(own["title"], report.title, unit)
    yield fact_line(own["date"], report.date, unit)
    yield f"{own['body']}：{len(report.body)} {unit}"
    for figure, number in report.figures:
        about = f"（{of_metric['qualifier']} {figure.qualifier.label}）" if figure.qualifier else ""
        value = f"{figure.name} {figure.value} {figure.unit}{about}"
        yield f"{own['metrics']}：{value} ← “{figure.words}”（第 {number} {unit}）"
    for fact in report.doubts:
        yield f"没有取 第 {fact.number} {unit} {fact.value}：“{fact.words}”"
    yield from omission_lines(report.omissions, unit)
    yield from remark_lines(report.remarks, unit)
