"""The home page shows the figures that authors chose, and where the places are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

_SOURCE = "sources: [{title: 示例报道, publisher: 示例报, date: 2021}]\n"


def _report(day: str, metrics: str) -> str:
    return f"title: 报道{day}\ndate: {day}\ncategory: 监督\nmetrics: {metrics}\n{_SOURCE}"


def test_chosen_figures_come_first_and_a_single_one_is_none(tmp_path: Path) -> None:
    files = {
        "reports/new.yml": _report("2022-03", "[{name: 走访, value: 30}, {name: 谈话, value: 9}]"),
        "reports/one.yml": _report("2022-02", "[{name: 移交线索, value: 1}]"),
        "reports/old.yml": _report(
            "2021-01", "[{name: 整改, value: 67}, {name: 制度, value: 15, 首页: 是}]"
        ),
    }
    page = (build_project(make_project(tmp_path, files)) / "index.html").read_text("utf-8")
    strip = page.partition("报道过的数字")[2].partition("</section>")[0]
    assert strip.index("制度") < strip.index("走访")
    assert "整改" not in strip
    assert "移交线索" not in strip
    assert "qj-front__map" not in page  # there is no place to show


def test_the_map_stands_beside_the_search(tmp_path: Path) -> None:
    place = "title: 廉石\nlocation: {lat: 26.9, lon: 112.6, datum: wgs84, precision: exact}\n"
    page = (
        build_project(make_project(tmp_path, {"places/a.yml": place})) / "index.html"
    ).read_text("utf-8")
    front = page.partition('class="qj-front__map"')[2].partition("</section>")[0]
    assert "<svg" in front
    assert "廉石" in front
