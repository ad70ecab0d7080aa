"""Values with one right writing are mended in their files, and nothing else there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

AROUND = {
    "units/bureau.yml": "title: 示例县纪委\naliases: [县纪委]\ntype: 机关\n",
    "topics/core.yml": "- {id: discipline, title: 纪律处分}\n",
    "rules/r.yml": "title: 示例规定\nsources: [{title: 示例}]\n"
    "versions: [{effective: 2020-01-01}]\nclauses: [{no: '8', text: 示例}]\n",
    "cases/other.yml": "title: 另一个案例\nfictional: true\n",
}
CASE = "title: 甲\nfictional: true\n"


def mended(tmp_path: Path, name: str, text: str, topics: str = AROUND["topics/core.yml"]) -> str:
    for file, around in {**AROUND, "topics/core.yml": topics, name: text}.items():
        path = tmp_path / "content" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(around.encode())
    line = ["check", "--fix", "--yes", "--content", str(tmp_path / "content")]
    result = CliRunner().invoke(main, line, catch_exceptions=False)
    assert result.exit_code in (0, 1)
    return (tmp_path / "content" / name).read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("unit: 示例县纪委 # 注\n", "unit: bureau # 注\n"),
        ("unit:  县纪委\r\n", "unit:  bureau\r\n"),
        ("topics: [纪律处分]\n", "topics: [discipline]\n"),
        ("related: [另一个案例, 案例/另一个案例]\n", "related: [cases/other, cases/other]\n"),
        (
            "conduct: [{what: 乙, violates: ['《示例规定》第八条']}]\n",
            "conduct: [{what: 乙, violates: ['r#8']}]\n",
        ),
        (
            "analysis: 见 [[另一个案例]]，[[rules/r|规定]]\n",
            "analysis: 见 [[cases/other]]，[[rules/r|规定]]\n",
        ),
        ("status: “草稿”\n", "status: 草稿\n"),
        ("Summary: 乙\n", "summary: 乙\n"),
        ("“摘要”: 乙\n", "摘要: 乙\n"),
        ("ｓｕｍｍａｒｙ: 乙\n", "summary: 乙\n"),
        ("internal:\n  unit: 示例县纪委\n", "internal:\n  unit: bureau\n"),
    ],
)
def test_one_right_mending(before: str, after: str, tmp_path: Path) -> None:
    assert mended(tmp_path, "cases/a.yml", CASE + before) == CASE + after


@pytest.mark.parametrize(
    "text",
    [
        "unit: 示例县纪\n",  # near, but not the title
        "summry: 乙\n",
        "status: 发表\n",
        "date: 去年\n",
        "related: [没有这一篇]\n",
    ],
)
def test_a_near_miss_is_no_mending(text: str, tmp_path: Path) -> None:
    assert mended(tmp_path, "cases/a.yml", CASE + text) == CASE + text


@pytest.mark.parametrize(
    ("old", "after"),
    [
        ("{effective: 2018-10-01}", "{effective: 2018-10-01, ended: 2023-12-31}"),
        (
            "{effective: 2018-10-01, note: 旧}",
            "{effective: 2018-10-01, note: 旧, ended: 2023-12-31}",
        ),
    ],
)
def test_an_old_version_gets_its_end(old: str, after: str, tmp_path: Path) -> None:
    text = "title: 规\nsources: [{{title: 示例}}]\nversions: [{{effective: 2024-01-01}}, {}] # 注\n"
    assert mended(tmp_path, "rules/a.yml", text.format(old)) == text.format(after)


def test_in_lines_the_end_gets_a_line(tmp_path: Path) -> None:
    text = (
        "title: 规\nsources: [{{title: 示例}}]\nversions:\n"
        "  - effective: 2024-01-01\n  - effective: 2018-10-01 # 注\n{}body: 示例\n"
    )
    after = text.format("    ended: 2023-12-31\n")
    assert mended(tmp_path, "rules/a.yml", text.format("")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("topics: [discipline，law]", "topics: [discipline, law]"),
        ("topics: [discipline、 law ，discipline]", "topics: [discipline, law, discipline]"),
        ("topics: ['discipline，law'] # 注", "topics: [discipline, law] # 注"),
        ("topics: [纪律处分，law]", "topics: [discipline, law]"),
        ("topics:\n  - discipline，law\n  - law", "topics:\n  - discipline\n  - law\n  - law"),
        ("related: [cases/other，rules/r]", "related: [cases/other, rules/r]"),
        ("related: ［cases/other， rules/r］ # 注", "related: [cases/other, rules/r] # 注"),
        ("主题: ［discipline, law］", "主题: [discipline, law]"),
        ("topics: '[discipline, law]'", "topics: [discipline, law]"),
        ("topics: ［discipline］", "topics: [discipline]"),
        ("causes: ［无人复核，票据不全］", "causes: [无人复核, 票据不全]"),
        (
            "conduct: [{what: 乙, when: 2021, violates: [r#8，r#8]}]",
            "conduct: [{what: 乙, when: 2021, violates: [r#8, r#8]}]",
        ),
    ],
)
def test_what_looks_like_a_list_becomes_one(tmp_path: Path, before: str, after: str) -> None:
    topics = AROUND["topics/core.yml"] + "- {id: law, title: 法律}\n"
    assert mended(tmp_path, "cases/a.yml", f"{CASE}{before}\n", topics) == f"{CASE}{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "topics: [discipline，none]\n",  # the second is no topic
        "causes: [审批与报销由一人办理，票据不全]\n",  # a sentence may have a comma
        "analysis: 见[[cases/other，rules/r]]\n",
    ],
)
def test_what_may_be_no_list_is_left(tmp_path: Path, text: str) -> None:
    assert mended(tmp_path, "cases/a.yml", CASE + text) == CASE + text


def test_lists_in_settings_are_mended_too(tmp_path: Path) -> None:
    module = "title: 甲\nsteps: [{text: 甲}]\n"
    scores = tmp_path / "site_config" / "scores.yml"
    scores.parent.mkdir()
    scores.write_text("- {id: a, label: 甲, weight: 100, modules: [m，m]}\n", "utf-8")
    assert mended(tmp_path, "modules/m.yml", module) == module
    assert "modules: [m, m]}" in scores.read_text("utf-8")
