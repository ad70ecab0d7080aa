"""Load all that authors wrote, references resolved and checks done; it is frozen once built."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.suggest import nearest
from generator.library import page_files
from generator.library.catalogue import Library
from generator.library.contents import Contents, contents
from generator.library.inspection import check
from generator.library.places import diagnostics_of
from generator.library.readings import parse_all
from generator.library.tables import with_tables
from generator.source import files
from generator.source.codes import Severity
from generator.source.diagnostics import (
    ContentError,
    Diagnostic,
    Problem,
    limit_count,
)
from generator.tools.clock import today
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from generator.kinds.kind import Vocabulary
    from generator.library.entries import Entry
    from generator.library.memory import Memory
    from generator.library.readings import Readings
    from generator.library.tables import Outcome
    from generator.source.files import SourceFile

    _Locate = Callable[[SourceFile, list[Problem]], Iterable[Diagnostic]]


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
        self.library.let_go()
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
    memory: Memory | None = None,
    readings: Readings | None = None,
) -> Reading:
    """Read, link and check a content folder, whatever is wrong in it.

    `progress` is told files done and all. `drafts`: what files, by their real paths, are taken to
    hold, None for those that go. `home`: the folder of the project, by default the one above.
    `memory`: what an earlier reading of this folder found, which only what changed is added to.
    `readings`: what other processes read in files, which need not be parsed again.
    """
    if memory:
        memory.hold_for((vocabulary, today()))
    desk = _Desk()
    known = memory.sources if memory else {}
    found, diagnostics = files.find(content, frozenset(BY_FOLDER), content.name, known)
    desk.file_problems += map(_with_near_folder, diagnostics)
    if drafts:
        found = [file.with_draft(drafts) for file in found if not file.is_to_go(drafts)]
        found += files.new_files(content, drafts, found)
    shelves: dict[str, dict[str, Entry]] = {kind.folder: {} for kind in KINDS}
    entries: list[Entry] = []
    for done, (file, one) in enumerate(_contents(found, memory, readings), 1):
        desk.take(file, one)
        for entry in one.entries:
            if entry.kind.tables is None:
                entries.append(entry)
                continue
            outcome = memory.with_tables(entry) if memory else with_tables(entry, drafts or {})
            entries.append(desk.take_tables(outcome))
        progress(done, len(found))
    for entry in entries:
        if entry.cut is None:
            _shelve(entry, shelves, desk)
    library = Library(shelves, vocabulary, content, home or content.parent)
    for entry, problems in _checks(entries, library, desk.broken, memory):
        desk.add(entry.file, problems)
    located = desk.diagnostics(memory.diagnostics_of if memory else diagnostics_of)
    result = limit_count([*located, *page_files.check(content, shelves)])
    return Reading(library, tuple(result), desk.broken)


def _contents(
    found: list[SourceFile], memory: Memory | None, readings: Readings | None
) -> Iterator[tuple[SourceFile, Contents]]:
    """Yield what each file holds, parsed only where nothing is remembered of it."""
    known: list[Contents | None] = memory.contents(found) if memory else [None] * len(found)
    new = [file for file, one in zip(found, known, strict=True) if one is None]
    parsed = parse_all(new, readings)
    for file, remembered in zip(found, known, strict=True):
        one = remembered
        if one is None:
            one = contents(file, next(parsed))
            if memory:
                memory.keep(file, one)
        yield file, one


def _checks(
    entries: list[Entry],
    library: Library,
    broken: Collection[tuple[str, str]],
    memory: Memory | None,
) -> Iterator[tuple[Entry, list[Problem]]]:
    """Yield what is wrong with each entry, checked only where that may have changed."""
    if memory:
        yield from memory.checks(entries, library, broken)
        return
    checked = SharedWork(lambda entry: check(entry, library, broken), entries)
    yield from zip(entries, checked, strict=True)


def _with_near_folder(diagnostic: Diagnostic) -> Diagnostic:
    if diagnostic.code != "unknown-folder":
        return diagnostic
    written = str(diagnostic.values["folder"])
    labelled = next((kind.folder for kind in KINDS if kind.label == written), None)
    near = labelled or nearest(written.lower(), BY_FOLDER)
    return replace(diagnostic, values={**diagnostic.values, "nearest": near})


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

    def take(self, file: SourceFile, one: Contents) -> None:
        """Note what is wrong with a file by itself."""
        self.file_problems += one.file_problems
        self.add(file, one.problems)
        self.broken |= one.broken

    def take_tables(self, outcome: Outcome) -> Entry:
        """Note what is wrong beside an entry, which then cannot be used."""
        entry = outcome.entry
        self.add(entry.file, list(outcome.problems))
        self.file_problems += outcome.diagnostics
        self.tables |= outcome.names
        is_wrong = any(told.severity is Severity.ERROR for told in outcome.diagnostics)
        if outcome.problems or is_wrong:
            self.broken.add(entry.key)
        return entry

    def add(self, file: SourceFile, problems: list[Problem]) -> None:
        if problems:
            self.problems[file] += problems

    def diagnostics(self, locate: _Locate) -> list[Diagnostic]:
        return [
            *(one for one in self.file_problems if not self._is_read(one)),
            *(d for file, problems in self.problems.items() for d in locate(file, problems)),
        ]

    def _is_read(self, told: Diagnostic) -> bool:
        """Whether a file is said to be of no use that an entry does use."""
        return told.code == "unknown-file" and told.file in self.tables


def _shelve(entry: Entry, shelves: dict[str, dict[str, Entry]], desk: _Desk) -> None:
    id = entry.data.id
    other = shelves[entry.kind.folder].setdefault(id, entry)
    if other is not entry:
        problem = Problem(
            "duplicate-id", entry.place_of(("id",)), {"value": id, "other": other.file.name}
        )
        desk.add(entry.file, [problem])
