"""Hold a table as a reader of the file sees it: sheets of rows of cells, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a cell: what it shows, and where; `row` and `column` count from 1.

    `fault`: why it shows nothing that can be read, in words (an error such as #N/A, a formula
    without a result). `date`: of a date that shows its year, the day in ISO 8601, as precise as it
    is shown. `origin`: row and column of the cell that it is merged with, if its text stands there.
    `is_number`: a number or a day is stored, of which a program may have changed what was typed.
    """

    sheet: str
    row: int
    column: int
    text: str = ""
    fault: str = ""
    date: str = ""
    origin: tuple[int, int] | None = None
    is_number: bool = False

    @property
    def name(self) -> str:
        """Return its name in its sheet: B3."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def is_from_beside(self) -> bool:
        """Tell whether its text belongs to another column of a merged area."""
        return self.origin is not None and self.origin[1] != self.column

    @property
    def place(self) -> str:
        """Return its sheet and name, as people speak of it: Sheet1!B3."""
        return f"{self.sheet}!{self.name}"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the cells of a row that hold something, by their columns; `number` counts from 1."""

    sheet: str
    number: int
    cells: Mapping[int, Cell]

    def at(self, column: int) -> Cell:
        """Return the cell in a column, an empty one where nothing stands there."""
        return self.cells.get(column) or Cell(self.sheet, self.number, column)

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells.values())


@dataclass(frozen=True, slots=True)
class Remark:
    """Say what was not read as it stands there. `place`: a cell, a sheet or the file."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}"


@dataclass(slots=True)
class Sheet:
    """Hold a sheet: its name and its rows that hold something, from top to bottom."""

    name: str
    rows: list[Row] = field(default_factory=list)
    hidden: bool = False

    @property
    def columns(self) -> list[int]:
        """List the columns in which something stands, from left to right."""
        return sorted({column for row in self.rows for column in row.cells})


@dataclass(slots=True)
class Grid:
    """Hold a file: its sheets in order, and what of it was not read as it stands there."""

    sheets: list[Sheet] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, place: str, what: str) -> None:
        """Add a remark."""
        self.remarks.append(Remark(place, what))
