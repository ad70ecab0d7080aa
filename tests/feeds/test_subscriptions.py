"""Feeds of what is new: the same whenever they are built, valid, and nothing internal in them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from generator.feeds.news import MOST
from generator.feeds.subscriptions import files, renamed
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
    assert path == "feeds/reports.atom"
    assert [(path, made)] == [*files(edition, "清鉴", "https://example.org/site/")]
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
    assert [*files(edition, "清鉴", None)] == []


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


_ALL = _REPORTS | {
    "cases/a.yml": "title: 甲案\nfictional: true\ndate: 2021-06\ntopics: [t]\n",
    "cases/b.yml": "title: 乙案\nfictional: true\ntopics: [t]\n",
    "cases/c.yml": "title: 密案\naudience: 内部\nfictional: true\ndate: 2022\ntopics: [t]\n",
    "terms/a.yml": "title: 词\ndefinition: 一**句**。又一句。\nverified: 2024-05-01\n",
    "topics/t.yml": "title: 某主题\n",
    "topics/u.yml": "title: 没有条目\n",
}
_ITEM = {
    "type": "object",
    "required": ["id", "content_text", "date_modified"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:uuid:"},
        "url": {"type": "string", "pattern": "^https://"},
        "title": {"type": "string", "minLength": 1},
        "content_text": {"type": "string", "minLength": 1},
        "date_modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
    "additionalProperties": False,
}
_JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "pattern": "^https://"},
        "feed_url": {"type": "string", "pattern": "^https://"},
        "language": {"const": "zh-CN"},
        "authors": {"type": "array", "items": {"required": ["name"]}, "minItems": 1},
        "items": {"type": "array", "items": _ITEM, "minItems": 1},
    },
    "additionalProperties": False,
}
"""What we write of JSON Feed 1.1, by the words of its specification."""


@pytest.fixture
def made(tmp_path: Path) -> dict[str, bytes]:
    edition = make_edition(tmp_path, _with_all())
    return dict(files(edition, "清鉴", "https://example.org/site/"))


def _with_all() -> dict[str, str]:
    return _ALL | {"../site_config/sharing.yml": "feeds: 是\n"}


def test_there_is_a_feed_of_all_of_each_kind_and_of_each_topic(made: dict[str, bytes]) -> None:
    names = ("all", "cases", "reports", "terms", "topics/t")
    assert {*made} == {f"feeds/{n}{suffix}" for n in names for suffix in (".atom", ".json")}
    assert _texts(made["feeds/topics/t.atom"], "a:entry/a:title") == ["甲案（教学情景）"]
    titles = _texts(made["feeds/all.atom"], "a:entry/a:title")
    assert titles[:2] == ["词", "规划"]
    assert _texts(made["feeds/terms.atom"], "a:entry/a:summary") == ["一句。"]
    assert not [path for path, data in made.items() if "密案" in data.decode()]


def _checked_element(element: ET.Element) -> None:
    """What RFC 4287 wants of a feed and of an entry (4.1.1, 4.1.2)."""
    for tag in ("id", "title", "updated"):
        [text] = [one.text for one in element.findall(f"a:{tag}", _NAMES)]
        assert text
    [updated] = _texts_of(element, "a:updated")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", updated)
    relations = [one.get("rel") for one in element.findall("a:link", _NAMES)]
    assert relations.count("alternate") == 1
    assert all(one.get("href") for one in element.findall("a:link", _NAMES))


def _texts_of(element: ET.Element, path: str) -> list[str]:
    return [one.text or "" for one in element.findall(path, _NAMES)]


def test_every_feed_is_valid_and_both_forms_say_the_same(made: dict[str, bytes]) -> None:
    ids = set()
    for path, data in made.items():
        if path.endswith(".json"):
            continue
        root = ET.fromstring(data)
        _checked_element(root)
        assert _texts_of(root, "a:author/a:name") == ["清鉴"]
        entries = root.findall("a:entry", _NAMES)
        for entry in entries:
            _checked_element(entry)
        ids.add(_texts_of(root, "a:id")[0])
        told: dict[str, Any] = json.loads(made[path.replace(".atom", ".json")])
        jsonschema.validate(told, _JSON_FEED)
        assert [one["id"] for one in told["items"]] == _texts_of(root, "a:entry/a:id")
        assert told["feed_url"].endswith(path.replace(".atom", ".json"))
    assert len(ids) == 5


def test_without_an_address_json_has_none_and_atom_leads_from_where_it_is(tmp_path: Path) -> None:
    made = dict(files(make_edition(tmp_path, _with_all()), "清鉴", None))
    told = json.loads(made["feeds/topics/t.json"])
    jsonschema.validate(told, _JSON_FEED)
    assert "url" not in json.dumps(told)
    assert b'href="../../cases/a/"' in made["feeds/topics/t.atom"]


def test_feeds_under_other_ids_are_told(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, _REPORTS)
    for folder, address in (("old", "https://a.gov.cn/"), ("new", "https://b.gov.cn/")):
        for path, data in files(edition, "清鉴", address):
            file = tmp_path / folder / path
            file.parent.mkdir(parents=True)
            file.write_bytes(data)
    assert renamed(tmp_path / "old", tmp_path / "new") == ["feeds/reports.atom"]
    assert renamed(tmp_path / "new", tmp_path / "new") == []
    assert renamed(tmp_path / "none", tmp_path / "new") == []
