"""Hold an entry as the rows of its kind's sheets show it, and fingerprint what they show."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.intake.workbook.keys import hop_key, items
from generator.intake.workbook.names import Names
from generator.intake.workbook.words import UnfitError, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.intake.workbook.columns import Sheet
    from generator.intake.workbook.keys import Item
    from generator.source.yaml import Value

_NAMELESS = Names()
_DEEPEST = 20
"""So deep no lists stand in each other."""
_INTERNAL = ("internal", "内部")


@dataclass(slots=True)
class Node:
    """Hold what a row shows, and the rows of the lists in it.

    `texts`: by the keys of columns, where something stands; `plain`: what is written where that is
    shown in other words, as a reference by its title; `lists`: by the keys of sheets.
    """

    texts: dict[str, str] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[Node]] = field(default_factory=dict)

    def value_print(self, key: str) -> str | None:
        """Return the fingerprint of what is written in a column; None where nothing is."""
        text = self.plain.get(key) or self.texts.get(key)
        return fingerprint(text) if text else None


@dataclass(frozen=True, slots=True)
class Prints:
    """Hold the fingerprints of a row: what it showed when it was exported, and what was written.

    A title that changes since changes what is shown of a reference, not what is written.
    """

    texts: Mapping[str, str]
    values: Mapping[str, str]
    lists: Mapping[str, list[Prints]]

    def has(self, node: Node | None) -> bool:
        """Tell whether in a row, and in all below it, is written what was exported."""
        return node is not None and plain_data(prints(node)) == plain_data(self)


def fingerprint(text: str) -> str:
    """Return a short hash of a text: equal ones, so many as a workbook has, are equal texts."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def prints(node: Node) -> Prints:
    """Return the fingerprints of a row and of the rows below it."""
    texts = {key: fingerprint(text) for key, text in node.texts.items()}
    values = texts | {key: fingerprint(text) for key, text in node.plain.items()}
    lists = {key: [*map(prints, nodes)] for key, nodes in node.lists.items() if nodes}
    return Prints(texts, values, lists)


def plain_data(one: Prints) -> list[Any]:
    """Return the fingerprints of what is written as plain data."""
    lists = {key: [*map(plain_data, nodes)] for key, nodes in sorted(one.lists.items())}
    return [dict(sorted(one.values.items())), lists]


def to_json(one: Prints) -> list[Any]:
    """Return fingerprints as plain data: of a text, and behind a stroke that of another value."""
    pairs = ((key, text, one.values[key]) for key, text in sorted(one.texts.items()))
    texts = {key: text if text == value else f"{text}/{value}" for key, text, value in pairs}
    lists = {key: [*map(to_json, nodes)] for key, nodes in sorted(one.lists.items())}
    return [texts, lists]


def from_json(data: Any, depth: int = 0) -> Prints:
    """Return the fingerprints in plain data. Raises ValueError where it holds none.

    `depth`: of the list that it stands in; a hand may have put lists in lists without end.
    """
    if depth > _DEEPEST:
        raise ValueError("no fingerprints")
    match data:
        case [dict() as pairs, dict() as lists] if all(
            isinstance(one, str) for one in pairs.values()
        ) and all(isinstance(one, list) for one in lists.values()):
            parts = {key: one.split("/") for key, one in pairs.items()}
            texts = {key: one[0] for key, one in parts.items()}
            values = {key: one[-1] for key, one in parts.items()}
            below = {key: [from_json(i, depth + 1) for i in one] for key, one in lists.items()}
            return Prints(texts, values, below)
    raise ValueError("no fingerprints")


def digest(*parts: Prints | None) -> str:
    """Return one hash of all that is written in an entry."""
    plain = [plain_data(part) if part else None for part in parts]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def find(mapping: Mapping[str, Value], item: Item) -> str | None:
    """Return a key as it is spelt in a mapping; None where it is not there."""
    return next((name for name in item.spellings if name in mapping), None)


def node_of(value: Value, sheet: Sheet, names: Names) -> Node:
    """Return what the rows of a sheet, and of those below it, show of a record.

    Raises UnfitError where the record has a key that the model lacks, or another shape.
    """
    node = Node()
    _fill(node, _mapping(value, sheet.name), sheet, sheet.record, (), names)
    return node


def _mapping(value: Value, name: str) -> Mapping[str, Value]:
    if not isinstance(value, dict):
        raise UnfitError(f"“{name}”应当是若干“键: 值”")
    return value


def _fill(
    node: Node,
    value: Mapping[str, Value],
    sheet: Sheet,
    record: type,
    way: tuple[Item, ...],
    names: Names,
) -> None:
    own = items(record)
    known = {spelling for item in own for spelling in item.spellings}
    if unknown := [key for key in value if key not in known]:
        raise UnfitError(f"不认识键“{unknown[0]}”")
    for item in own:
        spelt = find(value, item)
        if spelt is None:
            continue
        here = (*way, item)
        inner = value[spelt]
        if item.is_record and item.many:
            _fill_list(node, inner, sheet, here, names)
        elif item.is_record:
            _fill(node, _mapping(inner, item.label), sheet, item.base, here, names)
        elif (column := sheet.column(here)) and (text := show(inner, column, names)):
            node.texts[column.key] = text
            if column.is_reference and (plain := show(inner, column, _NAMELESS)) != text:
                node.plain[column.key] = plain


def _fill_list(node: Node, value: Value, sheet: Sheet, hop: tuple[Item, ...], names: Names) -> None:
    child = sheet.child(hop_key(hop))
    if child is None:
        raise UnfitError(f"“{hop[-1].label}”嵌套得太深")
    if not isinstance(value, list):
        raise UnfitError(f"“{hop[-1].label}”应当是列表")
    node.lists[hop_key(hop)] = [node_of(one, child, names) for one in value]


def halves(value: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, Value] | None]:
    """Part an entry into what stands at its top, without its id, and what stands under `internal`.

    The second is None where there is none. Raises UnfitError.
    """
    spelt = overlay_key(value)
    top = {key: one for key, one in value.items() if key not in (*_INTERNAL, "id", "编号")}
    if spelt is None:
        return top, None
    return top, {**_mapping(value[spelt], "内部")}


def overlay_key(value: Mapping[str, Value]) -> str | None:
    """Return the key under which the internal edition's own keys stand; None where none do."""
    return next((name for name in _INTERNAL if name in value), None)
