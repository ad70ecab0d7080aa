"""Read the rows of a table as entries: what each says, and in which cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.intake.entries.matching import Column
from generator.intake.entries.values import value_of
from generator.intake.tables.texts import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.entries.fields import Field
    from generator.intake.entries.matching import Match
    from generator.intake.tables.grid import Cell, Row, Sheet
    from generator.intake.tables.heads import Heads
    from generator.intake.workbook.names import Names
    from generator.source.yaml import Value

Way = tuple[str | int, ...]
"""Labels and numbers that lead to a value of an entry."""

_TOTALS = frozenset({"合计", "总计", "小计", "共计", "汇总"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Say what is wrong in a cell, and why its row does not come in.

    `is_odd`: it is only odd, and nothing that ought to come in is lost.
    """

    place: str
    what: str
    is_odd: bool = False


@dataclass(slots=True)
class Draft:
    """Hold what a row says: values by their labels, and the cells of values by their ways.

    A row that goes on with the records of the one before belongs to its draft.
    """

    row: Row
    match: Match
    value: dict[str, Value] = field(default_factory=dict)
    cells: dict[Way, Cell] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    slots: dict[tuple[str, int, int], int] = field(default_factory=dict)  # of records in rows

    def cell_of(self, key: str) -> Cell:
        """Return the cell of a key in the row; without such a column that of the title."""
        column = self.match.of(key) or self.match.of("title")
        first = min(self.match.columns)
        return self.row.at(column.number if column else first)

    @property
    def title(self) -> str:
        """Return the title, "" where none stands there."""
        return str(self.value.get("标题", ""))


def drafts(sheet: Sheet, heads: Heads, match: Match, names: Names) -> Iterator[Draft | Fault]:
    """Yield what the rows below the heads say, and what of them is left out."""
    last: Draft | None = None
    for row in sheet.rows[heads.at + 1 :]:
        texts = {number: tidy(row.at(number)) for number in match.columns}
        faulty = [row.at(number) for number in match.columns if row.at(number).fault]
        if heads.repeats(row) or not (any(texts.values()) or faulty):
            continue
        if total := _total(row):
            yield Fault(total.place, "合计一类的行，没有收入", is_odd=True)
            continue
        if last is not None and _goes_on(row, texts, match):
            _read(row, last, names, more=True)
            continue
        if last is not None:
            yield last
        last = Draft(row, match)
        _read(row, last, names, more=False)
    if last is not None:
        yield last


def fill_in(draft: Draft, constants: Iterable[tuple[Field, str]], names: Names) -> None:
    """Let a row say what a user wants of all new entries, where it says nothing itself."""
    for one, text in constants:
        if one.way[0].label not in draft.value:
            cell = replace(draft.cell_of("title"), text=text, fault="", date="", origin=None)
            if value := value_of(cell, one, names):
                _put(draft, Column(0, "", one, 0), value, cell)


def _total(row: Row) -> Cell | None:
    first = next((cell for cell in row if cell.text.strip()), None)
    return first if first and "".join(first.text.split()) in _TOTALS else None


def _goes_on(row: Row, texts: dict[int, str], match: Match) -> bool:
    """Tell whether a row has further records of the entry above it, and nothing of its own."""
    own = [column for column in match.columns.values() if not column.field.is_of_list]
    if not any(texts[n] for n, column in match.columns.items() if column.field.is_of_list):
        return False
    return all(not texts[one.number] or _is_from_above(row.at(one.number)) for one in own)


def _is_from_above(cell: Cell) -> bool:
    return cell.origin is not None and cell.origin[0] < cell.row


def _read(row: Row, draft: Draft, names: Names, *, more: bool) -> None:
    """Add what a row says; `more`: only records, behind those that are there."""
    for column in draft.match.columns.values():
        cell = row.at(column.number)
        if more and (not column.field.is_of_list or _is_from_above(cell)):
            continue
        if cell.fault:
            draft.faults.append(Fault(cell.place, cell.fault))
            continue
        value = value_of(cell, column.field, names)
        if value:
            _put(draft, column, value, cell)


def _put(draft: Draft, column: Column, value: Value, cell: Cell) -> None:
    labels = [item.label for item in column.field.way]
    if len(labels) == 1:
        way: Way = (labels[0],)
        draft.value[labels[0]] = value
    elif not column.field.is_of_list:
        way = tuple(labels)
        inner = draft.value.setdefault(labels[0], {})
        if isinstance(inner, dict):
            inner[labels[1]] = value
    else:
        records = draft.value.setdefault(labels[0], [])
        if not isinstance(records, list):
            return
        slot = (labels[0], cell.row, column.record)
        number = draft.slots.setdefault(slot, len(records))  # no gaps where 指标1 is empty
        way = (labels[0], number, labels[1])
        if number == len(records):
            records.append({})
        record = records[number]
        if isinstance(record, dict):
            record[labels[1]] = value
    draft.cells[way] = cell
