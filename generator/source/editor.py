"""Make a node of a YAML text read as another value: keys, items and texts that differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml as libyaml

from generator.source import rendering
from generator.source.alignment import align
from generator.source.diagnostics import Edit
from generator.source.members import Members, indent, line_end
from generator.source.splice import scalar

if TYPE_CHECKING:
    from generator.source.yaml import Value


class OtherShapeError(Exception):
    """Say that a value of another shape is wanted, and what holds it is to be written anew."""


Pair = tuple[libyaml.ScalarNode, libyaml.Node]


@dataclass(slots=True)
class Editor:
    """Collect the edits of a text."""

    text: str
    edits: list[Edit] = field(default_factory=list)
    _members: Members = field(init=False)

    def __post_init__(self) -> None:
        self._members = Members(self.text, self.edits)

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
        raise OtherShapeError

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
                at: [rendering.flow({n: new[n]})[1:-1] for n in keys] for at, keys in added.items()
            }
            self._members.in_brackets(node, spans, texts)
        else:
            lines = {at: [rendering.pair(n, new[n]) for n in keys] for at, keys in added.items()}
            self._members.in_block(spans, node.start_mark.column, lines)

    def _pair(self, pair: Pair, old: Value | None, new: Value, *, inside: bool) -> None:
        _, value = pair
        if old is None:  # nothing stands behind the key
            at = value.end_mark.index
            if self.text[at - 1] != ":" or not isinstance(new, str) or "\n" in new:
                self._replace_pair(pair, new, inside=inside)
            else:
                self.edits.append(Edit(at, at, " " + scalar(new, None, inside=inside)))
            return
        count = len(self.edits)
        try:
            self.change(value, old, new, inside=inside)
        except OtherShapeError:
            del self.edits[count:]
            self._replace_pair(pair, new, inside=inside)

    def _replace_pair(self, pair: Pair, new: Value, *, inside: bool) -> None:
        key, value = pair
        if inside:
            written = rendering.flow({key.value: new})[1:-1]
        else:
            written = indent(rendering.pair(key.value, new), key.start_mark.column)
        self.edits.append(Edit(key.start_mark.index, self._end(value), written))

    # --- lists

    def _sequence(
        self, node: libyaml.SequenceNode, old: list[Value], new: list[Value], *, inside: bool
    ) -> None:
        together = align(old, new)
        of_old = {i for i, _ in together}
        of_new = {j: i for i, j in together}
        for i, j in together:
            self.change(node.value[i], old[i], new[j], inside=inside)
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
            self._members.in_brackets(node, spans, texts)
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
            self._members.in_block(spans, column, lines)

    def _dash(self, item: libyaml.Node, column: int) -> int:
        """Find the hyphen of an item: in the list's column, on its line or above it."""
        start = self.text.rfind("\n", 0, item.start_mark.index) + 1
        while start >= 0:
            if self.text[start + column : start + column + 1] == "-":
                return start + column
            if start == 0:
                break
            start = self.text.rfind("\n", 0, start - 1) + 1
        raise OtherShapeError

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
        stop = line_end(self.text, end)
        behind = self.text[end:stop]  # a comment on the line stays behind the head
        written = indent(["|" + behind, *lines[1:]], self._indent_of(start) + 2)
        self.edits.append(Edit(start, stop, written))

    def _block(self, node: libyaml.ScalarNode, new: str) -> None:
        """Change the lines of a text behind `|` or `>`; a comment on its head stays."""
        start, end = node.start_mark.index, self._end(node)
        head_end = min(line_end(self.text, start), end)
        lines = rendering.text_lines(new)
        if len(lines) == 1 and lines[0].startswith('"'):
            raise OtherShapeError
        body = lines[1:] if len(lines) > 1 else [new]
        old = self.text[head_end:end].strip("\n").split("\n")
        first = next((line for line in old if line.strip()), "")
        column = len(first) - len(first.lstrip(" ")) or self._indent_of(start) + 2
        head = "|" + self.text[start:head_end].lstrip("|>+-0123456789")
        self.edits.append(Edit(start, end, indent([head, *body], column)))

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


def _item(value: Value, *, in_brackets: bool) -> list[str]:
    if in_brackets and isinstance(value, dict) and "\n" not in (line := rendering.flow(value)):
        return [f"- {line}"]
    return rendering.item(value)
