"""Write the rows of a figure's table: thousands on a large site, so without a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.kinds.reports.findings import changes
from generator.pages.atoms import link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.kinds.reports.model import Report
    from generator.kinds.reports.series import Track, Value


def table(track: Track) -> Markup:
    """Return head and body of the table of a track, the newest value first.

    Each value has its comparisons or why there are none, and its source with its date.
    """
    has_periods = any(changes(track, value)[1] for value in track.values)
    has_scopes = track.scopes != [""]
    heads = ["时期", track.measure or "数值", "同比"]
    heads += ["环比"] if has_periods else []
    heads += ["口径"] if has_scopes else []
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in [*heads, "出处"])
    rows = "".join(
        f"<tr>{''.join(_cells(track, value, has_periods, has_scopes))}</tr>"
        for value in reversed(track.values)
    )
    return Markup(f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>")


def _cells(track: Track, value: Value, has_periods: bool, has_scopes: bool) -> Iterator[str]:
    metric = value.metric
    words = value.words if metric.unit == track.measure else metric.words
    yield f'<th scope="row">{value.when}</th><td class="qj-number">{escape(words)}</td>'
    year, period = changes(track, value)
    yield f'<td data-label="同比">{escape(year.words)}</td>'
    if has_periods:
        cell = f' data-label="环比">{escape(period.words)}' if period else ">"
        yield f"<td{cell}</td>"
    if has_scopes:
        yield f'<td data-label="口径">{escape(metric.scope or "没有写明")}</td>'
    yield f'<td data-label="出处">{link(_item(value))}{_source(value)}</td>'


def _item(value: Value) -> Item[Report]:
    item: Item[Report] = value.item  # type: ignore[assignment]  # shelves hold an edition's items
    return item


def _source(value: Value) -> str:
    """By whom and when it was published; a teaching example says so."""
    source = next(iter(value.item.data.sources), None)
    if source is None:
        return '<span class="qj-note">教学示例</span>'
    date = f"，{source.date}" if source.date else ""
    return f'<span class="qj-note">{escape(source.publisher or source.title)}{date}</span>'
