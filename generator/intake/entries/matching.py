"""Match the columns of a table with the keys of a kind, by their heads and by what a user says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from generator.intake.tables.heads import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.intake.entries.fields import Field, Fields
    from generator.intake.tables.heads import Heads

_COUNTS = frozenset({"序号", "序", "no", "no.", "号"})
_SHOWN = 40  # characters of a head in the preview
_ALIKE = 70.0  # of 100, for a head to be proposed


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column of a table that comes in: its head, what it means, of which record."""

    number: int
    head: str
    field: Field
    record: int


@dataclass(frozen=True, slots=True)
class Match:
    """Hold the columns that come in, by their numbers, and the heads of those that do not."""

    columns: Mapping[int, Column]
    others: Mapping[int, str]

    def of(self, key: str) -> Column | None:
        """Return the first column of a key."""
        return next((one for one in self.columns.values() if one.field.key == key), None)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Hold what a user says of a table.

    `maps`: by heads the keys that they mean, "" for none; `values`: by keys what a new entry says
    where its row does not.
    """

    maps: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)


class UnknownColumnError(Exception):
    """Say that a table has no such column, or a kind no such key."""


def parse(maps: Iterable[str], values: Iterable[str] = ()) -> Wishes:
    """Read `事项名称=标题` as a head and the key that it means, `来源=示例报` as a key and a value.

    An empty key leaves a column out. Raises UnknownColumnError where there is no equals sign.
    """
    by_head, by_key = {}, {}
    for text in maps:
        head, sign, key = text.partition("=")
        if not sign or not head.strip():
            raise UnknownColumnError(f"“{text}”写成 列名=键，如 事项名称=标题；不收一列写 备注=")
        by_head[plain(head)] = key.strip()
    for text in values:
        key, _, value = text.partition("=")
        if not key.strip() or not value.strip():
            raise UnknownColumnError(f"“{text}”写成 键=值，如 来源=示例县简报")
        by_key[key.strip()] = value.strip()
    return Wishes(by_head, by_key)


def targets(maps: Mapping[str, str], fields: Fields) -> dict[str, tuple[Field, int] | None]:
    """Return what a user says of heads: the field, or None for a column to be left out.

    Raises UnknownColumnError for a key that the kind has not.
    """
    result: dict[str, tuple[Field, int] | None] = {}
    for head, key in maps.items():
        result[head] = _field(key, fields) if key else None
    return result


def constants(values: Mapping[str, str], fields: Fields) -> list[tuple[Field, str]]:
    """Return what new entries are to say: fields and texts. Raises UnknownColumnError."""
    return [(_field(key, fields)[0], text) for key, text in values.items()]


def _field(key: str, fields: Fields) -> tuple[Field, int]:
    target = fields.find(key)
    if target is None:
        near = nearest(key, fields)
        hint = f"，是不是“{near}”" if near else ""
        raise UnknownColumnError(f"{fields.kind.label}没有“{key}”这个键{hint}")
    return target


def match(heads: Heads, fields: Fields, wishes: Mapping[str, tuple[Field, int] | None]) -> Match:
    """Match the columns of a table. `chosen`: what a user says of heads."""
    columns: dict[int, Column] = {}
    others: dict[int, str] = {}
    used: set[tuple[Field, int]] = set()
    before: Column | None = None
    for number, head in heads.texts.items():
        word = plain(head)
        if word in wishes:
            target = wishes[word]
        else:
            target = _measure(word, before, fields) or fields.find(head)
        if target is not None:
            target = _free(target, used)
        if target is None:
            others[number] = head
            before = None
            continue
        used.add(target)
        before = columns[number] = Column(number, head, *target)
    return Match(columns, others)


def _measure(word: str, before: Column | None, fields: Fields) -> tuple[Field, int] | None:
    """The measure of the number in the column before: 数值, 单位."""
    if word != "单位" or before is None or not before.field.is_number:
        return None
    measure = fields.by_key(".".join([*before.field.key.split(".")[:-1], "unit"]))
    return (measure, before.record) if measure and measure.way[1:] else None


def _free(target: tuple[Field, int], used: set[tuple[Field, int]]) -> tuple[Field, int] | None:
    """The next record of a list where a head comes again; of one value the first column counts."""
    while target in used:
        if not target[0].is_of_list:
            return None
        target = target[0], target[1] + 1
    return target


def nearest(head: str, fields: Fields) -> str:
    """Return the label that a head is most like, or ""; it is only proposed."""
    words = [*fields.words]
    near = process.extractOne(plain(head), words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return fields.words[near[0]].label if near else ""


def lines(heads: Heads, matches: Match, fields: Fields, sheet: str) -> Iterator[str]:
    """Yield what is shown of a match: which column means what, and which come in not at all."""
    row = next(iter(heads.row.cells.values())).row
    yield f"工作表“{sheet}”：第 {row} 行是列名"
    for column in matches.columns.values():
        which = f"（第 {column.record + 1} 项）" if column.record else ""
        letter = get_column_letter(column.number)
        yield f"  {letter} {_line(column.head)} → {column.field.label}{which}"
    for number, head in matches.others.items():
        if plain(head) in _COUNTS:
            continue
        yield f"  {get_column_letter(number)} {_line(head)} 没有收入{_hint(head, fields)}"


def _hint(head: str, fields: Fields) -> str:
    if fields.find(head) is not None:
        return "，和前面的列是同一个键"
    near = nearest(head, fields)
    return f"，是不是“{near}”？加 --map {_line(head)}={near}" if near else ""


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
