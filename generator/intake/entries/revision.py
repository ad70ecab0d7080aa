"""Write changes of entries into their files, but for those that the check does not take."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.entries import changes, checking
from generator.intake.entries.rows import Fault
from generator.source import yaml
from generator.source.codes import Severity
from generator.source.splice import Original

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.entries.changes import Change
    from generator.intake.entries.checking import Check
    from generator.source.diagnostics import Diagnostic


def files(proposals: Iterable[Change]) -> dict[Path, bytes]:
    """Return the files that changes touch, by their real paths, as they are to be.

    Raises FixedError where a change cannot be written in place.
    """
    return {path: changes.rewrite(path, group) for path, group in _by_file(proposals).items()}


def sound(proposals: Iterable[Change], check: Check) -> tuple[list[Change], list[Fault]]:
    """Return the changes that can be written and that the check takes, and why not the others."""
    faults: list[Fault] = []
    able = []
    for one in proposals:
        try:
            files([one])
        except changes.FixedError:
            told = "改不进原来的文件（写法特殊）：请在文件里改"
            faults.append(Fault(one.draft.cell_of("title").place, told))
        else:
            able.append(one)
    drafts = files(able)
    told_of = checking.by_path(check(drafts), drafts) if drafts else {}
    result = []
    for path, group in _by_file(able).items():
        errors = [one for one in told_of.get(path, ()) if one.severity is Severity.ERROR]
        places = yaml.Places()
        yaml.parse(Original(drafts[path], "utf-8").text, places)
        for one in group:
            words = [checking.words(error) for error in errors if _is_of(error, one, places)]
            cell = next(cell for way, cell in one.draft.cells.items() if way[0] in one.labels)
            faults += [Fault(cell.place, f"{word}，没有改") for word in words]
            if not words:
                result.append(one)
    return result, faults


def _by_file(proposals: Iterable[Change]) -> dict[Path, list[Change]]:
    groups: defaultdict[Path, list[Change]] = defaultdict(list)
    for one in proposals:
        groups[Path(os.path.realpath(one.written.file.path))].append(one)
    return groups


def _is_of(problem: Diagnostic, change: Change, places: yaml.Places) -> bool:
    """Tell whether a problem lies in what a change has touched."""
    way = checking.way_at((problem.line, problem.column), places)
    above = change.written.path
    if way[: len(above)] != above:
        return False
    return len(way) == len(above) or change.touches(str(way[len(above)]))
