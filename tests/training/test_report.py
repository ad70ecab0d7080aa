"""Report on records as the browser exports them, by the verbs of the command line."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.cli import main
from generator.training.report.certificate import certificate_code
from generator.training.report.records import COLUMNS, FORMAT, read_folder
from tests.training.engine import run
from tests.training.samples import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

_EXPORTED = """
const progress = (id, title, status, score, latest, items) => ({
  id,
  title,
  began: latest,
  latest,
  seconds: 90,
  standing: { status, score, scored: score !== null },
  quizzes: { q: { items } },
});
const items = [
  ["bank/s-1", "h1", [0], true],
  ["bank/b-1", "h2", "两年，或=1", false],
];
const lessons = [
  progress("short", "短课", "passed", 80, "2026-05-06T07:08:09.000Z", items),
  progress("long", "长课,“二”", "incomplete", null, "2026-08-06T07:08:09.000Z", []),
];
return recordsAsCsv(lessons, { name: NAME, unit: "某局" });
"""


def exported(name: str) -> str:
    """Return a file as the browser exports it."""
    return f"\ufeff{run(_EXPORTED.replace('NAME', repr(name)), 'records')}"


def test_what_the_browser_exports_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(exported("=张某").encode())
    records = read_folder(tmp_path)
    assert records.left_out == []
    first, second = records.lessons[1], records.lessons[0]
    assert (first.unit, first.title, first.status, first.score, first.quarter) == (
        "某局",
        "短课",
        "合格",
        80,
        "2026年第2季度",
    )
    assert (second.title, second.status, second.score) == ("长课,“二”", "学习中", None)
    assert [(a.question, a.right) for a in records.answers] == [
        ("bank/s-1", True),
        ("bank/b-1", False),
    ]


def _row(*cells: str) -> str:
    return ",".join([*cells, f"{zlib.crc32(chr(31).join(cells).encode()):08x}"]) + "\n"


_LESSON = (
    FORMAT,
    "张某",
    "某局",
    "short",
    "短课",
    "",
    "",
    "",
    "passed",
    "80",
    "90",
    "2026-01-01",
    "2026-01-01T00:00:00Z",
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "不是清鉴导出的学习记录"),
        (b"\x89PNG\r\n\x1a\n\xff", "不是 UTF-8 文字"),
        ("姓名,成绩\n张某,100\n".encode(), "不是清鉴导出的学习记录"),
        ("格式,姓名".encode("gb18030"), "不是 UTF-8 文字"),
        (
            (",".join(COLUMNS) + "\n" + _row(*_LESSON).replace(",80,", ",100,")).encode(),
            "第 2 行损坏或被改动过",
        ),
        ((",".join(COLUMNS) + "\n" + _row(*_LESSON)[:-5]).encode(), "文件不完整"),
        (
            (",".join(COLUMNS) + "\n" + _row(*_LESSON[:8], "unknown", *_LESSON[9:])).encode(),
            "第 2 行不合格式",
        ),
        ((",".join(COLUMNS) + '\n"' + _row(*_LESSON)).encode(), "不是 CSV 文件"),
    ],
)
def test_damaged_and_foreign_files_are_named_and_left_out(
    tmp_path: Path, content: bytes, why: str
) -> None:
    (tmp_path / "bad.csv").write_bytes(content)
    (tmp_path / "good.csv").write_bytes(exported("李某").encode())
    records = read_folder(tmp_path)
    assert [(name, told[: len(why)]) for name, told in records.left_out] == [("bad.csv", why)]
    assert len(records.lessons) == 2


def test_who_hands_in_twice_counts_once(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(exported("张某").encode())
    records = read_folder(tmp_path)
    assert (len(records.lessons), len(records.answers)) == (2, 2)


def _handed_in(folder: Path, name: str, latest: str, right: bool, **cells: str) -> None:
    """Write a file with one lesson and one answer; `cells` replace some of the lesson's row."""
    changed = {"最近": latest, **cells}
    lesson = [changed.get(head, cell) for head, cell in zip(COLUMNS, _LESSON, strict=False)]
    answer = [*_LESSON[:5], "bank/s-1", "h1", "A", "right" if right else "wrong", "", "", "", ""]
    (folder / name).write_text(",".join(COLUMNS) + "\n" + _row(*lesson) + _row(*answer), "utf-8")


def test_the_newer_record_counts_whatever_the_files_are_called(tmp_path: Path) -> None:
    _handed_in(tmp_path, "a.csv", "2026-01-01T09:00:00Z", True, 得分="90")
    _handed_in(tmp_path, "b.csv", "2026-01-01T08:00:00Z", False, 得分="70")
    records = read_folder(tmp_path)
    assert [lesson.score for lesson in records.lessons] == [90]
    assert [answer.right for answer in records.answers] == [True]


def test_days_and_quarters_are_those_in_china(tmp_path: Path) -> None:
    _handed_in(tmp_path, "a.csv", "2026-03-31T16:00:00.000Z", True)
    (lesson,) = read_folder(tmp_path).lessons
    assert (lesson.day.isoformat(), lesson.quarter) == ("2026-04-01", "2026年第2季度")


@pytest.mark.parametrize(
    "cells",
    [
        {"得分": "101"},
        {"得分": "-1"},
        {"用时（秒）": "9" * 400},
        {"用时（秒）": "九"},
        {"最近": "2026-01-01T00:00:00"},
        {"最近": "9999-12-31T23:59:59Z"},
    ],
)
def test_values_that_no_lesson_can_have_are_told(tmp_path: Path, cells: dict[str, str]) -> None:
    _handed_in(tmp_path, "a.csv", "2026-01-01T00:00:00Z", True, **cells)
    assert read_folder(tmp_path).left_out == [("a.csv", "第 2 行不合格式")]


def test_an_answer_without_its_lesson_is_told(tmp_path: Path) -> None:
    row = _row(*_LESSON[:5], "bank/s-1", "h1", "A", "right", "", "", "", "")
    (tmp_path / "a.csv").write_text(",".join(COLUMNS) + "\n" + row, "utf-8")
    assert read_folder(tmp_path).left_out == [("a.csv", "第 2 行不合格式")]


def test_what_no_spreadsheet_holds_is_left_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _handed_in(tmp_path / "in", "a.csv", "2026-01-01T00:00:00Z", True, 姓名="张\x07某", 单位="\t=1")
    arguments = ["training-report", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    sheet = load_workbook(tmp_path / "out" / "report.xlsx")["证书名单"]
    assert [cell.value for cell in sheet[2]][:2] == ["'\t=1", "张某"]


def _project(folder: Path) -> Path:
    for path, text in CONTENT.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder / "content"


def test_the_verb_writes_a_spreadsheet_and_a_page(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_bytes(exported("张<b>").encode())
    (tmp_path / "in" / "x.csv").write_bytes(b"x")
    arguments = [
        "training-report",
        str(tmp_path / "in"),
        "--out",
        str(tmp_path / "out"),
        "--content",
        str(_project(tmp_path)),
    ]
    outcome = CliRunner().invoke(main, arguments)
    assert outcome.exit_code == 0, outcome.output
    assert "没有计入 x.csv" in outcome.output
    book = load_workbook(tmp_path / "out" / "report.xlsx")
    assert book.sheetnames == [
        "各单位",
        "各季度",
        "各单位各季度",
        "各课程",
        "难题",
        "误导选项",
        "证书名单",
        "没有计入的文件",
        "说明",
    ]
    assert [cell.value for cell in book["各单位"][2]] == ["某局", 1, 2, 1, 50, None, None]
    assert [row[0].value for row in book["各季度"].iter_rows(min_row=2)] == [
        "2026年第2季度",
        "2026年第3季度",
    ]
    few = ["bank/b-1", "h2", 1, None, None, "作答太少"]
    assert [cell.value for cell in book["难题"][2]][1:] == few
    html = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "张&lt;b&gt;" in html
    assert "影响期为＿＿。" in html
    assert "<script" not in html


def test_banks_go_out_and_come_back(tmp_path: Path) -> None:
    content = _project(tmp_path)
    out = tmp_path / "out"
    for form in ("xlsx", "gift", "qti"):
        outcome = CliRunner().invoke(
            main, ["export", form, "bank", "--content", str(content), "--out", str(out)]
        )
        assert outcome.exit_code == 0, outcome.output
    assert sorted(path.name for path in out.iterdir()) == [
        "bank.gift.txt",
        "bank.qti.zip",
        "questions.xlsx",
    ]
    refused_words = ["import", str(out / "questions.xlsx"), "--content", str(content)]
    refused = CliRunner().invoke(main, refused_words)
    assert (refused.exit_code, "已经有了" in refused.output) == (1, True)
    again = [*refused_words, "--replace", "--yes"]
    assert CliRunner().invoke(main, again).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--content", str(content)]).exit_code == 0


def test_what_is_bad_about_banks_is_said_when_they_go_out(tmp_path: Path) -> None:
    content = _project(tmp_path)
    judge = "  - {id: q-%s, type: 判断, prompt: 同一道题。, answer: true}\n"
    (content / "questions" / "twice.yml").write_text(
        f"title: 库\nquestions:\n{judge % 1}{judge % 2}", "utf-8"
    )
    outcome = CliRunner().invoke(
        main, ["export", "gift", "twice", "--content", str(content), "--out", str(tmp_path / "out")]
    )
    assert "提醒 twice/q-2：和 twice/q-1 几乎一样" in outcome.output


def test_packages_are_written(tmp_path: Path) -> None:
    arguments = [
        "export",
        "scorm12",
        "short",
        "--content",
        str(_project(tmp_path)),
        "--out",
        str(tmp_path / "out"),
    ]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["short.scorm12.zip"]


@pytest.mark.parametrize("form", ["scorm12", "xlsx"])
def test_unknown_ids_are_refused_before_anything_is_written(tmp_path: Path, form: str) -> None:
    arguments = [
        "export",
        form,
        "none",
        "--content",
        str(_project(tmp_path)),
        "--out",
        str(tmp_path / "out"),
    ]
    outcome = CliRunner().invoke(main, arguments)
    assert (outcome.exit_code, "没有“none”" in outcome.output) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_mistake_of_the_program_is_not_told_as_an_unknown_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.intake.banks.gift.write", lambda bank: {}[bank.id])
    arguments = [
        "export",
        "gift",
        "bank",
        "--content",
        str(_project(tmp_path)),
        "--out",
        str(tmp_path / "out"),
    ]
    assert isinstance(CliRunner().invoke(main, arguments).exception, KeyError)


def test_the_code_of_a_certificate_is_that_of_the_record() -> None:
    script = """
    const items = [["b/q-1", "11409abb", [0, 2], true], ["b/q-2", "162109e9", "两年", false]];
    const quizzes = { "quiz:b": { items } };
    const reached = { scored: true, score: 50 };
    const record = { id: "c", title: "课 <一>", latest: NOW, quizzes, standing: reached };
    return certificateCode(record);
    """
    code = run(script, "certificate-code")
    items = [("b/q-1", "11409abb", "AC", "right"), ("b/q-2", "162109e9", "两年", "wrong")]
    assert code == certificate_code("c", "课 <一>", "50", "2026-01-02T03:04:05.000Z", items)
    assert certificate_code("c", "课 <一>", "51", "2026-01-02T03:04:05.000Z", items) != code
