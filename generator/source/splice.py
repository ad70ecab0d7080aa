"""Splice changed values into a file's text: every character outside them stays as it is."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from generator.source.diagnostics import Anchor, Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.source.diagnostics import Path


@dataclass(slots=True)
class Original:
    """Hold the bytes of a file as text that can be edited.

    `text` has "\\n" for every line end, as `files.read` gives it; `encoding` is what the bytes are
    in. Raises UnicodeDecodeError where they are not.
    """

    data: bytes
    encoding: str
    text: str = field(init=False)
    _raw: str = field(init=False)
    _pairs: list[int] = field(init=False)  # where in `text` a line ends by two characters
    _end: str = field(init=False)  # how a new line is to end

    def __post_init__(self) -> None:
        self._raw = self.data.decode(self.encoding).removeprefix("\ufeff")
        ends = re.findall(r"\r\n|\r|\n", self._raw)
        self._end = ends[0] if ends else "\n"
        lines = re.split(r"\r\n|\r|\n", self._raw)
        self.text = "\n".join(lines)
        self._pairs = []
        at = 0
        for line, end in zip(lines, ends, strict=False):
            at += len(line)
            if len(end) == 2:
                self._pairs.append(at)
            at += 1

    def splice(self, edits: Iterable[Edit]) -> bytes:
        """Return the file in UTF-8 with the edits, with its line ends and its byte order mark."""
        parts, at = [], 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            parts += [self._raw[at : self._raw_at(edit.start)], edit.text.replace("\n", self._end)]
            at = self._raw_at(edit.end)
        mark = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        return mark + "".join([*parts, self._raw[at:]]).encode()

    def _raw_at(self, offset: int) -> int:
        return offset + bisect_left(self._pairs, offset)


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits that do not overlap."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def apart(groups: Iterable[tuple[Edit, ...]]) -> list[Edit]:
    """Choose the edits of those groups, the first ones first, that overlap none before."""
    result: list[Edit] = []
    for group in groups:
        if not any(_overlap(edit, other) for edit in group for other in result):
            result += group
    return result


def _overlap(one: Edit, other: Edit) -> bool:
    """Two that touch do, too: what stands side by side may depend on each other."""
    return one.start <= other.end and other.start <= one.end


class Document:
    """Hold the nodes of a sound YAML text, by which its values are found and replaced."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._root = yaml.compose(text, yaml.CSafeLoader)

    def edit(self, path: Path, anchor: Anchor, new: str) -> Edit | None:
        """Return what makes the value (or key) at a path, as in the file, read as `new`.

        A key that its mapping lacks is added with `new` as its value. None where that cannot be
        done in place.
        """
        if "\n" in new or not new:
            return None
        above, inside = self._node(path[:-1]) if path else (None, False)
        if above is None:
            return None
        inside = inside or bool(getattr(above, "flow_style", False))
        pairs = above.value if isinstance(above, yaml.MappingNode) else []
        pair = next((pair for pair in reversed(pairs) if pair[0].value == path[-1]), None)
        if pair:
            return self._replace(pair[0 if anchor is Anchor.KEY else 1], inside, new)
        if isinstance(above, yaml.SequenceNode) and isinstance(path[-1], int):
            items = above.value
            return self._replace(items[path[-1]], inside, new) if path[-1] < len(items) else None
        if isinstance(above, yaml.MappingNode) and isinstance(path[-1], str) and pairs:
            return self._add(above, path[-1], new, inside)
        return None

    def items(self, path: Path, texts: tuple[str, ...]) -> Edit | None:
        """Return what makes one scalar, a value or an item, read as the items of a list.

        None where there is no scalar in one line.
        """
        node, _ = self._node(path)
        above, inside = self._node(path[:-1])
        if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
            return None
        start, end = node.start_mark.index, node.end_mark.index
        if not isinstance(above, yaml.SequenceNode):
            return Edit(start, end, f"[{_in_brackets(texts)}]")
        if inside or above.flow_style:
            return Edit(start, end, _in_brackets(texts))
        mark = "\n" + " " * above.start_mark.column + "- "
        return Edit(start, end, mark.join(scalar(text, None, inside=False) for text in texts))

    def text_at(self, path: Path) -> str | None:
        """Return the text at a path, without blanks around it; None where there is none."""
        node, _ = self._node(path)
        return node.value.strip() if isinstance(node, yaml.ScalarNode) else None

    def part(self, line: int, column: int, old: str, new: str) -> Edit | None:
        """Return what makes a part of a value, at a line and a column from 1, read as `new`.

        None where it does not stand there as it is, or `new` would have to be quoted anew.
        """
        at = self._lines[line - 1] + column - 1
        if not self.text.startswith(old, at) or not _HARMLESS.fullmatch(new):
            return None
        return Edit(at, at + len(old), new)

    def _node(self, path: Path) -> tuple[yaml.Node | None, bool]:
        """The node at a path, and whether it stands in brackets."""
        node, inside = self._root, False
        for step in path:
            inside = inside or bool(getattr(node, "flow_style", False))
            if isinstance(node, yaml.MappingNode):
                node = next((v for k, v in reversed(node.value) if k.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step] if step < len(node.value) else None
            else:
                return None, inside
        return node, inside

    def _replace(self, node: yaml.Node, inside: bool, new: str) -> Edit | None:
        """A scalar in its own style; of a text behind `|` or `>` the one line that it has."""
        start, end = node.start_mark.index, node.end_mark.index
        if not isinstance(node, yaml.ScalarNode) or start == end:
            return None
        if node.style in ("|", ">"):
            old = node.value.strip()
            at = self.text.find(old, start, end)
            alone = old and "\n" not in old and at >= 0
            return Edit(at, at + len(old), new) if alone else None
        return Edit(start, end, scalar(new, node.style, inside=inside))

    def _add(self, mapping: yaml.MappingNode, key: str, new: str, inside: bool) -> Edit | None:
        last = mapping.value[-1][1]
        if mapping.flow_style:
            at = last.end_mark.index
            item = f", {key}: {scalar(new, None, inside=True)}"
            return Edit(at, at, item) if last.start_mark.index < at else None
        indent = "\n" + " " * mapping.value[0][0].start_mark.column
        item = f"{key}: {scalar(new, None, inside=inside)}"
        for _, value in reversed(mapping.value):
            if isinstance(value, yaml.ScalarNode) and value.style not in ("|", ">") and value.value:
                end = self.text.find("\n", value.end_mark.index)
                end = len(self.text) if end < 0 else end
                return Edit(end, end, indent + item)
        at = mapping.value[0][0].start_mark.index
        return Edit(at, at, item + indent)


def _in_brackets(texts: Iterable[str]) -> str:
    return ", ".join(scalar(text, None, inside=True) for text in texts)


_HARMLESS = re.compile(r"[\w/.-]+(?:#[\w.-]+)?")
"""What may stand in a scalar of any style, as ids and clauses do."""


def scalar(text: str, style: str | None, *, inside: bool) -> str:
    """Write a text as YAML: in quotes of a style, else plain if it can be; `inside` brackets."""
    if not style and _is_plain(text, inside=inside):
        return text
    if style == '"' or not text.isprintable():
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        body = "".join(
            c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"
            for c in escaped
        )
        return f'"{body}"'
    return "'" + text.replace("'", "''") + "'"


_SIGNS = "-?:,[]{}#&*!|>'\"%@`"  # YAML 1.2.2, 5.3: what a plain scalar cannot begin with


_NEGATIVE = re.compile(r"-\d+(?:\.\d+)?", re.ASCII)
"""Begins with a sign and is plain all the same: no blank follows the sign."""


def _is_plain(text: str, *, inside: bool) -> bool:
    """Whether a text of one line needs no quotes (YAML 1.2.2, 7.3.3, a little stricter)."""
    return (
        text.isprintable()
        and text == text.strip()
        and bool(text)
        and (text[0] not in _SIGNS or bool(_NEGATIVE.fullmatch(text)))
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not (inside and any(sign in text for sign in ",[]{}:"))
        and text not in ("---", "...")
    )
