"""Circulars from files into drafts: shown, asked, written; names nowhere but on a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import yaml
from click.testing import CliRunner, Result
from PIL import Image

from generator.cli import import_case, main
from tests.intake.word_files import docx, drawing, paragraph, with_pictures

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

# Invented: units, persons, sums.
_TEXT = """关于两起典型问题的通报
一、示例镇财政所所长李国华虚报冒领问题。2019年3月，李国华虚列接待费18600元。2020年6月，李国华受到党内警告处分。
二、示例镇农技站站长王芳违规操办婚宴问题。2020年5月1日，王芳收受礼金2万元。2020年9月，王芳受到党内严重警告处分。
2021年1月5日
"""
_NAMES = ("李国华", "王芳")


def _run(tmp_path: Path, *words: str, typed: str | None = None) -> Result:
    (tmp_path / "content/rules").mkdir(parents=True, exist_ok=True)
    file = tmp_path / "李国华通报.txt"
    file.write_text(_TEXT, "utf-8")
    command = ["import", str(file), *words, "--content", str(tmp_path / "content")]
    return CliRunner().invoke(main, command, input=typed)


def _files(tmp_path: Path) -> list[str]:
    folder = tmp_path / "content"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.yml"))


def test_a_circular_is_shown_and_written_when_that_is_wanted(tmp_path: Path) -> None:
    result = _run(tmp_path, "--kind", "circulars", typed="n\n")
    assert (result.exit_code, _files(tmp_path)) == (0, [])
    assert "职务 ← “示例镇财政所所长”（第 2 行）" in result.output
    assert "金额：18600 ← “18600元”（第 2 行）" in result.output
    result = _run(tmp_path, "--kind", "通报", "--id", "x", typed="y\n")
    assert (result.exit_code, _files(tmp_path)) == (
        0,
        ["cases/x-1.yml", "cases/x-2.yml", "circulars/x.yml"],
    )
    check = ["check", "--content", str(tmp_path / "content")]
    assert CliRunner().invoke(main, check).exit_code == 0
    again = _run(tmp_path, "--kind", "circulars", "--yes")
    assert again.exit_code == 1
    assert "已经有这份通报了（x）" in again.output


def test_a_case_may_come_alone(tmp_path: Path) -> None:
    result = _run(tmp_path, "--kind", "cases", "--id", "one", "--yes")
    assert (result.exit_code, _files(tmp_path)) == (0, ["cases/one.yml"]), result.output
    again = _run(tmp_path, "--kind", "cases", "--yes")
    assert (again.exit_code, "已经有这份案例了（one）" in again.output) == (1, True)


def test_a_circular_taken_for_a_rule_is_told_apart(tmp_path: Path) -> None:
    assert "加 --kind circulars" in _run(tmp_path, "--dry-run").output


def test_no_name_is_told_where_nobody_looks_on(tmp_path: Path) -> None:
    result = _run(tmp_path, "--kind", "circulars", "--yes")
    told = result.output.replace("李国华通报.txt", "")
    assert "2 个姓名改成了化名" in told
    kept = "".join((tmp_path / "content" / name).read_text("utf-8") for name in _files(tmp_path))
    for name in _NAMES:
        assert name not in told
        assert name not in kept
        assert name not in "".join(_files(tmp_path))


def test_names_are_shown_once_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_case, "_is_terminal", lambda: True)
    result = _run(tmp_path, "--kind", "circulars", "--dry-run")
    assert result.output.count("李国华 → 李某某") == 1
    assert result.output.count("王芳 → 王某") == 1
    assert _files(tmp_path) == []


def _export(tmp_path: Path, *words: str) -> Result:
    out = ["--content", str(tmp_path / "content"), "--out", str(tmp_path / "out")]
    return CliRunner().invoke(main, ["export", *words, *out])


def test_what_was_imported_goes_out_as_word_and_as_a_list(tmp_path: Path) -> None:
    _run(tmp_path, "--kind", "circulars", "--id", "x", "--yes")
    for path in (tmp_path / "content").rglob("*.yml"):
        text = path.read_text("utf-8").replace("status: draft\n", "sources: [{title: 通报}]\n")
        path.write_text(text, "utf-8")
    assert _export(tmp_path, "docx", "--kind", "案例").exit_code == 0
    assert _export(tmp_path, "docx", "x", "--kind", "circulars").exit_code == 0
    assert _export(tmp_path, "list", "--kind", "cases").exit_code == 0
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == ["cases.xlsx", "x-1.docx", "x-2.docx", "x.docx"]


def test_kinds_that_a_form_cannot_hold_are_told(tmp_path: Path) -> None:
    _run(tmp_path, "--dry-run")
    for words, told in (
        (("docx", "--kind", "topics"), "只能是 rules 制度"),
        (("list",), "要用 --kind 指定一类"),
        (("list", "--kind", "cases", "--kind", "rules"), "要用 --kind 指定一类"),
        (("gift", "--kind", "cases"), "不分种类"),
        (("docx", "y", "--kind", "cases"), "没有“y”"),
    ):
        result = _export(tmp_path, *words)
        assert (result.exit_code, told in result.output) == (2, True), result.output


def test_pictures_come_along_and_wait_for_their_words(tmp_path: Path) -> None:
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(photo, "JPEG", exif=_exif())
    body = "".join(
        (
            paragraph("关于两起典型问题的通报"),
            paragraph("一、示例镇所长李国华违规用餐问题。李国华受到党内警告处分。"),
            drawing("a", "李国华用餐的包间门口"),
            paragraph("二、示例镇站长王芳违规操办婚宴问题。王芳受到党内警告处分。"),
            drawing("b", "图片 1"),
            drawing("c"),
            paragraph("上述问题值得警醒。"),
            drawing("a"),
        )
    )
    pictures = {"a": photo.getvalue(), "b": photo.getvalue(), "c": b"<svg/>"}
    (tmp_path / "content").mkdir()
    file = tmp_path / "x.docx"
    file.write_bytes(with_pictures(docx(body, header1=""), pictures))
    words = ["--content", str(tmp_path / "content")]
    command = ["import", str(file), "--kind", "circulars", "--id", "x", "--yes", *words]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "注意 第 6 段：图片没有取" in result.output
    read = {
        path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader).get("images")
        for path in (tmp_path / "content").glob("c*/*.yml")
    }
    assert read == {
        "x": [{"file": "media/x-1.jpg", "alt": "图片说明待写"}],
        "x-1": [{"file": "media/x-1-1.jpg", "alt": "李某某用餐的包间门口"}],
        "x-2": [{"file": "media/x-2-1.jpg", "alt": "图片说明待写"}],
    }
    for path in (tmp_path / "content/media").iterdir():
        assert b"secret" not in path.read_bytes()
    check = CliRunner().invoke(main, ["check", *words])
    assert (check.exit_code, check.output.count("alt-to-write-draft")) == (0, 2)
    for path in (tmp_path / "content").glob("c*/*.yml"):
        path.write_text(
            path.read_text("utf-8").replace("status: draft\n", "fictional: true\n"), "utf-8"
        )
    check = CliRunner().invoke(main, ["check", *words])
    assert (check.exit_code, check.output.count("error[alt-to-write]")) == (1, 2)


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = "secret"
    return exif
