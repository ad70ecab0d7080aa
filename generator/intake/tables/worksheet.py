"""Read the cells of one sheet of a workbook, as they are seen."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

from generator.intake.office.blocks import RefusalError
from generator.intake.office.markup import children
from generator.intake.tables import shown
from generator.intake.tables.grid import Cell, Row
from generator.intake.tables.merging import Area, spread
from generator.intake.tables.parts import decode, is_on, text_of
from generator.intake.tables.shown import Shown

if TYPE_CHECKING:
    from generator.intake.office.markup import Node
    from generator.intake.tables.package import Package
    from generator.intake.tables.parts import Shared

MOST_CELLS = 1_000_000
_MOST_NODES = 5_000_000
MOST_COLUMNS = 1_000
_MOST_MERGED = 100_000
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$")
_ERRORS = "公式出错，显示 {error}：改好原来的表格"
_NO_RESULT = "公式没有存下结果：用表格软件打开，保存一次"
_BASE = datetime(1899, 12, 30)


@dataclass(slots=True)
class Table:
    """Hold what was read of a sheet: cells by row and column, and what is hidden or counted."""

    name: str
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    formulas: int = 0
    lengthy: list[str] = field(default_factory=list)  # numbers that lost their last digits
    count: int = 0
    nodes: int = 0


def read(package: Package, part: str, name: str, shared: Shared) -> Table:
    """Read a sheet. Raises RefusalError where it is too large or damaged."""
    table = Table(name)
    number = 0
    with package.part(part) as stream:
        for node in children(stream, "x:cols", "x:sheetData", "x:mergeCells"):
            if node.tag == "x:row":
                number = _row(node, number, table, shared)
            elif node.tag == "x:col" and (is_on(node, "hidden") or _is_nothing(node, "width")):
                table.hidden_columns.update(_columns(node))
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
        columns = sorted(c for c in cells if hidden or c not in table.hidden_columns)
        if columns:
            result.append(Row(table.name, number, {column: cells[column] for column in columns}))
    return result


def _is_nothing(node: Node, name: str) -> bool:
    try:
        return float(node.attributes.get(name, "1")) == 0
    except ValueError:
        return False


def _columns(node: Node) -> range:
    first, last = (node.attributes.get(name, "") for name in ("min", "max"))
    if not (first.isdecimal() and last.isdecimal()):
        return range(0)
    return range(int(first[:6]), min(int(last[:6]), _LAST_COLUMN) + 1)


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


def _row(node: Node, before: int, table: Table, shared: Shared) -> int:
    """Read a row and return its number; without one it follows the row before."""
    written = node.attributes.get("r", "")
    number = int(written) if written.isdecimal() and len(written) < 8 else before + 1
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
        cell = _cell(one, Cell(table.name, number, column), table, shared)
        if cell is not None:
            _bound(cell, table)
            cells[column] = cell
    if not cells:
        del table.cells[number]
    return number


def _bound(cell: Cell, table: Table) -> None:
    if cell.column > MOST_COLUMNS:
        raise RefusalError(
            f"{cell.place}：内容超过 {MOST_COLUMNS:,} 列，不像是一张表；把有用的列复制到新表里"
        )
    table.count += 1
    if table.count > MOST_CELLS:
        raise RefusalError(
            f"工作表“{table.name}”有 {MOST_CELLS:,} 个以上的单元格有内容：分成几个文件"
        )


def _cell(node: Node, empty: Cell, table: Table, shared: Shared) -> Cell | None:
    """Return what a cell shows; None where nothing is stored in it."""
    value, formula = node.one("x:v"), node.one("x:f")
    inline = node.one("x:is")
    if inline is not None:
        code = shared.format(node.attributes.get("s", "0"))
        return _of(empty, shown.of_text(text_of(inline), code))
    if formula is not None:
        table.formulas += 1
        if value is None or (not value.text and node.attributes.get("t") != "str"):
            return replace(empty, fault=_NO_RESULT)
    if value is None:
        return None
    return _of(empty, _seen(node, value.text, empty, table, shared))


def _of(empty: Cell, one: Shown) -> Cell | None:
    if not (one.text or one.fault):
        return None
    return replace(empty, text=one.text, fault=one.fault, date=one.date)


def _seen(node: Node, value: str, empty: Cell, table: Table, shared: Shared) -> Shown:
    kind = node.attributes.get("t", "n")
    code = shared.format(node.attributes.get("s", "0"))
    if kind == "s":
        at = int(value) if value.strip().isdecimal() and len(value) < 9 else len(shared.texts)
        if at >= len(shared.texts):
            return Shown(fault="文字丢了，文件损坏：用表格软件打开，重新保存")
        return shown.of_text(shared.texts[at], code)
    if kind == "str":
        return shown.of_text(decode(value), code)
    if kind == "b":
        return shown.of_flag(value.strip().lower() in ("1", "true"))
    if kind == "e":
        return Shown(fault=_ERRORS.format(error=value))
    number = _days(value) if kind == "d" else _number(value)
    if number is None:
        return Shown(value)  # a day before 1900, or what no program of ours writes: as it is
    if abs(number) >= 10**15 and number == int(number):
        table.lengthy.append(empty.place)
    return shown.of_number(number, code, from_1904=shared.from_1904 and kind != "d")


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _days(value: str) -> float | None:
    """Count the days of a day in ISO 8601; None where it is none, or lies before 1900."""
    try:
        passed = datetime.fromisoformat(value.removesuffix("Z")) - _BASE
    except (ValueError, TypeError):
        return None
    days = passed.total_seconds() / 86_400
    return days if days > 60 else None
