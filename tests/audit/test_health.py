"""What the health report tells of a site that has grown old."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator import edition, library
from generator.audit.health import Remark, dead_links, examine
from generator.cli import main
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from tests.once import sample_site
from tests.project import build_project, make_project
from tests.specimens import Filled, picture

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2026, 3, 1)

CLAUSE = "clauses: [{no: '1', text: 示例}]\n"
OLD = f"title: 旧制度\nversions: [{{effective: 2010-01-01, ended: 2020-01-01}}]\n{CLAUSE}"
FILES = {
    "rules/old.yml": OLD,
    "rules/new.yml": f"title: 新制度\nversions: [{{effective: 2020-01-01}}]\n{CLAUSE}",
    "cases/then.yml": """title: 当时
fictional: true
conduct: [{when: 2015, what: 示例, violates: ['old#1']}]
""",
    "terms/a.yml": "title: 术语甲\ndefinition: 见[[rules/old#1]]\nverified: 2025-02-27\n",
    "terms/b.yml": "title: 术语乙\ndefinition: 示例\nrelated: [rules/new]\nverified: 2025-06\n",
    "terms/c.yml": "title: 术语丙\ndefinition: 示例\nstatus: retired\nverified: 2020\n",
    "reports/a.yml": "title: 动态\ndate: 2026-02-10\nfictional: true\n",
    "reports/b.yml": "title: 预告\ndate: 2026-12-10\nfictional: true\n",
}


def _examined(folder: Path, files: dict[str, str], day: datetime.date = DAY) -> list[Remark]:
    entries = library.load(make_project(folder, files) / "content", Vocabulary())
    return examine(edition.select(entries, Audience.PUBLIC), day)


def test_what_is_told(tmp_path: Path) -> None:
    remarks = _examined(tmp_path, FILES)
    empty = [remark.place for remark in remarks if remark.code == "empty-listing"]
    assert "routes/" in empty
    assert not {"rules/", "cases/", "terms/", "reports/"} & set(empty)
    assert [remark for remark in remarks if remark.code != "empty-listing"] == [
        Remark("not-verified", "terms/a/", "“术语甲”最近核对于2025年2月27日，已过一年"),
        Remark("repealed-rule", "terms/a/", "“术语甲”还在引用“旧制度”，它已不再有效"),
        Remark("stale-news", "reports/", "最近一条动态是 2026-02-10 的，已有 19 天没有更新"),
    ]


def test_banks(tmp_path: Path) -> None:
    asked = (
        "{{id: {}, type: judge, prompt: 收到礼金应当登记上交并说明来历, "
        "answer: true, why: 规定如此}}"
    )
    bank = f"title: 题库\nquestions: [{asked.format('q-1')}, {asked.format('q-2')}]\n"
    remarks = _examined(tmp_path, FILES | {"questions/basics.yml": bank})
    assert [remark for remark in remarks if remark.code == "question-bank"] == [
        Remark("question-bank", "questions/basics/", "q-2：和 basics/q-1 几乎一样")
    ]


def test_fresh_news(tmp_path: Path) -> None:
    remarks = _examined(tmp_path, FILES, datetime.date(2026, 2, 24))
    assert not any(remark.code == "stale-news" for remark in remarks)


def test_dead_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/">1</a><a href="a/#here">2</a><a href="a/#gone">3</a>'
        '<a href="b/">4</a><img src="x.png">'
        '<a href="https://example.org/none">5</a><a href="mailto:a@b">6</a>'
        '<a href="?q=1">7</a><a href="#top">8</a>',
        "utf-8",
    )
    (tmp_path / "a/index.html").write_text(
        '<p id="here"><a href="../">1</a><a href="../../out/">2</a>', "utf-8"
    )
    assert [(remark.place, remark.text) for remark in dead_links(tmp_path)] == [
        ("a/index.html", "链接“../../out/”没有去处"),
        ("index.html", "链接“a/#gone”没有去处"),
        ("index.html", "链接“b/”没有去处"),
        ("index.html", "链接“x.png”没有去处"),
    ]


@pytest.mark.parametrize("audience", Audience)
def test_the_sample_site_has_no_dead_links(
    audience: Audience, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert list(dead_links(sample_site(tmp_path_factory, audience))) == []


def test_a_retired_entry_leads_to_no_list_and_no_map(tmp_path: Path) -> None:
    """It stands in none; where nothing else does, there is no such page."""
    filled = Filled({kind.folder: f"x-{kind.folder}" for kind in KINDS}, lambda path: f"文字{path}")
    make_project(tmp_path, filled.files(status="retired"))
    picture(tmp_path / "content/media/p.png")
    site = build_project(tmp_path)
    assert list(dead_links(site)) == []
    assert "第三种形态" in (site / "cases/x-cases/index.html").read_text("utf-8")


def test_the_command(tmp_path: Path) -> None:
    content = str(make_project(tmp_path, FILES) / "content")
    result = CliRunner().invoke(main, ["health", "--content", content])
    assert result.exit_code == 0
    assert "terms/a/: [repealed-rule] “术语甲”还在引用“旧制度”，它已不再有效\n" in result.stdout
    outcome = CliRunner().invoke(main, ["health", "--content", content, "--format", "json"])
    assert {"code", "place", "text"} == set(json.loads(outcome.stdout)[0])
    (tmp_path / "content/terms/d.yml").write_text("titel: 错\n", "utf-8")
    assert CliRunner().invoke(main, ["health", "--content", content]).exit_code == 1
