"""Read the csv beside an index: which unit has which value of which indicator.

The rule: RFC 4180 with a heading, parted by commas, semicolons or tabs. Each row is one value, or,
where the heading names indicators, one unit.
"""

from __future__ import annotations

import copy
import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.kinds.indexes.answers import answer_of, column
from generator.kinds.indexes.data_file import Row
from generator.kinds.indexes.model import OPINION, OPINION_NAMES
from generator.kinds.indexes.numbers import is_missing, number
from generator.kinds.indexes.tree import Tree, tree
from generator.kinds.kind import Fault
from generator.kinds.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds.indexes.model import Index

_HEADS = {
    "unit": ("unit", "单位", "参评单位", "单位名称"),
    "indicator": ("indicator", "指标", "指标编号", "指标名称"),
    "value": ("value", "数值", "值", "数据", "得分"),
    "note": ("note", "说明", "备注"),
}
_PASSED_OVER = ("序号", "合计", "总分", "类别")
"""Columns that tables of a column an indicator have for people."""

_NEEDED = ("unit", "indicator", "value")


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold what stands in a cell, and where in the file that begins, both from 1."""

    text: str
    line: int
    column: int


class QuoteError(Exception):
    """Say that a quote is never closed; `cell`: where it was opened."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.cell = cell


def cells(text: str, separator: str) -> Iterator[list[Cell]]:
    """Yield the rows of a separated text that hold anything, each a list of cells.

    A cell in quotes may hold separators and line ends. Raises QuoteError.
    """
    row: list[Cell] = []
    at, line, begin = 0, 1, 0
    while at <= len(text):
        start, column = at, at - begin + 1
        if text[at : at + 1] == '"':
            value, at = _quoted(text, at, Cell(text[at : at + 20], line, column))
        else:
            value = ""
        end = at
        while end < len(text) and text[end] != separator and text[end] != "\n":
            end += 1  # what follows a closing quote belongs to the cell as well
        row.append(Cell((value + text[at:end]).strip(), line, column))
        line += text.count("\n", start, end)
        begin = max(begin, text.rfind("\n", start, end) + 1)
        if end >= len(text) or text[end] == "\n":
            if any(cell.text for cell in row):
                yield row
            row = []
            line, begin = line + 1, end + 1
        at = end + 1


def _quoted(text: str, at: int, cell: Cell) -> tuple[str, int]:
    """The value of a cell whose quote opens at `at`, and the place behind the closing one."""
    parts: list[str] = []
    at += 1
    while True:
        end = text.find('"', at)
        if end < 0:
            raise QuoteError(cell)
        parts.append(text[at:end])
        if text[end + 1 : end + 2] != '"':
            return "".join(parts), end + 1
        parts.append('"')
        at = end + 2


@dataclass(slots=True)
class _Reader:
    """Turn rows of cells into values, and collect what is wrong."""

    tree: Tree
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def fault(self, code: str, cell: Cell, **values: object) -> None:
        self.faults.append(Fault(cell.line, cell.column, code, {"value": cell.text, **values}))

    def indicator(self, cell: Cell) -> str | None:
        """The id of the indicator that a cell names, or None, which is told."""
        if cell.text in OPINION_NAMES:
            return OPINION
        if answer := answer_of(cell.text):
            return column(answer)
        node = self.tree.named(cell.text)
        leaves = [leaf.id for leaf in self.tree.leaves]
        if node is not None and node.id in leaves:
            return node.id
        known = [*leaves, *(leaf.title for leaf in self.tree.leaves)]
        near = nearest(cell.text, known)
        self.fault("table-indicator", cell, known="、".join(leaves), nearest=near)
        return None

    def value(self, unit: Cell, indicator: str, cell: Cell, note: str) -> None:
        """Take the value of an indicator for a unit."""
        node = self.tree.by_id.get(indicator)
        value = number(cell.text, node.item.unit or "" if node else "")
        if value is None and not is_missing(cell.text):
            self.fault("table-number", cell)
            return
        key = unit.text, indicator
        if key in self.seen:
            name = node.title if node else indicator
            self.fault("table-twice", unit, indicator=name, line=self.seen[key])
            return
        self.seen[key] = cell.line
        if indicator == OPINION and value is not None and not 0 <= value <= 100:
            self.fault("table-number", cell)
            return
        if answer_of(indicator) and value is not None and not (value >= 0 and value % 1 == 0):
            self.fault("table-number", cell)
            return
        self.rows.append(Row(unit.text, indicator, value, note))


def read(index: Index, text: str) -> tuple[Index, list[Fault]]:
    """Return the index with the rows of its table, and what is wrong in that."""
    if index.data is None:
        return index, []
    reader = _Reader(tree(index))
    try:
        _read(reader, text)
    except QuoteError as error:
        reader.fault("table-quote", error.cell)
    digest = hashlib.sha256(text.encode()).hexdigest()
    data = replace(index.data, rows=tuple(reader.rows), digest=digest, is_whole=not reader.faults)
    return with_data(index, data), reader.faults


def with_data(index: Index, data: object) -> Index:
    """Return a copy with another `data`; not by replace(), which would check all again."""
    other = copy.copy(index)
    object.__setattr__(other, "data", data)
    return other


def _read(reader: _Reader, text: str) -> None:
    rows = cells(text, _separator(text))
    heads = next(rows, None)
    if heads is None:
        return
    places = _places(heads)
    if all(name in places for name in _NEEDED):
        _long(reader, rows, places, len(heads))
    elif "unit" in places and len(heads) > 1 and _names_indicators(reader.tree, heads):
        _wide(reader, rows, heads, places)
    else:
        for name in _NEEDED:
            if name not in places:
                labels = f"{name} {_HEADS[name][1]}"
                reader.fault("table-column", heads[0], key=labels, known=_all_heads())
                return


def _all_heads() -> str:
    return "、".join(f"{name} {words[1]}" for name, words in _HEADS.items())


def _separator(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _places(heads: Sequence[Cell]) -> dict[str, int]:
    words = {word: name for name, spellings in _HEADS.items() for word in spellings}
    places: dict[str, int] = {}
    for place, cell in enumerate(heads):
        name = words.get(cell.text.lower())
        if name:
            places.setdefault(name, place)
    return places


def _names_indicators(tree: Tree, heads: Sequence[Cell]) -> bool:
    return any(
        cell.text in OPINION_NAMES or answer_of(cell.text) or tree.named(cell.text)
        for cell in heads
    )


def _long(reader: _Reader, rows: Iterator[list[Cell]], places: dict[str, int], width: int) -> None:
    """Rows of unit, indicator, value and note."""
    indicators: dict[str, str | None] = {}
    for row in rows:
        if not _has_width(reader, row, width, places):
            continue
        unit, indicator = row[places["unit"]], row[places["indicator"]]
        if not unit.text or not indicator.text:
            reader.fault("table-empty", indicator if unit.text else unit)
            continue
        if indicator.text not in indicators:
            indicators[indicator.text] = reader.indicator(indicator)
        id = indicators[indicator.text]
        note = places.get("note", width)
        if id is not None:
            words = row[note].text if note < len(row) else ""
            reader.value(unit, id, row[places["value"]], words)


def _wide(
    reader: _Reader, rows: Iterator[list[Cell]], heads: list[Cell], places: dict[str, int]
) -> None:
    """One row a unit, one column an indicator."""
    columns = {
        place: id
        for place, cell in enumerate(heads)
        if place not in places.values()
        and cell.text
        and cell.text not in _PASSED_OVER
        and (id := reader.indicator(cell))
    }
    for row in rows:
        if not _has_width(reader, row, len(heads), places):
            continue
        unit = row[places["unit"]]
        if not unit.text:
            reader.fault("table-empty", unit)
            continue
        for place, id in columns.items():
            if place < len(row):
                reader.value(unit, id, row[place], "")


def _has_width(reader: _Reader, row: list[Cell], width: int, places: dict[str, int]) -> bool:
    """Tell whether a row has the cells of the heading; a note at the end may be left out."""
    needed = max(places[name] for name in _NEEDED if name in places) + 1
    if needed <= len(row) and not any(cell.text for cell in row[width:]):
        return True
    reader.fault("table-cells", row[-1], count=len(row), expected=width)
    return False
