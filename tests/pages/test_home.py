"""The home page shows the figures that authors chose, and where the places are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.home.story import shorten
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


_CASE = "title: 虚列接待\nfictional: true\ndate: 2021-06\nwarnings: [签字之前看清三件事]\n"
_ACTS = "[{when: 2019, what: 第一次, amount: 3000}, {when: 2020, what: 第七次, amount: 9000}]"
_STORY = f"{_CASE}conduct: {_ACTS}\noutcome: {{form: 2, party: 警告}}\n"
_RULE = "title: 某办法\nfictional: true\nclauses: [{no: '1', kind: 要, text: 先审批后接待。}]\n"
_TERM = "- {id: a, title: 某词, definition: 讲明白。, fictional: true}\n"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"cases/a.yml": _CASE},
        {"cases/a.yml": _STORY, "rules/a.yml": _RULE},
        {"rules/a.yml": _RULE, "terms/core.yml": _TERM},
        {"reports/a.yml": _report("2022-03", "[{name: 走访, value: 30}]")},
    ],
    ids=lambda files: " ".join(files) or "nothing",
)
def test_a_site_without_some_kinds_looks_whole(tmp_path: Path, files: dict[str, str]) -> None:
    """No door leads nowhere, no list is empty, something is drawn beside the search."""
    page = (build_project(make_project(tmp_path, files)) / "index.html").read_text("utf-8")
    home = page.partition('<div class="qj-home">')[2].partition("<footer")[0]
    assert not re.search(r"<(ul|ol|section|nav|dl)[^>]*>\s*</\1>", home)
    assert "0</span>" not in home
    folders = {path.partition("/")[0] for path in files}
    doors = home.partition('class="qj-doors"')[2].partition("</nav>")[0]
    assert set(re.findall('href="([a-z]+)/"', doors)) == folders - {"reports"}
    front = home.partition('class="qj-second')[0]
    assert ("qj-tale__river" in front) == (files.get("cases/a.yml") == _STORY)
    assert "qj-tale__river" in front or '<use href="#m-mirror"/>' in front


def test_a_case_is_told_in_three_beats(tmp_path: Path) -> None:
    files = {"cases/a.yml": _STORY, "cases/b.yml": _CASE.replace("2021", "2023")}
    page = (build_project(make_project(tmp_path, files)) / "index.html").read_text("utf-8")
    tale = page.partition("qj-tale")[2].partition("</section>")[0]
    assert 'href="cases/a/"' in tale  # the newest of which there is something to tell
    items = re.findall("<li>.*?</li>", tale, re.DOTALL)
    beats = [re.sub("<[^>]+>|\\s", "", item) for item in items]
    assert beats == [
        "起初2019年第一次3,000元",
        "后来2020年第七次累计1.2万元",
        "结果2021年6月警告，第二种形态",
    ]


@given(st.text(alphabet="甲乙，。；", max_size=120))
def test_a_beat_is_short_and_ends_at_a_pause(text: str) -> None:
    short = shorten(text)
    assert len(short) <= 48
    assert short == text or (short.endswith("……") and text.startswith(short[:-2]))
