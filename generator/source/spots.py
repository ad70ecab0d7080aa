"""Find where in the lines of a long text a part of it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from generator.source.yaml import Position

if TYPE_CHECKING:
    from generator.source.yaml import Places


class Spots:
    """Find parts of values in the text of one file, whose positions are known."""

    def __init__(self, text: str, places: Places) -> None:
        self.text = text
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.starts = sorted(map(self._offset, {*places.keys.values(), *places.values.values()}))

    def find(self, part: str, value: Position) -> Position:
        """Find where `part` stands in the value at a position, in a link if there is one to it.

        The start if it is not there as it is, but empty or escaped, or if it is all of a
        quoted value.
        """
        start = self._offset(value)
        after = bisect_right(self.starts, start)
        end = self.starts[after] if after < len(self.starts) else len(self.text)
        places = ((self.text.find(sign + part, start, end), len(sign)) for sign in ("[[", "](", ""))
        across = self._across_lines(part, start, end)
        at = next((at + sign for at, sign in places if at >= 0), across) if part else start
        if at == start + 1 and self.text[start] in "'\"":
            return value
        line = bisect_right(self.lines, at)
        return Position(line, at - self.lines[line - 1] + 1)

    def _across_lines(self, part: str, start: int, end: int) -> int:
        """Where a part stands whose blanks are line ends in the file; the start if nowhere."""
        words = part.split()
        if len(words) < 2:
            return start
        match = re.compile(r"\s+".join(map(re.escape, words))).search(self.text, start, end)
        return match.start() if match else start

    def _offset(self, position: Position) -> int:
        return self.lines[position.line - 1] + position.column - 1
