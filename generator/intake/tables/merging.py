"""Spread what stands in a merged cell over its area, so far as the table has rows and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.intake.office.blocks import RefusalError

if TYPE_CHECKING:
    from generator.intake.tables.grid import Cell

_MOST = 1_000_000  # cells that areas may cover


@dataclass(frozen=True, slots=True)
class Area:
    """Hold a merged area by its first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


def spread(sheet: str, cells: dict[int, dict[int, Cell]], areas: list[Area]) -> None:
    """Put what stands in the first cell of each area into its others, with its origin.

    Only rows and columns in which something stands of itself are filled: an area may reach a
    million rows below the table. Raises RefusalError where the areas cover too much.
    """
    rows = sorted(cells)
    columns = sorted({column for row in cells.values() for column in row})
    covered = 0
    for area in areas:
        first = cells.get(area.top, {}).get(area.left)
        if first is None:
            continue
        down = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        across = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
        covered += len(down) * len(across)
        if covered > _MOST:
            raise RefusalError(f"工作表“{sheet}”合并的单元格太多：先取消合并")
        for row in down:
            for column in across:
                if (row, column) != (area.top, area.left):
                    copy = replace(first, row=row, column=column, origin=(first.row, first.column))
                    cells[row].setdefault(column, copy)
