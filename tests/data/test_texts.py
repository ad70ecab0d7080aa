"""An edition for machines that read: Markdown beside each page, and what leads to it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pydantic
import pytest

from generator.data import texts
from generator.data.markdown import NAME
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.standards import Standard
from generator.kinds.units.model import UnitType
from generator.media import Album
from generator.pages.build import build
from generator.pages.heads import markup
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

CONTENT = {
    "../site_config/sharing.yml": "text: 是\n",
    "cases/a.yml": (
        "title: 一件[事]\nfictional: true\ndate: 2021-06\nsummary: 一句话。\ntopics: [t]\n"
        "person: {alias: 张某, post: 所长}\n"
        "conduct:\n"
        "  - {when: 2019-03, what: 做了甲, amount: 18600, violates: [r#1, r#2.1]}\n"
        "  - {what: 做了乙}\n"
        "analysis: |\n  问题在**单子**，见[[rules/r#2|第二条]]和[[terms/w]]。\n"
        "warnings: [想一想]\n"
        "internal: {warnings: [内部的话], causes: [内部的原因]}\n"
    ),
    "cases/b.yml": "title: 不公开的\naudience: 内部\nfictional: true\n",
    "cases/c.yml": "title: 停用的\nstatus: 停用\nfictional: true\n",
    "rules/r.yml": (
        "title: 某规定\nfictional: true\n"
        "versions: [{effective: 2021-01-01}, {effective: 2018-01-01, ended: 2020-12-31}]\n"
        "clauses:\n"
        "  - {heading: 第一章 总则}\n"
        "  - {no: '1', text: 两版都有。}\n"
        "  - {no: '2', text: \"下列情形：\\n（一）甲；\\n（二）乙。\", in: 2021-01-01}\n"
        "  - {no: '2', text: 旧的第二条。, in: 2018-01-01}\n"
    ),
    "terms/w.yml": "title: 词\ndefinition: 意思。\nsources: [{title: 报道, file: 内部文件.docx}]\n",
    "topics/t.yml": "title: 某主题\n",
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return make_edition(tmp_path_factory.mktemp("texts"), CONTENT)


def _made(edition: Edition, address: str | None) -> dict[str, str]:
    files = texts.files(edition, "清鉴", "一句介绍", address, Album())
    return {path: data.decode() for path, data in files}


def test_every_entry_stands_beside_its_page(edition: Edition) -> None:
    made = _made(edition, "https://example.org/")
    entries = {f"{item.url}{NAME}" for item in edition if not item.retired}
    assert entries == {path for path in made if path.count("/") == 2 and path.endswith(NAME)}
    case = made[f"cases/a/{NAME}"]
    assert case.startswith('---\ntitle: "一件[事]"\nid: "cases/a"\n')
    assert 'url: "https://example.org/cases/a/"' in case
    assert "> 教学情景" in case
    assert "  - 金额：1.86 万元\n" in case
    rule = "https://example.org/rules/r/index.html.md"
    assert f"    - [《某规定》第一条]({rule})\n    - [《某规定》第二条]({rule})\n" in case
    assert f"见[第二条]({rule})和[词](https://example.org/terms/w/{NAME})。" in case
    assert "## 警示\n\n- 想一想\n" in case


def test_values_are_told_in_the_words_of_the_pages(tmp_path: Path) -> None:
    """The page says 第三种形态, 1.86 万元, 70余场, 约 50 分钟: so does the text."""
    content = {
        "../site_config/sharing.yml": "text: 是\n",
        "cases/a.yml": "title: 甲\nfictional: true\noutcome: {form: 3, transferred: true}\n",
        "modules/m.yml": (
            "title: 课\nfictional: true\nminutes: 50\nremind: [2026-07-01]\nsteps: [{text: 文}]\n"
        ),
        "questions/q.yml": (
            "title: 题库\nfictional: true\nquestions:\n"
            "  - {id: a, type: 判断, prompt: 问, answer: 否, why: 因为}\n"
        ),
        "reports/r.yml": (
            "title: 报\nfictional: true\n"
            "metrics: [{name: 课, value: 1070, unit: 场, qualifier: 余}]\n"
        ),
        "places/p.yml": (
            "title: 点\nfictional: true\n"
            "location: {lat: 26.89012, lon: 112.60034, datum: gcj02, precision: district}\n"
        ),
        "units/u.yml": (
            "title: 单位\nfictional: true\ntype: 机关\nstar: 4\ncriteria: [{name: turns}]\n"
        ),
        "actions/c.yml": (
            "title: 整改\nfictional: true\ntype: 督办\nissued: 2021-01-01\n"
            "evaluation: {score: 88}\n"
        ),
    }
    turns = pydantic.TypeAdapter(Standard).validate_python(
        {"id": "turns", "name": "关键岗位轮换", "star": 3}
    )
    known = Vocabulary(standards={UnitType.OFFICE.value: (turns,)})
    made = _made(replace(make_edition(tmp_path, content), vocabulary=known), None)
    wanted = {
        "cases/a": ("形态：第三种形态", "移送司法：已移送司法机关"),
        "modules/m": ("分钟：约 50 分钟", "提醒：2026年7月1日"),
        "questions/q": ("答案：错",),
        "reports/r": ("数值：1,070余场",),
        "places/p": ("纬度：26.89\n", "经度：112.6\n"),
        "units/u": ("星级：4 星", "名称：关键岗位轮换", "达到：尚未达到"),
        "actions/c": ("得分：88 分，良好",),
    }
    for url, words in wanted.items():
        for word in words:
            assert word in made[f"{url}/{NAME}"], (url, made[f"{url}/{NAME}"])
    assert "26.89012" not in made[f"places/p/{NAME}"]
    assert "约数" not in made[f"reports/r/{NAME}"]


def test_a_rule_is_told_by_its_versions(edition: Edition) -> None:
    made = _made(edition, None)
    rule = made[f"rules/r/{NAME}"]
    now, before = rule.split("## 另一版本的条文")
    assert "### 第一章　总则" in now
    assert "下列情形：\n- （一）甲；\n- （二）乙。" in now
    assert "旧的第二条。" not in now
    assert "旧的第二条。" in before
    assert json.loads(made["rules/r/rule.json"])["versions"][0] == {"effective": "2021-01-01"}


def test_llms_txt_has_the_form_of_the_convention(edition: Edition) -> None:
    index = _made(edition, "https://example.org/")["llms.txt"]
    lines = [line for line in index.split("\n") if line]
    assert lines[0] == "# 清鉴"
    assert lines[1] == "> 一句介绍"
    assert [line for line in lines if line.startswith("#")] == ["# 清鉴", "## 内容"]
    links = lines[lines.index("## 内容") + 1 :]
    assert all(re.fullmatch(r"- \[[^\]]+\]\(https://\S+\): .+", line) for line in links)
    assert f"https://example.org/cases/{NAME}" in index


def test_links_lead_from_file_to_file_where_nobody_knows_the_address(edition: Edition) -> None:
    made = _made(edition, None)
    for path, text in made.items():
        folder = path.rpartition("/")[0]
        for target in re.findall(r"\]\(([^)]+)\)", text):
            parts = [*filter(None, folder.split("/"))]
            for step in target.split("/"):
                parts = parts[:-1] if step == ".." else [*parts, step]
            assert "/".join(parts) in made, (path, target)


def test_nothing_internal_is_in_them(edition: Edition) -> None:
    made = _made(edition, "https://example.org/")
    for path, text in made.items():
        for word in ("内部的话", "内部的原因", "不公开的", "停用的", "内部文件"):
            assert word not in text, path
    inside = _made(replace(edition, audience=Audience.INTERNAL), None)
    assert "不得外传" in inside["llms.txt"]
    assert 'edition: "内部，不得外传"' in inside[f"cases/a/{NAME}"]


def test_pages_lead_to_their_texts(edition: Edition) -> None:
    pages = {page.url: page for page in build(edition, "清鉴")}
    host = markup.Host("清鉴", None, has_search=True)
    head = markup.head(pages["cases/a/"], "", host)
    assert f'<link rel="alternate" type="text/markdown" href="{NAME}">' in head
    assert '<link rel="describedby" type="text/plain" href="../../llms.txt">' in head
    made = _made(edition, None)
    told = [page for page in pages.values() if page.text]
    assert {f"{page.url}{page.text}" for page in told} == {p for p in made if p.endswith(NAME)}


def test_without_the_setting_there_are_none(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, {"cases/a.yml": "title: 甲\nfictional: true\n"})
    assert _made(edition, None) == {}
    assert not [page for page in build(edition, "清鉴") if page.text]
