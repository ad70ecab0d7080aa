"""The timeline: to scale, within its drawing, bounded; rows by month below it."""

from __future__ import annotations

import datetime
import gzip
import re
from itertools import islice
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator import edition, library
from generator.edition import Item
from generator.kinds import BY_FOLDER
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.reports.calendar import words, years
from generator.kinds.reports.model import Category, Metric, Qualifier, Report
from generator.pages.build import build
from generator.pages.timeline.drawing import (
    MOST_HEIGHT,
    MOST_MARKS,
    NARROWEST,
    RADIUS,
    Timeline,
    draw,
)
from generator.pages.timeline.lanes import by_category
from generator.pages.timeline.scale import EDGE
from generator.pages.timeline.views import Views, views
from tests.project import make_project

if TYPE_CHECKING:
    from pathlib import Path


_REPORT = TypeAdapter(Report)


def _item(n: int, date: str, category: Category | None = None) -> Item[Report]:
    words = {"date": date} if date else {}
    kind = {"category": category.value} if category else {}
    report = _REPORT.validate_python({"id": f"r-{n}", "title": f"第{n}条", **words, **kind})
    return Item(BY_FOLDER["reports"], report, "content/reports/x.yml")


def _items(dates: list[str]) -> list[Item[Report]]:
    return [_item(n, date) for n, date in enumerate(dates)]


def _draw(items: list[Item[Report]], year: int | None = None) -> Timeline:
    drawing = draw(by_category(items), items, year)
    assert drawing
    return drawing


_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@st.composite
def _dates(draw_from: st.DrawFn) -> str:
    first, last = sorted(draw_from(st.tuples(_DAYS, _DAYS)))
    about = draw_from(st.sampled_from(["", "~"]))
    forms = {
        "year": f"{first.year}{about}",
        "month": f"{first:%Y-%m}{about}",
        "day": f"{first}",
        "years": f"{first.year}/{last.year}{about}",
        "days": f"{first}/{last}",
    }
    return forms[draw_from(st.sampled_from(sorted(forms)))]


@given(st.lists(_dates(), min_size=1, max_size=40), st.booleans())
@settings(deadline=None)
def test_marks_stay_in_the_drawing_and_are_as_wide_as_they_last(
    dates: list[str], of_one_year: bool
) -> None:
    items = [_item(n, date, [*Category][n % 8]) for n, date in enumerate(dates)]
    first = items[0].data.date
    assert first
    if of_one_year:
        items = [one for one in items if one.data.date and _touches(one.data.date, first.year)]
    drawing = _draw(items, first.year if of_one_year else None)
    by_title = {item.data.title: item.data.date for item in items}
    for mark in drawing.marks:
        assert mark.top >= 0
        assert mark.top + mark.height <= drawing.height <= MOST_HEIGHT
        if not mark.width:
            assert RADIUS <= mark.start * NARROWEST / 100 <= NARROWEST - RADIUS
            continue
        assert mark.start >= EDGE - 1e-9
        assert mark.start + mark.width <= 100 - EDGE + 1e-9
        if mark.style == "sum":
            continue
        date = by_title[mark.title.split("，")[1].split(" 等 ")[0]]
        assert date
        begin = max(date.first, drawing.scale.begin)
        end = min(date.last, datetime.date(drawing.scale.last, 12, 31))
        share = ((end - begin).days + 1) / drawing.scale.days
        assert abs(mark.width - share * (100 - 2 * EDGE)) < 1e-6
    assert sum(mark.count for mark in drawing.marks) == len(items)


def _touches(date: Edtf, year: int) -> bool:
    return date.first.year <= year <= date.last.year


@given(st.lists(_dates(), min_size=2, max_size=40))
@settings(deadline=None)
def test_no_mark_lies_on_another(dates: list[str]) -> None:
    for lane in _draw(_items(dates)).lanes:
        for n, one in enumerate(lane.marks):
            for other in lane.marks[n + 1 :]:
                below = one.top + one.height <= other.top or other.top + other.height <= one.top
                room = 100 * RADIUS / NARROWEST
                left, right = sorted((one, other), key=lambda mark: mark.start)
                end = left.start + (left.width or room)
                begin = right.start - (0 if right.width else room)
                at_edge = not left.width and min(left.start, 100 - left.start) <= room + 1e-6
                assert below or at_edge or end <= begin + 1e-6


def test_five_years_are_twelve_times_five_months() -> None:
    drawing = _draw(_items(["2022/2026", "2022-01/2022-05"]))
    plan, months = sorted((mark.width for mark in drawing.marks), reverse=True)
    assert abs(plan / months - 12) < 0.15  # five months have 151 days


def test_what_is_known_is_drawn_no_nearer() -> None:
    drawing = _draw(_items(["2020", "2020~", "2020-06", "2020-06-16", "2019/2020~", "2019/2020"]))
    styles = {mark.title.split("，")[0]: (mark.style, mark.is_soft) for mark in drawing.marks}
    assert styles == {
        "2020年（只写到年）": ("year", False),
        "约2020年（只写到年）": ("year", True),
        "2020年6月": ("point", False),
        "2020年6月16日": ("point", False),
        "2019年—约2020年": ("period", True),
        "2019年—2020年": ("period", False),
    }


def test_thousands_are_a_bounded_drawing() -> None:
    dates = [f"{1990 + n % 35}-{1 + n * 7 % 12:02}" for n in range(5000)]
    items = [_item(n, date, [*Category][n % 8]) for n, date in enumerate(dates)]
    drawing = _draw(items)
    assert len(drawing.marks) <= MOST_MARKS
    assert drawing.height <= MOST_HEIGHT
    assert sum(mark.count for mark in drawing.marks) == 5000
    of_a_year = _draw([item for item in items if item.data.date and item.data.date.year == 2000])
    assert len(of_a_year.marks) <= MOST_MARKS


def test_without_dates_nothing_is_drawn() -> None:
    assert views(lambda folder, id: None, _items(["", ""]), [], None) is None


def test_rows_stand_once_under_their_date() -> None:
    items = _items(["2020-06", "2020-05/2020-06", "2020-06-16", "2020~", "2019/2020", ""])
    named = [
        (part.year, when, [item.data.id for item in group])
        for part in years(items)
        for when, group in part.groups
    ]
    assert named == [
        (2020, "6月", ["r-0", "r-2"]),
        (2020, "5月—6月", ["r-1"]),
        (2020, "约在这年", ["r-3"]),
        (2019, "2019年—2020年", ["r-4"]),
        (None, "", ["r-5"]),
    ]


@given(_dates())
def test_words_of_a_date_are_never_empty(date: str) -> None:
    assert words(Edtf.parse(date))


def test_a_figure_of_the_title_is_not_said_again() -> None:
    metrics = (
        Metric(name="立案", value=512, unit="件"),
        Metric(name="培训", value=2300, unit="名", qualifier=Qualifier.MORE),
        Metric(name="结案", value=12, unit="件"),
    )
    report = Report(id="r", title="立案512件，培训2300余名", metrics=metrics)
    assert [metric.name for metric in report.further_metrics] == ["结案"]


_SHARED = {
    "units/u.yml": "title: 甲区\ntype: 地区\n",
    "units/v.yml": "title: 乙区\ntype: 地区\n",
    "units/w.yml": "title: 丙区\ntype: 地区\n",
    "reports/a.yml": (
        "title: 联合检查\nfictional: true\ndate: 2021-12/2022-01\nunit: u\npartners: [v, u]\n"
        "category: 监督\n"
    ),
    "reports/b.yml": "title: 只知哪年\nfictional: true\ndate: 2021\nunit: w\ncategory: 宣传\n",
    "reports/c.yml": (
        "title: 一次课\ndate: 2021-03-05\nunit: u\ncategory: 宣传\n"
        "sources: [{title: 报道, date: 2021-04}]\n"
    ),
}


def _views(folder: Path, year: int | None = None) -> Views:
    content = make_project(folder, _SHARED) / "content"
    public = edition.select(library.load(content, Vocabulary({})), Audience.PUBLIC)
    reports = public.of(Report)
    if year:
        reports = [one for one in reports if one.data.date and _touches(one.data.date, year)]

    def find(folder: str, id: str | None) -> Item | None:
        return public.item(folder, id) if id else None

    result = views(find, reports, reports, year)
    assert result
    return result


def test_what_units_did_together_stands_in_the_lane_of_each(tmp_path: Path) -> None:
    made = _views(tmp_path)
    assert [view.id for view in made.drawings] == ["unit", "category"]
    lanes = {lane.name: len(lane.marks) for lane in made.first.lanes}
    assert lanes == {"甲区": 2, "乙区": 1, "丙区": 1}
    assert str(made.known) == "2022年1月"  # of the newest, which names no source


def test_the_table_says_what_is_drawn_and_no_month_that_nobody_knows(tmp_path: Path) -> None:
    years = _views(tmp_path / "all").table
    assert years.columns == ("2021", "2022")
    by_unit, by_category = (dict(part.rows) for part in years.parts)
    assert by_unit == {"甲区": (2, 1), "乙区": (1, 1), "丙区": (1, 0)}
    assert by_category == {"监督": (1, 1), "宣传": (2, 0)}
    months = _views(tmp_path / "year", 2021).table
    assert months.columns == (*(f"{month}月" for month in range(1, 13)), "只写到年")
    rows = dict(months.parts[0].rows)
    assert rows["甲区"] == (0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0)
    assert rows["丙区"] == (*([0] * 12), 1)


def test_a_report_of_several_years_stands_in_each(tmp_path: Path) -> None:
    project = make_project(
        tmp_path,
        {
            "reports/a.yml": "title: 五年规划\nfictional: true\ndate: 2022/2026\n",
            "reports/b.yml": "title: 一次会\nfictional: true\ndate: 2024-03-05\n",
            "reports/c.yml": "title: 一件事\nfictional: true\ndate: 2022-01/2022-05\n",
        },
    )
    made = edition.select(library.load(project / "content", Vocabulary({})), Audience.PUBLIC)
    pages = {page.url: page.body() for page in build(made, "站")}
    for year in range(2022, 2027):
        assert 'id="r-a"' in pages[f"reports/year/{year}/"]
    assert "早些年开始、这一年还在进行" in pages["reports/"]
    rows = re.findall(r'id="(r-[abc])"', pages["reports/"])
    assert sorted(rows) == ["r-a", "r-b", "r-c"]
    targets = re.findall(r'class="qj-stretch [^>]*href="([^"]+)"', pages["reports/"])
    assert sorted(targets) == ["#r-a", "#r-b", "#r-c"]


def test_ten_thousand_reports_are_pages_by_year_and_none_is_heavy(tmp_path: Path) -> None:
    """The first page leads to the years, a year holds its own, and nothing internal is counted."""
    entries = (
        f"- {{id: r-{n}, title: 第{n}次走访, fictional: true, unit: u-{n % 40}, "
        f"date: {1990 + n % 35}-{1 + n // 35 % 12:02}, category: {[*Category][n % 8].value}}}\n"
        for n in range(10_000)
    )
    files = {f"reports/{at}.yml": "".join(islice(entries, 500)) for at in range(20)}
    files["reports/inner.yml"] = (
        "title: 内部的\nfictional: true\naudience: 内部\nunit: u-1\ndate: 1990-01\n"
    )
    for n in range(40):
        files[f"units/u-{n}.yml"] = f"title: 第{n}区\ntype: 地区\n"
    project = make_project(tmp_path, files)
    made = edition.select(library.load(project / "content", Vocabulary({})), Audience.PUBLIC)
    wanted = {"reports/", "reports/year/1990/", "reports/category/plan/", "reports/unit/u-1/"}
    pages = {page.url: page.body() for page in build(made, "站") if page.url in wanted}
    assert {*pages} == wanted
    for body in pages.values():
        assert len(gzip.compress(body.encode(), 9)) < 100_000
        assert "内部的" not in body
    first = pages["reports/"]
    assert re.findall(r'reports/year/1990/">1990<span class="qj-count">(\d+)<', first) == ["286"]
    assert first.count('<li class="qj-event"') == 50
    assert pages["reports/year/1990/"].count('<li class="qj-event"') == 286
