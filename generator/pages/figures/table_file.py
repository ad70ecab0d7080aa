"""Write each figure as a table for spreadsheets: csv in UTF-8 with a mark, a row for each value.

What is reckoned from the values stands on the page, where it says why something is not compared.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.pages.relations import relations
from generator.tools.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition
    from generator.kinds.reports.relations import Relations
    from generator.kinds.reports.series import Figure, Track, Value
    from generator.tools.cells import Cell

NAME = "data.csv"
"""Where it stands below the page of its figure."""

_HEAD = (
    "单位", "编号", "名称", "口径", "时期", "起", "止", "数值", "约数", "计量单位", "动态",
    "网址", "来源", "来源日期", "教学情景",
)  # fmt: skip


def files(edition: Edition, site: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield the table of each figure; `site`: its address, if anybody knows it."""
    told: Relations = relations("reports", edition)
    for figure in told.figures:
        yield f"{figure.url}{NAME}", table(figure, site)


def table(figure: Figure, site: str | None) -> bytes:
    """Return the table of a figure, by unit, the oldest value first."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_HEAD)
    for track in figure.tracks:
        for value in track.values:
            writer.writerow(_row(track, value, site))
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _row(track: Track, value: Value, site: str | None) -> list[Cell]:
    metric, date, report = value.metric, value.date, value.item.data
    source = next(iter(report.sources), None)
    number = f"{metric.exact:f}"
    return [
        inert(track.unit.data.title),
        track.figure,
        inert(metric.name),
        inert(metric.scope or ""),
        value.when,
        date.first.isoformat(),
        date.last.isoformat(),
        number.removesuffix(".0"),
        metric.qualifier.label if metric.qualifier else "",
        inert(metric.unit),
        inert(report.title),
        f"{site.rstrip('/')}/{value.item.url}" if site else value.item.url,
        inert((source.publisher or source.title) if source else ""),
        source.date.text if source and source.date else "",
        "是" if report.fictional else "",
    ]
