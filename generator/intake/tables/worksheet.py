"""Read the cells of one sheet of a workbook, as they are seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string, get_column_letter

from generator.intake.office.blocks import RefusalError
from generator.intake.office.markup import children
from generator.intake.tables import cell_content
from generator.intake.tables.grid import Cell, Row
from generator.intake.tables.merging import Area, spread
from generator.intake.tables.parts import is_on

if TYPE_CHECKING:
    from generator.intake.office.markup import Node
    from generator.intake.tables.package import Package
    from generator.intake.tables.parts import SharedParts

MOST_CELLS = 1_000_000
_MOST_NODES = 5_000_000
MOST_COLUMNS = 1_000
MOST_SIGNS = 50_000_000
_MOST_MERGED = 100_000
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$")


@dataclass(slots=True)
class Table:
    """Hold what was read of a sheet: cells by row and column, and what is hidden or counted."""

    name: str
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_columns: bytearray = field(default_factory=lambda: bytearray(_LAST_COLUMN + 1))
    hidden_rows: set[int] = field(default_factory=set)
    formulas: list[str] = field(default_factory=list)
    lengthy: list[str] = field(default_factory=list)  # numbers that lost their last digits
    count: int = 0
    length: int = 0
    nodes: int = 0

    def is_hidden(self, column: int) -> bool:
        """Tell whether nobody sees a column."""
        return column <= _LAST_COLUMN and bool(self.hidden_columns[column])


def read(package: Package, part: str, name: str, shared: SharedParts) -> Table:
    """Read a sheet. Raises RefusalError where it is too large or damaged."""
    table = Table(name)
    number = 0
    with package.part(part) as stream:
        for node in children(stream, "x:cols", "x:sheetData", "x:mergeCells"):
            if node.tag == "x:row":
                number = _row(node, number, table, shared)
            elif node.tag == "x:col" and (is_on(node, "hidden") or _is_nothing(node, "width")):
                _hide(node, table.hidden_columns)
            elif node.tag == "x:mergeCell":
                _area(node, table)
    spread(table.name, table.cells, table.areas)
    return table


def rows(table: Table, *, hidden: bool) -> list[Row]:
    """Return the rows of a sheet that hold something, from top to bottom.

    `hidden`: with the rows and columns that nobody sees.
    """
    result = []
    for number in sorted(table.cells):
        if number in table.hidden_rows and not hidden:
            continue
        cells = table.cells[number]
        columns = sorted(c for c in cells if hidden or not table.is_hidden(c))
        if columns:
            result.append(Row(table.name, number, {column: cells[column] for column in columns}))
    return result


def _is_nothing(node: Node, name: str) -> bool:
    try:
        return float(node.attributes.get(name, "1")) == 0
    except ValueError:
        return False


def _hide(node: Node, hidden: bytearray) -> None:
    """Mark the columns that an element is about."""
    first, last = (node.attributes.get(name, "") for name in ("min", "max"))
    if first.isdecimal() and last.isdecimal():
        start, end = min(int(first[:6]), _LAST_COLUMN), min(int(last[:6]), _LAST_COLUMN) + 1
        hidden[start:end] = bytes([1]) * (end - start)


def _area(node: Node, table: Table) -> None:
    first, _, last = node.attributes.get("ref", "").partition(":")
    start, end = _NAME.match(first), _NAME.match(last)
    if not (start and end):
        return
    if len(table.areas) >= _MOST_MERGED:
        raise RefusalError(
            f"工作表“{table.name}”有 {_MOST_MERGED:,} 处以上合并的单元格：先取消合并"
        )
    columns = [column_index_from_string(match[1]) for match in (start, end)]
    table.areas.append(Area(int(start[2]), columns[0], int(end[2]), columns[1]))


def _row(node: Node, before: int, table: Table, shared: SharedParts) -> int:
    """Read a row and return its number; without one it follows the row before."""
    name = node.attributes.get("r", "")
    number = int(name) if name.isdecimal() and len(name) < 8 else before + 1
    if number > _LAST_ROW:
        raise RefusalError(f"工作表“{table.name}”的行数超过 {_LAST_ROW:,}，文件损坏了")
    if is_on(node, "hidden") or _is_nothing(node, "ht"):
        table.hidden_rows.add(number)
    cells = table.cells.setdefault(number, {})
    column = 0
    table.nodes += len(node.nodes)
    if table.nodes > _MOST_NODES:
        raise RefusalError(
            f"工作表“{table.name}”的单元格超过 {_MOST_NODES:,} 个（大多是空的）："
            "把有内容的部分复制到新表里"
        )
    for one in node.nodes:
        match = _NAME.match(one.attributes.get("r", ""))
        column = column_index_from_string(match[1]) if match else column + 1
        if view := cell_content.display_of(one, shared):
            cell = Cell(
                *(table.name, number, column, view.text, view.fault, view.date),
                is_number=cell_content.is_number(one),
            )
            _limit(cell, table)
            cells[column] = cell
            if cell_content.loses_digits(one):
                table.lengthy.append(cell.place)
        if one.one("x:f") is not None:
            table.formulas.append(f"{get_column_letter(column)}{number}")
    if not cells:
        del table.cells[number]
    return number


def _limit(cell: Cell, table: Table) -> None:
    if cell.column > MOST_COLUMNS:
        raise RefusalError(
            f"{cell.place}：内容超过 {MOST_COLUMNS:,} 列，不像是一张表；把有用的列复制到新表里"
        )
    table.count += 1
    table.length += len(cell.text)
    if table.count > MOST_CELLS:
        raise RefusalError(
            f"工作表“{table.name}”有 {MOST_CELLS:,} 个以上的单元格有内容：分成几个文件"
        )
    if table.length > MOST_SIGNS:
        raise RefusalError(f"工作表“{table.name}”的文字超过 {MOST_SIGNS:,} 个：分成几个文件")
