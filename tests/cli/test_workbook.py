"""The workbook on the command line: what is shown, asked and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from click.testing import CliRunner, Result

from generator.cli import main
from tests.intake import workbook_files as books
from tests.intake.test_workbook_import import contents, lay_out

if TYPE_CHECKING:
    from pathlib import Path


def _run(folder: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)], input=typed)


def _edited(folder: Path, place: Path, edits: list[dict[str, Any]]) -> str:
    """Export a workbook to a place, edit it there and return its name."""
    result = _run(folder, "export", "workbook", str(place))
    assert (result.exit_code, result.output) == (0, f"{place}\n")
    book = books.open_book(place.read_bytes())
    books.edit(book, edits)
    place.write_bytes(books.to_bytes(book))
    return str(place)


_TITLE = {"sheet": "案例", "row": "x", "set": {"标题": "乙"}}


def test_what_changes_is_shown_and_written_when_that_is_wanted(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    before = contents(folder)
    file = _edited(folder, tmp_path / "全部 条目.xlsx", [_TITLE])
    result = _run(folder, "import", file, typed="n\n")
    assert (result.exit_code, contents(folder)) == (0, before)
    assert "改 content/cases/x.yml 标题: 甲 → 乙（案例!C3）" in result.output
    assert "改 1 条的 1 处" in result.output
    assert _run(folder, "import", file, "--dry-run").exit_code == 0
    assert contents(folder) == before
    result = _run(folder, "import", file, typed="y\n")
    assert result.exit_code == 0
    after = before | {"cases/x.yml": before["cases/x.yml"].replace("'甲'", "'乙'")}
    assert contents(folder) == after
    result = _run(folder, "import", file)
    assert result.output.endswith("没有改动\n")
    assert contents(folder) == after


def test_one_kind_can_be_brought_alone(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    edits = [_TITLE, {"sheet": "主题", "row": "a", "set": {"标题": "主题子"}}]
    file = _edited(folder, tmp_path / "o.xlsx", edits)
    assert _run(folder, "import", file, "--kind", "主题", "--yes").exit_code == 0
    assert "主题子" in contents(folder)["topics/core.yml"]
    assert "title: '甲'" in contents(folder)["cases/x.yml"]


def test_deletions_are_asked_for(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    file = _edited(folder, tmp_path / "o.xlsx", [{"sheet": "案例", "delete": "y"}])
    result = _run(folder, "import", file, typed="\n")
    assert "其中删除 1 条" in result.output
    assert "cases/y.yml" in contents(folder)
    assert _run(folder, "import", file, "--yes").exit_code == 0
    assert "cases/y.yml" not in contents(folder)


def test_what_is_left_out_ends_with_1_and_the_rest_is_written(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    edits = [_TITLE, {"sheet": "案例", "row": "y", "set": {"主题": "没有的"}}]
    file = _edited(folder, tmp_path / "o.xlsx", edits)
    result = _run(folder, "import", file, "--yes")
    assert result.exit_code == 1
    assert "没有收入 content/cases/y.yml 主题" in result.output
    assert "title: '乙'" in contents(folder)["cases/x.yml"]


def test_a_workbook_of_another_version_is_refused(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    file = tmp_path / "o.xlsx"
    book = books.open_book(books.export(folder))
    book["_qingjian"]["B1"].value = "9"
    file.write_bytes(books.to_bytes(book))
    result = _run(folder, "import", str(file), "--yes")
    assert result.exit_code == 1
    assert "工作簿的版本是“9”" in result.output


def test_the_first_entries_of_an_office_come_from_an_empty_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    file = tmp_path / "空表.xlsx"
    assert _run(folder, "export", "workbook", str(file), "--empty").exit_code == 0
    book = books.open_book(file.read_bytes())
    books.edit(
        book,
        [
            {"sheet": "术语", "add": {"标题": "四种形态", "定义": "监督执纪的四种形态。"}},
            {"sheet": "术语·来源", "add": {"条目标题": "四种形态", "标题": "条例", "页码": "007"}},
        ],
    )
    file.write_bytes(books.to_bytes(book))
    result = _run(folder, "import", str(file), "--yes")
    assert result.exit_code == 0, result.output
    text = "标题: 四种形态\n来源:\n  - 标题: 条例\n    页码: 007\n定义: 监督执纪的四种形态。\n"
    assert contents(folder) == {"terms/si-zhong-xing-tai.yml": text}
    again = _run(folder, "import", str(file), "--yes")
    assert again.output == f"{file}：没有改动\n"
