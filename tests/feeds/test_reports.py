"""The feed of reported work: an entry each, the same whenever it is built, nothing internal."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from generator.feeds.reports import MOST, PATH, files
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = {"a": "http://www.w3.org/2005/Atom"}
_REPORTS = {
    "reports/a.yml": (
        "title: 立案<5>件 & 结案\nfictional: true\ndate: 2020-01/2020-05\ncategory: 办案\n"
        "metrics: [{name: 结案, value: 3, unit: 件}]\n"
    ),
    "reports/b.yml": ("title: 规划\ndate: 2022/2026\nsources: [{title: 报道, date: 2022-03-01}]\n"),
    "reports/c.yml": "title: 内部的\naudience: 内部\nfictional: true\ndate: 2023\n",
    "reports/d.yml": "title: 没有日期\nfictional: true\n",
}


def _texts(made: bytes, path: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(made).findall(path, _NAMES)]


def test_every_dated_report_is_an_entry(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, _REPORTS)
    [(path, made)] = files(edition, "清鉴", "https://example.org/site/")
    assert path == PATH
    assert made == files(edition, "清鉴", "https://example.org/site/")[0][1]
    assert _texts(made, "a:entry/a:title") == ["规划", "立案<5>件 & 结案（教学情景）"]
    assert _texts(made, "a:entry/a:updated") == ["2022-03-01T00:00:00Z", "2020-05-31T00:00:00Z"]
    assert _texts(made, "a:updated") == ["2022-03-01T00:00:00Z"]
    assert _texts(made, "a:entry/a:summary")[1] == "时间：2020年1月—5月。结案3件。"
    assert "内部的" not in made.decode()
    assert 'href="https://example.org/site/reports/b/"' in made.decode()


def test_an_entry_keeps_its_id_and_shares_it_with_no_other_site(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, _REPORTS)

    def ids(name: str, url: str | None) -> list[str]:
        [(_, made)] = files(edition, name, url)
        return [*_texts(made, "a:id"), *_texts(made, "a:entry/a:id")]

    one, other = ids("甲", "https://a.gov.cn/"), ids("甲", "https://b.gov.cn/")
    assert one == ids("改了名", "https://a.gov.cn/")
    assert len({*one, *other, *ids("甲", None), *ids("乙", None)}) == 12


def test_without_dates_there_is_no_feed(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, {"reports/d.yml": _REPORTS["reports/d.yml"]})
    assert files(edition, "清鉴", None) == []


def test_a_feed_of_many_is_of_the_newest(tmp_path: Path) -> None:
    reports = "".join(
        f"- {{id: r-{n}, title: 第{n}条, fictional: true, date: {1950 + n}}}\n"
        for n in range(MOST + 5)
    )
    [(_, made)] = files(make_edition(tmp_path, {"reports/all.yml": reports}), "清鉴", None)
    titles = _texts(made, "a:entry/a:title")
    assert len(titles) == MOST
    assert titles[0] == f"第{MOST + 4}条（教学情景）"
    assert b'href="../reports/r-104/"' in made
