"""site_config/print.yml, read and checked: which books are made, from what, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from generator.books.model import Printing
from generator.kinds.kind import Kind
from generator.kinds.record import is_one_of, labels
from generator.kinds.suggest import both_ways
from generator.library.entries import read_entries
from generator.library.references import references
from generator.source.diagnostics import Anchor, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.entry import EntryData
    from generator.library.loading import Library
    from generator.library.settings import Settings
    from generator.source.yaml import Value


SETTINGS = "site_config/print.yml"
_OF_ENTRIES = ("id", "audience", "status", "internal")
_KIND = Kind("site_config", "印刷", "份", cast("type[EntryData]", Printing), "")


def load(settings: Settings, library: Library) -> Printing:
    """The settings, with what they refer to looked up in the library. Raises ContentError."""
    if not isinstance(settings.value, dict):
        raise settings.error([Problem("not-an-entry")])
    entries, problems = read_entries(settings.value, settings.file, _KIND)
    if problems := [*problems, *_foreign(settings.value)]:
        raise settings.error(problems)
    printing = cast("Printing", entries[0].data)
    if problems := [*_twice(printing), *_unknown(printing, library)]:
        raise settings.error(problems)
    return printing


def _foreign(value: dict[str, Value]) -> Iterator[Problem]:
    """Keys that every entry may have; settings would not heed them."""
    known = both_ways(
        {name: label for name, label in labels(Printing).items() if name not in _OF_ENTRIES}
    )
    for name in value:
        if is_one_of(name, _OF_ENTRIES):
            yield Problem("unknown-key", (name,), {"key": name, "known": known}, Anchor.KEY)


def _twice(printing: Printing) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, book in enumerate(printing.books):
        if book.id in seen:
            yield Problem(
                "duplicate-id", ("books", position, "id"), {"value": book.id, "other": "print.yml"}
            )
        seen.add(book.id)


def _unknown(printing: Printing, library: Library) -> Iterator[Problem]:
    data: Any = printing
    for path, written, target, expected in references(data):
        if target is None:
            values = {"value": written, "expected": expected[0], "expected_en": expected[1]}
            yield Problem("bad-reference", path, values)
        elif library.entry(*target.key) is None:
            yield Problem(
                "unknown-reference", path, {"value": written, "kind": "条目", "kind_en": "entries"}
            )
