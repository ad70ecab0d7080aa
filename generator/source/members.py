"""Remove what stands in a collection of a YAML text, and add to it, leaving alone the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.source.diagnostics import Edit

if TYPE_CHECKING:
    import yaml as libyaml

Span = tuple[int, int, bool]
"""Where an item or a key with its value starts and ends, and whether it is to stay."""


@dataclass(slots=True)
class Members:
    """Collect the edits by which members of collections come and go."""

    text: str
    edits: list[Edit] = field(default_factory=list)

    def in_block(self, spans: list[Span], column: int, added: dict[int, list[list[str]]]) -> None:
        """Remove the spans that are not to stay, and add lines behind those that are.

        `column`: where keys or hyphens stand; `added`: by the place of a span that stays, -1 for
        the beginning, the lines of each member that comes behind it, without indentation.
        """
        stay = [i for i, span in enumerate(spans) if span[2]]
        for at, blocks in added.items():
            written = indent([line for block in blocks for line in block], column)
            if not stay:
                self.edits.append(Edit(spans[0][0], spans[-1][1], written))
                return
            if at >= 0:
                end = line_end(self.text, spans[at][1])
                self.edits.append(Edit(end, end, "\n" + " " * column + written))
            else:
                start = spans[stay[0]][0]
                self.edits.append(Edit(start, start, written + "\n" + " " * column))
        for first, last in _runs(spans):
            if not self._remove_behind_hyphen(spans, first, last):
                for start, end, _ in spans[first : last + 1]:
                    self._remove_lines(start, end)

    def _remove_behind_hyphen(self, spans: list[Span], first: int, last: int) -> bool:
        """Remove the first keys of an item, so that the next stands behind its hyphen.

        False where the keys stand elsewhere, or comments are among them.
        """
        start = spans[first][0]
        line = self.text.rfind("\n", 0, start) + 1
        if not self.text[line:start].strip(" ") or last + 1 == len(spans):
            return False
        following = spans[last + 1][0]
        ends = [span[1] for span in spans[first : last + 1]]
        starts = [span[0] for span in spans[first + 1 : last + 2]]
        gaps = [self.text[end:begin] for end, begin in zip(ends, starts, strict=True)]
        if any(gap.strip() for gap in gaps):
            return False
        self.edits.append(Edit(start, following, ""))
        return True

    def _remove_lines(self, start: int, end: int) -> None:
        line, stop = self.text.rfind("\n", 0, start) + 1, line_end(self.text, end)
        if self.text[line:start].strip(" "):
            self.edits.append(Edit(start, end, ""))
        elif stop < len(self.text):
            self.edits.append(Edit(line, stop + 1, ""))
        else:
            self.edits.append(Edit(max(line - 1, 0), stop, ""))

    def in_brackets(
        self, node: libyaml.Node, spans: list[Span], added: dict[int, list[str]]
    ) -> None:
        """Remove the spans that are not to stay, and add texts behind those that are.

        `added`: as for `in_block`, the text of each member.
        """
        stay = [i for i, span in enumerate(spans) if span[2]]
        if not stay:
            texts = [text for one in added.values() for text in one]
            at = node.start_mark.index + 1
            span = (spans[0][0], spans[-1][1]) if spans else (at, at)
            self.edits.append(Edit(*span, ", ".join(texts)))
            return
        for at, texts in added.items():
            if at >= 0:
                end = spans[at][1]
                self.edits.append(Edit(end, end, "".join(f", {text}" for text in texts)))
            else:
                start = spans[stay[0]][0]
                self.edits.append(Edit(start, start, "".join(f"{text}, " for text in texts)))
        for first, last in _runs(spans):
            self._remove_run(spans, first, last)

    def _remove_run(self, spans: list[Span], first: int, last: int) -> None:
        """Remove items in brackets with one of the commas beside them."""
        start, end = spans[first][0], spans[last][1]
        if first > 0 and "#" not in self.text[spans[first - 1][1] : start]:
            start = spans[first - 1][1]
        elif last + 1 < len(spans):
            end = spans[last + 1][0]
        self.edits.append(Edit(start, end, ""))


def line_end(text: str, at: int) -> int:
    """Return where the line of a place ends."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def indent(lines: list[str], column: int) -> str:
    """Join lines of which the first stands in a column already."""
    indent = " " * column
    return "\n".join(
        indent + line if line and number else line for number, line in enumerate(lines)
    )


def _runs(spans: list[Span]) -> list[tuple[int, int]]:
    """Return the first and last place of each run of spans that are not to stay."""
    runs: list[tuple[int, int]] = []
    for i, (_, _, stays) in enumerate(spans):
        if stays:
            continue
        if runs and runs[-1][1] == i - 1:
            runs[-1] = runs[-1][0], i
        else:
            runs.append((i, i))
    return runs
