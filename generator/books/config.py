"""site_config/print.yml, read and checked: which books are made, from what, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from generator.books.model import Printing
from generator.entries import read_entries
from generator.kinds.kind import Kind
from generator.references import references
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.entry import EntryData
    from generator.library import Library
    from generator.settings import Settings


_KIND = Kind("site_config", "印刷", "份", cast("type[EntryData]", Printing), "")


def load(settings: Settings, library: Library) -> Printing:
    """The settings, with what they refer to looked up in the library. Raises ContentError."""
    entries, problems = read_entries(settings.value, settings.file, _KIND)
    if problems or not entries:
        raise settings.error(problems or [Problem("not-an-entry")])
    printing = cast("Printing", entries[0].data)
    if problems := [*_twice(printing), *_unknown(printing, library)]:
        raise settings.error(problems)
    return printing


def _twice(printing: Printing) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, book in enumerate(printing.books):
        if book.id in seen:
            yield Problem("duplicate-id", ("books", position, "id"), {"value": book.id, "other": "print.yml"})
        seen.add(book.id)


def _unknown(printing: Printing, library: Library) -> Iterator[Problem]:
    data: Any = printing
    for path, written, target, expected in references(data):
        if target is None:
            values = {"value": written, "expected": expected[0], "expected_en": expected[1]}
            yield Problem("bad-reference", path, values)
        elif library.entry(*target.key) is None:
            yield Problem("unknown-reference", path, {"value": written, "kind": "条目", "kind_en": "entries"})
