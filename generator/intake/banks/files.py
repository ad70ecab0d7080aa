"""Bring banks from file to file: by a file's name to its format and back.

Workbooks are written by a large library, which is imported where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.intake.banks import gift, moodle, qti
from generator.intake.banks.hygiene import tidy
from generator.intake.banks.questions import Mistake, Reading
from generator.intake.ids import slug
from generator.intake.office.package import LARGEST_FILE
from generator.source.files import encoding_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.intake.banks.questions import Plain, PlainBank

TABLES = (".xlsx", ".csv", ".tsv", ".xls", ".xlsm", ".xlsb", ".et", ".ods")
"""How the names of tables end; some are refused with the way out."""
_OF_WORD = (".doc", ".docx", ".wps")
_LARGEST_TEXT = 10_000_000
Pictures = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """Describe a format of one bank: how its file's name ends, how it is written.

    `losses` names what it cannot say of a question.
    """

    ending: str
    write: Callable[[PlainBank, Pictures], bytes]
    losses: Callable[[Plain], list[str]]


_FORMS = {
    "gift": Form("gift.txt", lambda bank, pictures: gift.write(bank).encode(), gift.losses),
    "qti": Form("qti.zip", qti.write, qti.losses),
    "moodle": Form("moodle.xml", moodle.write, moodle.losses),
}
FORMS = ("xlsx", *_FORMS)
"""The names of all formats."""


def export(
    banks: list[PlainBank], form: str, pictures: Pictures | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the files of some banks; xlsx holds all in one.

    `pictures`: by the names that questions give them.
    """
    if form == "xlsx":
        if banks:  # a workbook needs a sheet
            from generator.intake.banks import xlsx

            yield "questions.xlsx", xlsx.write(banks)
        return
    for bank in banks:
        yield f"{bank.id}.{_FORMS[form].ending}", _FORMS[form].write(bank, pictures or {})


def losses(question: Plain, form: str) -> list[str]:
    """Name what a format cannot say of a question."""
    if form in _FORMS:
        return _FORMS[form].losses(question)
    return ["图片"] if question.images else []


def stem_of(name: str) -> str:
    """Return the name of a file without all its endings."""
    return PurePath(name).name.partition(".")[0]


def read(data: bytes, name: str) -> Reading:
    """Read the bytes of a bank's file in the format that its name says; texts are cleaned."""
    if len(data) > LARGEST_FILE:
        return _refused(f"文件太大，上限是 {LARGEST_FILE:,} 字节")
    return tidy(_read(data, name))


def _read(data: bytes, name: str) -> Reading:
    id = slug(stem_of(name)) or "bank"
    form = PurePath(name).suffix.lower()
    if form in TABLES:
        from generator.intake.banks.table import sheets

        return sheets.read(data, name)
    if form == ".zip":
        return qti.read(data, id)
    if form == ".xml":
        return moodle.read(data, id)
    if form in (".txt", ".gift", ""):
        return _read_text(data, id)
    if form in _OF_WORD:
        return _refused("Word 里的题目先放进表格：题干、选项、答案各一列，一题一行")
    return _refused(
        "只能读 .xlsx、.csv、GIFT 的 .txt、Moodle 的 .xml 和 QTI 的 .zip；别的先另存为 .xlsx"
    )


def _read_text(data: bytes, id: str) -> Reading:
    if len(data) > _LARGEST_TEXT:
        return _refused(f"文件太大，上限是 {_LARGEST_TEXT:,} 字节：分成几个文件")
    encoding = encoding_of(data)
    if encoding is None:
        return _refused("看不出文字的编码：用记事本打开，另存为 UTF-8")
    return gift.read(data.decode(encoding).removeprefix("\ufeff"), id)


def _refused(why: str) -> Reading:
    return Reading(mistakes=[Mistake("文件", why)])


def with_id(reading: Reading, id: str) -> Reading:
    """Return a reading whose only bank has another id; of several banks none has."""
    if not id or len(reading.banks) != 1:
        return reading
    return replace(reading, banks=[replace(reading.banks[0], id=id)])
