"""Tell what a row of a table of questions is: a question, a further choice, a section, nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.intake.banks.table import columns, options, types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.tables.grid import Cell, Row

_LONGEST_HEADING = 80


def whole_rows(rows: list[Row], holders: columns.Columns) -> Iterator[Row]:
    """Yield the rows of questions, those of further choices joined to the one above them."""
    last: Row | None = None
    for row in rows:
        if last is not None and (more := _further_choice(row, holders)):
            first = last.at(more.column)
            text = "\n".join(filter(None, (first.text, more.text)))
            last = replace(last, cells={**last.cells, more.column: replace(first, text=text)})
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


def _further_choice(row: Row, holders: columns.Columns) -> Cell | None:
    """The cell of a choice in a row that has no question of its own; None where it has."""
    column = holders.roles.get(columns.OPTIONS)
    if column is None or not row.at(column).text.strip() or _is_from_above(row.at(column)):
        return None
    if len(options.split(row.at(column).text)) > 1:
        return None  # all choices of a question whose prompt was forgotten
    own = [holders.roles.get(role) for role in (columns.PROMPT, columns.ANSWER)]
    cells = [row.at(number) for number in own if number is not None]
    goes_on = all(not cell.text.strip() or _is_from_above(cell) for cell in cells)
    return row.at(column) if goes_on else None


def _is_from_above(cell: Cell) -> bool:
    return cell.origin is not None and cell.origin[0] < cell.row


def is_blank(row: Row, holders: columns.Columns) -> bool:
    """Tell whether nothing of a question stands in a row: at most its number, or a side column."""
    count = holders.roles.get(columns.COUNT)
    texts = [row.at(column) for column in holders.positions if column != count]
    return not any(cell.fault or (cell.text.strip() and not cell.is_from_beside) for cell in texts)


def section(row: Row, holders: columns.Columns) -> str:
    """Return the heading of a section, the only text in a row; "" of a row that is none."""
    texts = {cell.text.strip() for cell in row if cell.text.strip()}
    if len(texts) != 1 or any(cell.fault for cell in row):
        return ""
    text = texts.pop()
    answer = holders.roles.get(columns.ANSWER)
    if len(text) >= _LONGEST_HEADING or (answer is not None and not _is_wide(row)):
        return ""
    return text if types.by_word(text) is not None or types.is_open(text) else ""


def _is_wide(row: Row) -> bool:
    """Whether a row holds one cell, or cells that are merged to one."""
    return len({cell.origin or (cell.row, cell.column) for cell in row}) == 1
