"""Describe a slip: where it is, why, and what ought to stand there."""

from __future__ import annotations

from dataclasses import dataclass

from generator.source.diagnostics import Edit


@dataclass(frozen=True, slots=True)
class Slip:
    """Say what is wrong at a line and a column, both from 0, in Chinese and English.

    `mending`: the columns of the line and what ought to stand there, where there is only one way;
    `key` what would be a key then.
    """

    line: int
    column: int
    chinese: str
    english: str
    mending: tuple[int, int, str] | None = None
    key: str | None = None

    def edit(self, text: str) -> Edit | None:
        """Return the mending as an edit of the text in which the slip was made."""
        if self.mending is None:
            return None
        begin = 0
        for _ in range(self.line):
            begin = text.index("\n", begin) + 1
        start, end, new = self.mending
        return Edit(begin + start, begin + end, new)


WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are none for YAML: of full width, or that do not break."""


WORD = r"[^\W\d_][\w-]{0,19}"


START = rf"[ {WIDE}]*(?:- +)*"


def width_of(line: str) -> int:
    """Return by how many blanks a line is indented."""
    return len(line) - len(line.lstrip())
