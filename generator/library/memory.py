"""Remember what a content folder held, so that an edit costs what it touches."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.library.inspection import check
from generator.library.places import diagnostics_of
from generator.library.tables import with_tables
from generator.library.witness import MEDIA, Asked, Witness, answers
from generator.tools.file_states import States, states
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.library.catalogue import Library
    from generator.library.contents import Contents
    from generator.library.entries import Entry
    from generator.library.tables import Outcome
    from generator.source.diagnostics import Diagnostic, Path, Problem
    from generator.source.files import SourceFile

_SETTLED = 100_000_000
"""Nanoseconds after which another edit gets another time, on every file system in use.

A file that is younger when it is read may change again without looking different.
"""

Stamp = tuple[int, int, int, int]
Key = tuple[str, str]
Place = tuple[str, "Path"]
"""Where an entry stands: the name of its file, and the path in it."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """Hold what was found wrong with an entry, and all that was asked to find it."""

    entry: Entry
    problems: list[Problem]
    asked: Asked


@dataclass(frozen=True, slots=True)
class _Located:
    """Hold problems of a file as it was, and where they stand in it."""

    stamp: Stamp
    problems: list[Problem]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Memory:
    """Remember files by their stamps and checks by what they asked.

    It belongs to one content folder. What holds beside the entries is named by `hold_for`.
    """

    sources: dict[str, SourceFile] = field(default_factory=dict)
    """The files of the last reading, by path."""
    _circumstances: object = None
    _files: dict[str, tuple[Stamp, Contents]] = field(default_factory=dict)
    _tables: dict[Place, tuple[Entry, States, Outcome]] = field(default_factory=dict)
    _checked: dict[int, _Checked] = field(default_factory=dict)
    """By what Python calls an entry, which is its own as long as the entry is held here."""
    _located: dict[str, _Located] = field(default_factory=dict)
    _broken: frozenset[Key] = frozenset()
    _media: States = field(default_factory=dict)
    _stamps: dict[str, Stamp | None] = field(default_factory=dict)

    def hold_for(self, circumstances: object) -> None:
        """Forget all checks where what they rest on beside the entries is not as it was."""
        if circumstances != self._circumstances:
            self._circumstances = circumstances
            self._checked = {}

    def contents(self, files: Sequence[SourceFile]) -> list[Contents | None]:
        """List what each file held, None for one that is not as it was; forget those that went."""
        self.sources = {file.place: file for file in files}
        settled = time.time_ns() - _SETTLED
        self._stamps = {file.name: _stamp(file, settled) for file in files}
        for known in (self._files, self._located):
            for name in known.keys() - self._stamps.keys():
                del known[name]
        return [self._known(*file) for file in self._stamps.items()]

    def _known(self, name: str, stamp: Stamp | None) -> Contents | None:
        known = self._files.get(name)
        return known[1] if known and known[0] == stamp else None

    def keep(self, file: SourceFile, one: Contents) -> None:
        """Remember what a file holds, unless it may change without looking different."""
        stamp = self._stamps[file.name]
        if stamp is not None:
            self._files[file.name] = stamp, one

    def diagnostics_of(self, file: SourceFile, problems: list[Problem]) -> tuple[Diagnostic, ...]:
        """Tell problems of a file with their lines; it is parsed again only if any is another."""
        stamp, known = self._stamps[file.name], self._located.get(file.name)
        if known and (known.stamp, known.problems) == (stamp, problems):
            return known.diagnostics
        diagnostics = tuple(diagnostics_of(file, problems))
        if stamp is not None:
            self._located[file.name] = _Located(stamp, problems, diagnostics)
        return diagnostics

    def with_tables(self, entry: Entry) -> Outcome:
        """Read the file beside an entry into it, if either changed."""
        tables, place = entry.kind.tables, (entry.file.name, entry.path)
        if tables is None:
            return with_tables(entry, {})
        parts = [part for part in (entry.data, entry.inner, entry.whole) if part is not None]
        names = [name for part in parts if (name := tables.file(part)) is not None]
        seen = states(entry.file.path.parent / name for name in names)
        known, then, outcome = self._tables.get(place, (None, None, None))
        if outcome is None or known is not entry or then != seen:
            outcome = with_tables(entry, {})
            if all(_is_settled(changed) for changed, _ in seen.values()):
                self._tables[place] = entry, seen, outcome
        return outcome

    def checks(
        self, entries: Sequence[Entry], library: Library, broken: Collection[Key]
    ) -> Iterator[tuple[Entry, list[Problem]]]:
        """Yield what is wrong with each entry; only those are checked that may have changed."""
        former, media = self._checked, states([library.content / "media"])
        now = dict(zip(map(id, entries), entries, strict=True))
        others = [
            *(former[key].entry for key in former.keys() - now.keys()),
            *(now[key] for key in now.keys() - former.keys()),
        ]
        is_as_it_was = self._changed(others, broken, media).isdisjoint
        again = [
            entry
            for key, entry in now.items()
            if (known := former.get(key)) is None or not is_as_it_was(known.asked)
        ]
        found = SharedWork(lambda entry: _watch(entry, library, broken), again)
        new = {
            id(entry): _Checked(entry, *outcome)
            for entry, outcome in zip(again, found, strict=True)
        }
        self._checked = {key: new.get(key) or former[key] for key in now}
        self._broken, self._media = frozenset(broken), media
        for one in self._checked.values():
            yield one.entry, one.problems

    def _changed(
        self, others: Iterable[Entry], broken: Collection[Key], media: States
    ) -> set[object]:
        """What may be answered otherwise than before; `others`: entries that came or went."""
        changed = {answer for entry in others for answer in answers(entry)}
        changed.update(("entry", *key) for key in self._broken.symmetric_difference(broken))
        if media != self._media:
            changed.add(MEDIA)
        return changed


def _watch(entry: Entry, library: Library, broken: Collection[Key]) -> tuple[list[Problem], Asked]:
    witness = Witness(library)
    problems = check(entry, witness, broken)
    return problems, frozenset(witness.asked)


def _stamp(file: SourceFile, settled: int) -> Stamp | None:
    """What tells one state of a file from another; None of one that nothing tells apart.

    `settled`: nanoseconds; what changed later may change again without looking different.
    """
    if file.draft is not None:
        return None
    try:
        status = file.status()
    except OSError:
        return None
    if status.st_mtime_ns > settled:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _is_settled(changed: int) -> bool:
    return time.time_ns() - changed >= _SETTLED
