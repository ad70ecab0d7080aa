"""Add a text of a rule to its file as a new version, by splicing: all else stays as it is."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from generator.intake.office.blocks import RefusalError
from generator.intake.statutes import writing
from generator.kinds.record import SPELLINGS
from generator.source.diagnostics import Anchor, Edit
from generator.source.files import encoding_of
from generator.source.splice import Document, Original
from generator.source.yaml import parse

if TYPE_CHECKING:
    from generator.intake.statutes.statute import Statute

Path = tuple[str | int, ...]


def merge(data: bytes, path: Path, statute: Statute) -> bytes:
    """Return a file to whose rule at `path` a version is added. Raises RefusalError."""
    if encoding_of(data) != "utf-8":
        raise RefusalError("原来的文件不是 UTF-8：先运行 qingjian check --fix")
    begins = statute.version.effective
    if not begins:
        raise RefusalError("新版本要有施行日期：加 --version 2025-06-01")
    original = Original(data, "utf-8")
    view = _View(original.text, path)
    versions = view.dates("versions", "effective")
    if not versions and view.items("clauses"):
        raise RefusalError("原来的文件没有写版本：先在 versions 里写上原来的施行日期，再导入新版本")
    if begins in versions:
        raise RefusalError(
            f"已经有 {begins} 施行的版本：改正它请直接改文件，或用 --version 另写日期"
        )
    edits = _edits(view, statute, versions)
    return original.splice(edits)


def _edits(view: _View, statute: Statute, versions: list[str]) -> list[Edit]:
    begins = statute.version.effective
    later = min((one for one in versions if one > begins), default="")
    earlier = max((one for one in versions if one < begins), default="")
    edits: list[Edit] = []
    if earlier and not view.has("versions", versions.index(earlier), "ended"):
        edits.append(view.add(("versions", versions.index(earlier)), "ended", _day_before(begins)))
    if len(versions) > 1 and view.undated("clauses"):
        raise RefusalError("原来有几个版本，条款却没有写 in：先给每一条写上它的版本")
    for name in ("clauses", "annexes"):
        for i in view.undated(name):
            edits.append(view.add((name, i), "in", versions[0]))
    ended = _day_before(later) if later else ""
    version = statute.version
    preamble = "\n\n".join(statute.preamble)
    first = not versions or versions[0] == max(versions)
    edits.append(
        view.insert("versions", writing.version_item(version, ended, preamble), front=first)
    )
    clauses = [line for one in statute.clauses for line in writing.clause_item(one, begins)]
    annexes = [line for one in statute.annexes for line in writing.annex_item(one, begins)]
    if clauses:
        edits.append(view.insert("clauses", clauses, front=not later))
    if annexes:
        edits.append(view.insert("annexes", annexes, front=not later))
    return edits


def _day_before(date: str) -> str:
    return (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat()


@dataclass(slots=True)
class _View:
    """Shows the values of an entry in a file, whichever spelling their keys have."""

    text: str
    path: Path

    _document: Document = field(init=False)
    _root: yaml.MappingNode = field(init=False)

    def __post_init__(self) -> None:
        self._document = Document(self.text)
        root = yaml.compose(self.text, yaml.CSafeLoader)
        for step in self.path:
            root = root.value[step] if root is not None else None
        if not isinstance(root, yaml.MappingNode):
            raise RefusalError("原来的文件不是一个条目，不能加版本")
        self._root = root

    def items(self, name: str) -> list[yaml.Node]:
        """List the items of a list of the entry."""
        node = _value(self._root, name)
        return [*node.value] if isinstance(node, yaml.SequenceNode) else []

    def dates(self, name: str, key: str) -> list[str]:
        """List a date of each item of a list, as 2021-06-01."""
        nodes = [_value(item, key) for item in self.items(name)]
        return [_iso(node.value) if node is not None else "" for node in nodes]

    def has(self, name: str, i: int, key: str) -> bool:
        """Tell whether an item of a list has a key."""
        return _value(self.items(name)[i], key) is not None

    def undated(self, name: str) -> list[int]:
        """List the places of items that state no version."""
        return [i for i, item in enumerate(self.items(name)) if _value(item, "in") is None]

    def add(self, place: tuple[str, int], key: str, value: str) -> Edit:
        """Return the edit that gives a key to an item of a list."""
        name, i = place
        path = (*self.path, _spelling(self._root, name), i, key)
        edit = self._document.edit(path, Anchor.VALUE, value)
        if edit is None:
            raise RefusalError(
                f"原来的文件里 {name} 的第 {i + 1} 项写法特别，改不了：先改成一行一个键"
            )
        return edit

    def insert(self, name: str, lines: list[str], *, front: bool) -> Edit:
        """Return the edit that adds items, as lines two blanks in, to a list; or adds the list."""
        node = _value(self._root, name)
        if node is None:
            at = len(self.text.rstrip("\n")) if not self.path else self._end(self._root)
            indent = " " * self._root.start_mark.column
            body = "\n".join(indent + line if line else "" for line in [f"{name}:", *lines])
            return Edit(at, at, "\n" + body)
        if not isinstance(node, yaml.SequenceNode) or node.flow_style:
            return self._in_brackets(name, node, lines, front=front)
        column = node.value[0].start_mark.column - 2
        return self._in_block(node, lines, column, front=front)

    def _in_block(
        self, node: yaml.SequenceNode, lines: list[str], column: int, *, front: bool
    ) -> Edit:
        dash = self.text.rindex("-", 0, node.value[0].start_mark.index)
        indent = dash - (self.text.rfind("\n", 0, dash) + 1)
        shifted = [" " * indent + line[2:] if line else "" for line in lines]
        if front:
            at = self.text.rfind("\n", 0, dash) + 1
            return Edit(at, at, "\n".join(shifted) + "\n")
        at = self._end(node)
        return Edit(at, at, "\n" + "\n".join(shifted))

    def _end(self, node: yaml.Node) -> int:
        """Return where the last line of a node ends."""
        end = len(self.text[: node.end_mark.index].rstrip())
        stop = self.text.find("\n", end)
        return len(self.text) if stop < 0 else stop

    def _in_brackets(self, name: str, node: yaml.Node, lines: list[str], *, front: bool) -> Edit:
        """Add to a list in brackets by values in brackets."""
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise RefusalError(f"原来的文件里 {name} 是空的或不是列表：先删去它")
        values = parse("\n".join(lines))[0]
        texts = [_flow(one) for one in values if isinstance(one, dict)] if values else []
        if front:
            at = node.value[0].start_mark.index
            return Edit(at, at, ", ".join(texts) + ", ")
        at = node.value[-1].end_mark.index
        return Edit(at, at, ", " + ", ".join(texts))


def _flow(value: dict[str, Any]) -> str:
    """Write an item in brackets, every value between quotes."""
    pairs = ((key, str(text).strip()) for key, text in value.items())
    return "{" + ", ".join(f"{key}: {_quoted(text)}" for key, text in pairs) + "}"


def _quoted(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _value(node: yaml.Node, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    spellings = {name} | SPELLINGS.get(name, set())
    return next((value for key, value in node.value if key.value in spellings), None)


def _spelling(node: yaml.MappingNode, name: str) -> str:
    """Return a key as it is spelt in a mapping."""
    spellings = {name} | SPELLINGS.get(name, set())
    return next((key.value for key, _ in node.value if key.value in spellings), name)


def _iso(text: str) -> str:
    match = re.fullmatch(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?", text.strip())
    if match is None:
        raise RefusalError(f"原来的版本的施行日期“{text}”不是一天：写成 2021-06-01 再导入")
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
