"""Figures drawn and written: unlike periods apart, breaks as breaks, each value with its source."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.reports.series import PATH
from generator.pages.build import build
from generator.pages.figures import table_file
from generator.pages.figures.drawing import Drawing, Mark, draw, title
from generator.pages.figures.scale import scales_of
from generator.pages.figures.spark import spark
from generator.pages.figures.summary import summary
from generator.pages.figures.svg import svg
from tests.kinds.test_comparison import ROWS
from tests.kinds.tracks import relations, track_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition


def drawing_of(*rows: tuple[Any, ...]) -> Drawing:
    """The drawing of a figure, by dates, values and further keys."""
    found = draw(track_of([{"date": d, "value": v, **dict(*more)} for d, v, *more in rows]))
    assert found
    return found


def marks_of(drawing: Drawing) -> list[Mark]:
    return [mark for row in drawing.rows for mark in row.marks]


@given(ROWS)
def test_a_row_holds_like_periods_in_their_order_within_the_drawing(
    rows: list[dict[str, Any]],
) -> None:
    track = track_of(rows)
    drawing = draw(track)
    if drawing is None:
        alike = [value for value in track.values if value.metric.unit == track.measure]
        assert not any(value.span and value.span.lane for value in alike)
        return
    for row in drawing.rows:
        spans = [mark.value.span for mark in row.marks]
        assert len({span.lane for span in spans if span}) == 1
        assert spans == sorted(spans, key=lambda span: span.first if span else 0)
        for mark in row.marks:
            assert mark.x >= 0
            assert mark.x + mark.width <= 100
            assert row.top <= mark.top
            assert mark.top + mark.height <= row.foot + 1
            assert mark.value.metric.unit == track.measure
        for one, other in pairwise(row.marks):
            assert one.x + one.width <= other.x + 1e-9
        for one, other in row.joins:
            assert one.value.metric.scope == other.value.metric.scope
    assert drawing.hidden == len(track.values) - len(marks_of(drawing))
    written = svg(drawing, "名", "话") + spark(track)
    assert not re.search(r"[\"-](nan|inf)", written)
    assert written.count("<a ") == len(marks_of(drawing))


def test_a_year_and_five_months_stand_in_rows_of_their_own() -> None:
    drawing = drawing_of(("2020", 9), ("2021", 48), ("2022-01/2022-05", 8))
    assert [row.name for row in drawing.rows] == ["全年", "1—5月"]


def test_the_same_value_is_as_high_in_every_drawing_on_one_scale() -> None:
    rows = [("u", "2021", 40), ("u", "2022", 100), ("v", "2020", 40)]
    tracks = relations([{"at": at, "date": d, "value": v} for at, d, v in rows]).tracks
    scales = scales_of(tracks)
    found = [draw(track, scales) for track in tracks]
    marks = [mark for drawing in found if drawing for mark in marks_of(drawing)]
    assert [mark.value.metric.value for mark in marks] == [40, 100, 40]
    assert marks[0].height == marks[2].height == pytest.approx(marks[1].height * 0.4)
    assert marks[2].x < marks[0].x < marks[1].x  # years lie below one another


def test_what_is_missing_or_counted_otherwise_is_a_break() -> None:
    drawing = drawing_of(
        ("2019", 8, {"scope": "甲"}), ("2021", 9, {"scope": "甲"}), ("2022", 9, {"scope": "乙"})
    )
    (row,) = drawing.rows
    assert len(row.gaps) == 1
    assert [words for _, words in row.breaks] == ["口径改变"]
    assert [mark.style for mark in row.marks] == ["other", "other", "plain"]
    assert drawing.signs == ["other", "break", "gap"]


def test_lines_join_only_what_follows_and_counts_alike() -> None:
    months = [f"{year}-{month:02}" for year in (2020, 2021, 2022) for month in range(1, 13)]
    rows = [{"date": one, "value": at, "scope": one[:4]} for at, one in enumerate(months)]
    drawing = draw(track_of(row for row in rows if row["date"] != "2021-06"))
    assert drawing
    (row,) = drawing.rows
    assert not row.has_bars
    assert len(row.joins) == 11 + 9 + 11
    assert "gap" in drawing.signs
    assert svg(drawing, "", "").count("<a ") == 35
    assert "<a " not in svg(drawing, "", "", is_brief=True)


def test_the_edge_of_a_bar_tells_what_is_not_exact() -> None:
    drawing = drawing_of(
        ("2019", 9, {"qualifier": "余"}),
        ("2020", 9, {"qualifier": "约"}),
        ("2021", 9, {"qualifier": "近"}),
        ("2022", 9),
    )
    assert [mark.edge for mark in marks_of(drawing)] == ["open", "soft", "short", ""]
    assert [mark.label.words for mark in marks_of(drawing)] == ["9余", "约9", "近9", "9"]
    assert svg(drawing, "", "").count("qj-bar__edge") == 3


def test_sources_that_disagree_stand_beside_each_other() -> None:
    drawing = drawing_of(("2021", 48), ("2021-01/2021-12", 52), ("2022", 60))
    first, second, third = marks_of(drawing)
    assert first.x + first.width == pytest.approx(second.x)
    assert [mark.style for mark in (first, second, third)] == ["doubt", "doubt", "plain"]
    assert second.label.words == "48／52"
    assert "不一致" in title(drawing.track, first.value)


def test_values_below_nought_hang_from_the_ground() -> None:
    drawing = drawing_of(("2021", -5), ("2022", 5))
    below, above = marks_of(drawing)
    ground = drawing.rows[0].ground
    assert below.top == pytest.approx(ground)
    assert above.top + above.height == pytest.approx(ground)


def test_what_counts_otherwise_or_at_an_odd_time_is_not_drawn() -> None:
    assert draw(track_of([{"date": "2019/2020~", "value": 3}])) is None
    drawing = drawing_of(
        ("2021", 7), ("2022", 9, {"unit": "人"}), ("2023-02-03", 9, {"unit": "人"})
    )
    assert [mark.value.when for mark in marks_of(drawing)] == ["2022年全年"]
    assert drawing.hidden == 2


def test_a_small_picture_is_of_more_than_one_period() -> None:
    assert spark(track_of([{"date": "2021", "value": 3}])) == ""
    rows = [{"date": str(year), "value": year} for year in (2019, 2021, 2022)]
    assert spark(track_of(rows)).count("<rect") == 3
    months = [{"date": f"{2000 + n // 12}-{n % 12 + 1:02}", "value": n % 7} for n in range(240)]
    assert len(spark(track_of(months))) < 3000


def test_units_are_told_in_one_sentence_where_period_and_scope_are_shared() -> None:
    rows = [("u", "2021", 4), ("v", "2021", 6), ("u", "2022", 5), ("v", "2022-01/2022-05", 9)]
    (figure,) = relations([{"at": at, "date": d, "value": v} for at, d, v in rows]).figures
    assert summary(figure) == "2个单位有这个数。2021年全年：单位v6件、单位u4件。"
    rows = [("u", "2021", 4), ("v", "2022", 6)]
    (figure,) = relations([{"at": at, "date": d, "value": v} for at, d, v in rows]).figures
    assert "不互相比较" in summary(figure)


_UNITS = "- {id: u, title: 甲县, fictional: true}\n- {id: v, title: 乙县, fictional: true}\n"
_REPORT = (
    "- {{id: r{n}, title: 第{n}条, date: {date}, unit: {unit}, fictional: true, "
    "metrics: [{metrics}]{more}}}\n"
)


def _content(folder: Path, *reports: str) -> Edition:
    for name, text in (("units", _UNITS), ("reports", "".join(reports))):
        (folder / name).mkdir()
        (folder / name / "core.yml").write_text(text, "utf-8")
    return edition.select(library.load(folder, Vocabulary()), Audience.PUBLIC)


def _report(n: int, date: str, metrics: str, unit: str = "u", more: str = "") -> str:
    return _REPORT.format(n=n, date=date, unit=unit, metrics=metrics, more=more)


def test_every_value_stands_in_the_table_with_its_source(tmp_path: Path) -> None:
    site = _content(
        tmp_path,
        _report(1, "2021", "{id: a, name: '=受理', value: 48, unit: 件}"),
        _report(2, "2022", "{id: a, name: '=受理', value: 60, unit: 件, qualifier: 余}"),
        _report(3, "2021", "{id: a, name: '=受理', value: 7, unit: 件}", "v"),
    )
    ((path, data),) = table_file.files(site, "https://example.org/x")
    assert path == "figures/a/data.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["单位"], row["时期"], row["数值"], row["约数"]) for row in rows] == [
        ("甲县", "2021年全年", "48", ""),
        ("甲县", "2022年全年", "60", "余"),
        ("乙县", "2021年全年", "7", ""),
    ]
    assert rows[1]["网址"] == "https://example.org/x/reports/r2/"
    assert rows[0]["名称"] == "'=受理"  # no formula


def test_an_internal_report_is_in_no_figure_of_the_public(tmp_path: Path) -> None:
    secret = "{id: a, name: 受理, value: 9173, unit: 件}"
    site = _content(
        tmp_path,
        _report(1, "2021", "{id: a, name: 受理, value: 48, unit: 件}"),
        _report(2, "2022", secret, more=", audience: internal"),
        _report(3, "2022", "{id: b, name: 内部的, value: 3}", more=", audience: internal"),
    )
    pages = {page.url: page.body() for page in build(site, "站") if page.url.startswith(PATH)}
    assert set(pages) == {"figures/", "figures/a/"}
    files = b"".join(data for _, data in table_file.files(site, None)).decode()
    assert "9173" not in "".join(pages.values()).replace(",", "") + files


def test_pages_of_five_hundred_units_are_parted(tmp_path: Path) -> None:
    (tmp_path / "units").mkdir()
    units = "".join(f"- {{id: u{n}, title: 第{n}县, fictional: true}}\n" for n in range(500))
    (tmp_path / "units/core.yml").write_text(units, "utf-8")
    (tmp_path / "reports").mkdir()
    reports = "".join(
        _report(n, "2021", f"{{id: a, name: 受理, value: {n}, unit: 件}}", f"u{n}")
        for n in range(500)
    )
    (tmp_path / "reports/core.yml").write_text(reports, "utf-8")
    site = edition.select(library.load(tmp_path, Vocabulary()), Audience.PUBLIC)
    pages = {page.url: page for page in build(site, "站") if page.url.startswith(PATH)}
    assert len(pages) == 1 + 21 + 500  # all figures, 24 units a page, each unit
    body = pages["figures/a/page/21/"].body()
    assert body.count("data-unit=") == 500 - 20 * 24
    assert len(re.findall("data-of=", pages["figures/"].body())) == 500
