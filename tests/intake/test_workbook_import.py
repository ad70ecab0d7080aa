"""A workbook comes back: what changed in it goes into the files, all else stays, byte for byte."""

from __future__ import annotations

import difflib
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.intake.workbook import content, plan, reader
from generator.intake.workbook.checking import settle
from generator.intake.workbook.units import Units
from tests.intake import workbook_files as books
from tests.project import REPOSITORY

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "workbook.yml").read_text("utf-8"))
_KEYS = {"purpose", "edits", "meanwhile", "check", "diff", "lines"}
FILES = {
    "cases/x.yml": """\
# 一个案例
title: '甲'   # 标题
summary: 一句话
fictional: true
topics: [a, b]
person: {alias: 张某某, post: 所长}

conduct:
  # 第一件
  - what: 其一
    amount: 10   # 元
    violates: [r#1]
  - {what: 其二, amount: 20}
causes:
  - 一
  - 二   # 其二
internal:
  analysis: 只给内部看
  conduct: [{what: 内部的}]
""",
    "cases/y.yml": "title: 丑\nfictional: true\n",
    "topics/core.yml": """\
# 主题
- {id: a, title: 主题甲}
- id: b
  title: 主题乙
- {id: c, title: 主题丙}
""",
    "rules/r.yml": """\
title: 甲办法
level: 单位
issuer: 示例单位
sources: [{title: x}]
clauses: [{no: 1, text: x}, {no: 2, text: y}]
""",
}


def lay_out(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Write files of a content folder; the folder."""
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder / "content"


def contents(folder: Path) -> dict[str, str]:
    """Return the files of a content folder by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*.yml"))
    }


def _diff(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_cases(case: dict[str, Any], tmp_path: Path) -> None:
    assert set(case) <= _KEYS
    folder = lay_out(tmp_path)
    book = books.open_book(books.export(folder, "cases", "topics", "rules"))
    books.edit(book, case["edits"])
    for name, changes in case.get("meanwhile", {}).items():
        if changes is None:
            (folder / name).unlink()
        for old, new in changes or ():
            text = (folder / name).read_text("utf-8")
            assert old in text
            (folder / name).write_text(text.replace(old, new), "utf-8")
    before = contents(folder)
    check = books.full_check(folder) if case.get("check") else books.no_check
    _, lines = books.bring(books.to_bytes(book), folder, check)
    assert lines == case["lines"]
    after = contents(folder)
    diff = {
        name: _diff(before.get(name, ""), after[name]) if name in after else None
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    }
    assert diff == case.get("diff", {})


def test_rows_and_columns_in_any_order_change_nothing(tmp_path: Path) -> None:
    """Whoever sorts a sheet, moves its columns, or puts a title above, changes no entry."""
    folder = tmp_path / "content"
    shutil.copytree(REPOSITORY / "content", folder)
    book = books.open_book(books.export(folder))
    draw = random.Random(0)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible" or sheet.title in ("说明", "名单"):
            continue
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        order = draw.sample(range(len(rows[0])), len(rows[0]))
        head, *others = [[row[i] for i in order] for row in rows]
        draw.shuffle(others)
        sheet.delete_rows(1, len(rows))
        for row in (["一个标题"], [], head, *others):
            sheet.append(row)
    outcome, lines = books.bring(books.to_bytes(book), folder)
    assert (outcome.files, lines) == ([], [])


def test_a_file_that_changes_before_it_is_written_is_left_alone(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    book = books.open_book(books.export(folder))
    edits = [{"sheet": "案例", "row": id, "set": {"摘要": "新的"}} for id in ("x", "y")]
    books.edit(book, [*edits, {"sheet": "主题", "delete": "c"}])
    known = content.read(folder)
    units = Units(reader.read(books.to_bytes(book)), known)
    outcome = settle(units, known, folder, books.no_check)
    (folder / "cases/x.yml").write_text("title: 别人刚写的\n", "utf-8")
    assert plan.write(outcome.files) == ["content/cases/x.yml"]
    assert contents(folder)["cases/x.yml"] == "title: 别人刚写的\n"
    assert "summary: 新的" in contents(folder)["cases/y.yml"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "\ufefftitle: 丑\r\nfictional: true\r\n",
            "\ufefftitle: 子\r\nsummary: |\r\n  一\r\n  二\r\nfictional: true\r\n",
        ),
        (
            "title: 丑\u200b   # \u00a0注\u200b\nfictional: true",
            "title: 子\u200b   # \u00a0注\u200b\nsummary: |\n  一\n  二\nfictional: true",
        ),
        ("标题: >\n  丑\n教学情景: 是\n", "标题: |\n  子\n摘要: |\n  一\n  二\n教学情景: 是\n"),
        (
            "title: 丑\nsummary:\nfictional: true\n",
            "title: 子\nsummary: |\n  一\n  二\nfictional: true\n",
        ),
        ("{title: 丑, fictional: true}\n", '{title: 子, summary: "一\\n二", fictional: true}\n'),
    ],
)
def test_files_keep_their_line_ends_marks_dirt_and_style(
    tmp_path: Path, text: str, after: str
) -> None:
    folder = lay_out(tmp_path, FILES | {"cases/y.yml": text})
    book = books.open_book(books.export(folder))
    edits = [{"sheet": "案例", "row": "y", "set": {"标题": "子", "摘要": "一\n二"}}]
    books.edit(book, edits)
    outcome, _ = books.bring(books.to_bytes(book), folder, books.full_check(folder))
    assert not outcome.is_partial
    assert contents(folder)["cases/y.yml"] == after


def test_mistakes_that_were_there_hold_nothing_back(tmp_path: Path) -> None:
    wrong = "title: 丑\ntopics: [nowhere]\n"
    folder = lay_out(tmp_path, FILES | {"cases/y.yml": wrong})
    book = books.open_book(books.export(folder))
    books.edit(book, [{"sheet": "案例", "row": "y", "set": {"摘要": "好的"}}])
    _, lines = books.bring(books.to_bytes(book), folder, books.full_check(folder))
    assert lines == ["改 content/cases/y.yml 摘要: （空） → 好的（案例!F5）"]
    assert contents(folder)["cases/y.yml"] == wrong.replace("丑\n", "丑\nsummary: 好的\n")
