"""Read and write banks as spreadsheets: a sheet a bank, drop-downs for listed values."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.intake.banks.questions import Mistake, Plain, PlainBank, Reading, faults
from generator.kinds.fields import ID
from generator.kinds.questions.model import LETTERS, QuestionType
from generator.tools.sheets import inert, restore, to_bytes, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = ("编号", "题型", "题干", "答案", "理由", "依据", "难度")
_OF_A_CHOICE = ("选项", "理由", "后果")
_OFFERED = 8  # choices that there are columns for, more only where a question has them
_TYPES = {kind.label: kind for kind in QuestionType}
_ROWS = 2000
_LONGEST = 31  # characters in the name of a sheet; a longer id stands in its first row
_LAYOUT = "第1行写“题库”和题库的名称，第2行是各列的名称，第3行起是题目"
_SEPARATOR = re.compile(r"[;；\n]")


def headers(choices: int = _OFFERED) -> list[str]:
    """Return the heads of the columns of a sheet with room for so many choices."""
    return [*_HEAD, *(f"{part}{letter}" for letter in LETTERS[:choices] for part in _OF_A_CHOICE)]


def write(banks: Iterable[PlainBank]) -> bytes:
    """Return the workbook of some banks.

    A sheet is named after the bank's id; the bank's title stands in the first cell.
    """
    book = workbook()
    for number, bank in enumerate(banks, 1):
        long = len(bank.id) > _LONGEST
        sheet = book.create_sheet(f"{bank.id[:24]}-{number}" if long else bank.id)
        sheet.append(["题库", inert(bank.title), *([bank.id] if long else [])])
        sheet.append(
            headers(max([_OFFERED, *(len(question.choices) for question in bank.questions)]))
        )
        for question in bank.questions:
            sheet.append([inert(value) for value in _row(question)])
        _dress(sheet)
    return to_bytes(book)


def _row(question: Plain) -> list[str | int]:
    if question.type is QuestionType.JUDGE:
        answer = "对" if question.answer else "错"
    elif question.type is QuestionType.BLANK:
        answer = "；".join(question.answers)
    else:
        answer = "".join(
            letter for letter, choice in zip(LETTERS, question.choices, strict=False) if choice[1]
        )
    head = [
        question.id,
        question.type.label,
        question.prompt,
        answer,
        question.why,
        "；".join(question.cites),
    ]
    choices = [part for text, _, why, more in question.choices for part in (text, why, more)]
    return [*head, question.difficulty, *choices]


def _dress(sheet: Any) -> None:
    for cell in sheet[2]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = (
            40 if cell.value in ("题干", "理由") else 16
        )
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "D3"
    for header, words in (("题型", ",".join(_TYPES)), ("难度", "1,2,3")):
        letter = get_column_letter(_HEAD.index(header) + 1)
        validation = DataValidation(
            type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True
        )
        validation.add(f"{letter}3:{letter}{_ROWS}")
        sheet.add_data_validation(validation)


_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a compound file begins: a workbook of before 2007, or one with a password."""


def read(data: bytes) -> Reading:
    """Read a workbook; every wrong row is named by sheet and cell, the others are kept."""
    reading = Reading()
    if data.startswith(_OLD_OFFICE):
        reading.mistakes.append(
            Mistake("文件", "是旧版的 .xls，或者加了密码：用表格软件打开，另存为不加密的 .xlsx")
        )
        return reading
    try:
        book = load_workbook(io.BytesIO(data), read_only=False, data_only=True)
    except Exception as error:  # a damaged workbook makes openpyxl raise anything
        reading.mistakes.append(
            Mistake("文件", f"不是可以读取的 xlsx 表格（{type(error).__name__}）")
        )
        return reading
    for sheet in book.worksheets:
        if sheet.max_row == 1 and sheet.max_column == 1 and sheet["A1"].value is None:
            continue  # Excel adds empty sheets by itself
        bank = _sheet(sheet, reading)
        if bank:
            reading.banks.append(bank)
    return reading


def _sheet(sheet: Any, reading: Reading) -> PlainBank | None:
    title = _text(sheet["B1"].value) or sheet.title
    headers = {_text(cell.value): cell.column for cell in sheet[2]} if sheet.max_row >= 2 else {}
    lacking = [header for header in (*_HEAD[:4], "选项A") if header not in headers]
    if lacking:
        reading.mistakes.append(
            Mistake(f"{sheet.title}!第2行", f"缺少列：{'、'.join(lacking)}（{_LAYOUT}）")
        )
        return None
    id = _text(sheet["C1"].value) or sheet.title
    if not ID.fullmatch(id):
        reading.mistakes.append(
            Mistake(f"{sheet.title}", "工作表的名称就是题库编号，只用小写字母、数字和连字符")
        )
        return None
    questions: list[Plain] = []
    ids: set[str] = set()
    # Only rows that hold a cell: one stray cell may stand a million rows below.
    for number in sorted({row for row, _ in sheet._cells if row > 2}):
        cells = {
            header: _text(sheet.cell(number, column).value)
            for header, column in headers.items()
            if header
        }
        if not any(cells.values()):
            continue
        problems = list(_faults_of(cells, ids))
        question = None if problems else _question(cells)
        problems += [
            ("题干" if "题干" in what else "答案", what)
            for what in (faults(question) if question else ())
        ]
        for header, what in problems:
            reading.mistakes.append(
                Mistake(f"{sheet.title}!{get_column_letter(headers[header])}{number}", what)
            )
        if question and not problems:
            questions.append(question)
        ids.add(cells["编号"])
    return PlainBank(id, title, tuple(questions))


def _faults_of(cells: dict[str, str], ids: set[str]) -> Iterator[tuple[str, str]]:
    """What cannot even be read, as (header, words)."""
    if not ID.fullmatch(cells["编号"]):
        yield "编号", f"编号“{cells['编号']}”只能用小写字母、数字和连字符"
    elif cells["编号"] in ids:
        yield "编号", f"编号“{cells['编号']}”重复"
    if cells["题型"] not in _TYPES:
        yield "题型", f"没有“{cells['题型']}”这种题型，可用：{'、'.join(_TYPES)}"
        return
    answer, kind = cells["答案"], _TYPES[cells["题型"]]
    if kind is QuestionType.JUDGE and answer not in ("对", "错"):
        yield "答案", "判断题的答案写“对”或“错”"
    elif kind not in (QuestionType.JUDGE, QuestionType.BLANK):
        lacking = [letter for letter in _letters(answer) if not cells.get(f"选项{letter}")]
        if lacking:
            yield "答案", f"答案里的 {'、'.join(lacking)} 没有对应的选项"
    if cells.get("难度", "") not in ("", "1", "2", "3"):
        yield "难度", "难度写 1、2 或 3"


def _question(cells: dict[str, str]) -> Plain:
    kind = _TYPES[cells["题型"]]
    choices = tuple(
        (
            text,
            letter in _letters(cells["答案"]),
            cells.get(f"理由{letter}", ""),
            cells.get(f"后果{letter}", ""),
        )
        for letter in LETTERS
        if (text := cells.get(f"选项{letter}", ""))
    )
    simple = kind in (QuestionType.JUDGE, QuestionType.BLANK)
    return Plain(
        cells["编号"],
        kind,
        cells["题干"],
        () if simple else choices,
        cells["答案"] == "对" if kind is QuestionType.JUDGE else None,
        _split(cells["答案"]) if kind is QuestionType.BLANK else (),
        cells.get("理由", ""),
        _split(cells.get("依据", "")),
        int(cells.get("难度") or 1),
    )


def _letters(answer: str) -> list[str]:
    return [letter for letter in unicodedata.normalize("NFKC", answer).upper() if letter.isalpha()]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for one in _SEPARATOR.split(text) if (part := one.strip()))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return restore(str(value).strip())
