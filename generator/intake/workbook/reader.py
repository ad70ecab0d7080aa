"""Read a workbook that was exported: by its hidden sheet, heads and ids, whoever saved it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.office.blocks import RefusalError
from generator.intake.tables import files
from generator.intake.tables.package import open_package
from generator.intake.tables.parts import sheet_parts
from generator.intake.workbook import memory
from generator.intake.workbook.book import Book, Draft, Row
from generator.intake.workbook.columns import ID, INTERNAL, NUMBER, OF_ENTRY, TITLE, sheet_of
from generator.intake.workbook.keys import hop_key
from generator.intake.workbook.memory import OtherVersionError
from generator.intake.workbook.rows import YES
from generator.intake.workbook.tables import Tables
from generator.kinds import KINDS
from generator.kinds.fields import ID as GOOD_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.intake.tables.grid import Row as GridRow
    from generator.intake.tables.grid import Sheet as GridSheet
    from generator.intake.workbook.tables import Table
    from generator.kinds.kind import Kind

_NUMBERS = re.compile(r"[1-9][0-9]{0,5}(?:\.[1-9][0-9]{0,5})*")


def is_workbook(data: bytes) -> bool:
    """Tell by its sheets whether a file is a workbook that was exported."""
    try:
        sheets, _ = sheet_parts(open_package(data))
    except RefusalError:
        return False
    return any(_is_memory(sheet.name) for sheet in sheets)


def _is_memory(name: str) -> bool:
    return name.casefold() == memory.SHEET.casefold()


def read(data: bytes, folders: Collection[str] = ()) -> Book:
    """Read the bytes of a workbook that was exported.

    `folders`: of the kinds that are wanted, all if none is named. Raises RefusalError where the
    file cannot be read, is no such workbook, or one of another version.
    """
    grid = files.read(data, "x.xlsx", hidden=True)
    hidden = next((sheet for sheet in grid.sheets if _is_memory(sheet.name)), None)
    if hidden is None:
        raise RefusalError("不是 qingjian export workbook 导出的工作簿：里面没有它的隐藏工作表")
    try:
        book = Book(memory.read(_lines(hidden)))
    except OtherVersionError as error:
        raise RefusalError(str(error)) from error
    tables = Tables(grid, book)
    exported = {key for key, _ in book.memories.sheets.values()}
    for kind in KINDS:
        if kind.folder in folders and kind.folder not in exported:
            book.fault(kind.label, "导出的时候没有这一类")
        elif not folders or kind.folder in folders:
            _read_kind(kind, tables, book)
    return book


def _lines(sheet: GridSheet) -> Iterator[list[str]]:
    for row in sheet.rows:
        yield [row.at(column).text for column in range(1, max(row.cells) + 1)]


def _read_kind(kind: Kind, tables: Tables, book: Book) -> None:
    top, *lists = sheet_of(kind).all()
    table = tables.table(top)
    below = [one for sheet in lists if (one := tables.table(sheet))]
    if table is None:
        return
    book.kinds.append(kind)
    reader = _Reader(kind, book)
    for row in table.contents:
        reader.take_entry(table, row)
    for one in below:
        for row in one.contents:
            reader.take_item(one, row)
    book.drafts += reader.drafts


@dataclass(slots=True)
class _Reader:
    """Read the rows of a kind, those of its lists after those of the entries."""

    kind: Kind
    book: Book
    drafts: list[Draft] = field(default_factory=list)
    _by_id: dict[str, Draft] = field(default_factory=dict)
    _by_title: dict[str, list[Draft]] = field(default_factory=lambda: defaultdict(list))

    def take_entry(self, table: Table, line: GridRow) -> None:
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
                self._by_title[draft.title].append(draft)

    def _take_new(self, table: Table, line: GridRow, row: Row, internal: str) -> None:
        title = row.texts().get("title", "")
        if internal:
            what = "只给内部版看的行要写明是哪个条目的编号，没有读"
            self.book.fault(table.place(line, ID), what)
        elif not title:
            self.book.fault(table.place(line, ID), "没有编号，也没有标题，这一行没有读")
        elif twin := next((one for one in self._by_title[title] if not one.id), None):
            what = f"标题和 {twin.place} 相同：各写一个编号，这一行没有读"
            self.book.fault(table.place(line, ID), what)
        else:
            draft = Draft(self.kind, "", row)
            self._by_title[title].append(draft)
            self.drafts.append(draft)

    def _draft(self, id: str) -> Draft:
        if id not in self._by_id:
            self._by_id[id] = Draft(self.kind, id)
            self.drafts.append(self._by_id[id])
        return self._by_id[id]

    def _break(self, id: str) -> None:
        if id:
            self._draft(id).broken = True

    def take_item(self, table: Table, line: GridRow) -> None:
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

    def _owner(self, table: Table, line: GridRow) -> Draft | None:
        id, title = table.text(line, OF_ENTRY), table.text(line, TITLE)
        if id in self._by_id:
            return self._by_id[id]
        named = self._by_title.get(title, [])
        if not id and len(named) == 1:
            return named[0]
        if id and (self.kind.folder, id) in self.book.memories.entries:
            return None  # its row was taken out, which is told
        if id:
            what = f"没有编号是“{id}”的条目，这一行没有读"
        else:
            what = f"没有编号；标题是“{title}”的条目有 {len(named)} 个，这一行没有读"
        self.book.fault(table.place(line, OF_ENTRY), what)
        return None

    def _numbers(self, table: Table, line: GridRow) -> tuple[int | None, ...] | None:
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

    def _hang(self, row: Row, table: Table, line: GridRow, numbers: tuple[int | None, ...]) -> bool:
        """Put a row into its list below another; False where what it stands in is not there."""
        *above, last = [hop_key(hop) for hop in table.sheet.hops]
        for key, number in zip(above, numbers, strict=False):
            holder = next((one for one in row.lists.get(key, ()) if one.number == number), None)
            if holder is None:
                return False
            row = holder
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
