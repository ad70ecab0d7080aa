"""Read a file as a grid, by what it is: a workbook or separated text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from generator.intake.office.blocks import RefusalError
from generator.intake.tables import csv_text, parts, worksheet
from generator.intake.tables.grid import Grid, Remark, Sheet
from generator.intake.tables.package import open_package

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.intake.tables.package import Package
    from generator.intake.tables.parts import SheetPart
    from generator.intake.tables.worksheet import Table

_OF_TEXT = (".csv", ".tsv", ".txt")
_BESIDE = {"drawing": "图片、图表", "comments": "批注", "threadedcomment": "批注里的讨论"}
"""What may lie beside the cells of a sheet, by the kind of the relationship."""
_MOST_FAULTS = 500
_NAMED = 10  # places that a remark lists
_MOST_CELLS = 1_000_000  # of all sheets


def read(data: bytes, name: str, *, hidden: bool = False) -> Grid:
    """Read the bytes of a file by what they are; csv takes the name of the file for its sheet.

    `hidden`: with rows, columns and sheets that nobody sees; else they are left out and told.
    Raises RefusalError with the way out for what is no table, or too large.
    """
    is_text = Path(name).suffix.lower() in _OF_TEXT or csv_text.is_text(data)
    if is_text and not data.startswith(b"PK\x03\x04"):
        return csv_text.read(data, Path(name).stem or "表")
    return _workbook(data, hidden=hidden)


def _workbook(data: bytes, *, hidden: bool) -> Grid:
    package = open_package(data)
    sheet_list, from_1904 = parts.sheet_parts(package)
    shared = parts.shared_parts(package, from_1904=from_1904)
    grid = Grid()
    names: set[str] = set()
    count = 0
    for one in sheet_list:
        if one.name.casefold() in names:
            grid.remark(one.name, "有两张同名的工作表，下面说的位置可能是其中任何一张")
        names.add(one.name.casefold())
        if not one.part:
            grid.remark(one.name, "不是表格（图表一类），没有读")
            continue
        if one.hidden and not hidden:
            grid.remark(one.name, "隐藏的工作表没有读：要读的话先取消隐藏")
            continue
        table = worksheet.read(package, one.part, one.name, shared)
        count += table.count
        if count > _MOST_CELLS:
            raise RefusalError(f"有内容的单元格超过 {_MOST_CELLS:,} 个：分成几个文件")
        sheet = Sheet(one.name, worksheet.rows(table, hidden=hidden), one.hidden)
        grid.sheets.append(sheet)
        grid.remarks += _remarks(table, sheet, hidden=hidden)
        if not hidden:  # who asks for all cells knows what is beside them
            grid.remarks += _beside(package, one)
    return grid


def _beside(package: Package, sheet: SheetPart) -> list[Remark]:
    """Say what lies beside the cells of a sheet."""
    kinds = {kind for kind, _ in package.relations(sheet.part).values()}
    named = [words for kind, words in _BESIDE.items() if kind in kinds]
    return [Remark(sheet.name, f"{words}没有读") for words in named]


def _remarks(table: Table, sheet: Sheet, *, hidden: bool) -> list[Remark]:
    """Say what of a sheet is not as it stands there."""
    remarks = []
    if not hidden:
        rows = sorted(table.hidden_rows & table.cells.keys())
        if rows:
            words = f"隐藏的行有 {len(rows)} 行没有读（第 {_list_some(rows)} 行）"
            remarks.append(Remark(sheet.name, words))
        used = {column for cells in table.cells.values() for column in cells}
        columns = sorted(column for column in used if table.is_hidden(column))
        if columns:
            names = [get_column_letter(column) for column in columns]
            remarks.append(Remark(sheet.name, f"隐藏的列没有读（{_list_some(names)} 列）"))
    if table.formulas:
        places = _list_some(table.formulas)
        words = f"公式 {len(table.formulas)} 处，读的是文件里存着的结果，没有重新计算（{places}）"
        remarks.append(Remark(sheet.name, words))
    if table.lengthy:
        words = f"数字超过 15 位，表格软件已经丢掉了末尾几位（{_list_some(table.lengthy)}）"
        remarks.append(Remark(sheet.name, words))
    faulty = [cell for row in sheet.rows for cell in row if cell.fault and not cell.origin]
    remarks += [Remark(cell.place, cell.fault) for cell in faulty[:_MOST_FAULTS]]
    if len(faulty) > _MOST_FAULTS:
        more = len(faulty) - _MOST_FAULTS
        remarks.append(Remark(sheet.name, f"还有 {more:,} 格读不出来，没有一一列出"))
    return remarks


def _list_some(places: Collection[object]) -> str:
    words = "、".join(str(place) for place in list(places)[:_NAMED])
    return f"{words} 等" if len(places) > _NAMED else words
