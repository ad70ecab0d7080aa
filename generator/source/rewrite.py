"""Rewrite a YAML text so that it holds another value: what does not differ stays as it is.

Comments, order, quoting and line breaks of all that is not changed survive. What was written is
read again: a text that does not hold the new value is never returned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml as libyaml

from generator.source import rendering
from generator.source.alignment import align
from generator.source.cleaning import clean, removals
from generator.source.diagnostics import Edit
from generator.source.splice import Original, scalar, splice
from generator.source.yaml import parse

if TYPE_CHECKING:
    from generator.source.yaml import Value


class RewriteError(Exception):
    """Say that a text cannot be rewritten in place."""


def rewrite(data: bytes, new: Value) -> bytes:
    """Return a file, in UTF-8, that holds another value. Raises RewriteError.

    Characters that are cleaned away when it is read stay in it.
    """
    original = Original(data, "utf-8")
    text = clean(original.text)
    found = edits(text, new)
    if text != original.text:
        found = [_moved(edit, removals(original.text)) for edit in found]
    after = original.splice(found)
    if not same(parse(clean(Original(after, "utf-8").text))[0], new):
        raise RewriteError
    return after


def _moved(edit: Edit, lost: list[int]) -> Edit:
    """Move an edit of a cleaned text to where it belongs in the one with its dirt."""
    start = edit.start + bisect_right(lost, edit.start)
    end = edit.end + bisect_left(lost, edit.end)
    return Edit(start, max(start, end), edit.text)


def edits(text: str, new: Value) -> list[Edit]:
    """Return the edits after which a sound text holds another value.

    No collection of `new` is empty. Raises RewriteError where that cannot be done in place, or the
    result would not be read as `new`.
    """
    old, troubles = parse(text)
    root = libyaml.compose(text, libyaml.CSafeLoader)
    if troubles or old is None or root is None:
        raise RewriteError
    writer = _Writer(text)
    try:
        writer.change(root, old, new, inside=False)
    except _OtherShapeError:
        raise RewriteError from None
    after, troubles = parse(splice(text, writer.edits))
    if troubles or not same(after, new):
        raise RewriteError
    return writer.edits


def same(one: Value | None, other: Value | None) -> bool:
    """Tell whether two values are equal but for blanks around their texts."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return False


Pair = tuple[libyaml.ScalarNode, libyaml.Node]
Span = tuple[int, int, bool]
"""Where an item or a key with its value starts and ends, and whether it is to stay."""


@dataclass(slots=True)
class _Writer:
    """Collect the edits of a text."""

    text: str
    edits: list[Edit] = field(default_factory=list)

    def change(self, node: libyaml.Node, old: Value, new: Value, *, inside: bool) -> None:
        """Make a node read as `new`; `inside` brackets."""
        if old == new:
            return
        inside = inside or bool(getattr(node, "flow_style", False))
        if isinstance(node, libyaml.MappingNode) and isinstance(old, dict):
            if isinstance(new, dict) and new:
                self._mapping(node, old, new, inside=inside)
                return
        elif isinstance(node, libyaml.SequenceNode) and isinstance(old, list):
            if isinstance(new, list) and new:
                self._sequence(node, old, new, inside=inside)
                return
        elif isinstance(node, libyaml.ScalarNode) and isinstance(new, str):
            self._scalar(node, new, inside=inside)
            return
        raise _OtherShapeError

    # --- mappings

    def _mapping(
        self,
        node: libyaml.MappingNode,
        old: dict[str, Value],
        new: dict[str, Value],
        *,
        inside: bool,
    ) -> None:
        pairs: dict[str, Pair] = {key.value: (key, value) for key, value in node.value}
        present = [name for name in pairs if name in new]
        for name in present:
            self._pair(pairs[name], old.get(name), new[name], inside=inside)
        spans = [
            (pairs[name][0].start_mark.index, self._end(pairs[name][1]), name in new)
            for name in pairs
            if name in new or name in old  # a key with nothing behind it does no harm
        ]
        added: dict[int, list[str]] = {}  # by the place, among the spans, of what stands before
        names = [name for name in pairs if name in new or name in old]
        after = -1
        for name in new:
            if name in pairs:
                after = names.index(name)
            else:
                added.setdefault(after, []).append(name)
        if inside:
            texts = {
                at: [rendering.flow({n: new[n]})[1:-1] for n in n_] for at, n_ in added.items()
            }
            self._in_brackets(node, spans, texts)
        else:
            lines = {at: [rendering.pair(n, new[n]) for n in n_] for at, n_ in added.items()}
            self._in_block(spans, node.start_mark.column, lines)

    def _pair(self, pair: Pair, old: Value | None, new: Value, *, inside: bool) -> None:
        _, value = pair
        if old is None:  # nothing stands behind the key
            at = value.end_mark.index
            if self.text[at - 1] != ":" or not isinstance(new, str) or "\n" in new:
                self._replace_pair(pair, new, inside=inside)
            else:
                self.edits.append(Edit(at, at, " " + scalar(new, None, inside=inside)))
            return
        try:
            self.change(value, old, new, inside=inside)
        except _OtherShapeError:
            self._replace_pair(pair, new, inside=inside)

    def _replace_pair(self, pair: Pair, new: Value, *, inside: bool) -> None:
        key, value = pair
        if inside:
            written = rendering.flow({key.value: new})[1:-1]
        else:
            written = _indented(rendering.pair(key.value, new), key.start_mark.column)
        self.edits.append(Edit(key.start_mark.index, self._end(value), written))

    # --- lists

    def _sequence(
        self, node: libyaml.SequenceNode, old: list[Value], new: list[Value], *, inside: bool
    ) -> None:
        together = align(old, new)
        of_old = {i for i, _ in together}
        of_new = {j: i for i, j in together}
        for i, j in together:
            try:
                self.change(node.value[i], old[i], new[j], inside=inside)
            except _OtherShapeError:
                raise RewriteError from None
        added: dict[int, list[Value]] = {}
        after = -1
        for j, value in enumerate(new):
            if j in of_new:
                after = of_new[j]
            else:
                added.setdefault(after, []).append(value)
        if inside:
            spans = [
                (one.start_mark.index, self._end(one), i in of_old)
                for i, one in enumerate(node.value)
            ]
            texts = {at: [*map(rendering.flow, values)] for at, values in added.items()}
            self._in_brackets(node, spans, texts)
        else:
            column = node.start_mark.column
            spans = [
                (self._dash(one, column), self._end(one), i in of_old)
                for i, one in enumerate(node.value)
            ]
            like_others = all(getattr(one, "flow_style", False) for one in node.value)
            lines = {
                at: [_item(value, in_brackets=like_others) for value in values]
                for at, values in added.items()
            }
            self._in_block(spans, column, lines)

    def _dash(self, item: libyaml.Node, column: int) -> int:
        """Find the hyphen of an item: in the list's column, on its line or above it."""
        start = self.text.rfind("\n", 0, item.start_mark.index) + 1
        while start >= 0:
            if self.text[start + column : start + column + 1] == "-":
                return start + column
            if start == 0:
                break
            start = self.text.rfind("\n", 0, start - 1) + 1
        raise RewriteError

    # --- what stands in a collection

    def _in_block(self, spans: list[Span], column: int, added: dict[int, list[list[str]]]) -> None:
        """Remove the spans that are not to stay, and add lines behind those that are."""
        stay = [i for i, span in enumerate(spans) if span[2]]
        for at, blocks in added.items():
            written = _indented([line for block in blocks for line in block], column)
            if not stay:
                self.edits.append(Edit(spans[0][0], spans[-1][1], written))
                return
            if at >= 0:
                end = self._line_end(spans[at][1])
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
        line, line_end = self.text.rfind("\n", 0, start) + 1, self._line_end(end)
        if self.text[line:start].strip(" "):
            self.edits.append(Edit(start, end, ""))
        elif line_end < len(self.text):
            self.edits.append(Edit(line, line_end + 1, ""))
        else:
            self.edits.append(Edit(max(line - 1, 0), line_end, ""))

    def _in_brackets(
        self, node: libyaml.Node, spans: list[Span], added: dict[int, list[str]]
    ) -> None:
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

    # --- texts

    def _scalar(self, node: libyaml.ScalarNode, new: str, *, inside: bool) -> None:
        start, end = node.start_mark.index, self._end(node)
        if node.style in ("|", ">") and not inside:
            self._block(node, new)
            return
        lines = rendering.text_lines(new)
        if len(lines) == 1 or inside:
            style = node.style if node.style in ("'", '"') else None
            self.edits.append(Edit(start, end, scalar(new, style, inside=inside)))
            return
        line_end = self._line_end(end)
        behind = self.text[end:line_end]  # a comment on the line stays behind the head
        written = _indented(["|" + behind, *lines[1:]], self._indent_of(start) + 2)
        self.edits.append(Edit(start, line_end, written))

    def _block(self, node: libyaml.ScalarNode, new: str) -> None:
        """Change the lines of a text behind `|` or `>`; a comment on its head stays."""
        start, end = node.start_mark.index, self._end(node)
        head_end = min(self._line_end(start), end)
        lines = rendering.text_lines(new)
        if len(lines) == 1 and lines[0].startswith('"'):
            raise _OtherShapeError
        body = lines[1:] if len(lines) > 1 else [new]
        old = self.text[head_end:end].strip("\n").split("\n")
        first = next((line for line in old if line.strip()), "")
        column = len(first) - len(first.lstrip(" ")) or self._indent_of(start) + 2
        head = "|" + self.text[start:head_end].lstrip("|>+-0123456789")
        self.edits.append(Edit(start, end, _indented([head, *body], column)))

    def _indent_of(self, at: int) -> int:
        """Return the column of the key or hyphen under which a text stands."""
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        bare = line.lstrip(" ")
        column = len(line) - len(bare)
        while bare.startswith("- "):
            inner = bare[1:].lstrip(" ")
            if not inner:
                break
            column += len(bare) - len(inner)
            bare = inner
        return column

    def _end(self, node: libyaml.Node) -> int:
        """Return where the text of a node ends, without comments and empty lines behind it."""
        if isinstance(node, libyaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end: int = node.end_mark.index
        if isinstance(node, libyaml.ScalarNode) and node.style in ("|", ">"):
            return max(node.start_mark.index + 1, len(self.text[:end].rstrip()))
        return end

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


class _OtherShapeError(Exception):
    """Say that a value of another shape is wanted, and what holds it is to be written anew."""


def _item(value: Value, *, in_brackets: bool) -> list[str]:
    if in_brackets and isinstance(value, dict) and "\n" not in (line := rendering.flow(value)):
        return [f"- {line}"]
    return rendering.item(value)


def _indented(lines: list[str], column: int) -> str:
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
