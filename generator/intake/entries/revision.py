"""Write changes of entries into their files, but for those that the check does not take."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.entries import changes, checking
from generator.intake.entries.rows import Fault
from generator.source.codes import Severity
from generator.source.splice import Original

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.entries.changes import Change
    from generator.intake.entries.checking import Check
    from generator.intake.entries.rows import Way

_ROUNDS = 20
_TOO_MANY = "too-many-problems"
_HIDDEN = "这个文件里原来的问题太多：先用 qingjian check 改好"


def files(proposals: Iterable[Change]) -> dict[Path, bytes]:
    """Return the files that changes touch, by their real paths, as they are to be.

    Raises FixedError where a change cannot be written in place.
    """
    return {path: changes.rewrite(path, group) for path, group in _by_file(proposals).items()}


def sound(proposals: Iterable[Change], check: Check) -> tuple[list[Change], list[Fault]]:
    """Return the changes that can be written and that the check takes, and why not the others."""
    faults: list[Fault] = []
    able: list[Change] = []
    for group in _by_file(proposals).values():
        for one, is_able in _tried(group):
            words = checking.of_shape(one) if is_able else ["改不进原来的文件（写法特殊）"]
            faults += _refused(one, words)
            if not words:
                able.append(one)
    for _ in range(_ROUNDS):
        words_of = _objections(able, check)
        if not words_of:
            return able, faults
        able = [one for one in able if id(one) not in words_of]
        faults += [fault for one, words in words_of.values() for fault in _refused(one, words)]
    return [], faults + [fault for one in able for fault in _refused(one, ["问题太多"])]


def _refused(change: Change, words: Iterable[str]) -> list[Fault]:
    """Say at its cell why a change is not made."""
    cells = change.draft.cells.items()
    place = next(cell.place for way, cell in cells if way[0] in change.labels)
    return [Fault(place, f"{word}，没有改") for word in words]


def _objections(able: list[Change], check: Check) -> dict[int, tuple[Change, list[str]]]:
    """What the check says of changes, by their identity; of each file only the first mistakes."""
    drafts = files(able)
    told_of = checking.by_path(check(drafts), drafts) if drafts else {}
    result: dict[int, tuple[Change, list[str]]] = {}
    for path, group in _by_file(able).items():
        errors = [one for one in told_of.get(path, ()) if one.severity is Severity.ERROR]
        ways = checking.Ways(Original(drafts[path], "utf-8").text)
        places = [
            (ways.at(error), checking.words(error)) for error in errors if error.code != _TOO_MANY
        ]
        of_group = {
            id(one): (one, words)
            for one in group
            if (words := [word for way, word in places if _is_of(way, one)])
        }
        if not of_group and len(errors) > len(places):  # those of old hide what would be new
            of_group = {id(one): (one, [_HIDDEN]) for one in group}
        result |= of_group
    return result


def _tried(group: list[Change]) -> Iterator[tuple[Change, bool]]:
    """Yield the changes of a file, and whether each can be written; together, if all can."""
    try:
        files(group)
    except changes.FixedError:
        for one in group:
            try:
                files([one])
            except changes.FixedError:
                yield one, False
            else:
                yield one, True
    else:
        yield from ((one, True) for one in group)


def _by_file(proposals: Iterable[Change]) -> dict[Path, list[Change]]:
    groups: defaultdict[Path, list[Change]] = defaultdict(list)
    for one in proposals:
        groups[Path(os.path.realpath(one.written.file.path))].append(one)
    return groups


def _is_of(way: Way, change: Change) -> bool:
    """Tell whether a way leads into what a change has touched."""
    above = change.written.path
    if way[: len(above)] != above:
        return False
    return len(way) == len(above) or change.touches(way[len(above)])
