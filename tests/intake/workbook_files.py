"""Edit exported workbooks as people do, and bring them back without a command line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl

from generator.intake.workbook import content, plan, preview, reader, writer
from generator.intake.workbook.checking import settle
from generator.intake.workbook.units import Units
from generator.kinds import KINDS
from generator.library.survey import survey

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from generator.intake.workbook.checking import Outcome
    from generator.source.diagnostics import Diagnostic

    Check = Callable[[dict[Path, bytes | None]], list[Diagnostic]]


def export(folder: Path, *folders: str, empty: bool = False) -> bytes:
    """Return the workbook of a content folder, of some kinds or all."""
    kinds = [kind for kind in KINDS if not folders or kind.folder in folders]
    return writer.write(content.read(folder), kinds, empty=empty)


def open_book(data: bytes) -> Any:
    """Return a workbook as openpyxl has it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def to_bytes(book: Any) -> bytes:
    """Return the file of a workbook of openpyxl."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def heads(sheet: Any) -> dict[str, int]:
    """Return the columns of a sheet by their headings."""
    return {cell.value: cell.column for cell in sheet[1]}


def row_of(sheet: Any, name: str) -> int:
    """Return the number of a row: `id`, `id 2` for an item, `id 内部` of the internal edition."""
    id, *rest = name.split()
    internal = "是" if "内部" in rest else None
    number = next((one for one in rest if one != "内部"), None)
    columns = heads(sheet)
    for row in range(3, sheet.max_row + 1):
        cells = sheet[row]
        if (
            cells[0].value == id
            and cells[columns["内部版"] - 1].value == internal
            and (number is None or cells[columns["序号"] - 1].value == number)
        ):
            return row
    raise AssertionError(f"no row {name}")


def edit(book: Any, edits: list[dict[str, Any]]) -> None:
    """Change a workbook.

    An edit names its `sheet` and: a `row` with what to `set`, a row to `delete`, or what to `add`
    as a row at the end; `drop`: a column, or the sheet if it is true; `rename`: the sheet, or a
    column by its heading.
    """
    for one in edits:
        assert set(one) <= {"sheet", "row", "set", "delete", "add", "drop", "rename"}
        sheet = book[one["sheet"]]
        columns = heads(sheet)
        if "row" in one or "add" in one:
            row = row_of(sheet, one["row"]) if "row" in one else sheet.max_row + 1
            for heading, value in (one.get("set") or one["add"]).items():
                sheet.cell(row, columns[heading]).value = value
        if "delete" in one:
            sheet.delete_rows(row_of(sheet, one["delete"]))
        if one.get("drop") is True:
            del book[one["sheet"]]
        elif "drop" in one:
            sheet.delete_cols(columns[one["drop"]])
        if isinstance(one.get("rename"), str):
            sheet.title = one["rename"]
        for old, new in one["rename"].items() if isinstance(one.get("rename"), dict) else ():
            sheet.cell(1, columns[old]).value = new


def no_check(drafts: dict[Path, bytes | None]) -> list[Diagnostic]:
    """Find nothing wrong."""
    return []


def full_check(folder: Path) -> Check:
    """Return what tells all that is wrong with a content folder."""
    return lambda drafts: [*survey(folder, folder.parent, drafts=drafts).diagnostics]


def bring(
    data: bytes, folder: Path, check: Check = no_check, folders: Collection[str] = ()
) -> tuple[Outcome, list[str]]:
    """Merge a workbook into a content folder and write; what became of it, and the preview."""
    book = reader.read(data, folders)
    known = content.read(folder)
    outcome = settle(Units(book, known), known, folder, check)
    lines = [*preview.lines(outcome, book, known.remarks)]
    assert plan.write(outcome.files) == []
    return outcome, lines
