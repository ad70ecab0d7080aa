"""Write a workbook: a sheet a kind and a list, drop-downs, and what was exported in a hidden one.

Cells are texts, whatever stands in them, so that no program takes 2021-06 for a day or 007 for 7.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from generator.intake.workbook import choices, memory
from generator.intake.workbook import rows as layout
from generator.intake.workbook.choices import LISTS, Lists
from generator.intake.workbook.columns import ID, INTERNAL, NUMBER, OF_ENTRY, TITLE, sheet_of
from generator.intake.workbook.rows import HEAD_ROWS
from generator.tools.sheets import printable, to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.intake.workbook.columns import Column, Sheet
    from generator.intake.workbook.content import Content, State
    from generator.kinds.kind import Kind

COVER = "说明"
NOTE = "说明："
"""The row of notes begins with this, wherever it stands."""
_OF_HEAD = {
    ID: f"{NOTE}已有的不要改；新条目可以空着，按标题的拼音取",
    OF_ENTRY: f"{NOTE}这一行属于哪个条目；新条目还没有编号的，空着，写条目标题",
    TITLE: "只供辨认，改了不会导入",
    NUMBER: "第几项；新的一项空着或接着编，下一级写作 3.1",
    INTERNAL: "“是”：只给内部版看的内容",
}
_HEIGHT, _HEIGHT_OF_HEADINGS, _HEIGHT_OF_NOTES = 48, 20, 64
"""Points; a row of three lines, whatever stands in it, can be skimmed."""
_NARROW, _WIDE, _WIDEST = 12, 32, 48
"""Widths of columns, in the digits that they have room for."""
_GREY = PatternFill("solid", fgColor="EEEEEE")
_COLOURS = ("2F6F5E", "8A5A2B", "2F5D8A", "7A3B4B", "5B6B2F", "4B4B7A")
_COVER = (
    "本工作簿由 qingjian export workbook 导出，改好后用 qingjian import 读回。",
    "它是给本单位自己用的：里面有内部版的内容、草稿和停用的条目，不要发到单位以外。",
    "一行一个条目；列表（如违纪事实、来源）在各自的工作表里，靠“条目编号”和“序号”对上。",
    "第 1 行是列名，第 2 行说明写什么，从第 3 行起是内容；列可以隐藏，不要改名。",
    "一格里有几项的，一项一行（Alt+Enter 换行）；以空格开头的行接着上一项。",
    "空着的格表示没有这一项；把有内容的格清空，就是删去这一项。",
    "删去整行，导入时会问是否删除这个条目；不放心就把“状态”改成“停用”。",
    "导入时逐格列出改动，问过再写；导出以后别人在文件里也改过的地方不会被覆盖，会列出来。",
    "导入以后要接着改，请重新导出一份。",
)


def write(content: Content, kinds: Sequence[Kind], *, empty: bool = False) -> bytes:
    """Return the workbook of some kinds; `empty`: without the entries, as a form to fill in.

    Entries whose shape is wrong are left out; `content.remarks` then tells them.
    """
    states: list[tuple[tuple[str, str], State]] = []
    if not empty:
        for kind in kinds:
            for one in content.of(kind):
                if state := content.state(one):
                    states.append((one.key, state))
    sheets = [sheet for kind in kinds for sheet in sheet_of(kind).all()]
    rows: dict[str, list[list[str]]] = {sheet.key: [] for sheet in sheets}
    for kind in kinds:
        top = sheet_of(kind)
        for (folder, id), state in states:
            if folder == kind.folder:
                title = state.top.texts.get("title", "")
                for sheet, row in layout.rows(id, title, state, top):
                    rows[sheet.key].append(row)
    book = Workbook(write_only=True)
    styles = _Styles(book)
    lists = Lists(content, sheets)
    _cover(book, styles, kinds, rows)
    for sheet in sheets:
        colour = _COLOURS[kinds.index(sheet.kind) % len(_COLOURS)]
        _sheet(book, styles, sheet, rows[sheet.key], lists, colour)
    _lists(book, styles, lists)
    hidden = book.create_sheet(memory.SHEET)
    hidden.sheet_state = "veryHidden"
    for line in memory.rows(sheets, states):
        hidden.append([styles.text(one) for one in line])
    return to_bytes(book)


class _Styles:
    """Make cells of a few styles."""

    def __init__(self, book: Workbook) -> None:
        self._sheet = book.create_sheet("x")
        book.remove(self._sheet)
        self._made: dict[str, Any] = {}
        wrapped = Alignment(wrap_text=True, vertical="top")
        self._define("text", number_format="@", alignment=wrapped)
        self._define("id", number_format="@", alignment=wrapped, fill=_GREY)
        self._define(
            "head",
            number_format="@",
            alignment=wrapped,
            font=Font(bold=True, color="FFFFFF"),
            fill=PatternFill("solid", fgColor="2F6F5E"),
        )
        small = Font(size=9, color="666666")
        self._define("note", number_format="@", alignment=wrapped, font=small, fill=_GREY)

    def _define(self, name: str, **looks: Any) -> None:
        cell: Any = WriteOnlyCell(self._sheet)
        for what, look in looks.items():
            setattr(cell, what, look)
        cell.protection = Protection(locked=name != "text")
        self._made[name] = cell._style

    def text(self, text: str, style: str = "text") -> Any:
        """Return a cell with a text, which no program takes for anything else."""
        cell: Any = WriteOnlyCell(self._sheet)
        if text:
            cell.value = printable(text)
            cell.data_type = "s"  # also what begins with “=”
        cell._style = self._made[style]
        return cell


def _cover(
    book: Workbook, styles: _Styles, kinds: Sequence[Kind], rows: dict[str, list[list[str]]]
) -> None:
    sheet: Any = book.create_sheet(COVER)
    sheet.column_dimensions["A"].width = 96
    sheet.column_dimensions["B"].width = 12
    sheet.append([styles.text("清鉴工作簿", "head")])
    for line in _COVER:
        sheet.append([styles.text(line)])
    sheet.append([])
    sheet.append([styles.text("工作表", "head"), styles.text("行数", "head")])
    every = (one for kind in kinds for one in sheet_of(kind).all())
    for number, one in enumerate(every, len(_COVER) + 4):
        name = styles.text(one.name)
        name.parent = sheet
        name.hyperlink = Hyperlink(ref=f"A{number}", location=f"{quote_sheetname(one.name)}!A1")
        sheet.append([name, styles.text(str(len(rows[one.key])))])


def _sheet(
    book: Workbook,
    styles: _Styles,
    sheet: Sheet,
    rows: Iterable[list[str]],
    lists: Lists,
    colour: str,
) -> None:
    target: Any = book.create_sheet(sheet.name)
    rows = [*rows]
    before = len(sheet.headings) - len(sheet.columns)
    target.sheet_properties.tabColor = colour
    target.sheet_format.defaultRowHeight = _HEIGHT
    target.sheet_format.customHeight = True
    target.row_dimensions[1].height = _HEIGHT_OF_HEADINGS
    target.row_dimensions[HEAD_ROWS].height = _HEIGHT_OF_NOTES
    target.freeze_panes = f"{get_column_letter(before + 1)}{HEAD_ROWS + 1}"
    last = HEAD_ROWS + len(rows)
    target.auto_filter.ref = f"A{HEAD_ROWS}:{get_column_letter(len(sheet.headings))}{last}"
    for number, (heading, column) in enumerate(sheet.head):
        dimension = target.column_dimensions[get_column_letter(number + 1)]
        least = _WIDE if column and column.is_long else _NARROW
        dimension.width = _width([heading, *(row[number] for row in rows)], least)
        dimension.number_format = "@"
        dimension.alignment = Alignment(wrap_text=True, vertical="top")
        if column is None:
            dimension.fill = _GREY
    choices.validate(target, sheet, lists, last)
    target.append([styles.text(heading, "head") for heading, _ in sheet.head])
    target.append([styles.text(_note(*pair), "note") for pair in sheet.head])
    for row in rows:
        target.append(  # an empty cell has the format of its column
            [
                styles.text(one, "text" if i >= before else "id") if one else None
                for i, one in enumerate(row)
            ]
        )


def _width(texts: Iterable[str], least: int) -> int:
    """Return the width in which the lines of some texts stand, within bounds."""
    longest = max(len(line) for text in texts for line in text.split("\n"))
    return min(max(2 * longest + 2, least), _WIDEST)  # a Han character is two digits wide


def _note(heading: str, column: Column | None) -> str:
    return column.note if column else _OF_HEAD[heading]


def _lists(book: Workbook, styles: _Styles, lists: Lists) -> None:
    target: Any = book.create_sheet(LISTS)
    for number in range(1, len(lists.columns) + 1):
        target.column_dimensions[get_column_letter(number)].width = 40
    target.append([styles.text(heading, "head") for heading in lists.columns])
    for row in zip_longest(*lists.columns.values(), fillvalue=""):
        target.append([styles.text(one) for one in row])
