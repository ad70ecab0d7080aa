"""Export the list of a kind as a spreadsheet: a row an entry, a column a key, by their labels.

It is for reading and counting; what is to come back goes into the workbook (`export workbook`).
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.exports.selection import pick
from generator.kinds import BY_FOLDER
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience, EntryData, Status
from generator.kinds.record import Choice, field_labels
from generator.kinds.rules import clause_number
from generator.library.references import references
from generator.tools.cells import inert
from generator.tools.sheets import to_bytes, workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from generator.edition import Edition, Item
    from generator.tools.cells import Cell

_LONGEST = 32_000  # characters of a cell; a spreadsheet takes 32,767
_WIDEST = 60


def lists(edition: Edition, folder: str, ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the list of a kind: of the entries named, of all where none is.

    Raises UnknownIdError.
    """
    kind = BY_FOLDER[folder]
    items: Sequence[Item] = pick(edition, kind.model, ids) or edition.browse(folder)
    book = workbook()
    sheet = book.create_sheet(kind.label)
    _fill(sheet, kind.model, items, edition)
    yield f"{folder}.xlsx", to_bytes(book)


def _fill(
    sheet: Worksheet, model: type[EntryData], items: Sequence[Item], edition: Edition
) -> None:
    names = _columns(model, items)
    labels = field_labels(model)
    sheet.append([labels[name] for name in names])
    for item in items:
        titles = _titles(item.data, edition)
        sheet.append([inert(_cell(getattr(item.data, name), titles)) for name in names])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(sheet.iter_cols(), 1):
        lengths = [len(line) for cell in column for line in str(cell.value or "").split("\n")]
        width = min(2 * max(lengths) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
        for cell in column:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.number_format = "General" if isinstance(cell.value, int | float) else "@"
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions


def _columns(model: type[EntryData], items: Sequence[Item]) -> list[str]:
    """The fields that some entry has, those of every kind that lead first."""
    fields = [field.name for field in dataclasses.fields(model)]
    first = [name for name in ("id", "title") if name in fields]
    used = (name for name in fields if any(_is_there(item.data, name) for item in items))
    return list(dict.fromkeys([*first, *used]))


def _is_there(data: EntryData, name: str) -> bool:
    usual = (None, (), "", False, Audience.PUBLIC, Status.PUBLISHED)
    return getattr(data, name) not in usual


def _cell(value: Any, titles: Mapping[str, str]) -> Cell:
    if isinstance(value, bool) or value is None:
        return "是" if value else ""
    if isinstance(value, int | float):
        return value
    return _words(value, titles)[:_LONGEST]


def _words(value: Any, titles: Mapping[str, str]) -> str:
    """A value as a reader is told it: references by title, parts with their labels."""
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, Edtf):
        return str(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        mark = "；" if all(isinstance(one, str) for one in value) else "\n"
        return mark.join(filter(None, (_words(one, titles) for one in value)))
    if dataclasses.is_dataclass(value):
        labels = field_labels(type(value))
        parts = ((label, getattr(value, part)) for part, label in labels.items())
        return "，".join(
            f"{label}：{_words(one, titles)}"
            for label, one in parts
            if one not in (None, (), "", False)
        )
    if isinstance(value, float):
        return f"{value:g}" if value < _EXACT else f"{value:,.2f}"
    return titles.get(str(value), str(value))


_EXACT = 1e5


def _titles(data: EntryData, edition: Edition) -> dict[str, str]:
    """What every reference of an entry is called, by the text that is written."""
    titles = {}
    for reference in references(data):
        target = reference.target
        entry = edition.get(*target.key) if target else None
        if target and entry:
            clause = clause_number.words(target.clause) if target.clause else ""
            titles[reference.words] = f"《{entry.title}》{clause}" if clause else entry.title
    return titles
