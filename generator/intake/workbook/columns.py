"""Derive the sheets of a workbook and their columns from the models of the kinds.

A kind has a sheet with a row for each entry, and one more for each list of records in it. A record
that stands alone has its columns in the sheet of what it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, get_args

from generator.intake.workbook.keys import hop_key, items
from generator.kinds.dates import Edtf
from generator.kinds.fields import CITED, CLAUSE, ENTRY, MARKDOWN, PARTY, Mark, OneOf, To
from generator.kinds.record import Choice
from generator.kinds.scaffold import unwrap, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.workbook.keys import Item
    from generator.kinds.kind import Kind

ID, OF_ENTRY, TITLE, NUMBER, INTERNAL = "编号", "条目编号", "条目标题", "序号", "内部版"
"""The headings of the columns that say which row is which."""
_LONGEST_NAME = 31  # characters in the name of a sheet
_DEEPEST = 3  # how often a record may stand in itself
_REFERENCES = {
    CLAUSE: "《制度》第×条，或 编号#条",
    ENTRY: "类别/标题，如 案例/某某案，或 文件夹/编号",
    CITED: "《制度》第×条，或 类别/标题",
    PARTY: "单位的标题，也可以是别的称呼",
}


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Describe a column: the items that lead to its value, and its heading.

    `key`: the keys that lead to its value, person.alias; `mark`: what else its text is; `choice`:
    the listed values that may stand in it, if it has such.
    """

    way: tuple[Item, ...]
    heading: str
    key: str = field(init=False)
    mark: Mark | To | None = field(init=False)
    choice: type[Choice] | None = field(init=False)

    def __post_init__(self) -> None:
        marks = (mark for mark in self.item.marks if isinstance(mark, Mark | To))
        base = self.item.base
        is_choice = isinstance(base, type) and issubclass(base, Choice)
        object.__setattr__(self, "key", hop_key(self.way))
        object.__setattr__(self, "mark", next(marks, None))
        object.__setattr__(self, "choice", base if is_choice else None)

    @property
    def item(self) -> Item:
        return self.way[-1]

    @property
    def is_reference(self) -> bool:
        """Tell whether other entries stand in it, which are shown by their titles."""
        return isinstance(self.mark, To) or self.mark in _REFERENCES

    @property
    def vocabulary(self) -> str:
        """Return the name of the site's list whose words may stand in it, or ""."""
        return next((one.words for one in self.item.marks if isinstance(one, OneOf)), "")

    @property
    def is_date(self) -> bool:
        """Tell whether a date stands in it."""
        return self.item.base is Edtf

    @property
    def is_long(self) -> bool:
        """Tell whether its texts run over several lines."""
        return self.mark is MARKDOWN or self.item.many or self.item.is_mapping

    @property
    def note(self) -> str:
        """Say what may be written in it, in Chinese."""
        return "；".join(filter(None, (self._duty, self._words, self._many)))

    @property
    def _duty(self) -> str:
        if not self.item.required:
            return ""
        above = [item.label for item in self.way[:-1] if not item.required]
        return f"写了“{above[0]}”就必写" if above else "必写"

    @property
    def _words(self) -> str:
        from generator.kinds import BY_FOLDER

        mark = self.mark
        if isinstance(mark, To):
            return f"{BY_FOLDER[mark.folder].label}的标题或编号"
        if self.item.is_mapping:
            return value_words(*unwrap(get_args(self.item.base)[1], ()))
        words = _REFERENCES.get(mark) if mark else None
        return words or value_words(self.item.base, self.item.marks)

    @property
    def _many(self) -> str:
        if self.item.is_mapping:
            return "一行一个，写作 键: 值"
        return "一行一个" if self.item.many else ""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Describe a sheet: the lists that lead to its rows (none: the entries), and its columns.

    `hops`: for each list the items that lead to it from the record above.
    """

    kind: Kind
    hops: tuple[tuple[Item, ...], ...]
    name: str
    columns: tuple[Column, ...]
    children: tuple[Sheet, ...]

    @property
    def key(self) -> str:
        """Return what leads to the rows: cases, cases/conduct, questions/questions/choices."""
        return "/".join([self.kind.folder, *(hop_key(hop) for hop in self.hops)])

    @property
    def is_top(self) -> bool:
        """Tell whether its rows are the entries themselves."""
        return not self.hops

    @property
    def record(self) -> type:
        """Return the record that a row holds."""
        return self.hops[-1][-1].base if self.hops else self.kind.model

    @property
    def headings(self) -> list[str]:
        """List the headings of all its columns from left to right."""
        own = [column.heading for column in self.columns]
        return [*([ID, INTERNAL] if self.is_top else [OF_ENTRY, TITLE, NUMBER, INTERNAL]), *own]

    @property
    def head(self) -> list[tuple[str, Column | None]]:
        """List all headings with their columns; None for those that say which row is which."""
        ours = len(self.headings) - len(self.columns)
        return [*zip(self.headings, [*[None] * ours, *self.columns], strict=True)]

    def column(self, way: tuple[Item, ...]) -> Column | None:
        """Return the column to which some items lead."""
        return _columns_by_key(self).get(hop_key(way))

    def child(self, key: str) -> Sheet | None:
        """Return the sheet of a list in its rows."""
        return next((one for one in self.children if hop_key(one.hops[-1]) == key), None)

    def all(self) -> Iterator[Sheet]:
        """Yield the sheet and those of the lists in its rows, at any depth."""
        yield self
        for child in self.children:
            yield from child.all()


@cache
def _columns_by_key(sheet: Sheet) -> dict[str, Column]:
    return {column.key: column for column in sheet.columns}


def sheet_of(kind: Kind) -> Sheet:
    """Return the sheet of a kind, with those of its lists."""
    if kind.model not in _sheets:
        _sheets[kind.model] = _sheet(kind, (), kind.model, kind.label, set())
    return _sheets[kind.model]


_sheets: dict[type, Sheet] = {}


def _sheet(
    kind: Kind, hops: tuple[tuple[Item, ...], ...], record: type, name: str, taken: set[str]
) -> Sheet:
    own = _free(name, taken)
    columns: list[Column] = []
    lists: list[tuple[Item, ...]] = []
    _walk(record, (), columns, lists, top=not hops)
    above = [hop[-1].base for hop in hops]
    children = tuple(
        _sheet(kind, (*hops, hop), hop[-1].base, f"{name}·{_label(hop)}", taken)
        for hop in lists
        if above.count(hop[-1].base) < _DEEPEST
    )
    return Sheet(kind, hops, own, tuple(_distinct(columns)), children)


def _walk(
    record: type,
    way: tuple[Item, ...],
    columns: list[Column],
    lists: list[tuple[Item, ...]],
    *,
    top: bool,
) -> None:
    for item in items(record):
        here = (*way, item)
        if top and item.key == "id":
            continue
        if item.is_record and item.many:
            lists.append(here)
        elif item.is_record:
            _walk(item.base, here, columns, lists, top=False)
        else:
            columns.append(Column(here, _label(here)))


def _label(way: tuple[Item, ...]) -> str:
    return "·".join(item.label for item in way)


def _distinct(columns: list[Column]) -> Iterator[Column]:
    """Give columns of one heading their keys as well, as those that are headed like ours."""
    headings = [column.heading for column in columns]
    ours = (ID, OF_ENTRY, TITLE, NUMBER, INTERNAL)
    for column in columns:
        heading = column.heading
        if headings.count(heading) > 1 or heading in ours:
            heading = f"{heading}（{column.key}）"
        yield Column(column.way, heading)


def _free(name: str, taken: set[str]) -> str:
    """Return a name that a sheet can have and no other has, and take it."""
    short = "".join(" " if sign in "[]:*?/\\" else sign for sign in name)[:_LONGEST_NAME]
    free, count = short, 1
    while free.casefold() in taken:
        count += 1
        free = f"{short[: _LONGEST_NAME - 4]}~{count}"
    taken.add(free.casefold())
    return free
