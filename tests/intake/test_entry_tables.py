"""Ordinary tables into entries: matched, checked, written, and the same again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from tests.intake.table_files import book

if TYPE_CHECKING:
    from collections.abc import Mapping

_CASES = yaml.safe_load((Path(__file__).parent / "entry_tables.yml").read_text("utf-8"))
_KEYS = {"purpose", "kind", "there", "sheets", "options", "files", "told", "code"}


def _write(content: Path, files: Mapping[str, str]) -> None:
    content.mkdir(exist_ok=True)
    for name, text in files.items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, "utf-8")


def _files(content: Path) -> dict[str, str]:
    return {
        path.relative_to(content).as_posix(): path.read_text("utf-8")
        for path in sorted(content.rglob("*.yml"))
    }


def _import(file: Path, kind: str, *options: str) -> Result:
    where = ["--content", str(file.parent / "content")]
    return CliRunner().invoke(main, ["import", str(file), "--kind", kind, *options, *where])


@pytest.mark.parametrize("case", _CASES, ids=[case["purpose"] for case in _CASES])
def test_cases(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= _KEYS
    content, there = tmp_path / "content", case.get("there", {})
    _write(content, there)
    file = tmp_path / "台账.xlsx"
    file.write_bytes(book(case["sheets"]))
    options = case.get("options", [])
    result = _import(file, case["kind"], *options, "--yes")
    lines = result.output.splitlines()
    for words in case["told"]:
        assert any(words in line for line in lines), result.output
    assert result.exit_code == case["code"], result.output
    assert _files(content) == {**there, **case["files"]}
    again = _import(file, case["kind"], *options, "--yes")
    assert _files(content) == {**there, **case["files"]}, again.output
    assert "写入新文件" not in again.output
    assert "新增" not in again.output or case["files"] == {}


def test_it_is_shown_and_asked_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "表.csv"
    file.write_bytes("标题,来源\n甲,示例报\n".encode("gb18030"))
    assert "写入新文件 reports/biao.yml" in _import(file, "reports", "--dry-run").output
    where = ["--content", str(tmp_path / "content")]
    runner = CliRunner()
    result = runner.invoke(main, ["import", str(file), "--kind", "reports", *where], input="n\n")
    assert (result.exit_code, _files(tmp_path / "content")) == (0, {})
    runner.invoke(main, ["import", str(file), "--kind", "reports", *where], input="y\n")
    assert list(_files(tmp_path / "content")) == ["reports/biao.yml"]
    assert runner.invoke(main, ["check", *where]).exit_code == 0


@pytest.mark.parametrize(
    ("option", "text", "words"),
    [
        ("--map", "标题", "写成列名=键"),
        ("--map", "来源=标题名", "没有“标题名”这个键，是不是“标题”"),
        ("--map", "没有的列=标题", "表格里没有这些列：没有的列"),
        ("--set", "来源=", "写成键=值"),
        ("--set", "标题名=甲", "没有“标题名”这个键，是不是“标题”"),
    ],
)
def test_a_wrong_word_about_columns_is_told(
    option: str, text: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "表.csv"
    file.write_text("标题,来源\n甲,示例报\n", "utf-8")
    result = _import(file, "reports", option, text)
    assert (result.exit_code, _files(tmp_path / "content")) == (2, {})
    assert words in "".join(result.output.split())


def test_a_table_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "表.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    result = _import(file, "reports")
    assert (result.exit_code, "另存为" in result.output) == (1, True)
    text = tmp_path / "表.txt"
    text.write_text("甲", "utf-8")
    assert _import(text, "units").exit_code == 2


def test_what_somebody_changes_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"reports/old.yml": "- {id: a, title: 甲, sources: [{title: 报}]}\n"}
    content, old = tmp_path / "content", tmp_path / "content/reports/old.yml"
    _write(content, there)
    file = tmp_path / "表.csv"
    file.write_text("标题,类别,来源\n甲,宣传,报\n乙,宣传,报\n", "utf-8")

    def confirm(*_: object, **__: object) -> bool:
        old.write_text(there["reports/old.yml"] + "# 刚写的\n", "utf-8")
        return True

    monkeypatch.setattr("click.confirm", confirm)
    result = _import(file, "reports")
    assert (result.exit_code, "old.yml 刚才被别人改过" in result.output) == (1, True)
    assert _files(content) == {"reports/old.yml": there["reports/old.yml"] + "# 刚写的\n"}


def test_an_endless_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.intake.entries import plan

    monkeypatch.setattr(plan, "MOST_ROWS", 2)
    (tmp_path / "content").mkdir()
    file = tmp_path / "表.csv"
    file.write_text("标题,来源\n甲,报\n乙,报\n", "utf-8")
    result = _import(file, "reports", "--yes")
    assert (result.exit_code, "一次最多 2 行" in result.output) == (1, True)


def test_many_entries_fill_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.intake.entries import files

    monkeypatch.setattr(files, "_FULL", 1_000)
    (tmp_path / "content").mkdir()
    file = tmp_path / "表.csv"
    rows = "".join(f"第{i}条,示例报\n" for i in range(60))
    file.write_text(f"标题,来源\n{rows}", "utf-8")
    assert _import(file, "reports", "--yes").exit_code == 0
    written = _files(tmp_path / "content")
    assert len(written) > 3
    assert all(len(text.encode()) <= 1_000 for text in written.values())
    assert sum(text.count("编号") for text in written.values()) == 60


def test_no_bad_change_hides_behind_many_others(tmp_path: Path) -> None:
    """Refuse every bad change of a file, though the check tells no more than two hundred."""
    count = 250
    entries = (f"- {{id: e-{i}, title: 第{i}条, sources: [{{title: 报}}]}}\n" for i in range(count))
    there = {"reports/old.yml": "".join(entries)}
    _write(tmp_path / "content", there)
    file = tmp_path / "表.csv"
    rows = "".join(f"第{i}条,电话13800138000,报\n" for i in range(count - 1))
    file.write_text(f"标题,摘要,来源\n{rows}第{count - 1}条,好的,报\n", "utf-8")
    result = _import(file, "reports", "--yes")
    assert result.exit_code == 1
    assert f"等 {count - 1} 处" in result.output
    good = there["reports/old.yml"].replace(
        f"title: 第{count - 1}条, sources: [{{title: 报}}]}}",
        f"title: 第{count - 1}条, sources: [{{title: 报}}], 摘要: 好的}}",
    )
    assert _files(tmp_path / "content") == {"reports/old.yml": good}
