"""Read the files that lie beside entries: tables of values."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from generator.library import personal, persons
from generator.source import files
from generator.source.diagnostics import Diagnostic, Problem
from generator.source.files import SourceFile

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Mapping, Sequence

    from generator.kinds.entry import EntryData
    from generator.library.entries import Entry


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """Hold an entry with what stands in the files beside it, and what is wrong.

    `problems` are at places of the entry, `diagnostics` in the files; `names` are those of the
    files that were found.
    """

    entry: Entry
    problems: tuple[Problem, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    names: frozenset[str] = frozenset()


def with_tables(entry: Entry, drafts: Mapping[pathlib.Path, bytes | None]) -> Outcome:
    """Read the file beside an entry into it, wherever it is named there.

    `drafts`: what files, by their real paths, are taken to hold.
    """
    if entry.kind.tables is None or not entry.file.name:
        return Outcome(entry)
    outcome = Outcome(entry)
    read: dict[str, str | None] = {}
    known: dict[int, EntryData] = {}  # the same record stands for several parts
    for part in ("data", "inner", "whole"):
        data: EntryData | None = getattr(entry, part)
        name = entry.kind.tables.file(data) if data is not None else None
        if data is None or name is None:
            continue
        if name not in read:
            outcome = _open(outcome, name, drafts, read)
        text = read[name]
        if text is None or entry.cut is not None:  # of a broken entry it would tell wrong things
            continue
        if id(data) in known:
            filled = known[id(data)]
            outcome = _with(outcome, part, filled, [])
            continue
        filled, faults = entry.kind.tables.read(data, text)
        known[id(data)] = filled
        file = _beside(entry.file, name).name
        found = [Diagnostic(file, f.line, f.column, f.code, f.values) for f in faults]
        found += _on_persons(entry, filled, text, file)
        outcome = _with(outcome, part, filled, found)
    return outcome


def _with(
    outcome: Outcome, part: str, data: EntryData, diagnostics: Sequence[Diagnostic]
) -> Outcome:
    values: dict[str, Any] = {part: data}
    return dataclasses.replace(
        outcome,
        entry=dataclasses.replace(outcome.entry, **values),
        diagnostics=(*outcome.diagnostics, *diagnostics),
    )


def _on_persons(entry: Entry, data: EntryData, text: str, name: str) -> Iterator[Diagnostic]:
    """What names persons in a table; in what the public is told of it that is an error."""
    assert entry.kind.tables is not None
    allowances = {personal.plain(one.text) for one in data.allow}
    tables = entry.kind.tables
    published = tables.published(data) if entry.public else ()
    return persons.in_table(text, name, tables.words(data), allowances, published)


def _beside(file: SourceFile, name: str) -> SourceFile:
    folder, slash, _ = file.name.rpartition("/")
    place = str(file.path.parent / name)
    return SourceFile(place, f"{folder}{slash}{name}", file.folder, file.stem)


def _open(
    outcome: Outcome,
    name: str,
    drafts: Mapping[pathlib.Path, bytes | None],
    read: dict[str, str | None],
) -> Outcome:
    """Read a file once, and tell why where it cannot be read."""
    file = _beside(outcome.entry.file, name).with_draft(drafts)
    read[name] = None
    is_there = file.path.exists() and files.inside(file.path, file.path.parent)
    if not is_there and file.draft is None:
        field = outcome.entry.kind.tables.field if outcome.entry.kind.tables else ""
        problem = Problem("table-not-found", outcome.entry.place_of((field,)), {"value": name})
        return dataclasses.replace(outcome, problems=(*outcome.problems, problem))
    text = files.read(file)
    names = outcome.names | {file.name}
    if isinstance(text, Diagnostic):
        told = dataclasses.replace(text, fix=None)
        if text.code == "encoding-gb18030":
            told = dataclasses.replace(told, code="table-encoding", values={"value": name})
        return dataclasses.replace(outcome, names=names, diagnostics=(*outcome.diagnostics, told))
    read[name] = text
    return dataclasses.replace(outcome, names=names)
