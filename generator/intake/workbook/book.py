"""Hold what a workbook says of entries: their rows, with the cells from which they were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from generator.intake.workbook.names import OTHER_NAMES
from generator.intake.workbook.words import split, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.intake.tables.grid import Row as GridRow
    from generator.intake.workbook.columns import Column, Sheet
    from generator.intake.workbook.memory import Memories
    from generator.kinds.kind import Kind


@dataclass(slots=True)
class Row:
    """Hold a row of a workbook and the rows of the lists in it, in the order of their sheets.

    `letters`: the places of the columns that the sheet has, by their keys. `number`: which item of
    its list it is, from 1; None for a new one. `broken`: by list, items that are there and cannot
    be read. A row that stands in no sheet itself, only its lists do, has no `line`.
    """

    sheet: Sheet
    line: GridRow | None
    letters: Mapping[str, int]
    number: int | None = None
    lists: dict[str, list[Row]] = field(default_factory=dict)
    broken: dict[str, set[int]] = field(default_factory=dict)

    def has(self, column: Column) -> bool:
        """Tell whether its sheet has a column; what it has not is not said to be empty."""
        return self.line is None or column.key in self.letters

    def text(self, column: Column) -> str:
        """Return what a cell shows, as it is compared; of a date the day, whatever it shows."""
        if self.line is None or column.key not in self.letters:
            return ""
        cell = self.line.at(self.letters[column.key])
        return tidy(cell.date if cell.date and column.is_date else cell.text)

    def fault(self, column: Column) -> str:
        """Return why a cell cannot be read, or ""."""
        return self.line.at(self.letters[column.key]).fault if self.line else ""

    def is_number(self, column: Column) -> bool:
        """Tell whether a cell holds a number or a day, not what somebody typed."""
        return self.line is not None and self.line.at(self.letters[column.key]).is_number

    def place(self, column: Column | None = None) -> str:
        """Return the name of a cell, or of the row: 案例!B3."""
        if self.line is None:
            return self.sheet.name
        letter = get_column_letter(self.letters[column.key]) if column else "A"
        return f"{self.sheet.name}!{letter}{self.line.number}"

    def texts(self) -> dict[str, str]:
        """Return what its cells show, by the keys of columns."""
        texts = {column.key: self.text(column) for column in self.sheet.columns}
        return {key: text for key, text in texts.items() if text}


@dataclass(slots=True)
class Draft:
    """Hold an entry as a workbook has it: the rows for all, and those under `internal`.

    `id` is "" for a new one that has none yet. `broken`: the rows contradict each other.
    """

    kind: Kind
    id: str
    top: Row | None = None
    inner: Row | None = None
    broken: bool = False

    @property
    def place(self) -> str:
        """Return the name of its row."""
        row = self.top or self.inner
        return row.place() if row else ""

    @property
    def title(self) -> str:
        """Return the title in its row, if there is one."""
        return self.top.texts().get("title", "") if self.top else ""

    @property
    def names(self) -> list[str]:
        """Return the title and the other names in its row, by which others may refer to it."""
        texts = self.top.texts() if self.top else {}
        names = [self.title, *(name for key in OTHER_NAMES for name in split(texts.get(key, "")))]
        return [name for name in names if name]


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what was not taken, where, and why."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}"


@dataclass(slots=True)
class Book:
    """Hold a workbook: what it was, and the entries in it.

    `kinds` and `sheets` are those that were read; what is missing is not taken for deleted.
    `faults` are what was not taken, `notes` what was taken and is worth a look.
    """

    memories: Memories
    kinds: list[Kind] = field(default_factory=list)
    sheets: set[str] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, place: str, what: str) -> None:
        """Add what was not taken."""
        self.faults.append(Fault(place, what))
