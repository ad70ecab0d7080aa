"""Read a workbook that was exported: by its hidden sheet, heads and ids, whoever saved it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from generator.intake.office.blocks import RefusalError
from generator.intake.tables import files
from generator.intake.tables.package import open_package
from generator.intake.tables.parts import sheet_parts
from generator.intake.workbook import memory
from generator.intake.workbook.book import Book, Draft, Row
from generator.intake.workbook.columns import (
    ID,
    INTERNAL,
    NUMBER,
    OF_ENTRY,
    TITLE,
    hop_key,
    sheet_of,
)
from generator.intake.workbook.memory import OtherVersionError
from generator.intake.workbook.table import YES
from generator.intake.workbook.words import tidy
from generator.intake.workbook.writer import COVER, LISTS, NOTE
from generator.kinds import KINDS
from generator.kinds.fields import ID as GOOD_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.intake.tables.grid import Grid
    from generator.intake.tables.grid import Row as GridRow
    from generator.intake.tables.grid import Sheet as GridSheet
    from generator.intake.workbook.columns import Sheet
    from generator.kinds.kind import Kind

_OURS = (COVER, LISTS, memory.SHEET)
_NUMBERS = re.compile(r"[1-9][0-9]{0,5}(?:\.[1-9][0-9]{0,5})*")


def is_workbook(data: bytes) -> bool:
    """Tell by its sheets whether a file is a workbook that was exported."""
    try:
        sheets, _ = sheet_parts(open_package(data))
    except RefusalError:
        return False
    return any(sheet.name.casefold() == memory.SHEET.casefold() for sheet in sheets)


def read(data: bytes, folders: Collection[str] = ()) -> Book:
    """Read the bytes of a workbook that was exported.

    `folders`: of the kinds that are wanted, all if none is named. Raises RefusalError where the
    file cannot be read, is no such workbook, or one of another version.
    """
    grid = files.read(data, "x.xlsx", hidden=True)
    by_name = _by_name(grid)
    hidden = by_name.get(memory.SHEET.casefold())
    if hidden is None:
        raise RefusalError("不是 qingjian export workbook 导出的工作簿：里面没有它的隐藏工作表")
    try:
        book = Book(memory.read(_lines(hidden[0])))
    except OtherVersionError as error:
        raise RefusalError(str(error)) from error
    known = _known(book)
    _tell_strangers(by_name, known, book)
    for remark in grid.remarks:
        book.fault(remark.place, remark.what)
    for kind in KINDS:
        if folders and kind.folder not in folders:
            continue
        tables = {}
        for sheet in sheet_of(kind).all():
            if table := _table(by_name, known, sheet, book):
                tables[sheet.key] = table
        if sheet_of(kind).key in tables:
            _read_kind(kind, tables, book)
    return book


def _by_name(grid: Grid) -> dict[str, list[GridSheet]]:
    result: dict[str, list[GridSheet]] = {}
    for sheet in grid.sheets:
        result.setdefault(sheet.name.casefold(), []).append(sheet)
    return result


def _lines(sheet: GridSheet) -> Iterator[list[str]]:
    for row in sheet.rows:
        yield [row.at(column).text for column in range(1, max(row.cells) + 1)]


def _known(book: Book) -> dict[str, str]:
    """Return the names of the sheets that were exported, by their keys."""
    return {key: name for name, (key, _) in book.memories.sheets.items()}


def _tell_strangers(by_name: dict[str, list[GridSheet]], known: dict[str, str], book: Book) -> None:
    names = {name.casefold() for name in (*known.values(), *_OURS)}
    for name, sheets in by_name.items():
        if name not in names and any(sheet.rows for sheet in sheets):
            book.fault(sheets[0].name, "不是导出的工作表，没有读")
        elif len(sheets) > 1:
            book.fault(sheets[0].name, f"有 {len(sheets)} 张同名的工作表，都没有读")


@dataclass(slots=True)
class _Table:
    """Hold a sheet as it lies there: the places of its columns, and its rows."""

    sheet: Sheet
    columns: dict[str, int]  # by the key of a column
    ours: dict[str, int]  # by the heading
    rows: list[GridRow] = field(default_factory=list)

    def text(self, row: GridRow, heading: str) -> str:
        """Return what stands in one of the columns that say which row is which."""
        return tidy(row.at(self.ours[heading]).text) if heading in self.ours else ""

    def place(self, row: GridRow, heading: str = "") -> str:
        letter = get_column_letter(self.ours.get(heading, 1))
        return f"{self.sheet.name}!{letter}{row.number}"

    @property
    def id_heading(self) -> str:
        return ID if self.sheet.is_top else OF_ENTRY


def _table(
    by_name: dict[str, list[GridSheet]], known: dict[str, str], sheet: Sheet, book: Book
) -> _Table | None:
    if sheet.key not in known:  # not exported: other kinds were wanted, or it is new
        return None
    name = known[sheet.key]
    found = by_name.get(name.casefold(), [])
    if len(found) != 1 or not found[0].rows:
        if not found or not found[0].rows:
            book.fault(name, "没有这张工作表，或它是空的：这里的内容不动")
        return None
    headings = book.memories.sheets[name][1]
    table = _with_heads(sheet, found[0], headings, book)
    if table is not None:
        book.sheets.add(sheet.key)
    return table


def _with_heads(
    sheet: Sheet, found: GridSheet, headings: dict[str, str], book: Book
) -> _Table | None:
    """Find the row of headings, and which column is which."""
    id_heading = ID if sheet.is_top else OF_ENTRY
    at = next(
        (i for i, row in enumerate(found.rows[:10]) if id_heading in map(_heading, row)), None
    )
    if at is None:
        book.fault(found.name, f"没有列名“{id_heading}”，这张表没有读")
        return None
    head = found.rows[at]
    table = _Table(sheet, {}, {}, found.rows[at + 1 :])
    keys = {column.key for column in sheet.columns}
    names = [_heading(cell) for cell in head]
    for cell in head:
        heading = _heading(cell)
        if names.count(heading) > 1:
            book.fault(cell.place, f"列名“{heading}”有两列，都没有读")
        elif headings.get(heading) in keys:
            table.columns[headings[heading]] = cell.column
        elif heading in (ID, INTERNAL, OF_ENTRY, TITLE, NUMBER):
            table.ours[heading] = cell.column
        else:
            book.fault(cell.place, f"不认识列“{heading}”，没有读")
    for heading, key in headings.items():
        if key in keys and key not in table.columns and heading not in names:
            book.fault(found.name, f"没有列“{heading}”：这一列的内容不动")
    return table if id_heading in table.ours else None


def _heading(cell: object) -> str:
    return tidy(getattr(cell, "text", ""))


def _read_kind(kind: Kind, tables: dict[str, _Table], book: Book) -> None:
    book.kinds.append(kind)
    top = sheet_of(kind)
    reader = _Reader(kind, book)
    for row in _contents(tables[top.key]):
        reader.take_entry(tables[top.key], row)
    for sheet in top.all():
        if sheet is not top and sheet.key in tables:
            for row in _contents(tables[sheet.key]):
                reader.take_item(tables[sheet.key], row)
    book.drafts += reader.drafts


def _contents(table: _Table) -> Iterator[GridRow]:
    """Yield the rows that hold entries: not the notes, nor rows of blanks."""
    for row in table.rows:
        texts = [tidy(cell.text) for cell in row]
        is_note = any(text.startswith(NOTE) for text in texts)
        if not is_note and any(texts):
            yield row


@dataclass(slots=True)
class _Reader:
    """Read the rows of a kind, those of its lists after those of the entries."""

    kind: Kind
    book: Book
    drafts: list[Draft] = field(default_factory=list)
    _by_id: dict[str, Draft] = field(default_factory=dict)
    _by_title: dict[str, Draft] = field(default_factory=dict)

    def take_entry(self, table: _Table, line: GridRow) -> None:
        """Take a row of the entries' own sheet."""
        id, internal = table.text(line, ID), table.text(line, INTERNAL)
        row = Row(table.sheet, line, table.columns)
        if internal not in ("", YES):
            self.book.fault(table.place(line, INTERNAL), f"“{internal}”看不懂：写“是”或空着")
            self._break(id)
        elif id and not GOOD_ID.fullmatch(id):
            what = f"编号“{id}”只能用小写字母、数字和连字符，这一行没有读"
            self.book.fault(table.place(line, ID), what)
        elif not id:
            self._take_new(table, line, row, internal)
        else:
            draft = self._draft(id)
            there = draft.inner if internal else draft.top
            if there is not None:
                what = f"编号“{id}”在 {there.place()} 已经有了，这一条没有动；新条目把编号空着"
                self.book.fault(table.place(line, ID), what)
                draft.broken = True
            elif internal:
                draft.inner = row
            else:
                draft.top = row

    def _take_new(self, table: _Table, line: GridRow, row: Row, internal: str) -> None:
        title = row.texts().get("title", "")
        if internal:
            what = "只给内部版看的行要写明是哪个条目的编号，没有读"
            self.book.fault(table.place(line, ID), what)
        elif not title:
            self.book.fault(table.place(line, ID), "没有编号，也没有标题，这一行没有读")
        elif title in self._by_title:
            what = f"标题和 {self._by_title[title].place} 相同：各写一个编号，这一行没有读"
            self.book.fault(table.place(line, ID), what)
        else:
            draft = Draft(self.kind, "", row)
            self._by_title[title] = draft
            self.drafts.append(draft)

    def _draft(self, id: str) -> Draft:
        if id not in self._by_id:
            self._by_id[id] = Draft(self.kind, id)
            self.drafts.append(self._by_id[id])
        return self._by_id[id]

    def _break(self, id: str) -> None:
        if id:
            self._draft(id).broken = True

    def take_item(self, table: _Table, line: GridRow) -> None:
        """Take a row of a list's sheet."""
        draft = self._owner(table, line)
        if draft is None:
            return
        internal = table.text(line, INTERNAL)
        if internal not in ("", YES):
            self.book.fault(table.place(line, INTERNAL), f"“{internal}”看不懂：写“是”或空着")
            draft.broken = True
            return
        numbers = self._numbers(table, line)
        if numbers is None:
            draft.broken = True
            return
        if internal and draft.inner is None:
            draft.inner = Row(sheet_of(self.kind), None, {})
        row = draft.inner if internal else draft.top
        if row is not None and not self._hang(row, table, line, numbers):
            what = f"没有序号为 {'.'.join(map(str, numbers[:-1]))} 的上一级，这一行没有读"
            self.book.fault(table.place(line, NUMBER), what)

    def _owner(self, table: _Table, line: GridRow) -> Draft | None:
        id, title = table.text(line, OF_ENTRY), table.text(line, TITLE)
        if id in self._by_id:
            return self._by_id[id]
        if not id and title in self._by_title:
            return self._by_title[title]
        if id and (self.kind.folder, id) in self.book.memories.entries:
            return None  # its row was taken out, which is told
        if id:
            what = f"没有编号是“{id}”的条目，这一行没有读"
        else:
            what = f"没有编号；标题“{title}”也不是新条目的，这一行没有读"
        self.book.fault(table.place(line, OF_ENTRY), what)
        return None

    def _numbers(self, table: _Table, line: GridRow) -> tuple[int | None, ...] | None:
        """Return the numbers that lead to an item, None for the last if it is new."""
        depth = len(table.sheet.hops)
        text = unicodedata.normalize("NFKC", table.text(line, NUMBER)).rstrip(".")
        parts: list[int | None] = []
        if _NUMBERS.fullmatch(text):
            parts = [int(part) for part in text.split(".")]
        elif text:
            parts = [None] * (depth + 1)
        if len(parts) == depth:
            return tuple(parts)
        if len(parts) == depth - 1:
            return (*parts, None)
        wanted = ".".join(["1"] * depth)
        what = f"序号“{text}”看不懂：写作 {wanted} 这样，新的一项空着；这一条没有动"
        self.book.fault(table.place(line, NUMBER), what)
        return None

    def _hang(
        self, row: Row, table: _Table, line: GridRow, numbers: tuple[int | None, ...]
    ) -> bool:
        """Put a row into its list below another; False where what it stands in is not there."""
        *above, last = [hop_key(hop) for hop in table.sheet.hops]
        for key, number in zip(above, numbers, strict=False):
            found = next((one for one in row.lists.get(key, ()) if one.number == number), None)
            if found is None:
                return False
            row = found
        number = numbers[-1]
        others = row.lists.setdefault(last, [])
        twin = next((one for one in others if number and one.number == number), None)
        if twin is not None and number is not None:
            what = f"序号 {number} 在 {twin.place()} 已经有了，两行都没有读"
            self.book.fault(table.place(line, NUMBER), what)
            row.broken.setdefault(last, set()).add(number)
        else:
            others.append(Row(table.sheet, line, table.columns, number))
        return True
