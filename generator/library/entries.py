"""Turn one file's values into entries, with every mistake in their shape."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.kinds.entry import Audience, EntryData, Status
from generator.kinds.record import SPELLINGS, is_one_of, labels, without
from generator.kinds.suggest import both_ways
from generator.library.validation import ShapeError, display, fill, wrong_type
from generator.source.diagnostics import PROBLEM_LIMIT, Anchor, Path, Problem
from generator.source.leftovers import original_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from generator.kinds.kind import Kind
    from generator.source.files import SourceFile
    from generator.source.yaml import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry as the public and, where it has an overlay, as the internal edition has it.

    `data` is for the public, `inner` for the internal edition.
    `overlay`: the fields written under `internal`. `path`: where the entry stands in its file.
    `cut`: places of what is wrong in it and therefore not in `data`; None of an entry that is
    whole. Others serve only to be checked. `whole`: with what is never public and without the
    overlay, of kinds that disclose something of it.
    """

    kind: Kind
    data: EntryData
    inner: EntryData | None
    overlay: frozenset[str]
    file: SourceFile
    path: Path
    cut: tuple[Path, ...] | None = None
    whole: EntryData | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.folder, self.data.id

    @property
    def public(self) -> bool:
        return self.data.audience is Audience.PUBLIC

    @property
    def draft(self) -> bool:
        return self.data.status is Status.DRAFT

    @property
    def not_public(self) -> frozenset[str]:
        """Name the fields that only the internal edition has: an overlay's and the never public."""
        if self.inner is None:
            return self.overlay
        fields = {name.partition(".")[0] for name in self.kind.never_public}
        return self.overlay | {
            name for name in fields if getattr(self.inner, name) != getattr(self.data, name)
        }

    def place_of(self, path: Path, *, inner: bool = False) -> Path:
        """Return the path in the file of a path in the entry; that of an overlaid key lies under
        `internal`.
        """
        overlaid = inner and path and is_one_of(str(path[0]), self.overlay)
        return (*self.path, "internal", *path) if overlaid else (*self.path, *path)


Outcome = tuple[list[Entry], list[Problem]]


def read_entries(value: Value | None, file: SourceFile, kind: Kind) -> Outcome:
    """Read the entries of one file, with the faults of their shape.

    A mapping is one entry, a list holds several.
    """
    if isinstance(value, dict):
        return _single(value, file, kind)
    if not isinstance(value, list):
        return [], [Problem("not-an-entry")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for index, item in enumerate(value):
        if len(problems) > PROBLEM_LIMIT:
            break
        if not isinstance(item, dict):
            problems.append(Problem("not-an-entry", (index,)))
        else:
            entry, faults = _entry(item, file, kind, (index,))
            problems += faults
            entries += [entry] if entry else []
    return entries, problems


def _single(value: dict[str, Value], file: SourceFile, kind: Kind) -> Outcome:
    names = [value[name] for name in _ID if name in value]
    problems = (
        [Problem("duplicate-key", (_ID[1],), {"key": _ID[1]}, Anchor.KEY)] if len(names) > 1 else []
    )
    if names and names[0] != file.stem:
        problems.append(
            Problem("id-differs", ("id",), {"value": display(names[0]), "name": file.stem})
        )
    plain = {name: item for name, item in value.items() if name not in _ID}
    entry, faults = _entry({**plain, "id": file.stem}, file, kind, ())
    bad_ids = [p for p in faults if p.code == "bad-id" and p.path == ("id",)]
    problems += (
        [Problem("file-name", (), {"name": file.stem, "nearest": original_of(file.stem)})]
        if bad_ids
        else []
    )
    problems += [p for p in faults if p not in bad_ids]
    if entry and problems and entry.cut is None:
        entry = dataclasses.replace(entry, cut=())
    return ([entry] if entry else []), problems


_ID = ("id", "编号")
_INTERNAL = ("internal", "内部")
_OVERLAY_KEY = dict([_INTERNAL])
_NOTHING: frozenset[str] = frozenset()
"""One for all: Python makes a new empty set each time, which takes as much as a record."""
_NOT_IN_OVERLAY = ("id", "audience", "internal")


def _entry(
    value: dict[str, Value], file: SourceFile, kind: Kind, path: Path
) -> tuple[Entry | None, list[Problem]]:
    whole = {name: item for name, item in value.items() if name not in _INTERNAL}
    base = _for_the_public(whole, kind.never_public) if kind.never_public else whole
    data, problems, cut = _validate(kind, base, path)
    overlay, faults = _overlay(value, kind, path)
    problems += faults
    inner, inner_cut = None, None
    if overlay or base != whole:
        union = {n: v for n, v in whole.items() if not is_one_of(n, overlay)} | overlay
        inner, faults, inner_cut = _validate(kind, union, path)
        inner = inner if inner_cut is None else None
        shared = {(p.code, p.path) for p in problems}
        problems += [
            _in_overlay(p, path, overlay) for p in faults if (p.code, p.path) not in shared
        ]
    if data is None:
        return None, problems
    if problems:
        return Entry(kind, data, None, frozenset(), file, path, cut or inner_cut or ()), problems
    model: type = kind.model
    overlaid = frozenset(map(_fields(model).__getitem__, overlay)) if overlay else _NOTHING
    undivided = None
    if kind.disclose is not None:
        undivided = _validate(kind, whole, path)[0] if overlay else inner or data
    return Entry(kind, data, inner, overlaid, file, path, whole=undivided), []


def _for_the_public(value: dict[str, Value], never: frozenset[str]) -> dict[str, Value]:
    """Return a mapping without keys that are never public; `events.note`: of each of the events.

    What holds nothing else then is left out as a whole.
    """
    rest: dict[str, Value] = {}
    for name, item in value.items():
        inner = frozenset(
            below
            for top, dot, below in (one.partition(".") for one in never)
            if dot and is_one_of(name, (top,))
        )
        if is_one_of(name, never):
            continue
        if not inner:
            rest[name] = item
        elif isinstance(item, dict):
            part = _for_the_public(item, inner)
            if part or not item:
                rest[name] = part
        elif isinstance(item, list):
            rest[name] = [
                _for_the_public(one, inner) if isinstance(one, dict) else one for one in item
            ]
        else:
            rest[name] = item
    return rest


@cache
def _fields(model: type) -> dict[str, str]:
    """The field behind every spelling of the keys of a record."""
    return {spelling: f.name for f in dataclasses.fields(model) for spelling in SPELLINGS[f.name]}


def _overlay(
    value: dict[str, Value], kind: Kind, path: Path
) -> tuple[dict[str, Value], list[Problem]]:
    """What stands under `internal`. An entry has one id and one audience in every edition."""
    names = [name for name in _INTERNAL if name in value]
    if not names:
        return {}, []
    problems = (
        [Problem("duplicate-key", (*path, names[1]), {"key": names[1]}, Anchor.KEY)]
        if len(names) > 1
        else []
    )
    overlay = value[names[0]]
    if not isinstance(overlay, dict):
        return {}, [*problems, wrong_type((*path, names[0]), overlay, "若干“键: 值”", "a mapping")]
    known = both_ways(
        {name: label for name, label in labels(kind.model).items() if name not in _NOT_IN_OVERLAY}
    )
    for name in [name for name in overlay if is_one_of(name, _NOT_IN_OVERLAY)]:
        problems.append(
            Problem(
                "unknown-key", (*path, names[0], name), {"key": name, "known": known}, Anchor.KEY
            )
        )
    return {
        name: item for name, item in overlay.items() if not is_one_of(name, _NOT_IN_OVERLAY)
    }, problems


def _in_overlay(problem: Problem, path: Path, overlay: dict[str, Value]) -> Problem:
    below = problem.path[len(path) :]
    if not below or not is_one_of(str(below[0]), overlay):
        return problem
    return dataclasses.replace(problem, path=(*path, "internal", *below))


def _validate(
    kind: Kind, value: dict[str, Value], path: Path
) -> tuple[EntryData | None, list[Problem], tuple[Path, ...] | None]:
    """An entry's data, what is wrong with it, and, where something is, the places of what had to be
    cut out.
    """
    try:
        return fill(kind.model, value), [], None
    except ShapeError as error:
        rest, cut = _remaining(kind, value, error)
        return rest, error.problems(path, _OVERLAY_KEY), cut


def _remaining(
    kind: Kind, value: dict[str, Value], error: ShapeError
) -> tuple[EntryData | None, tuple[Path, ...]]:
    """What can still be checked of an entry, and the places of what had to be cut out for it."""
    cut: tuple[Path, ...] = ()
    for _ in range(_ROUNDS if len(error.details) <= PROBLEM_LIMIT else 0):
        places = tuple(_cut_at(detail) for detail in error.details)
        cut += places
        if any(is_one_of(str(where[0]), _DECIDING) for where in places):
            break
        value = without(value, places)
        if not is_one_of("title", value):
            value["title"] = "…"
        try:
            return fill(kind.model, value), cut
        except ShapeError as following:
            error = following
    return None, cut


_ROUNDS = 4  # what lacks a key that was cut out goes with it, and what lacks that …
_DECIDING = ("id", "audience", "status")  # without these, an entry cannot be checked any further


def _cut_at(detail: ErrorDetails) -> Path:
    """The place of the item to cut out: a list goes as a whole, a record that lacks a key goes as a
    whole, too.
    """
    where = (
        detail["loc"][:-1]
        if detail["type"] == "missing" and len(detail["loc"]) > 1
        else detail["loc"]
    )
    while where and isinstance(where[-1], int):
        where = where[:-1]
    return where
