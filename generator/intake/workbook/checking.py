"""Hold back what would not pass the check, cell by cell where the cell is known."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.intake.workbook.changes import What
from generator.intake.workbook.plan import plan
from generator.kinds.record import SPELLINGS
from generator.source import yaml
from generator.source.codes import Severity
from generator.source.splice import Original

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from generator.intake.workbook.changes import Change
    from generator.intake.workbook.content import Content
    from generator.intake.workbook.identity import Key
    from generator.intake.workbook.plan import FilePlan
    from generator.intake.workbook.units import Unit, Units
    from generator.source.diagnostics import Diagnostic
    from generator.source.diagnostics import Path as Place

    Check = Callable[[dict[Path, bytes | None]], list[Diagnostic]]

_ROUNDS = 6
"""Holding one thing back may make another wrong: so often it is looked again."""


@dataclass(slots=True)
class Outcome:
    """Hold what becomes of a workbook: entries, files, cells that were refused, new warnings."""

    units: dict[Key, Unit]
    files: list[FilePlan] = field(default_factory=list)
    refusals: dict[Key, list[Change]] = field(default_factory=lambda: defaultdict(list))
    warnings: list[Diagnostic] = field(default_factory=list)

    @property
    def is_partial(self) -> bool:
        """Tell whether something of the workbook is not done."""
        changes = (change for unit in self.units.values() for change in unit.changes)
        return any(self.refusals.values()) or any(not change.what.is_done for change in changes)


def settle(makers: Units, content: Content, folder: Path, check: Check) -> Outcome:
    """Return what of a workbook can be written without making the content wrong.

    `folder`: of the content; `check` tells what is wrong where files hold some drafts. What is
    wrong already is no reason to hold anything back.
    """
    outcome = Outcome({unit.key: unit for unit in makers.all()})
    before: Counter[_Mistake] | None = None
    for round in range(_ROUNDS):
        outcome.files = plan(outcome.units.values(), content, folder)
        if not outcome.files:
            return outcome
        if before is None:
            before = Counter(map(_mistake, check({})))
        mistakes = check({one.path: one.after for one in outcome.files})
        new = [one for one in mistakes if not before[_mistake(one)]]
        errors = [one for one in new if one.severity is Severity.ERROR]
        if not errors:
            outcome.warnings = new
            return outcome
        _HoldingBack(makers, outcome, whole=round > _ROUNDS // 2).because_of(errors)
    outcome.files = []
    for unit in outcome.units.values():
        if unit.is_done:
            unit.hold(What.REFUSAL, "和别的改动合在一起通不过检查", _first_place(unit))
    return outcome


_Mistake = tuple[str, str, str]


def _mistake(one: Diagnostic) -> _Mistake:
    return one.file, one.code, one.message()


@dataclass(slots=True)
class _HoldingBack:
    """Hold back the cells, or the entries if `whole`, that make mistakes."""

    makers: Units
    outcome: Outcome
    whole: bool

    def because_of(self, errors: Iterable[Diagnostic]) -> None:
        files = {one.name: one for one in self.outcome.files if one.after is not None}
        elsewhere = [error for error in errors if error.file not in files]
        done = [unit for unit in self.outcome.units.values() if unit.is_done]
        for error in errors:
            if file := files.get(error.file):
                self._in_file(file, error)
        for error in elsewhere:
            self._for_others(error, done)

    def _in_file(self, file: FilePlan, error: Diagnostic) -> None:
        place = _place_of(file, error)
        matches = [(at, unit) for at, unit in file.units.items() if place[: len(at)] == at]
        for at, unit in matches or file.units.items():
            if unit.refusal:
                continue
            cell = _cell(unit, place[len(at) :], error) if matches and not self.whole else None
            if cell is None:
                unit.hold(What.REFUSAL, _words(error), _first_place(unit))
            elif cell.place not in self.makers.omissions[unit.key]:
                refusal = replace(cell, what=What.REFUSAL, reason=_words(error))
                self.outcome.refusals[unit.key].append(refusal)
                self.makers.omissions[unit.key].add(cell.place)
                again = self.makers.make(unit.key)
                unit.value, unit.changes, unit.refusal = again.value, again.changes, again.refusal

    def _for_others(self, error: Diagnostic, done: Collection[Unit]) -> None:
        """Hold what another file refers to, which is wrong because of it; else all deletions."""
        value = str(error.values.get("value", ""))
        named = [unit for unit in done if unit.id in re.split("[/#]", value)]
        deletions = [unit for unit in done if unit.value is None]
        reason = f"别处会因此出错：{error.file}:{error.line} {error.message()}"
        for unit in named or deletions or done:
            if not unit.refusal:
                unit.hold(What.REFUSAL, reason, _first_place(unit))


def _place_of(file: FilePlan, error: Diagnostic) -> Place:
    """Return the path of the value, or key, at which a mistake is told, or of the one before it."""
    assert file.after is not None
    places = yaml.Places()
    yaml.parse(Original(file.after, "utf-8").text, places)
    at = yaml.Position(error.line, error.column)
    for known in (places.values, places.keys):
        if paths := [path for path, position in known.items() if position == at]:
            return max(paths, key=len)
    before = {
        path: (position.line, position.column)
        for path, position in places.values.items()
        if (position.line, position.column) <= (at.line, at.column)
    }
    return max(before, key=lambda path: before[path], default=())


def _cell(unit: Unit, place: Place, error: Diagnostic) -> Change | None:
    """Return the change that made the value at a place of an entry, if one did.

    Of a key that is missing the one that took it away.
    """
    if error.code == "missing-key":
        place = (*place, str(error.values["key"]))
    done = (What.CHANGE, What.ADDITION)
    changes = (change for change in unit.changes if change.what in done and change.path)
    matches = [change for change in changes if _leads(change.path, place)]
    return max(matches, key=lambda change: len(change.path), default=None)


def _leads(path: Place, place: Place) -> bool:
    """Tell whether a path, by usual keys, leads to a place in a file or above it."""
    return len(path) <= len(place) and all(
        one == other or other in SPELLINGS.get(str(one), ())
        for one, other in zip(path, place, strict=False)
    )


def _words(error: Diagnostic) -> str:
    return f"{error.message()}。{error.hint()}"


def _first_place(unit: Unit) -> str:
    return next((change.place for change in unit.changes if change.place), "")
