"""Turn one file into entries, with all that is wrong with it by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER
from generator.library.entries import Entry, read_entries
from generator.source import files, lost_text, yaml
from generator.source.diagnostics import Diagnostic, Problem

if TYPE_CHECKING:
    from generator.source.files import SourceFile

Parsed = Diagnostic | tuple["yaml.Value | None", list[yaml.Trouble]]
"""The value in a file and what is wrong with its writing, or why it cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold what stands in a file, whatever stands in others.

    `broken`: folder and id of entries that are there and cannot be used as they are.
    """

    entries: tuple[Entry, ...]
    file_problems: list[Diagnostic]
    problems: list[Problem]
    broken: frozenset[tuple[str, str]]


def parse(file: SourceFile) -> Parsed:
    """Read the value in a file, as plain lists, mappings and texts."""
    text = files.read(file)
    if isinstance(text, Diagnostic):
        return text
    value, troubles = yaml.parse(text)
    return value, troubles or list(lost_text.characters_at_risk(text))


def contents(file: SourceFile, parsed: Parsed) -> Contents:
    """Return the entries that a parsed file holds, and what is wrong with their shape."""
    if isinstance(parsed, Diagnostic):
        return Contents((), [parsed], [], _ids(file))
    value, troubles = parsed
    file_problems = [trouble.of(file.name) for trouble in troubles]
    if value is None:
        if not troubles:
            file_problems.append(Diagnostic(file.name, 1, 1, "empty-file"))
        return Contents((), file_problems, [], _ids(file))
    entries, problems = read_entries(value, file, BY_FOLDER[file.folder])
    broken = _ids(file) if file_problems or problems else frozenset[tuple[str, str]]()
    return Contents(tuple(entries), file_problems, problems, broken)


def _ids(file: SourceFile) -> frozenset[tuple[str, str]]:
    """Folder and id of everything that a file may hold which cannot be read as it is."""
    text = files.read(file)
    ids = _ID_LINE.findall(text) if isinstance(text, str) else []
    return frozenset((file.folder, id) for id in (file.stem, *ids))


_ID_LINE = re.compile(r"""[\s{,-](?:id|编号)["']?: *["']?([a-z0-9-]+)""")
"""Where an entry states its id, in a file that cannot be read otherwise."""
