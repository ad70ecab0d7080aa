"""Keep in a hidden sheet what was exported: the version, the sheets, each entry's fingerprints.

By it a workbook is recognised, and what changed in it is told from what changed in the files.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.workbook.nodes import from_json, prints, to_json
from generator.source.diagnostics import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.intake.workbook.columns import Sheet
    from generator.intake.workbook.content import State
    from generator.intake.workbook.nodes import Prints

SHEET = "_qingjian"
_MARK = "qingjian workbook"
VERSION = 1
_PIECE = 30_000
"""Characters of JSON in a cell, which can hold some 32,000."""


class OtherVersionError(Exception):
    """Say that the hidden sheet is of another version, or is damaged."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Hold what an entry was when it was exported: its hash, and what its rows showed."""

    digest: str
    top: Prints
    inner: Prints | None


@dataclass(slots=True)
class Memories:
    """Hold what a workbook was when it was exported.

    `sheets`: by the name of a sheet its key and, by heading, the keys of its columns; `entries`:
    by folder and id.
    """

    sheets: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    entries: dict[tuple[str, str], Memory] = field(default_factory=dict)


def rows(
    sheets: Iterable[Sheet], states: Iterable[tuple[tuple[str, str], State]]
) -> Iterator[list[str]]:
    """Yield the rows of the hidden sheet, as texts."""
    yield [_MARK, str(VERSION)]
    for sheet in sheets:
        headings = {column.heading: column.key for column in sheet.columns}
        yield ["sheet", sheet.name, sheet.key, *_pieces(json.dumps(headings, ensure_ascii=False))]
    for (folder, id), state in states:
        inner = to_json(prints(state.inner)) if state.inner else None
        text = json.dumps([to_json(prints(state.top)), inner], separators=(",", ":"))
        yield ["entry", folder, id, state.digest, *_pieces(text)]


def _pieces(text: str) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def read(rows: Iterable[Sequence[str]]) -> Memories:
    """Read the rows of the hidden sheet. Raises OtherVersionError."""
    lines = iter(rows)
    head = [*next(lines, ())]
    if head[:1] != [_MARK]:
        raise OtherVersionError("不是本工具导出的工作簿")
    if head[1:2] != [str(VERSION)]:
        version = printable("".join(head[1:2])[:20])
        raise OtherVersionError(f"工作簿的版本是“{version}”，这里认识的是 {VERSION}：请重新导出")
    result = Memories()
    try:
        for line in lines:
            _take(line, result)
    except (ValueError, TypeError, RecursionError) as error:
        raise OtherVersionError("隐藏的工作表被改动过，认不出导出时的样子：请重新导出") from error
    return result


def _take(line: Sequence[str], result: Memories) -> None:
    match line:
        case ["sheet", name, key, *pieces]:
            headings = json.loads("".join(pieces))
            if not isinstance(headings, dict):
                raise ValueError("no headings")
            result.sheets[name] = key, {one: str(two) for one, two in headings.items()}
        case ["entry", folder, id, digest, *pieces]:
            top, inner = json.loads("".join(pieces))
            known = from_json(inner) if inner is not None else None
            result.entries[folder, id] = Memory(digest, from_json(top), known)
        case _:
            raise ValueError("no row of a hidden sheet")
