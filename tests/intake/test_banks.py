"""Banks as files: there and back, wrong rows, and what makes a bank bad."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

from generator.intake.banks import files, gift, qti, xlsx
from generator.intake.banks.checks import alike, check, giveaways
from generator.intake.banks.questions import Plain, PlainBank, plain_bank
from generator.intake.banks.table import sheets
from generator.intake.banks.values import as_yaml
from generator.kinds.questions.model import QuestionType
from generator.tools.archive import zip_files
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition


def _bank(edition: Edition) -> PlainBank:
    item = edition.item("questions", "bank")
    assert item is not None
    return plain_bank(item.data)  # type: ignore[arg-type]


def test_a_workbook_holds_all_of_a_bank(edition: Edition) -> None:
    bank = _bank(edition)
    reading = sheets.read(xlsx.write([bank]))
    assert (reading.banks, reading.mistakes) == ([bank], [])


def test_a_workbook_has_a_column_for_every_choice() -> None:
    choices = tuple((f"选项{i}", i in (0, 25), f"理由{i}", "") for i in range(26))
    bank = PlainBank("many", "多", (Plain("q-1", QuestionType.MULTIPLE, "题干", choices),))
    assert sheets.read(xlsx.write([bank])).banks == [bank]


def test_a_question_with_more_choices_than_letters_is_refused() -> None:
    text = f"问 {{=对 {' '.join(f'~错{i}' for i in range(26))}}}"
    assert [str(mistake) for mistake in gift.read(text, "b").mistakes] == [
        "第1行：选项最多 26 个，没有收入"
    ]


def test_a_workbook_has_chinese_headers_and_lists(edition: Edition) -> None:
    sheet = load_workbook(io.BytesIO(xlsx.write([_bank(edition)])))["bank"]
    assert [cell.value for cell in sheet[2]][:4] == ["编号", "题型", "题干", "答案"]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists == {"B3:B2000": '"单选,多选,判断,填空,情景抉择"', "G3:G2000": '"1,2,3"'}


_ROW: list[str | int] = ["q-1", "单选", "题干", "A", "", "", 1, "甲", "", "", "乙", "", ""]


@pytest.mark.parametrize(
    ("column", "value", "cell", "words"),
    [
        (0, "题一", "A4", "编号“题一”只能用"),
        (0, "q-0", "A4", "编号“q-0”重复"),
        (1, "连线", "B4", "没有“连线”这种题型"),
        (2, None, "C4", "没有题干"),
        (3, None, "D4", "没有正确答案"),
        (3, "AB", "D4", "选项全是对的"),
        (3, "D", "D4", "答案里的 D 没有对应的选项"),
        (10, None, "D4", "至少要有两个选项"),
    ],
)
def test_every_wrong_row_is_named_by_sheet_and_cell(
    column: int, value: str | int | None, cell: str, words: str
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "made"
    row: list[str | int | None] = [*_ROW]
    row[column] = value
    for one in (["题库", "示例"], xlsx.headers(), ["q-0", *_ROW[1:]], row, ["q-2", *_ROW[1:]]):
        sheet.append(one)
    stream = io.BytesIO()
    book.save(stream)
    reading = sheets.read(stream.getvalue())
    assert [str(mistake)[: len(f"made!{cell}：{words}")] for mistake in reading.mistakes] == [
        f"made!{cell}：{words}"
    ]
    assert [question.id for question in reading.banks[0].questions] == ["q-0", "q-2"]


def test_a_workbook_keeps_ids_that_no_sheet_can_be_named_after() -> None:
    question = Plain("q-1", QuestionType.JUDGE, "题", answer=True)
    banks = [PlainBank(f"{'long-' * 8}{end}", end, (question,)) for end in ("one", "two")]
    assert sheets.read(xlsx.write(banks)).banks == banks


@pytest.mark.parametrize(
    "damaged", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
def test_a_damaged_workbook_is_said(edition: Edition, damaged: str) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx.write([_bank(edition)]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[damaged] = parts[damaged][:-20]
    (mistake,) = sheets.read(zip_files(parts)).mistakes
    assert "损坏" in str(mistake)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", "编号".encode()])
def test_what_is_no_workbook_is_said(data: bytes) -> None:
    (mistake,) = sheets.read(data).mistakes
    assert "xlsx" in str(mistake) or "空" in str(mistake)


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _workbook(*rows: list[Any]) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "made"
    for row in (["题库", "示例"], xlsx.headers(), *rows):
        sheet.append(row)
    return book


def test_an_old_or_locked_workbook_is_known_by_its_beginning() -> None:
    (mistake,) = sheets.read(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)).mistakes
    assert "另存为不加密的 .xlsx" in str(mistake)


def test_what_a_spreadsheet_adds_by_itself_does_no_harm() -> None:
    """Read what a spreadsheet adds by itself.

    That is empty sheets, numbers as fractions, midnight behind a date, wide letters, a blank a
    million rows below.
    """
    book = _workbook(
        [1.0, "单选", 2021.0, "Ａ", "", "", 1.0, datetime.datetime(2021, 6, 16), "", "", 18.0]
    )
    book.create_sheet("Sheet2")
    book["made"].cell(1_048_576, 1, " ")
    reading = sheets.read(_saved(book))
    assert reading.mistakes == []
    (bank,) = reading.banks
    (question,) = bank.questions
    assert (question.id, question.prompt) == ("1", "2021")
    assert [choice[:2] for choice in question.choices] == [("2021-06-16", True), ("18", False)]


def test_a_sheet_without_heads_is_told_what_they_are() -> None:
    book = _workbook(["甲", "乙", "丙"])
    book["made"].delete_rows(1, 2)
    (mistake,) = sheets.read(_saved(book)).mistakes
    assert "前 10 行里没有认出列名" in str(mistake)


@pytest.mark.parametrize("name", ["BANK.XLSX", "Bank.Xlsx"])
def test_the_ending_of_a_name_may_be_in_capitals(name: str) -> None:
    reading = files.read(_saved(_workbook(_ROW)), name)
    assert ([bank.id for bank in reading.banks], reading.mistakes) == (["made"], [])


def test_gift_holds_all_of_a_bank(edition: Edition) -> None:
    bank = _bank(edition)
    reading = gift.read(gift.write(bank), "bank")
    assert reading.mistakes == []
    assert reading.banks[0].questions == bank.questions


def test_qti_holds_what_it_has_a_place_for(edition: Edition) -> None:
    bank = _bank(edition)
    data = qti.write(bank, {})
    assert data == qti.write(bank, {})
    reading = qti.read(data, "bank")
    assert (reading.mistakes, reading.remarks) == ([], [])
    bare = [
        replace(
            question,
            choices=tuple((text, right, why, "") for text, right, why, _ in question.choices),
            cites=(),
        )
        for question in bank.questions
    ]
    assert reading.banks == [replace(bank, questions=tuple(bare))]
    assert [question.id for question in bank.questions if qti.losses(question)] == ["s-1", "d-1"]


def test_where_any_of_several_is_right_each_one_brings_the_point() -> None:
    choices = (("退回", True, "", ""), ("上交", True, "", ""), ("收下", False, "", ""))
    decide = Plain("d-1", QuestionType.DECIDE, "月饼", choices)
    blank = Plain("b-1", QuestionType.BLANK, "多久", answers=("一年半", "18个月"))
    data = qti.write(PlainBank("b", "b", (decide, blank)), {})
    assert set(qti.read(data, "b").banks[0].questions) == {decide, blank}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in ("items/d-1.xml", "items/b-1.xml"):
            item = archive.read(name).decode()
            assert item.count("<value>") == 1  # of a response with one value
            assert item.count('mappedValue="1"') == 2
            assert "rptemplates/map_response" in item


def _damaged(flag: int, method: int) -> bytes:
    """A zip whose only file says that it is encrypted, or packed in another way."""
    data = bytearray(zip_files({"q.xml": b"<a/>" * 100}))
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(start) + at
        data[place] |= flag
        data[place + 2] = method
    return bytes(data)


@pytest.mark.parametrize(("flag", "method"), [(1, 8), (0, 97), (0, 14), (0, 12)])
def test_a_zip_that_cannot_be_unpacked_is_told(flag: int, method: int) -> None:
    (mistake,) = qti.read(_damaged(flag, method), "b").mistakes
    assert (mistake.where, mistake.what) == ("q.xml", "文件太大、加了密或已损坏，没有收入")


def test_an_imported_bank_is_an_authors_file(edition: Edition, tmp_path: Path) -> None:
    bank = _bank(edition)
    rules = {"rules/r.yml": "title: 规定\nclauses: [{no: '1', text: 文}]\n"}
    again = make_edition(tmp_path, {"questions/bank.yml": as_yaml(bank), **rules})
    assert _bank(again) == bank


def _single(id: str, prompt: str, right: str = "甲", wrong: str = "乙") -> Plain:
    return Plain(
        id,
        QuestionType.SINGLE,
        prompt,
        ((right, True, "", ""), (wrong, False, "", ""), ("丙", False, "", "")),
    )


def test_nearly_equal_questions_are_found() -> None:
    one = PlainBank(
        "a",
        "a",
        (_single("q-1", "党员受到警告处分，影响期是多久？"), _single("q-2", "谁的名字要遮住？")),
    )
    two = PlainBank(
        "b",
        "b",
        (_single("q-3", "党员受到警告处分, 影响期是多久?"), _single("q-4", "影响期是多久？")),
    )
    assert [str(mistake) for mistake in alike([one, two])] == ["b/q-3：和 a/q-1 几乎一样"]


def test_a_bank_whose_longest_choice_is_right_gives_itself_away() -> None:
    long = [_single(f"q-{i}", f"题{i}", "很长很长的正确答案") for i in range(6)]
    short = [_single(f"q-{i}", f"题{i}", "短", "比较长的错误答案") for i in range(6)]
    assert len(giveaways(PlainBank("a", "a", tuple(long)))) == 1
    assert giveaways(PlainBank("a", "a", tuple(short))) == []


def test_clauses_no_longer_in_force_are_found(tmp_path: Path) -> None:
    content = {
        "rules/old.yml": "title: 旧\n"
        "versions: [{effective: 2010, ended: 2020}]\n"
        "clauses: [{no: '1', text: 文}]\n",
        "rules/new.yml": "title: 新\n"
        "versions: [{effective: 2010}]\n"
        "clauses: [{no: '1', text: 文}]\n",
        "questions/b.yml": "title: 库\n"
        "questions:\n"
        "  - {id: q-1, type: 判断, prompt: 甲, answer: true, cites: ['old#1']}\n"
        "  - {id: q-2, type: 判断, prompt: 乙丙, answer: true, cites: ['new#1', rules/old]}\n",
    }
    mistakes = check(make_edition(tmp_path, content), datetime.date(2026, 1, 1))
    words = [str(mistake) for mistake in mistakes]
    assert words == ["b/q-1：依据“old#1”今天不在施行", "b/q-2：依据“rules/old”今天不在施行"]


@pytest.mark.parametrize("note", ["[1]", '{"cites": 1}', "{"])
def test_a_damaged_note_is_told_and_its_question_read(note: str) -> None:
    reading = gift.read(f"// qingjian {note}\n::q:: 问 {{=对 ~错}}", "bank")
    assert (len(reading.remarks), len(reading.mistakes)) == (1, 0)
    assert [question.id for question in reading.banks[0].questions] == ["q"]


def test_without_banks_there_is_no_workbook() -> None:
    assert list(files.export([], "xlsx")) == []
