"""Tell which entry a row is: by its id, or by title, unit and date; and make ids of titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.ids import Ids, slug
from generator.intake.workbook.keys import items
from generator.intake.workbook.nodes import find
from generator.kinds.dates import Edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.intake.workbook.content import PlainEntry
    from generator.kinds.kind import Kind
    from generator.source.yaml import Value

_OF_ALL = ("title", "unit", "date")
_DIGITS = re.compile(r"[0-9]+")

Likeness = tuple[str, ...]
"""Title, unit and date: who has the same is the same entry."""


class Identities:
    """Knows the entries of a kind that are there, and gives new ones their ids."""

    def __init__(self, kind: Kind, there: Iterable[PlainEntry], taken: Iterable[str]) -> None:
        model: type = kind.model
        self._items = {item.key: item for item in items(model)}
        self._there = {one.id: one for one in there}
        self._by_likeness: dict[Likeness, PlainEntry] = {}
        for one in self._there.values():
            self._by_likeness.setdefault(self.likeness(one.value), one)
        self._ids = Ids({*self._there, *taken})

    def likeness(self, value: Mapping[str, Value]) -> Likeness:
        """Return what makes an entry the one that it is."""
        return tuple(self._text(value, key) for key in _OF_ALL)

    def _text(self, value: Mapping[str, Value], key: str) -> str:
        item = self._items.get(key)
        spelt = find(value, item) if item else None
        text = value[spelt] if spelt else ""
        plain = "".join(str(text).split())
        return _date(plain) if key == "date" else plain

    def stated(self, id: str, value: Mapping[str, Value]) -> str:
        """Return the id that a row states; "" where it only counts the rows.

        A bare number is an id only of an entry that has the row's title.
        """
        there = self._there.get(id)
        same = there and self._text(there.value, "title") == self._text(value, "title")
        return id if same or not id.isdecimal() else ""

    def entry_of(self, id: str, value: Mapping[str, Value]) -> PlainEntry | None:
        """Return the entry that is there for a row: by its id, else by likeness; or None."""
        return self._there.get(id) if id else self._by_likeness.get(self.likeness(value))

    def new(self, value: Mapping[str, Value]) -> str:
        """Return an id for a new entry: its title in pinyin, where that is taken with its date."""
        title, _, date = (self._text(value, key) for key in _OF_ALL)
        base = slug(title) or "entry"
        if base in self._ids.taken and date:
            base = f"{base}-{'-'.join(_DIGITS.findall(date))}"
        return self._ids.new(base)

    def take(self, id: str) -> bool:
        """Take an id that a table states; False where it is taken."""
        if id in self._ids.taken:
            return False
        self._ids.taken.add(id)
        return True


def _date(text: str) -> str:
    """A date in one spelling, or the text where it is none."""
    try:
        return Edtf.parse(text).text if text else ""
    except ValueError:
        return text
