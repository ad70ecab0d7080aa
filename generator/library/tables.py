"""Read the files that lie beside entries: tables of values."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from generator.source import files
from generator.source.diagnostics import Diagnostic, Problem
from generator.source.files import SourceFile

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

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
    for part in ("data", "inner", "whole"):
        data: EntryData | None = getattr(entry, part)
        name = entry.kind.tables.file(data) if data is not None else None
        if data is None or name is None:
            continue
        if name not in read:
            outcome = _open(outcome, name, drafts, read)
        text = read[name]
        if text is None:
            continue
        filled, faults = entry.kind.tables.read(data, text)
        file = _beside(entry.file, name).name
        found = (Diagnostic(file, f.line, f.column, f.code, f.values) for f in faults)
        outcome = dataclasses.replace(
            outcome,
            entry=dataclasses.replace(outcome.entry, **{part: filled}),
            diagnostics=(*outcome.diagnostics, *found),
        )
    return outcome


def _beside(file: SourceFile, name: str) -> SourceFile:
    folder, slash, _ = file.name.rpartition("/")
    return SourceFile(file.path.parent / name, f"{folder}{slash}{name}", file.folder, file.stem)


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
        return dataclasses.replace(outcome, names=names, diagnostics=(*outcome.diagnostics, told))
    read[name] = text
    return dataclasses.replace(outcome, names=names)
