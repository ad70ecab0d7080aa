"""Let the check read what rows would become, and say by their cells what it does not take."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.entries.rows import Fault
from generator.library.validation import ShapeError, fill
from generator.source import rendering, yaml
from generator.source.codes import Severity
from generator.source.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from generator.intake.entries.changes import Change
    from generator.intake.entries.rows import Draft, Way
    from generator.intake.tables.grid import Cell

    Check = Callable[[Mapping[Path, bytes]], list[Diagnostic]]
    """Lists what is wrong where files, by their real paths, hold some drafts."""

_ROUNDS = 8
"""What is left out may be what others refer to; then these are left out, too."""


@dataclass(slots=True)
class Verdict:
    """Hold the rows that may come in, by the files that they would be, and what is said of all."""

    drafts: dict[Path, Draft]
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def judge(drafts: Mapping[Path, Draft], check: Check) -> Verdict:
    """Check rows that would become files of their own, and leave out those with errors."""
    verdict = Verdict({**drafts})
    for _ in range(_ROUNDS):
        files = {path: text_of(draft).encode() for path, draft in verdict.drafts.items()}
        problems_of = by_path(check(files), files)
        bad = {
            path: [one for one in problems if one.severity is Severity.ERROR]
            for path, problems in problems_of.items()
        }
        failures = {path: errors for path, errors in bad.items() if errors}
        for path, errors in failures.items():
            draft = verdict.drafts.pop(path)
            verdict.faults += faults(draft, errors)
        if not failures:
            for path, problems in problems_of.items():
                verdict.warnings += faults(verdict.drafts[path], problems)
            return verdict
    for draft in verdict.drafts.values():  # no end in sight: nothing of it is sound
        verdict.faults.append(Fault(draft.cell_of("title").place, "和别的行互相牵连，没有收入"))
    return Verdict({}, verdict.faults)


def text_of(draft: Draft) -> str:
    """Return a row as the text of a file of its own."""
    return "\n".join(rendering.pairs(draft.value)) + "\n"


def by_path(
    diagnostics: Iterable[Diagnostic], paths: Iterable[Path]
) -> defaultdict[Path, list[Diagnostic]]:
    """Sort what the check told by the files, of some, that it is about."""
    names = {f"{path.parent.parent.name}/{path.parent.name}/{path.name}": path for path in paths}
    result: defaultdict[Path, list[Diagnostic]] = defaultdict(list)
    for one in diagnostics:
        if path := names.get(one.file):
            result[path].append(one)
    return result


def faults(draft: Draft, problems: Iterable[Diagnostic]) -> list[Fault]:
    """Return what the check says of a row, each at its cell."""
    ways = Ways(text_of(draft))
    return [Fault(_cell(draft, one, ways).place, words(one)) for one in problems]


def words(problem: Diagnostic) -> str:
    """Return what the check says and advises."""
    hint = problem.hint()
    return f"{problem.message()}——{hint}" if hint else problem.message()


def of_shape(change: Change) -> list[str]:
    """Return what is wrong with the shape of the keys that a change touches."""
    try:
        fill(change.written.kind.model, change.plain)
    except ShapeError as error:
        problems = [one for one in error.problems() if one.path and change.touches(one.path[0])]
        return [words(Diagnostic("", 1, 1, one.code, one.values)) for one in problems]
    return []


def _cell(draft: Draft, problem: Diagnostic, ways: Ways) -> Cell:
    """The cell of the value in which a problem lies; of a missing key the one where it would be."""
    if problem.code == "missing-key":
        return draft.cell_of(str(problem.values.get("key", "title")))
    way = ways.at(problem)
    while way:
        if way in draft.cells:
            return draft.cells[way]
        inner = next((cell for one, cell in draft.cells.items() if one[: len(way)] == way), None)
        if inner is not None:
            return inner
        way = way[:-1]
    return draft.cell_of("title")


class Ways:
    """Finds by line and column which value of a text a problem is about."""

    def __init__(self, text: str) -> None:
        places = yaml.Places()
        yaml.parse(text, places)
        starts = [
            ((position.line, position.column), len(way), way)
            for table in (places.keys, places.values)
            for way, position in table.items()
        ]
        self._starts = sorted(starts, key=lambda start: start[:2])

    def at(self, problem: Diagnostic) -> Way:
        """Return the way of the last key or value that begins where a problem is, or before."""
        place = (problem.line, problem.column)
        after = bisect_right(self._starts, place, key=lambda start: start[0])
        return self._starts[after - 1][2] if after else ()
