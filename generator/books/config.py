"""site_config/print.yml, read and checked: which books are made, from what, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from generator.books.model import Printing
from generator.entries import read_entries
from generator.kinds.kind import Kind
from generator.library import locate
from generator.references import references
from generator.source import files, yaml
from generator.source.diagnostics import ContentError, Diagnostic, Problem
from generator.source.files import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.kinds.entry import EntryData
    from generator.library import Library


_KIND = Kind("site_config", "印刷", "份", cast("type[EntryData]", Printing), "")


class Settings:
    """Where the settings lie, so that a problem with them can be told with its line and column."""

    def __init__(self, path: Path, shown_as: str) -> None:
        self.file = SourceFile(path, shown_as, "site_config", path.stem)
        self._places = yaml.Places()

    def read(self) -> Printing:
        """Raises ContentError with every mistake in the shape of the file."""
        text = files.read(self.file)
        if isinstance(text, Diagnostic):
            raise ContentError([text])
        value, troubles = yaml.parse(text, self._places)
        if troubles or value is None:
            told = [Diagnostic(self.file.name, t.position.line, t.position.column, t.code, t.values) for t in troubles]
            raise ContentError(told or [Diagnostic(self.file.name, 1, 1, "empty-file")])
        entries, problems = read_entries(value, self.file, _KIND)
        if problems or not entries:
            raise self.error(problems or [Problem("not-an-entry")])
        return cast("Printing", entries[0].data)

    def error(self, problems: list[Problem]) -> ContentError:
        places = [(locate(self._places, p.path, p.anchor), p) for p in problems]
        return ContentError(Diagnostic(self.file.name, at.line, at.column, p.code, p.values) for at, p in places)


def load(settings: Settings, library: Library) -> Printing:
    """The settings, with what they refer to looked up in the library. Raises ContentError."""
    printing = settings.read()
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
