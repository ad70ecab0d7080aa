"""Load all that authors wrote, references resolved and checks done; it is frozen once built."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.suggest import nearest
from generator.library import page_files
from generator.library.catalogue import Library
from generator.library.entries import Entry, read_entries
from generator.library.inspection import check
from generator.library.places import diagnostics_of
from generator.library.tables import with_tables
from generator.source import files, lost_text, yaml
from generator.source.codes import Severity
from generator.source.diagnostics import (
    ContentError,
    Diagnostic,
    Problem,
    limit_count,
)
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Collection, Mapping

    from generator.kinds.kind import Vocabulary
    from generator.source.files import SourceFile


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what stands in a content folder, right or wrong.

    `library` holds the entries of right shape; `diagnostics` is all that is wrong or
    odd, in order; `broken` are folder and id of entries that are there and cannot be used as they
    are.
    """

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    broken: Collection[tuple[str, str]]

    def whole(self) -> Library:
        """Return the library. Raises ContentError with all that was told, if there is an error."""
        if any(d.severity is Severity.ERROR for d in self.diagnostics):
            raise ContentError(self.diagnostics)
        return replace(self.library, warnings=self.diagnostics)


def load(content: pathlib.Path, vocabulary: Vocabulary) -> Library:
    """Read, link and check a content folder. Raises ContentError with every problem."""
    return read(content, vocabulary).whole()


def read(
    content: pathlib.Path,
    vocabulary: Vocabulary,
    progress: Callable[[int, int], None] = lambda done, total: None,
    drafts: Mapping[pathlib.Path, bytes | None] | None = None,
    home: pathlib.Path | None = None,
) -> Reading:
    """Read, link and check a content folder, whatever is wrong in it.

    `progress` is told files done and all. `drafts`: what files, by their real paths, are taken to
    hold, None for those that go. `home`: the folder of the project, by default the one above.
    """
    desk = _Desk()
    found, diagnostics = files.find(content, frozenset(BY_FOLDER), content.name)
    desk.file_problems += map(_with_near_folder, diagnostics)
    if drafts:
        found = [file.with_draft(drafts) for file in found if not file.is_to_go(drafts)]
        found += files.new_files(content, drafts, found)
    shelves: dict[str, dict[str, Entry]] = {kind.folder: {} for kind in KINDS}
    entries: list[Entry] = []
    for done, (file, parsed) in enumerate(zip(found, SharedWork(_parse, found), strict=True), 1):
        entries += [desk.with_tables(one, drafts or {}) for one in desk.open(file, parsed)]
        progress(done, len(found))
    for entry in entries:
        if entry.cut is None:
            _shelve(entry, shelves, desk)
    library = Library(shelves, vocabulary, content, home or content.parent)
    checked = SharedWork(lambda entry: check(entry, library, desk.broken), entries)
    for entry, problems in zip(entries, checked, strict=True):
        desk.add(entry.file, problems)
    result = limit_count([*desk.diagnostics(), *page_files.check(content, shelves)])
    return Reading(library, tuple(result), desk.broken)


Parsed = Diagnostic | tuple["yaml.Value | None", list[yaml.Trouble]]


def _with_near_folder(diagnostic: Diagnostic) -> Diagnostic:
    if diagnostic.code != "unknown-folder":
        return diagnostic
    written = str(diagnostic.values["folder"])
    labelled = next((kind.folder for kind in KINDS if kind.label == written), None)
    near = labelled or nearest(written.lower(), BY_FOLDER)
    return replace(diagnostic, values={**diagnostic.values, "nearest": near})


def _parse(file: SourceFile) -> Parsed:
    text = files.read(file)
    if isinstance(text, Diagnostic):
        return text
    value, troubles = yaml.parse(text)
    return value, troubles or list(lost_text.characters_at_risk(text))


@dataclass(slots=True)
class _Desk:
    """Collect what is wrong.

    Lines and columns are looked up at the end, in the few files that need them.
    """

    file_problems: list[Diagnostic] = field(default_factory=list)
    problems: dict[SourceFile, list[Problem]] = field(default_factory=lambda: defaultdict(list))
    broken: set[tuple[str, str]] = field(
        default_factory=set
    )  # entries that are there but cannot be used as they are
    tables: set[str] = field(default_factory=set)  # names of the files that entries read

    def with_tables(self, entry: Entry, drafts: Mapping[pathlib.Path, bytes | None]) -> Entry:
        """Read what lies beside an entry; where that is wrong, the entry cannot be used."""
        outcome = with_tables(entry, drafts)
        self.add(entry.file, list(outcome.problems))
        self.file_problems += outcome.diagnostics
        self.tables |= outcome.names
        is_wrong = any(told.severity is Severity.ERROR for told in outcome.diagnostics)
        if outcome.problems or is_wrong:
            self.broken.add(entry.key)
        return outcome.entry

    def open(self, file: SourceFile, parsed: Parsed) -> list[Entry]:
        before = len(self.file_problems)
        if isinstance(parsed, Diagnostic):
            self.file_problems.append(parsed)
        entries = [] if isinstance(parsed, Diagnostic) else self._read(file, *parsed)
        if len(self.file_problems) > before or file in self.problems:
            text = files.read(file)
            ids = _ID_LINE.findall(text) if isinstance(text, str) else []
            self.broken.update((file.folder, id) for id in (file.stem, *ids))
        return entries

    def _read(
        self, file: SourceFile, value: yaml.Value | None, troubles: list[yaml.Trouble]
    ) -> list[Entry]:
        self.file_problems += [trouble.of(file.name) for trouble in troubles]
        if value is None:
            if not troubles:
                self.file_problems.append(Diagnostic(file.name, 1, 1, "empty-file"))
            return []
        entries, problems = read_entries(value, file, BY_FOLDER[file.folder])
        self.add(file, problems)
        return entries

    def add(self, file: SourceFile, problems: list[Problem]) -> None:
        if problems:
            self.problems[file] += problems

    def diagnostics(self) -> list[Diagnostic]:
        return [
            *(one for one in self.file_problems if not self._is_read(one)),
            *(
                d
                for file, problems in self.problems.items()
                for d in diagnostics_of(file, problems)
            ),
        ]

    def _is_read(self, told: Diagnostic) -> bool:
        """Whether a file is said to be of no use that an entry does use."""
        return told.code == "unknown-file" and told.file in self.tables


_ID_LINE = re.compile(r"""[\s{,-](?:id|编号)["']?: *["']?([a-z0-9-]+)""")
"""Where an entry states its id, in a file that cannot be read otherwise."""


def _shelve(entry: Entry, shelves: dict[str, dict[str, Entry]], desk: _Desk) -> None:
    folder, id = entry.key
    if other := shelves[folder].get(id):
        problem = Problem(
            "duplicate-id", entry.place_of(("id",)), {"value": id, "other": other.file.name}
        )
        desk.add(entry.file, [problem])
    else:
        shelves[folder][id] = entry
