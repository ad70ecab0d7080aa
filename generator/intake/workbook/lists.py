"""Merge the rows of a list into the items of the file: what was exported, the rows, the file now.

Items are known by their numbers in the export and found again in the file by what is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.workbook.changes import BOTH, Change, What
from generator.intake.workbook.nodes import Node, Prints, fingerprint, plain_data, prints
from generator.source.alignment import align

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from generator.intake.workbook import values
    from generator.intake.workbook.book import Row
    from generator.intake.workbook.columns import Sheet
    from generator.source.diagnostics import Path
    from generator.source.yaml import Value

    MergeRow = Callable[[values.Mapping, Row, Node, Prints | None, Path, str], None]

_NOTHING = Prints({}, {}, {})
_LONGEST_SUMMARY = 60


@dataclass(slots=True)
class ListMerger:
    """Merge the rows of one list into the items of the file.

    `merge_row` merges a row into a record; `changes`, `omissions`, `is_known` are those of the
    entry; `nodes` and `before` the items of the file, as they are shown and as they are written;
    `bases` what was exported; `path` and `label` lead to the list.
    """

    merge_row: MergeRow
    changes: list[Change]
    omissions: Collection[str]
    is_known: bool
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
            if not self.is_known and self.nodes:
                reason = "文件里这个列表已经有别的内容：重新导出再改"
                self._tell(What.CONFLICT, row, texts, reason)
                continue
            self._add_row(row, texts)

    def _add_row(self, row: Row, texts: dict[str, str]) -> None:
        value: values.Mapping = {}
        here = (*self.path, len(self.result))
        changes = self.changes
        count = len(changes)
        self.merge_row(value, row, Node(), _NOTHING, here, self._item_label())
        own, changes[count:] = changes[count:], []
        if row.place() in self.omissions:
            return
        if value:
            self._tell(What.ADDITION, row, texts)
            self.result.append(value)
        changes += [change for change in own if not change.what.is_done]

    def _keep(self, item: Value, row: Row, j: int, i: int) -> None:
        assert isinstance(item, dict)  # or the entry would not have been read
        here = (*self.path, len(self.result))
        self.merge_row(item, row, self.nodes[j], self.bases[i], here, self._item_label())
        if item:
            self.result.append(item)

    def _remove(self, item: Value, j: int, i: int) -> None:
        label = self._item_label()
        if self.bases[i].has(self.nodes[j]):
            summary = _summary(self.nodes[j].texts)
            place = f"{self.sheet.name}"
            self.changes.append(Change(What.DELETION, label, place, self.path, summary))
        else:
            reason = f"{BOTH}，没有删"
            self.changes.append(
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
        self.changes.append(change)

    def _item_label(self) -> str:
        return f"{self.label} {len(self.result) + 1}"


def _summary(texts: dict[str, str]) -> str:
    text = "；".join(" ".join(one.split()) for one in texts.values())
    return text if len(text) <= _LONGEST_SUMMARY else text[: _LONGEST_SUMMARY - 1] + "…"
