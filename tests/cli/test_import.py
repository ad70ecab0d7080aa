"""Rules from files into content: the preview, the question, new files and new versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.intake.word_files import docx, paragraph

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = """示例采购办法
（2023年2月1日示例学校印发）
第一条 为了规范采购，制定本办法。
第二条 采购应当公开。
第三条 本办法自2023年3月1日起施行。
"""
_OLD = """# 采购
标题: 示例采购办法   # 名称
sources: [{title: 公报}]
versions:
  - effective: 2021-09-01   # 第一版
    note: 初版

条款:
  - {no: "1", text: 采购应当公开。}   # 不动

  # 说明
  - no: 2
    text: |
      本办法自发布之日起施行。
summary: 采购要公开。
"""
_NEW_VERSION = """  - effective: 2023-03-01
    promulgated: 2023-02-01
    note: 2023年2月1日示例学校印发
"""
_NEW_CLAUSES = """  - no: "1"
    in: 2023-03-01
    text: |
      为了规范采购，制定本办法。
  - no: "2"
    in: 2023-03-01
    text: |
      采购应当公开。
  - no: "3"
    in: 2023-03-01
    text: |
      本办法自2023年3月1日起施行。
"""


def _run(tmp_path: Path, *words: str, file: str = "", typed: str | None = None) -> Result:
    (tmp_path / "content/rules").mkdir(parents=True, exist_ok=True)
    if file:
        (tmp_path / "办法.txt").write_text(file, "utf-8")
    where = ["--content", str(tmp_path / "content")]
    return CliRunner().invoke(main, ["import", *words, *where], input=typed)


def _files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "content/rules").iterdir())


def test_a_rule_is_shown_and_written_when_that_is_wanted(tmp_path: Path) -> None:
    result = _run(tmp_path, str(tmp_path / "办法.txt"), "--id", "x", file=_TEXT, typed="n\n")
    assert (result.exit_code, _files(tmp_path)) == (0, [])
    assert "条 3，款 3" in result.output
    assert "施行：2023-03-01" in result.output
    result = _run(tmp_path, str(tmp_path / "办法.txt"), "--id", "x", typed="y\n")
    assert (result.exit_code, _files(tmp_path)) == (0, ["x.yml"])
    assert (
        CliRunner().invoke(main, ["check", "--content", str(tmp_path / "content")]).exit_code == 0
    )


def test_a_rule_may_be_pasted_and_only_looked_at(tmp_path: Path) -> None:
    result = _run(tmp_path, "-", "--dry-run", typed=_TEXT)
    assert (result.exit_code, _files(tmp_path)) == (0, [])
    assert "shi-li-cai-gou-ban-fa.yml" in result.output


def test_a_second_file_becomes_a_new_version_and_the_old_text_stays(tmp_path: Path) -> None:
    path = tmp_path / "content/rules/cg.yml"
    path.parent.mkdir(parents=True)
    path.write_text(_OLD, "utf-8")
    result = _run(tmp_path, str(tmp_path / "办法.txt"), "--yes", file=_TEXT)
    assert (result.exit_code, _files(tmp_path)) == (0, ["cg.yml"]), result.output
    assert path.read_text("utf-8") == (
        _OLD.replace("    note: 初版\n", "    note: 初版\n    ended: 2023-02-28\n")
        .replace("versions:\n", "versions:\n" + _NEW_VERSION)
        .replace("条款:\n", "条款:\n" + _NEW_CLAUSES)
        .replace("公开。}", "公开。, in: 2021-09-01}")
        .replace("no: 2\n", "no: 2\n    in: 2021-09-01\n")
    )
    again = _run(tmp_path, str(tmp_path / "办法.txt"), "--yes")
    assert again.exit_code == 1
    assert "已经有 2023-03-01 施行的版本" in again.output


def test_an_older_text_ends_before_the_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "content/rules/cg.yml"
    path.parent.mkdir(parents=True)
    path.write_text(_OLD, "utf-8")
    _run(tmp_path, str(tmp_path / "办法.txt"), "--yes", "--version", "2019-01-01", file=_TEXT)
    assert "effective: 2019-01-01\n    ended: 2021-08-31" in path.read_text("utf-8")
    assert (
        CliRunner().invoke(main, ["check", "--content", str(tmp_path / "content")]).exit_code == 0
    )


def test_a_rule_goes_to_word_and_comes_back_the_same(tmp_path: Path) -> None:
    text = _TEXT.replace("第一条", "第一章 总则\n第一条") + "附件1 审批单\n姓名：\n"
    _run(tmp_path, str(tmp_path / "办法.txt"), "--id", "x", "--yes", file=text)
    path, word = tmp_path / "content/rules/x.yml", tmp_path / "out/x.docx"
    written = path.read_text("utf-8")
    assert "heading: 第一章 总则" in written
    export = ["export", "docx", "x", "--content", str(tmp_path / "content"), "--out", str(word)]
    assert CliRunner().invoke(main, export).exit_code == 0
    path.unlink()
    assert _run(tmp_path, str(word), "--yes").exit_code == 0
    assert path.read_text("utf-8") == written


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--version", "2023年"), "施行日期写成 2025-06-01 这样"),
        (("--id", "采购"), "只能用小写字母"),
    ],
)
def test_wrong_words_are_told(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    result = _run(tmp_path, str(tmp_path / "办法.txt"), "--yes", *words, file=_TEXT)
    assert result.exit_code != 0
    assert told in result.output
    assert _files(tmp_path) == []


def test_of_several_files_the_good_ones_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(paragraph("示例甲办法") + paragraph("第一条 甲。")))
    (tmp_path / "b.docx").write_bytes(b"PK")
    result = _run(tmp_path, str(tmp_path / "b.docx"), str(tmp_path / "a.docx"), "--yes")
    assert (result.exit_code, _files(tmp_path)) == (1, ["shi-li-jia-ban-fa.yml"]), result.output


def test_what_the_check_refuses_is_told_and_not_written(tmp_path: Path) -> None:
    text = _TEXT.replace("公开", "公开，联系13800138000")
    result = _run(tmp_path, str(tmp_path / "办法.txt"), "--yes", file=text)
    assert (result.exit_code, _files(tmp_path)) == (1, [])
    assert "通不过检查" in result.output


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_is_a_bank_only_if_it_asks_questions(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "bank.txt"
    file.write_bytes("::q-1:: 能收吗 {F}\n".encode())
    assert _run(tmp_path, str(file), "--yes").exit_code == 0
    assert (tmp_path / "content/questions/bank.yml").is_file()
    file.write_bytes("示例{甲}办法\n第一条 見{乙}。\n".encode(encoding))
    assert _run(tmp_path, str(file), "--id", "x", "--yes").exit_code == 0
    assert _files(tmp_path) == ["x.yml"]


def test_a_word_file_under_another_name_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(docx(paragraph("示例办法") + paragraph("第一条 甲。")))
    result = _run(tmp_path, str(tmp_path / "a.txt"), "--yes")
    assert (result.exit_code, _files(tmp_path)) == (0, ["shi-li-ban-fa.yml"]), result.output


def test_lists_in_brackets_and_several_entries_of_a_file_grow_too(tmp_path: Path) -> None:
    path = tmp_path / "content/rules/all.yml"
    path.parent.mkdir(parents=True)
    old = """- id: a
  title: 示例采购办法
  versions: [{effective: 2020-01-01}]
  clauses: [{no: "1", text: 甲}]   # 尾
- id: b
  title: 示例乙办法
"""
    path.write_text(old, "utf-8")
    text = "示例采购办法\n第一条 新“文”：\n（一）乙\\；\n附件1 表\n内容。\n"
    result = _run(tmp_path, "-", "--version", "2022-01-01", "--dry-run", typed=text)
    assert result.exit_code == 0, result.output
    (tmp_path / "x.txt").write_text(text, "utf-8")
    assert (
        _run(tmp_path, str(tmp_path / "x.txt"), "--version", "2022-01-01", "--yes").exit_code == 0
    )
    assert path.read_text("utf-8") == (
        old.replace(
            "[{effective: 2020-01-01}",
            "[{effective: 2022-01-01}, {effective: 2020-01-01, ended: 2021-12-31}",
        )
        .replace(
            '[{no: "1", text: 甲}',
            '[{no: "1", in: 2022-01-01, text: "新“文”：\\n（一）乙\\\\；"}'
            ', {no: "1", text: 甲, in: 2020-01-01}',
        )
        .replace(
            "# 尾",
            "# 尾\n  annexes:\n    - title: 附件1 表\n      in: 2022-01-01\n"
            "      text: |\n        内容。",
        )
    )


def test_a_new_version_takes_over_what_was_said_of_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "content" / "rules" / "x.yml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "title: 示例采购办法\nsources: [{title: 公报}]\nversions: [{effective: 2021-09-01}]\n"
        "clauses:\n"
        '  - {no: "1", kind: 要, text: 采购应当公开。}\n'
        '  - {no: "2", kind: 不准, text: 不准把一次采购拆成几次，躲过招标。}\n'
        '  - {no: "3", text: 本办法自发布之日起施行。}\n',
        "utf-8",
    )
    result = _run(tmp_path, str(tmp_path / "办法.txt"), "--yes", "--id", "x", file=_RENUMBERED)
    assert result.exit_code == 0, result.output
    assert "第二条、第三条沿用原来写的性质和主题，请核对" in result.output
    written = path.read_text("utf-8")
    assert '  - no: "3"\n    in: 2023-03-01\n    kind: 不准\n' in written
    assert written.count("kind: 要") == 2


_RENUMBERED = """示例采购办法
第一条 为了规范采购，制定本办法。
第二条 采购应当公开。
第三条 不准把一次采购拆成几次，躲过公开招标。
第四条 本办法自2023年3月1日起施行。
"""
