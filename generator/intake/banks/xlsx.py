"""Write banks as spreadsheets: a sheet a bank, drop-downs for listed values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.kinds.questions.gaps import gap_count
from generator.kinds.questions.model import LETTERS, QuestionType
from generator.tools.cells import inert
from generator.tools.sheets import to_bytes, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.banks.questions import Plain, PlainBank

_HEAD = ("编号", "题型", "题干", "答案", "理由", "依据", "难度")
_OF_A_CHOICE = ("选项", "理由", "后果")
_OFFERED = 8  # choices that there are columns for, more only where a question has them
_TYPES = {kind.label: kind for kind in QuestionType}
_ROWS = 2000
_LONGEST = 31  # characters in the name of a sheet; a longer id stands in its first row


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
        answer = _answers(question)
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


def _answers(question: Plain) -> str:
    """The answers that are taken; line by line where “；” would not part them as they are."""
    is_ambiguous = any(sign in answer for answer in question.answers for sign in ";；|")
    if is_ambiguous or gap_count(question.prompt) > 1:
        return "".join(f"{answer}\n" for answer in question.answers)
    return "；".join(question.answers)
