"""Merge an entry of a workbook into the file: what was exported, the cells now, the file now.

A cell that only the workbook changed is taken, one that only the file changed stays, and one that
both changed otherwise is a conflict, which is told and left as the file has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.workbook import values
from generator.intake.workbook.changes import BOTH, Change, What
from generator.intake.workbook.keys import hop_key
from generator.intake.workbook.lists import ListMerger
from generator.intake.workbook.nodes import Node, Prints, fingerprint
from generator.intake.workbook.words import UnfitError, take

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.intake.workbook.book import Row
    from generator.intake.workbook.columns import Column, Sheet
    from generator.intake.workbook.names import Names
    from generator.source.diagnostics import Path

_BY_PROGRAM = "表格软件存成了数字或日期，按显示的收入：请核对"


@dataclass(slots=True)
class Merger:
    """Merge the rows of one entry.

    `sheets`: the keys of those that were read; `omissions`: places of cells that are not to be
    taken; `is_known`: whether the entry was exported, so that what its rows showed is known.
    """

    names: Names
    sheets: Collection[str]
    omissions: Collection[str]
    in_chinese: bool
    is_known: bool
    changes: list[Change] = field(default_factory=list)

    def merge(
        self,
        value: values.Mapping,
        row: Row,
        node: Node,
        base: Prints | None,
        path: Path = (),
        label: str = "",
    ) -> None:
        """Merge a row, and the rows of the lists in it, into a record's plain value.

        `node`: what the file shows of the record; `base`: what was exported of it.
        """
        for column in row.sheet.columns:
            if row.has(column):
                self._cell(value, row, column, node, base, path, label)
        for child in row.sheet.children:
            if child.key in self.sheets:
                self._list(value, row, child, node, base, path, label)

    # --- cells

    def _cell(
        self,
        value: values.Mapping,
        row: Row,
        column: Column,
        node: Node,
        base: Prints | None,
        path: Path,
        label: str,
    ) -> None:
        place, words = row.place(column), _words(label, column.heading)
        if row.fault(column):  # which the reader tells
            return
        text, before = row.text(column), node.texts.get(column.key, "")
        here = (*path, *(item.key for item in column.way))
        if text == before or place in self.omissions or self._is_as_exported(text, column, base):
            return

        def record(what: What, reason: str = "") -> None:
            self.changes.append(Change(what, words, place, here, before, text, reason))

        old = values.get(value, column.way)
        try:
            new = take(text, column, self.names, old) if text else None
        except UnfitError as error:
            record(What.REFUSAL, str(error))
            return
        if new == old:  # another word for the same
            return
        if self._is_changed_in_file(node, column, base):
            if text or base is not None:
                record(What.CONFLICT, BOTH)
            return
        values.put(value, row.sheet.record, column.way, new, in_chinese=self.in_chinese)
        record(What.CHANGE, _BY_PROGRAM if text and row.is_number(column) else "")

    def _is_as_exported(self, text: str, column: Column, base: Prints | None) -> bool:
        if base is None:
            return False
        return base.texts.get(column.key) == (fingerprint(text) if text else None)

    def _is_changed_in_file(self, node: Node, column: Column, base: Prints | None) -> bool:
        known = base.values.get(column.key) if base else None
        return node.value_print(column.key) != known

    # --- lists

    def _list(
        self,
        value: values.Mapping,
        row: Row,
        sheet: Sheet,
        node: Node,
        base: Prints | None,
        path: Path,
        label: str,
    ) -> None:
        hop = sheet.hops[-1]
        key = hop_key(hop)
        there = values.get(value, hop)
        before = [*there] if isinstance(there, list) else []
        merger = ListMerger(
            self.merge,
            self.changes,
            self.omissions,
            self.is_known,
            sheet,
            node.lists.get(key, []),
            base.lists.get(key, []) if base else [],
            before,
            (*path, *(item.key for item in hop)),
            _words(label, "·".join(item.label for item in hop)),
        )
        after = merger.merge(row.lists.get(key, []), row.broken.get(key, set()))
        if after != before:
            values.put(value, row.sheet.record, hop, after or None, in_chinese=self.in_chinese)


def _words(label: str, heading: str) -> str:
    return f"{label}·{heading}" if label else heading
