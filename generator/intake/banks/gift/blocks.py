"""Part a GIFT file into its questions: by blank lines, categories and comments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTE = "// qingjian "
"""Begins a comment in which this program says what GIFT has no place for."""
_CATEGORY = "$CATEGORY:"
_ID_NUMBER = re.compile(r"(?<!\\)\[id:((?:\\.|[^\]\\])*)\]")
_ESCAPE = re.compile(r"\\.")
_GOES_ON = ("=", "~", "#", "}")
"""With what a line of answers begins that stands behind a blank one."""


@dataclass(slots=True)
class Block:
    """Hold the lines of one question.

    `line`: where it begins, from 1. `category`: the last one named before it. `note`: what this
    program wrote above it. `id_number`: the id that a comment of Moodle's gives it.
    """

    line: int
    category: str
    note: str = ""
    id_number: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def blocks(text: str) -> Iterator[Block]:
    """Yield the questions of a file, and what else stands between blank lines, in order.

    A category is a block without lines.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    parter = _Parter()
    for number, (line, upcoming) in enumerate(zip(lines, _following(lines), strict=True), 1):
        yield from parter.feed(number, line.strip(), upcoming)
    yield from parter.end()


def _following(lines: list[str]) -> list[str]:
    """Of every line the next one that is not empty."""
    result = [""] * len(lines)
    upcoming = ""
    for i in range(len(lines) - 1, -1, -1):
        result[i] = upcoming
        upcoming = lines[i].strip() or upcoming
    return result


@dataclass(slots=True)
class _Parter:
    """Takes line after line and gives out each block when it ends."""

    category: str = ""
    note: str = ""
    id_number: str = ""
    block: Block | None = None
    depth: int = 0  # of braces
    answered: bool = False  # some braces were opened and closed

    def feed(self, number: int, line: str, upcoming: str) -> Iterator[Block]:
        if line.startswith("//"):
            self._comment(line)
        elif line.startswith(_CATEGORY):
            yield from self.end()
            self.category = line.removeprefix(_CATEGORY).strip()
            yield self._begin(number)
        elif line:
            if self.answered and self.depth <= 0 and line.startswith("::"):
                yield from self.end()
            self.block = self.block or self._begin(number)
            self.block.lines.append(line)
            self._count(line)
        elif not (self.depth > 0 and upcoming.startswith(_GOES_ON)):
            yield from self.end()

    def end(self) -> Iterator[Block]:
        if self.block is not None:
            yield self.block
        self.block, self.depth, self.answered = None, 0, False

    def _begin(self, number: int) -> Block:
        block = Block(number, self.category, self.note, self.id_number)
        self.note = self.id_number = ""
        return block

    def _comment(self, line: str) -> None:
        if line.startswith(NOTE):
            self.note = line.removeprefix(NOTE)
        elif match := _ID_NUMBER.search(line):
            self.id_number = re.sub(r"\\(.)", r"\1", match[1])

    def _count(self, line: str) -> None:
        bare = _ESCAPE.sub("", line) if "\\" in line else line
        self.depth += bare.count("{") - bare.count("}")
        self.answered = self.answered or ("}" in bare and self.depth <= 0)
