"""Tell what a row changes of an entry that is there, and write it into the text of its file."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.workbook.keys import items
from generator.intake.workbook.nodes import find
from generator.kinds.record import field_labels
from generator.library.validation import ShapeError, fill
from generator.source.rewrite import RewriteError, edits
from generator.source.splice import Original
from generator.source.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.intake.entries.rows import Draft
    from generator.intake.workbook.content import PlainEntry
    from generator.intake.workbook.keys import Item
    from generator.kinds.kind import Kind
    from generator.source.yaml import Value

_NOT_OF_RECORD = ("id", "编号", "internal", "内部")
_SHOWN = 40  # characters of a value in the preview


@dataclass(frozen=True, slots=True)
class Change:
    """Hold an entry that a row changes: what it is to be, the labels of what changes, and words."""

    draft: Draft
    written: PlainEntry
    value: Mapping[str, Value]
    labels: frozenset[str]
    lines: tuple[str, ...]

    @property
    def plain(self) -> dict[str, Value]:
        """Return the values as a record takes them, for the public."""
        return _plain(self.written.id, self.value)

    def touches(self, key: str | int) -> bool:
        """Tell whether a key, in any spelling, is among those that change."""
        model: type = self.written.kind.model
        return any(key in item.spellings for item in items(model) if item.label in self.labels)


class FixedError(Exception):
    """Say that a text cannot take a change in place."""


def change(draft: Draft, written: PlainEntry) -> Change | None:
    """Return what a row changes of an entry; None where both say the same.

    What the row leaves open stays as it is; of a list of records those change that it names.
    """
    model: type = written.kind.model
    by_label = {item.label: item for item in items(model)}
    value = _merged(written.value, draft.value, by_label)
    differences = [*_differences(written, value, [by_label[label] for label in draft.value])]
    if not differences:
        return None
    for item in by_label.values():
        spelling = find(value, item)
        if spelling is None or item in differences:
            continue
        if spelling in written.value:
            value[spelling] = written.value[spelling]
        else:
            del value[spelling]  # says what is so by itself
    lines = []
    for item in differences:
        before = written.value.get(find(written.value, item) or "")
        cell = next(cell for way, cell in draft.cells.items() if way[0] == item.label)
        after = value[find(value, item) or ""]
        lines.append(f"{item.label}：{_short(before)} → {_short(after)}（{cell.place}）")
    labels = frozenset(item.label for item in differences)
    return Change(draft, written, value, labels, tuple(lines))


def _merged(
    old: Mapping[str, Value], new: Mapping[str, Value], by_label: Mapping[str, Item]
) -> dict[str, Value]:
    """The old value with what the new one says, each key as it is spelt already."""
    result = {key: copy.deepcopy(one) for key, one in old.items()}
    for label, value in new.items():
        item = by_label[label]
        spelling = find(result, item)
        if spelling is None:
            result[label] = value
            continue
        inner = {one.label: one for one in items(item.base)} if item.is_record else {}
        before = result[spelling]
        if isinstance(before, dict) and isinstance(value, dict):
            result[spelling] = _merged(before, value, inner)
        elif inner and isinstance(before, list) and isinstance(value, list):
            result[spelling] = [*_records(before, value, inner)]
        else:
            result[spelling] = value
    return result


def _records(before: list[Value], after: list[Value], inner: Mapping[str, Item]) -> Iterator[Value]:
    """The records of a list, those of the row in their order over those that are there."""
    for i in range(max(len(before), len(after))):
        old = before[i] if i < len(before) else {}
        new = after[i] if i < len(after) else {}
        if isinstance(old, dict) and isinstance(new, dict):
            yield _merged(old, new, inner)
        else:
            yield new or old


def _differences(
    written: PlainEntry, value: Mapping[str, Value], items_of_row: Iterable[Item]
) -> Iterator[Item]:
    """The items of a row by which the entry would mean something else."""
    old, new = (_record(written.kind, written.id, one) for one in (written.value, value))
    attributes = {label: name for name, label in field_labels(written.kind.model).items()}
    for item in items_of_row:
        if old is None or new is None:
            spelling = find(value, item) or ""
            if written.value.get(spelling) != value.get(spelling):
                yield item
        elif getattr(old, attributes[item.label]) != getattr(new, attributes[item.label]):
            yield item


def _record(kind: Kind, id: str, value: Mapping[str, Value]) -> object | None:
    try:
        return fill(kind.model, _plain(id, value))
    except ShapeError:
        return None


def _plain(id: str, value: Mapping[str, Value]) -> dict[str, Value]:
    plain = {key: one for key, one in value.items() if key not in _NOT_OF_RECORD}
    return {**plain, "id": id}


def _short(value: Value | None) -> str:
    if value is None:
        return "（空）"
    if isinstance(value, dict):
        text = "，".join(f"{key} {_short(one)}" for key, one in value.items())
    elif isinstance(value, list):
        text = "；".join(map(_short, value))
    else:
        text = " ".join(value.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def rewrite(path: Path, changes: Iterable[Change]) -> bytes:
    """Return the file at a path with some changes of its entries; all else stays as it is.

    Raises FixedError where a change cannot be written in place.
    """
    original = Original(path.read_bytes(), "utf-8")
    root, _ = parse(original.text)
    for one in changes:
        if one.written.path and isinstance(root, list):
            root[one.written.path[0]] = {**one.value}
        else:
            root = {**one.value}
    try:
        return original.splice(edits(original.text, root or ""))
    except RewriteError:
        raise FixedError from None
