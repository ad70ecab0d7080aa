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
from generator.kinds.shelf import FEW
from generator.kinds.topics.model import Topic
from generator.kinds.topics.relations import Relations as Topics
from generator.kinds.units.model import Unit
from generator.kinds.units.relations import Relations as Units
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


_RULE = "clauses: [{no: '1', text: 条}]\n"
_TOPICS = {
    "topics/t.yml": "title: 公车\nsummary: 怎样用车。\n",
    "topics/p.yml": "title: 指定的\nbegin: [rules/b, cases/z, rules/b]\n",
    "topics/e.yml": "title: 没有内容的\n",
    "topics/q.yml": "title: 多的\nbegin: [rules/a, rules/b, units/u, topics/t, cases/a]\n",
    "topics/o.yml": "title: 旁的\n",
    **{
        f"cases/{id}.yml": f"title: 案{id}\n{_MADE_UP}topics: [{topics}]\n{more}"
        for id, topics, more in (
            ("a", "t", "related: [rules/b]\n"),
            ("b", "t, o", ""),
            ("c", "t", ""),
            ("d", "t", "date: 2020\n"),
            ("e", "t", "date: 2021\n"),
            ("y", "t", "related: [rules/b]\naudience: 内部\n"),
            ("z", "p", "status: 停用\n"),
        )
    },
    "rules/a.yml": f"title: 甲规\ntopics: [t]\n{_RULE}",
    "rules/b.yml": f"title: 乙规\ntopics: [t, p]\n{_RULE}",
    "modules/m.yml": "title: 用车课\ntopics: [t]\nsteps: [{read: cases/b}]\n",
    "reports/r.yml": (
        f"title: 查了车\n{_MADE_UP}topics: [t]\nunit: u\ndate: 2021\n"
        "metrics: [{name: 检查, value: 3, unit: 次}]\n"
    ),
    "reports/s.yml": (
        f"title: 内部的数\n{_MADE_UP}topics: [t]\nunit: u\ndate: 2022\naudience: 内部\n"
        "metrics: [{name: 检查, value: 987, unit: 次}]\n"
    ),
    "units/u.yml": "title: 甲县\n",
}


def test_a_topic_begins_with_what_most_others_refer_to(tmp_path: Path) -> None:
    public, internal = _editions(tmp_path, _TOPICS)
    relations = Topics(public)

    def begin(id: str) -> list[str]:
        topic = public.one(Topic, id)
        assert topic
        return [one.url for one in relations.begin(topic)]

    assert begin("t") == ["cases/b/", "rules/b/", "modules/m/"]
    assert begin("p") == ["rules/b/"]  # a retired case is nothing to begin with
    assert begin("e") == []
    assert begin("q") == ["rules/a/", "rules/b/", "units/u/", "topics/t/", "cases/a/"]
    topic = public.one(Topic, "t")
    assert topic
    shelves = {shelf.kind.folder: shelf for shelf in relations.shelves(topic)}
    assert [*shelves] == ["cases", "rules", "reports"]
    assert len(shelves["cases"].few) == FEW
    assert (len(shelves["cases"].rest), shelves["cases"].total) == (1, 5)
    pages = _pages(public)
    page = pages["topics/t/"]
    assert 'href="\x02cases/topic/t/">全部 5 个<' in page
    assert "3次检查甲县，2021年全年" in _words(page)
    assert "987" not in page
    assert "案y" not in page
    assert "987" in _pages(internal)["topics/t/"]
    for id in ("e", "o"):  # nothing to sum up leaves no heading without anything below
        assert not re.findall(r"</h[23]>\s*</section>", pages[f"topics/{id}/"])
    assert "<section" not in pages["topics/e/"]


_UNITS = {
    "units/city.yml": "title: 甲市\ntype: 地区\nrelated: [rules/r]\n",
    "units/county.yml": "title: 乙县\ntype: 地区\nparent: city\n",
    "units/school.yml": (
        f"title: 某校\n{_MADE_UP}type: 学校\nparent: county\n"
        "awards: [{date: 2021-03, star: 2}, {date: 2023-05, star: 3}]\n"
    ),
    "units/hospital.yml": (
        f"title: 某院\n{_MADE_UP}type: 医院\nparent: county\nawards: [{{date: 2019, star: 1}}]\n"
    ),
    "units/bare.yml": "title: 空的\n",
    "cases/a.yml": f"title: 案一\n{_MADE_UP}unit: school\n",
    "cases/b.yml": f"title: 案二\n{_MADE_UP}unit: county\n",
    "cases/c.yml": f"title: 内部案\n{_MADE_UP}unit: school\naudience: 内部\n",
    "rules/r.yml": f"title: 市规\nunit: city\n{_RULE}",
    "actions/l.yml": (
        f"title: 一份建议书\n{_MADE_UP}type: 建议书\nfrom: county\nto: school\n"
        "issued: 2022-01-01\ncopied_to: hospital\n"
    ),
    "reports/r.yml": (
        f"title: 走访\n{_MADE_UP}unit: county\npartners: [city]\ndate: 2021\n"
        "metrics: [{name: 走访, value: 12, unit: 次}]\n"
    ),
    "reports/s.yml": f"title: 督查\n{_MADE_UP}unit: county\ndate: 2022-03\n",
    "reports/t.yml": (
        f"title: 内部的数\n{_MADE_UP}unit: county\ndate: 2023\naudience: 内部\n"
        "metrics: [{name: 走访, value: 987, unit: 次}]\n"
    ),
}


def _counts(relations: Units, made: Edition, id: str) -> dict[str, tuple[int, int, str]]:
    unit = made.one(Unit, id)
    assert unit
    return {
        one.kind.folder: (len(one.own), len(one.below), one.url) for one in relations.holdings(unit)
    }


def test_a_unit_counts_its_own_and_what_stands_below_it(tmp_path: Path) -> None:
    public, internal = _editions(tmp_path, _UNITS)
    relations = Units(public)
    assert _counts(relations, public, "city") == {
        "cases": (0, 2, ""),
        "rules": (1, 0, ""),
        "actions": (0, 1, ""),
        "reports": (1, 1, "reports/unit/city/"),
    }
    school = _counts(relations, public, "school")
    assert school == {
        "cases": (1, 0, "cases/unit/school/"),
        "actions": (1, 0, "actions/unit/school/"),
    }
    assert _counts(relations, public, "hospital") == {}  # who gets a copy is never public
    assert _counts(Units(internal), internal, "school")["cases"] == (2, 0, "cases/unit/school/")
    pages = _pages(public)
    for url in ("cases/unit/school/", "actions/unit/school/", "reports/unit/city/"):
        assert url in pages


def test_a_region_says_its_figures_or_names_whose_they_are(tmp_path: Path) -> None:
    public, internal = _editions(tmp_path, _UNITS)
    pages = _pages(public)
    county, city = _words(pages["units/county/"]), _words(pages["units/city/"])
    assert "12次走访2021年全年" in county
    assert "12次走访乙县，2021年全年" in city  # it has none of its own
    assert "每项都只有一次的数，还不能比较。" in county
    assert not any("987" in page or "内部" in page for page in pages.values())
    assert "987" in _pages(internal)["units/county/"]
    assert '<g role="group" aria-label="乙县">' in pages["units/city/"]
    rows = Units(public).table(public.of(Unit))
    strips = {row.item.data.id: row.strip for row in rows}
    assert strips["bare"] is None
    one, other = strips["school"], strips["hospital"]
    assert one
    assert other
    assert (one.first, one.last) == (other.first, other.last)  # one scale for all
    assert [bar.star for bar in one.bars] == [2, 3]
    tail = pages["units/city/"].split('<footer class="qj-tail">')[1]
    assert "市规" not in tail  # it stands above


def test_a_page_without_anything_has_no_heading_without_anything(tmp_path: Path) -> None:
    pages = _pages(_editions(tmp_path, _UNITS)[0])
    assert "<h2" not in pages["units/bare/"]
    for url, page in pages.items():
        if url.startswith("units/"):
            assert not re.findall(r"</h[23]>\s*</section>", page), url
