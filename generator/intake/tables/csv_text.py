"""Read text with separators (csv, tsv) as a grid of one sheet.

The rule: RFC 4180, in the encodings and with the separators that the programs write in China.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING

from generator.intake.office.blocks import RefusalError
from generator.intake.tables.grid import Cell, Grid, Row, Sheet
from generator.intake.tables.package import explain_refusal
from generator.intake.tables.worksheet import MOST_CELLS, MOST_COLUMNS
from generator.source.files import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = ",;\t"
_LOOKED_AT = 50  # rows by which the separator is told
_LARGEST = 30_000_000
_LOOKED_INTO = 4096  # bytes
_STATEMENT = re.compile(r"sep=([,;|\t])$", re.IGNORECASE)
_AS_TEXT = re.compile(r'="([^"]*)"$')
"""How a number is kept as a text in csv: ="007"."""


def read(data: bytes, name: str) -> Grid:
    """Read the bytes of a separated text; its sheet is called `name`. Raises RefusalError."""
    text = _decode(data)
    head, _, rest = text.partition("\n")
    statement = _STATEMENT.match(head.strip(' "'))
    separator = statement[1] if statement else _separator(text)
    before = 1 if statement else 0
    sheet = Sheet(name)
    count = 0
    for number, values in enumerate(_records(rest if statement else text, separator), before + 1):
        cells = {
            column: Cell(name, number, column, _AS_TEXT.sub(r"\1", value))
            for column, value in enumerate(values, 1)
            if value
        }
        count += len(cells)
        if count > MOST_CELLS or len(values) > MOST_COLUMNS:
            raise RefusalError(
                f"第 {number} 行：上限是 {MOST_CELLS:,} 格、{MOST_COLUMNS:,} 列；分成几个文件"
            )
        if cells:
            sheet.rows.append(Row(name, number, cells))
    return Grid([sheet])


def is_text(data: bytes) -> bool:
    """Tell whether bytes are text with separators, whatever their file is called."""
    head = data[:_LOOKED_INTO]
    if b"\0" in head or not head.strip() or explain_refusal(data):
        return False
    encoding = encoding_of(data)
    return encoding is not None and any(sign in data.decode(encoding) for sign in _SEPARATORS)


def _decode(data: bytes) -> str:
    if reason := explain_refusal(data):
        raise RefusalError(reason)
    if len(data) > _LARGEST:
        raise RefusalError(f"文字太多：{len(data):,} 字节，上限是 {_LARGEST:,} 字节；分成几个文件")
    encoding = encoding_of(data)
    if encoding is None:
        raise RefusalError("认不出文字的编码：用表格软件打开，另存为“CSV UTF-8”或 .xlsx")
    text = data.decode(encoding).removeprefix("\ufeff")
    if "\0" in text:
        raise RefusalError("不是表格（里面有空字符）：用表格软件打开，另存为 .xlsx")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _separator(text: str) -> str:
    """Tell the separator: the one by which most of the first rows have equally many cells."""
    return max(_SEPARATORS, key=lambda sign: _fit(text, sign))


def _fit(text: str, separator: str) -> tuple[int, int]:
    lines = io.StringIO(text, newline="")
    try:
        records = csv.reader(lines, delimiter=separator, strict=True)
        widths = [len(row) for row in islice(records, _LOOKED_AT) if row]
    except csv.Error:
        return 0, 0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0, 0
    usual = max(set(wide), key=wide.count)
    return wide.count(usual), usual


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        line = reader.line_num
        raise RefusalError(
            f"第 {line} 行附近的引号不成对，或一格里的文字太长：改好引号，"
            "或用表格软件打开，另存为 .xlsx"
        ) from error
