"""Check what only a report can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.entry import Status
from generator.kinds.picture import check_pictures
from generator.kinds.reports.figures import check_figures
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Content
    from generator.kinds.reports.model import Report


def check(report: Report, content: Content) -> Iterator[Problem]:
    """Tell whether a report says where it was taken from, and stands there once."""
    if not report.fictional and not report.sources:
        yield Problem("unsourced-draft" if report.status is Status.DRAFT else "unsourced-report")
    yield from check_figures(report, content)
    yield from check_pictures(report.images, draft=report.status is Status.DRAFT)
    if not report.is_for_all:
        return
    first = content.first_like(report, "reports")
    if first is not None and first.id != report.id:
        yield Problem("duplicate-report", ("title",), {"other": first.id})
