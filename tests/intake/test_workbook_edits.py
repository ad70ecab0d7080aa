"""Edits of a workbook at random: each arrives as it is, all else stays byte for byte."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.intake.workbook import content
from generator.intake.workbook.changes import What
from generator.intake.workbook.columns import Column, Sheet, sheet_of
from generator.intake.workbook.keys import hop_key
from generator.intake.workbook.names import Names
from generator.intake.workbook.nodes import Node
from generator.kinds import KINDS
from generator.kinds.dates import Edtf
from generator.kinds.fields import MARKDOWN, NOTE, Mark, To
from tests.intake import workbook_files as books
from tests.project import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = 1000
Address = tuple[str, str, str, str, str]
"""A sheet's key, an id, `是` for the internal edition, the number of an item, a column's key."""


def _cells(folder: Path) -> dict[Address, str]:
    """Return all that the cells of a workbook would show, references as they are written."""
    known = content.read(folder)
    known.names = Names()
    cells: dict[Address, str] = {}
    for one in known.entries.values():
        state = known.state(one)
        assert state is not None
        for node, internal in ((state.top, ""), (state.inner or Node(), "是")):
            cells |= _of_node(node, sheet_of(one.kind), one.id, internal, "")
    return cells


def _of_node(node: Node, sheet: Sheet, id: str, internal: str, number: str) -> dict[Address, str]:
    cells = {(sheet.key, id, internal, number, key): text for key, text in node.texts.items()}
    for child in sheet.children:
        for i, one in enumerate(node.lists.get(hop_key(child.hops[-1]), ()), 1):
            cells |= _of_node(one, child, id, internal, f"{number}.{i}".strip("."))
    return cells


@dataclass(frozen=True)
class _Cell:
    """Hold a cell of an opened workbook: where it is and what it is."""

    address: Address
    column: Column
    cell: Any

    @property
    def is_reference(self) -> bool:
        return isinstance(self.column.mark, To)


def _open_cells(book: Any) -> Iterator[_Cell]:
    """Yield the cells of a workbook that an office would edit."""
    for kind in KINDS:
        for sheet in sheet_of(kind).all():
            table = book[sheet.name]
            places = books.heads(table)
            for row in table.iter_rows(min_row=3):
                texts = {name: row[at - 1].value or "" for name, at in places.items()}
                id = texts["编号" if sheet.is_top else "条目编号"]
                for column in sheet.columns:
                    if column.key != "id":
                        number = texts.get("序号", "") if not sheet.is_top else ""
                        address = (sheet.key, id, texts["内部版"], number, column.key)
                        yield _Cell(address, column, row[places[column.heading] - 1])


def _new_text(one: _Cell, draw: random.Random, names: Names, *, lines: bool) -> tuple[str, str]:
    """Return another text for a cell, as it is typed and as it is written in the file."""
    before, column = one.cell.value or "", one.column
    if isinstance(column.mark, To):
        id = draw.choice(sorted(names.titles[column.mark.folder]))
        return names.display(column.mark, id), id
    if column.choice is not None:
        text = draw.choice([member.label for member in column.choice])
    elif column.item.base is bool:
        text = "否" if before == "是" else "是"
    elif column.item.base in (int, float):
        text = str(draw.randint(1, 9))
    elif column.item.base is Edtf:
        text = f"20{draw.randint(10, 24)}-0{draw.randint(1, 9)}"
    else:
        text = f"{before}{draw.choice('改新增删')}"
        if lines and draw.random() < 0.3:
            text = f"{text}\n\n- 其{draw.randint(1, 9)}：#{text}"
    return text, text


def _edits(book: Any, draw: random.Random, names: Names, *, lines: bool) -> dict[Address, str]:
    """Edit so many cells of a workbook, some of them empty; what is to stand in them."""
    singles = [
        one
        for one in _open_cells(book)
        if not one.column.item.many and not isinstance(one.column.mark, Mark)
    ] + [one for one in _open_cells(book) if one.column.mark in (MARKDOWN, NOTE)]
    full = [one for one in singles if one.cell.value is not None]
    empty = [one for one in singles if one.cell.value is None and not one.is_reference]
    chosen = draw.sample(full, COUNT * 4 // 5) + draw.sample(empty, COUNT // 5)
    result = {}
    for one in chosen:
        text, written = _new_text(one, draw, names, lines=lines)
        one.cell.value = text
        result[one.address] = written
    return result


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*.yml"))}


def _comments(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if line.lstrip().startswith(b"#")]


def test_a_thousand_edits_arrive_and_all_else_stays(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(REPOSITORY / "content", folder)
    cells, before = _cells(folder), _bytes(folder)
    book = books.open_book(books.export(folder))
    edits = _edits(book, random.Random(1), content.read(folder).names, lines=True)
    assert len(edits) == COUNT
    outcome, _ = books.bring(books.to_bytes(book), folder)
    assert not outcome.is_partial
    assert _cells(folder) == cells | edits
    after = _bytes(folder)
    assert {str(one.path) for one in outcome.files} == {
        name for name in before if before[name] != after[name]
    }
    assert {name: _comments(data) for name, data in before.items()} == {
        name: _comments(data) for name, data in after.items()
    }


def test_what_is_edited_back_is_as_it_was_to_the_byte(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(REPOSITORY / "content", folder)
    before = _bytes(folder)
    old = books.open_book(books.export(folder))
    book = books.open_book(books.export(folder))
    edits = _edits(book, random.Random(3), content.read(folder).names, lines=False)
    books.bring(books.to_bytes(book), folder)
    assert _bytes(folder) != before
    texts = {one.address: one.cell.value for one in _open_cells(old)}
    again = books.open_book(books.export(folder))
    for one in _open_cells(again):
        if one.address in edits:
            one.cell.value = texts[one.address]
    outcome, _ = books.bring(books.to_bytes(again), folder)
    assert not outcome.is_partial
    assert _bytes(folder) == before


def test_what_two_people_edit_is_kept_apart(tmp_path: Path) -> None:
    """Each edits an export of his own; where both edit a cell, the first one's text stays.

    Where both rename an entry, what the second one entered by its old title is refused, and named.
    """
    folder = tmp_path / "content"
    shutil.copytree(REPOSITORY / "content", folder)
    cells = _cells(folder)
    names = content.read(folder).names
    books_of = [books.open_book(books.export(folder)) for _ in range(2)]
    edits = []
    for seed, book in enumerate(books_of, 5):
        chosen = _edits(book, random.Random(seed), names, lines=True)
        edits.append({name: text for name, text in chosen.items() if cells.get(name) != text})
    both = {name for name in edits[0].keys() & edits[1].keys() if edits[0][name] != edits[1][name]}
    old_titles = {cells[name] for name in both if name[-1] == "title"}
    outcomes = [books.bring(books.to_bytes(book), folder)[0] for book in books_of]
    changes = [change for unit in outcomes[1].units.values() for change in unit.changes]
    refusals = [change for change in changes if change.what is What.REFUSAL]
    assert {change.after for change in refusals} <= old_titles  # by which nobody calls it any more
    after, expected = _cells(folder), cells | edits[1] | edits[0]
    differing = [name for name in after.keys() | expected.keys() if after[name] != expected[name]]
    conflicts = [change for change in changes if change.what is What.CONFLICT]
    assert len(conflicts) + len(refusals) == len(both) + len(differing)
    assert len(both) > len(refusals) >= len(differing)
