"""Pages that sum up: what they count is what their edition holds, and what they say follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import edition, library
from generator.kinds.circulars.model import Circular
from generator.kinds.circulars.relations import Relations as Circulars
from generator.kinds.circulars.trend import MOST_YEARS
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.build import build
from tests.project import make_project

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

_MADE_UP = "fictional: true\n"


def _editions(folder: Path, files: dict[str, str]) -> tuple[Edition, Edition]:
    content = make_project(folder, files) / "content"
    whole = library.load(content, Vocabulary({}))
    return edition.select(whole, Audience.PUBLIC), edition.select(whole, Audience.INTERNAL)


def _pages(made: Edition) -> dict[str, str]:
    return {page.url: page.body() for page in build(made, "站")}


def _words(html: str) -> str:
    return "".join(re.sub("<[^>]+>", " ", html).split())


_CIRCULARS = {
    "units/u.yml": "title: 甲县\n",
    "circulars/a.yml": f"title: 一期\n{_MADE_UP}date: 2019-01\nunit: u\n",
    "circulars/b.yml": f"title: 二期\n{_MADE_UP}date: 2021-03\nunit: u\nnumber: 第2期\n",
    "circulars/c.yml": f"title: 三期\n{_MADE_UP}date: 2021-09\nunit: u\n",
    "circulars/d.yml": f"title: 别处的\n{_MADE_UP}date: 2020-01\n",
    "circulars/e.yml": f"title: 没有日期\n{_MADE_UP}unit: u\n",
    "cases/a.yml": f"title: 案一\n{_MADE_UP}circular: b\nperson: {{alias: 张某某, post: 会计}}\n"
    "conduct: [{what: 甲, amount: 300}]\n",
    "cases/b.yml": f"title: 案二\n{_MADE_UP}circular: b\n",
    "cases/c.yml": f"title: 内部案\n{_MADE_UP}circular: b\naudience: 内部\n"
    "person: {alias: 李某某, post: 出纳}\n",
}


def test_circulars_are_counted_by_year_and_know_their_neighbours(tmp_path: Path) -> None:
    public, internal = _editions(tmp_path, _CIRCULARS)
    relations = Circulars(public)
    trend = relations.trend("u")
    assert [(year.year, year.counts) for year in trend.years] == [
        (2021, (2, 2, 1)),
        (2020, (0, 0, 0)),
        (2019, (1, 0, 0)),
    ]
    assert trend.most == (2, 2, 1)
    assert relations.whole_trend.years[1].counts == (1, 0, 0)
    assert Circulars(internal).trend("u").years[0].counts == (2, 3, 2)
    second = public.one(Circular, "b")
    assert second
    before, after = relations.before(second), relations.after(second)
    assert before
    assert after
    assert (before.data.id, after.data.id) == ("a", "c")
    assert relations.after(after) is None
    page = _words(_pages(public)["circulars/b/"])
    assert "第2期2起典型案例1人涉及300元涉及金额" in page
    assert "内部案" not in page


def test_a_long_history_is_cut_to_its_last_years(tmp_path: Path) -> None:
    files = {
        f"circulars/y{year}.yml": f"title: {year}年的\n{_MADE_UP}date: {year}\n"
        for year in (1990, 2010, 2024)
    }
    public, _ = _editions(tmp_path, files)
    trend = Circulars(public).trend(None)
    assert [trend.years[0].year, trend.years[-1].year] == [2024, 2024 - MOST_YEARS + 1]
    assert trend.is_cut
