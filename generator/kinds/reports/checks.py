"""What only a report can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Content
    from generator.kinds.reports.model import Report


def check(report: Report, content: Content) -> Iterator[Problem]:
    """Tell whether a report says where it was taken from, and stands there once."""
    if not report.fictional and not report.sources:
        yield Problem("unsourced-report")
    if not report.is_for_all:
        return
    for other in content.named("reports", report.title):
        if other.id == report.id:
            break
        if (
            other.is_for_all
            and other.title == report.title
            and (other.unit, other.date) == (report.unit, report.date)
        ):
            yield Problem("duplicate-report", ("title",), {"other": other.id})
            break
