"""Merge an entry of a workbook into the file: what was exported, the cells now, the file now.

A cell that only the workbook changed is taken, one that only the file changed stays, and one that
both changed otherwise is a conflict, which is told and left as the file has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.workbook import values
from generator.intake.workbook.changes import Change, What
from generator.intake.workbook.keys import hop_key
from generator.intake.workbook.nodes import Node, Prints, fingerprint, plain_data, prints
from generator.intake.workbook.words import UnfitError, take
from generator.source.alignment import align

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.intake.workbook.book import Row
    from generator.intake.workbook.columns import Column, Sheet
    from generator.intake.workbook.names import Names
    from generator.source.diagnostics import Path
    from generator.source.yaml import Value

_BOTH = "导出以后文件里也改过"
_BY_PROGRAM = "表格软件存成了数字或日期，按显示的收入：请核对"
_NOTHING = Prints({}, {}, {})
_LONGEST_SUMMARY = 60


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
                record(What.CONFLICT, _BOTH)
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
        merger = _ListMerger(
            self,
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


@dataclass(slots=True)
class _ListMerger:
    """Merge the rows of one list into the items of the file."""

    merger: Merger
    sheet: Sheet
    nodes: list[Node]
    bases: list[Prints]
    before: list[Value]
    path: Path
    label: str
    result: list[Value] = field(default_factory=list)

    def merge(self, rows: list[Row], broken: set[int]) -> list[Value]:
        """Return the items as they are to be."""
        self._number(rows)
        exported = {
            row.number: row
            for row in rows
            if row.number and row.number <= len(self.bases) and row.number not in broken
        }
        of_base = dict(self._together())  # from places in the export to places in the file
        of_file = {j: i for i, j in of_base.items()}
        new = [row for row in rows if not row.number or row.number > len(self.bases)]
        new = [row for row in new if row.number not in broken]
        behind = self._behind(rows, new, of_base)
        self._add(behind.get(-1, []), of_file)
        for j, item in enumerate(self.before):
            i = of_file.get(j)
            if i is None or i + 1 in broken:
                self.result.append(item)
            elif i + 1 in exported:
                self._keep(item, exported[i + 1], j, i)
            else:
                self._remove(item, j, i)
            self._add(behind.get(j, []), of_file)
        for i in range(len(self.bases)):
            if i not in of_base and i + 1 in exported:
                self._tell_lost(exported[i + 1], self.bases[i])
        return self.result

    def _number(self, rows: list[Row]) -> None:
        """Give rows that only lost their numbers those that they had."""
        numbers = {row.number for row in rows}
        lost = [i for i in range(len(self.bases)) if i + 1 not in numbers]
        for row in rows if lost else ():
            if row.number is None:
                texts = {key: fingerprint(text) for key, text in row.texts().items()}
                i = next((i for i in lost if self.bases[i].texts == texts), None)
                if i is not None:
                    lost.remove(i)
                    row.number = i + 1

    def _together(self) -> Iterator[tuple[int, int]]:
        """Yield the places of an item in the export and in the file."""
        then = [*map(plain_data, self.bases)]
        now = [plain_data(prints(node)) for node in self.nodes]
        if now == then:
            return zip(range(len(now)), range(len(now)), strict=True)
        return iter(align(then, now))

    def _behind(
        self, rows: list[Row], new: list[Row], of_base: dict[int, int]
    ) -> dict[int, list[Row]]:
        """Return the new rows by the place, in the file, of the item behind which they stand."""
        result: dict[int, list[Row]] = {}
        last = len(self.before) - 1
        at = last if not self.bases else -1
        fresh = {id(row) for row in new}
        for row in rows:
            if id(row) in fresh:
                result.setdefault(at, []).append(row)
            elif row.number:
                at = of_base.get(row.number - 1, at)
        return result

    def _add(self, rows: list[Row], of_file: dict[int, int]) -> None:
        strangers = [node for j, node in enumerate(self.nodes) if j not in of_file]
        for row in rows:
            texts = row.texts()
            if any(node.texts == texts for node in strangers):
                continue  # brought in before
            if not self.merger.is_known and self.nodes:
                reason = "文件里这个列表已经有别的内容：重新导出再改"
                self._tell(What.CONFLICT, row, texts, reason)
                continue
            self._add_row(row, texts)

    def _add_row(self, row: Row, texts: dict[str, str]) -> None:
        value: values.Mapping = {}
        here = (*self.path, len(self.result))
        changes = self.merger.changes
        count = len(changes)
        self.merger.merge(value, row, Node(), _NOTHING, here, self._item_label())
        own, changes[count:] = changes[count:], []
        if row.place() in self.merger.omissions:
            return
        if value:
            self._tell(What.ADDITION, row, texts)
            self.result.append(value)
        changes += [change for change in own if not change.what.is_done]

    def _keep(self, item: Value, row: Row, j: int, i: int) -> None:
        assert isinstance(item, dict)  # or the entry would not have been read
        here = (*self.path, len(self.result))
        self.merger.merge(item, row, self.nodes[j], self.bases[i], here, self._item_label())
        if item:
            self.result.append(item)

    def _remove(self, item: Value, j: int, i: int) -> None:
        label = self._item_label()
        if self.bases[i].has(self.nodes[j]):
            summary = _summary(self.nodes[j].texts)
            place = f"{self.sheet.name}"
            self.merger.changes.append(Change(What.DELETION, label, place, self.path, summary))
        else:
            reason = f"{_BOTH}，没有删"
            self.merger.changes.append(
                Change(What.CONFLICT, label, self.sheet.name, self.path, reason=reason)
            )
            self.result.append(item)

    def _tell_lost(self, row: Row, base: Prints) -> None:
        texts = {key: fingerprint(text) for key, text in row.texts().items()}
        if texts != base.texts:
            self._tell(What.CONFLICT, row, row.texts(), "导出以后文件里已经删去这一项")

    def _tell(self, what: What, row: Row, texts: dict[str, str], reason: str = "") -> None:
        here = (*self.path, len(self.result))
        label = self._item_label()
        change = Change(what, label, row.place(), here, "", _summary(texts), reason)
        self.merger.changes.append(change)

    def _item_label(self) -> str:
        return f"{self.label} {len(self.result) + 1}"


def _summary(texts: dict[str, str]) -> str:
    text = "；".join(" ".join(one.split()) for one in texts.values())
    return text if len(text) <= _LONGEST_SUMMARY else text[: _LONGEST_SUMMARY - 1] + "…"
