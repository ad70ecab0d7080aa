"""Find in a workbook the sheets that were exported, and which of their columns is which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from generator.intake.workbook import memory
from generator.intake.workbook.choices import LISTS
from generator.intake.workbook.columns import ID, INTERNAL, NUMBER, OF_ENTRY, TITLE
from generator.intake.workbook.words import tidy
from generator.intake.workbook.writer import COVER, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.tables.grid import Cell, Grid
    from generator.intake.tables.grid import Row as GridRow
    from generator.intake.tables.grid import Sheet as GridSheet
    from generator.intake.workbook.book import Book
    from generator.intake.workbook.columns import Sheet

_OURS = (COVER, LISTS, memory.SHEET)
_HEAD_WITHIN = 10  # rows; people put a title above


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a sheet as it lies there.

    `columns`: places of its columns by their keys; `ours`: places, by heading, of those that say
    which row is which; `rows`: those below the heads.
    """

    sheet: Sheet
    columns: dict[str, int]
    ours: dict[str, int]
    rows: list[GridRow]

    def text(self, row: GridRow, heading: str) -> str:
        """Return what stands in one of the columns that say which row is which."""
        return tidy(row.at(self.ours[heading]).text) if heading in self.ours else ""

    def place(self, row: GridRow, heading: str) -> str:
        """Return the name of a cell in such a column."""
        letter = get_column_letter(self.ours.get(heading, 1))
        return f"{self.sheet.name}!{letter}{row.number}"

    @property
    def contents(self) -> Iterator[GridRow]:
        """Yield the rows that hold entries: not the notes, nor rows of blanks."""
        for row in self.rows:
            texts = [tidy(cell.text) for cell in row]
            if any(texts) and not any(text.startswith(NOTE) for text in texts):
                yield row


class Tables:
    """Find the sheets of a workbook; what is odd about them is told to its book."""

    def __init__(self, grid: Grid, book: Book) -> None:
        self._book = book
        self._sheets: dict[str, list[GridSheet]] = {}
        for sheet in grid.sheets:
            self._sheets.setdefault(sheet.name.casefold(), []).append(sheet)
        self._names = {key: name for name, (key, _) in book.memories.sheets.items()}
        self._tell_strangers()
        for remark in grid.remarks:
            within, _, _ = remark.place.rpartition("!")
            if within.casefold() in self._known_names:
                book.fault(remark.place, remark.what)
            elif remark.place.casefold() in self._known_names:
                book.notes.append(str(remark))

    @property
    def _known_names(self) -> set[str]:
        return {name.casefold() for name in self._names.values()}

    def _tell_strangers(self) -> None:
        ours = {name.casefold() for name in _OURS}
        for name, sheets in self._sheets.items():
            if name not in ours | self._known_names and any(sheet.rows for sheet in sheets):
                self._book.fault(sheets[0].name, "不是导出的工作表，没有读")
            elif len(sheets) > 1:
                what = f"有 {len(sheets)} 张同名的工作表，都没有读"
                self._book.fault(sheets[0].name, what)

    def table(self, sheet: Sheet) -> Table | None:
        """Return the table of a sheet; None where it was not exported, or cannot be read."""
        name = self._names.get(sheet.key)
        if name is None:  # other kinds were wanted, or the model has grown
            return None
        sheets = [one for one in self._sheets.get(name.casefold(), ()) if one.rows]
        if not sheets:
            self._book.fault(name, "没有这张工作表，或它是空的：这里的内容不动")
        if len(sheets) != 1:
            return None
        table = self._with_heads(sheet, sheets[0])
        if table is not None:
            self._book.sheets.add(sheet.key)
        return table

    def _with_heads(self, sheet: Sheet, lying: GridSheet) -> Table | None:
        """Find the row of headings, and which column is which."""
        id_heading = ID if sheet.is_top else OF_ENTRY
        heads = (i for i, row in enumerate(lying.rows[:_HEAD_WITHIN]) if id_heading in _texts(row))
        at = next(heads, None)
        if at is None:
            self._book.fault(lying.name, f"没有列名“{id_heading}”，这张表没有读")
            return None
        table = Table(sheet, {}, {}, lying.rows[at + 1 :])
        self._take_heads(table, lying.rows[at], lying.name)
        return table if id_heading in table.ours else None

    def _take_heads(self, table: Table, head: GridRow, name: str) -> None:
        keys = {column.key for column in table.sheet.columns}
        exported = self._book.memories.sheets[self._names[table.sheet.key]][1]
        texts = _texts(head)
        for cell in head:
            self._take_head(table, cell, keys, exported, texts)
        for heading, key in exported.items():
            if key in keys and heading not in texts:
                self._book.fault(name, f"没有列“{heading}”：这一列的内容不动")
        headed = {cell.column for cell in head}
        loose = {cell.column: cell for row in table.contents for cell in row}
        for column, cell in sorted(loose.items()):
            if column not in headed:
                self._book.fault(cell.place, "这一列没有列名，没有读")

    def _take_head(
        self, table: Table, cell: Cell, keys: set[str], exported: dict[str, str], texts: list[str]
    ) -> None:
        heading = tidy(cell.text)
        if texts.count(heading) > 1:
            self._book.fault(cell.place, f"列名“{heading}”有两列，都没有读")
        elif heading in exported and exported[heading] in keys:
            table.columns[exported[heading]] = cell.column
        elif heading in (ID, INTERNAL, OF_ENTRY, TITLE, NUMBER):
            table.ours[heading] = cell.column
        elif heading:
            self._book.fault(cell.place, f"不认识列“{heading}”，没有读")


def _texts(row: GridRow) -> list[str]:
    return [tidy(cell.text) for cell in row]
