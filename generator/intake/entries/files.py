"""Lay new entries out as files: all in one that is named after the table, or one for each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.entries import revision
from generator.intake.ids import slug
from generator.source import files as sources
from generator.source import rendering, yaml
from generator.source.diagnostics import Edit
from generator.source.files import SIZE_LIMIT, SourceFile
from generator.source.splice import Original

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.entries.plan import Plan
    from generator.source.yaml import Value

_FULL = SIZE_LIMIT * 9 // 10
_ID = "编号"


def files(plan: Plan, folder: Path, name: str, *, each: bool) -> dict[Path, bytes]:
    """Return the files of a plan, by their real paths, as they are to be.

    `folder`: the content folder; `name`: of the table. `each`: a file for every new entry.
    """
    place = Path(os.path.realpath(folder)) / plan.kind.folder
    result = revision.files(plan.changes)
    if each:
        for id, row in plan.new.items():
            result[place / f"{id}.yml"] = _text(rendering.pairs(row.value))
        return result
    stem = slug(Path(name).stem) or plan.kind.folder
    values = [{_ID: id, **row.value} for id, row in plan.new.items()]
    number = 1
    while values:
        path = place / (f"{stem}.yml" if number == 1 else f"{stem}-{number}.yml")
        number += 1
        values = _fill(path, values, result)
    return result


def _fill(
    path: Path, values: list[dict[str, Value]], result: dict[Path, bytes]
) -> list[dict[str, Value]]:
    """Put as many entries into a file as it takes; return those for the next."""
    before = result.get(path) or (path.read_bytes() if path.exists() else b"")
    if before and not _is_list(path, before):
        return values
    lines_of_file: list[str] = []
    size = len(before)
    count = 0
    for value in values:
        lines = rendering.item({**value})
        size += sum(len(line.encode()) + 1 for line in lines)
        if size > _FULL and (before or lines_of_file):
            break
        lines_of_file += lines
        count += 1
    if lines_of_file:
        result[path] = _appended(before, lines_of_file)
    return values[count:]


def _is_list(path: Path, data: bytes) -> bool:
    """Tell whether a file holds a list at its margin, behind which a further item may stand."""
    text = sources.read(SourceFile(str(path), path.name, "", "", data))
    if not isinstance(text, str):
        return False
    value, troubles = yaml.parse(text)
    places = yaml.Places()
    yaml.parse(text, places)
    first = places.values.get((0,))
    return isinstance(value, list) and not troubles and first is not None and _is_block(text)


def _is_block(text: str) -> bool:
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("#"))
    return next(lines, "").startswith("- ")


def _appended(before: bytes, lines: Iterable[str]) -> bytes:
    if not before:
        return _text(lines)
    original = Original(before, "utf-8")
    end = len(original.text)
    gap = "" if original.text.endswith("\n") else "\n"
    return original.splice([Edit(end, end, gap + _text(lines).decode())])


def _text(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
