"""Clean units on their pages: standards, the programme of a district, lists, sheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.edition import select
from generator.kinds import BY_FOLDER
from generator.kinds.entry import Audience
from generator.library.survey import survey
from generator.pages.assessment import assessment_pages
from generator.pages.build import entry_page
from generator.pages.listing import listing_pages
from generator.pages.site import Site

if TYPE_CHECKING:
    from pathlib import Path

_FILES = {
    "site_config/standards.yml": """\
- type: 学校
  standards:
    - {id: works, name: 基建公开, star: 3}
    - {id: prices, name: 食堂公示, star: 1, look: 看公示栏}
    - {id: votes, name: 家长投票, star: 3}
""",
    "content/units/d.yml": "title: 某区\ntype: 地区\nfictional: true\n",
    "content/units/s.yml": """\
title: 某校
type: 学校
parent: d
awards: [{date: 2022-05-01, star: 2}, {date: 2023-05-01, event: 暂停, star: 1}]
criteria: [{name: prices, met: true, date: 2022-03}, {name: votes, met: false}]
""",
    "content/units/h.yml": "title: 某院\ntype: 医院\nparent: d\nstar: 3\n",
    "content/places/p.yml": """\
title: 某校的公示栏
unit: s
location: {lat: 26.9, lon: 112.6, datum: wgs84, precision: district}
""",
    "content/places/q.yml": "title: 别处\nlocation: {lat: 27.9, lon: 112.6, datum: wgs84}\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for name, text in _FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    library = survey(tmp_path / "content", tmp_path).whole()
    return Site(select(library, Audience.PUBLIC))


def _words(html: str) -> str:
    return "".join(re.sub(r"<[^>]+>", " ", html).split())


def _page(site: Site, id: str) -> str:
    item = site.edition.item("units", id)
    assert item
    return entry_page(site, item).body()


def test_a_unit_stands_by_the_standards_of_its_type(site: Site) -> None:
    words = _words(_page(site, "s"))
    assert "差2条到3星" not in words, "it has one star: the second needs nothing of its own"
    assert "1星要有1条，达到1条✓食堂公示已达到，2022年3月" in words
    assert "3星要有2条，达到0条○基建公开没有记录○家长投票尚未达到" in words
    assert (
        "创建没有记录申报没有记录考评没有记录授牌授牌，2022年5月1日复核暂停，2023年5月1日" in words
    )
    assert "units/type/school/sheet/" in _page(site, "s")
    assert "sheet/" not in _page(site, "h"), "there are no standards for it"


def test_a_district_shows_its_programme(site: Site) -> None:
    html = _page(site, "d")
    words = _words(html)
    assert "清廉学校1" in words
    assert "2023年1" in words
    assert "某校的公示栏" in html
    assert "别处" not in html
    assert "下属地区" not in words


def test_clean_units_stand_apart_from_districts(site: Site) -> None:
    [page, *_] = listing_pages(site, BY_FOLDER["units"])
    html = page.body()
    assert html.index("清廉单元和单位") < html.index("某院") < html.index(">地区</h2>")
    assert html.index(">地区</h2>") < html.index("units/d/")
    assert html.index("units/s/") < html.index(">地区</h2>")


def test_a_sheet_has_every_standard_in_the_order_of_stars(site: Site) -> None:
    [page] = assessment_pages(site)
    assert (page.url, page.title) == ("units/type/school/sheet/", "清廉学校：标准和自评表")
    words = _words(page.body())
    assert "1星要有1条食堂公示怎么看看公示栏" in words
    assert words.index("食堂公示") < words.index("3星要有2条基建公开") < words.index("家长投票")
