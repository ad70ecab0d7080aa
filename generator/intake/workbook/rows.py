"""Lay an entry out as rows: one in the sheet of its kind, and those of its lists in theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.workbook.keys import hop_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.workbook.columns import Sheet
    from generator.intake.workbook.content import State
    from generator.intake.workbook.nodes import Node

HEAD_ROWS = 2
"""Rows above the entries: headings, and what may be written."""
YES = "是"
"""Stands in the column of rows that only the internal edition has."""


def rows(id: str, title: str, state: State, top: Sheet) -> Iterator[tuple[Sheet, list[str]]]:
    """Yield the rows of an entry, each with its sheet, from left to right."""
    for node, internal in ((state.top, ""), (state.inner, YES)):
        if node is not None:
            yield top, [id, internal, *_texts(node, top)]
            yield from _below(id, title, internal, node, top, ())


def _below(
    id: str, title: str, internal: str, node: Node, sheet: Sheet, numbers: tuple[int, ...]
) -> Iterator[tuple[Sheet, list[str]]]:
    for child in sheet.children:
        for number, one in enumerate(node.lists.get(hop_key(child.hops[-1]), ()), 1):
            here = (*numbers, number)
            yield child, [id, title, ".".join(map(str, here)), internal, *_texts(one, child)]
            yield from _below(id, title, internal, one, child, here)


def _texts(node: Node, sheet: Sheet) -> list[str]:
    return [node.texts.get(column.key, "") for column in sheet.columns]
