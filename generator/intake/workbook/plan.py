"""Plan what files become of a workbook: edits that leave alone all that does not change."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.workbook.changes import What
from generator.source import rendering
from generator.source.cleaning import clean
from generator.source.files import SIZE_LIMIT, encoding_of
from generator.source.rewrite import RewriteError, rewrite
from generator.source.splice import Original
from generator.source.yaml import parse
from generator.tools.writing import write as put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.workbook.content import Content
    from generator.intake.workbook.units import Unit
    from generator.source.yaml import Value


@dataclass(frozen=True, slots=True)
class FilePlan:
    """Hold a file before and after: None before if it is new, None after if it goes.

    `places`: where each entry that changes stands in it afterwards.
    """

    path: Path
    name: str
    before: bytes | None
    after: bytes | None
    units: dict[tuple[int, ...], Unit]


def plan(units: Iterable[Unit], content: Content, folder: Path) -> list[FilePlan]:
    """Return the files that change by some units; a unit that cannot be written is held.

    `folder`: of the content.
    """
    by_file: dict[Path, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.is_done:
            by_file[_file(unit, content, folder)].append(unit)
    result = []
    for path, of_file in by_file.items():
        if one := _plan(path, of_file, folder):
            result.append(one)
    return result


def _file(unit: Unit, content: Content, folder: Path) -> Path:
    if unit.entry is not None:
        return Path(os.path.realpath(unit.entry.file.path))
    lists = [one.file.path for one in content.of(unit.kind) if one.path]
    alone = any(not one.path for one in content.of(unit.kind))
    if lists and not alone:  # all its kin stand in a list
        return Path(os.path.realpath(lists[-1]))
    return Path(os.path.realpath(folder / unit.kind.folder / f"{unit.id}.yml"))


def _plan(path: Path, units: list[Unit], folder: Path) -> FilePlan | None:
    name = f"{folder.name}/{path.parent.name}/{path.name}"
    if not path.exists():
        (unit,) = units
        text = "\n".join([*rendering.pairs(unit.value or {}), ""])
        return FilePlan(path, name, None, text.encode(), {(): unit})
    before = path.read_bytes()
    while units:
        try:
            after, places = _rewrite(before, units)
            if after is not None and len(after) > SIZE_LIMIT:
                raise RewriteError("改后的文件太大")
        except RewriteError:
            culprit = _culprit(before, units)
            culprit.hold(What.REFUSAL, f"{name} 里这一条写法特别，改不了：请在文件里改", "")
            units = [unit for unit in units if unit is not culprit]
        else:
            return FilePlan(path, name, before, after, places)
    return None


def _culprit(before: bytes, units: list[Unit]) -> Unit:
    """Return the first unit that cannot be written by itself, or the last."""
    for unit in units:
        try:
            _rewrite(before, [unit])
        except RewriteError:
            return unit
    return units[-1]


def _rewrite(before: bytes, units: list[Unit]) -> tuple[bytes | None, dict[tuple[int, ...], Unit]]:
    """Return a file with the new values of some entries, None if none is left.

    Raises RewriteError.
    """
    if encoding_of(before) != "utf-8":
        raise RewriteError("不是 UTF-8")
    old, _ = parse(clean(Original(before, "utf-8").text))
    if isinstance(old, dict):
        (unit,) = units
        if unit.value is None:
            return None, {(): unit}
        return rewrite(before, unit.value), {(): unit}
    if not isinstance(old, list):
        raise RewriteError("没有条目")
    new, places = _list(old, units)
    return (rewrite(before, new) if new else None), places


def _list(old: list[Value], units: list[Unit]) -> tuple[list[Value], dict[tuple[int, ...], Unit]]:
    there = {unit.entry.path[0]: unit for unit in units if unit.entry is not None}
    new: list[Value] = []
    places: dict[tuple[int, ...], Unit] = {}
    for place, value in enumerate(old):
        unit = there.get(place)
        if unit is None:
            new.append(value)
        elif unit.value is not None:
            places[(len(new),)] = unit
            new.append(unit.value)
        else:
            places[(-place - 1,)] = unit
    for unit in units:
        if unit.entry is None and unit.value is not None:
            places[(len(new),)] = unit
            new.append({"id": unit.id, **unit.value})
    return new, places


def write(files: Iterable[FilePlan]) -> list[str]:
    """Write the files, deletions last; gives the names of those that others changed meanwhile.

    Each file is put in place in one step. Raises OSError where one cannot be written.
    """
    failures = []
    for one in sorted(files, key=lambda one: one.after is None):
        now = one.path.read_bytes() if one.path.exists() else None
        if now != one.before:
            failures.append(one.name)
        elif one.after is None:
            one.path.unlink()
        else:
            one.path.parent.mkdir(parents=True, exist_ok=True)
            put(one.path, one.after)
    return failures
