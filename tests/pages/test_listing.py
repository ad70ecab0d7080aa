"""Listings: every entry stands in them, in pages joined by links, narrowed by every facet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import edition, library
from generator.kinds import BY_FOLDER
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.build import build
from generator.pages.listing import PER_PAGE, listing_pages
from generator.pages.site import Site
from tests.project import make_project

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition
    from generator.pages.page import Page

WORDS = Vocabulary(sectors={"rural": "乡村", "school": "教育"})


def _edition(
    tmp_path: Path, content: dict[str, str], audience: Audience = Audience.PUBLIC
) -> Edition:
    return edition.select(
        library.load(make_project(tmp_path, content) / "content", WORDS), audience
    )


def _case(i: int, extra: str = "") -> str:
    sector = "乡村" if i % 3 else "school"
    return (
        f"title: 案例{i:03}\n"
        "fictional: true\n"
        f"date: {2020 + i % 2}-0{1 + i % 9}\n"
        f"sector: {sector}\n"
        f"{extra}"
    )


def _pages(made: Edition, folder: str = "cases") -> dict[str, Page]:
    return {page.url: page for page in listing_pages(Site(made), BY_FOLDER[folder])}


def test_every_entry_is_listed_once_and_every_link_leads_to_a_page(tmp_path: Path) -> None:
    count = 2 * PER_PAGE + 3
    selection = _edition(tmp_path, {f"cases/c-{i}.yml": _case(i) for i in range(count)})
    pages = _pages(selection)
    whole = ["cases/", "cases/page/2/", "cases/page/3/"]
    listed = re.findall(
        r'qj-row__title"><a href="\x02(cases/c-\d+/)"', "".join(pages[url].body() for url in whole)
    )
    assert sorted(listed) == sorted(f"cases/c-{i}/" for i in range(count))
    everywhere = {page.url for page in build(selection, "站")}
    for page in pages.values():
        links = set(re.findall(r'href="\x02([^"#]*)', page.body()))
        assert links <= everywhere, page.url


def test_facets_narrow_and_count(tmp_path: Path) -> None:
    selection = _edition(tmp_path, {f"cases/c-{i}.yml": _case(i) for i in range(10)})
    pages = _pages(selection)
    assert {
        "cases/sector/rural/",
        "cases/sector/school/",
        "cases/year/2020/",
        "cases/year/2021/",
    } <= set(pages)
    school = pages["cases/sector/school/"].body()
    assert school.count('class="qj-row"') == 4
    assert re.search(r'aria-current="true">教育<span class="qj-count">4<', school)


def test_newest_first_and_undated_last(tmp_path: Path) -> None:
    dates = {"a": "2020", "b": "2021-05-01", "c": "2021-02/2021-06", "d": ""}
    content = {
        f"cases/{id}.yml": f"title: t\nfictional: true\ndate: {d}\n" for id, d in dates.items()
    }
    assert [item.data.id for item in _edition(tmp_path, content).browse("cases")] == [
        "c",
        "b",
        "a",
        "d",
    ]


def test_retired_and_draft_entries_are_in_no_list(tmp_path: Path) -> None:
    content = {
        "cases/a.yml": _case(1),
        "cases/b.yml": _case(2, "status: retired\n"),
        "cases/c.yml": _case(3, "status: 草稿\n"),
    }
    selection = _edition(tmp_path, content)
    listing = _pages(selection)["cases/"].body()
    assert "案例001" in listing
    assert "案例002" not in listing
    assert selection.item("cases", "b") is not None
    assert selection.item("cases", "c") is None


def test_output_grows_linearly(tmp_path: Path) -> None:
    def size(count: int) -> int:
        selection = _edition(
            tmp_path / str(count), {f"cases/c-{i}.yml": _case(i) for i in range(count)}
        )
        return sum(len(page.body()) for page in _pages(selection).values())

    assert size(400) < 2.2 * size(200)


def _of_many_units(tmp_path: Path, count: int) -> dict[str, Page]:
    """A report of each of many units."""
    units = "".join(f"- {{id: u-{i}, title: 第{i}个单位}}\n" for i in range(count))
    reports = "".join(
        f"- {{id: r-{i}, title: 第{i}条, fictional: true, unit: u-{i}}}\n" for i in range(count)
    )
    selection = _edition(
        tmp_path / str(count), {"units/all.yml": units, "reports/all.yml": reports}
    )
    return _pages(selection, "reports")


def test_many_options_stand_on_a_page_of_their_own(tmp_path: Path) -> None:
    count = 120
    pages = _of_many_units(tmp_path, count)
    options = {f"reports/unit/u-{i}/" for i in range(count)}
    assert (
        set(re.findall(r'href="\x02(reports/unit/[^"]*)', pages["reports/page/unit/"].body()))
        == options
    )
    for page in (page for url, page in pages.items() if url != "reports/page/unit/"):
        body = page.body()
        assert 'href="\x02reports/page/unit/"' in body
        assert 99 <= body.count('href="\x02reports/unit/') <= 101
        assert body.count('aria-current="true"') == (page.url in options)
    assert set(pages) > options


def test_a_list_with_some_options_has_them_all(tmp_path: Path) -> None:
    pages = _of_many_units(tmp_path, 30)
    assert "reports/page/unit/" not in pages
    assert pages["reports/"].body().count('href="\x02reports/unit/') == 30


def test_many_options_grow_linearly(tmp_path: Path) -> None:
    sizes = [
        sum(len(page.body()) for page in _of_many_units(tmp_path, count).values())
        for count in (150, 300)
    ]
    assert sizes[1] < 2.2 * sizes[0]


def test_a_list_of_a_topic_has_what_its_page_counts(tmp_path: Path) -> None:
    """List a rule by the topics of its clauses, and once, however often a topic is named."""
    clauses = "clauses: [{no: '1', text: 条, topics: [t]}]\n"
    rules = {
        f"rules/r-{i}.yml": f"title: 制度{i}\n{clauses}{extra}"
        for i, extra in enumerate(["", "topics: [t]\n", "topics: [t, t]\n", *[""] * 20])
    }
    selection = _edition(tmp_path, {"topics/t.yml": "title: 主题\n", **rules})
    pages = {page.url: page for page in build(selection, "站")}
    assert "23 部制度" in pages["topics/t/"].body()
    assert 'href="\x02rules/topic/t/"' in pages["topics/t/"].body()
    assert pages["rules/topic/t/"].body().count('class="qj-row"') == 23
