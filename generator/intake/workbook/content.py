"""Read the entries of a content folder as they are written, each with its file and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.workbook.columns import sheet_of
from generator.intake.workbook.keys import Item, items
from generator.intake.workbook.names import OTHER_NAMES, Names
from generator.intake.workbook.nodes import Node, digest, find, halves, node_of, prints
from generator.intake.workbook.words import UnfitError, tidy
from generator.kinds import BY_FOLDER
from generator.kinds.fields import ID
from generator.kinds.kind import Vocabulary
from generator.library import vocabulary
from generator.library.project import project_of
from generator.source import files, yaml
from generator.source.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.kinds.kind import Kind
    from generator.source.files import SourceFile
    from generator.source.yaml import Value

_ID = ("id", "编号")


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """Hold an entry as it is written: its value and where in its file it stands."""

    kind: Kind
    id: str
    value: Mapping[str, Value]
    file: SourceFile
    path: tuple[int, ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.folder, self.id


@dataclass(frozen=True, slots=True)
class State:
    """Hold what the rows of an entry show: those for all, and those under `internal` if any."""

    top: Node
    inner: Node | None

    @property
    def digest(self) -> str:
        """Return one hash of all that it shows."""
        return digest(prints(self.top), prints(self.inner) if self.inner else None)


@dataclass(slots=True)
class Content:
    """Hold the entries of a content folder by folder and id, in the order of their files.

    `vocabulary`: the words of its site; `remarks`: what could not be read, in words, each with its
    file.
    """

    entries: dict[tuple[str, str], PlainEntry] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    remarks: list[str] = field(default_factory=list)

    def of(self, kind: Kind) -> Iterator[PlainEntry]:
        """Yield the entries of a kind."""
        return (one for one in self.entries.values() if one.kind is kind)

    def state(self, one: PlainEntry) -> State | None:
        """Return what the rows of an entry show; None, and a remark, where its shape is wrong."""
        sheet = sheet_of(one.kind)
        try:
            top, overlay = halves(one.value)
            inner = None if overlay is None else node_of(overlay, sheet, self.names)
            return State(node_of(top, sheet, self.names), inner)
        except UnfitError as error:
            self.remarks.append(f"{one.file.name} {one.id}：{error}（先用 qingjian check 改好）")
            return None


def read(content: Path) -> Content:
    """Read a content folder. What is wrong with a file keeps no other from being read."""
    result = Content(vocabulary=_vocabulary(content))
    paths, _ = files.find(content, frozenset(BY_FOLDER), content.name)
    for file in paths:
        for one in _entries(file, result):
            if other := result.entries.get(one.key):
                result.remarks.append(f"{file.name}：编号“{one.id}”在 {other.file.name} 里已经有了")
                continue
            result.entries[one.key] = one
            _name(one, result.names)
    return result


def _vocabulary(content: Path) -> Vocabulary:
    """Return the words of a content's site; none where they have mistakes, as the check tells."""
    path = project_of(content).home / vocabulary.SHOWN_AS
    try:
        return vocabulary.load(path, vocabulary.SHOWN_AS)
    except ContentError:
        return Vocabulary()


def _entries(file: SourceFile, result: Content) -> Iterator[PlainEntry]:
    value = _value(file, result)
    kind = BY_FOLDER[file.folder]
    if isinstance(value, dict):
        if ID.fullmatch(file.stem):
            yield PlainEntry(kind, file.stem, value, file, ())
        else:
            result.remarks.append(f"{file.name}：文件名不能作编号")
        return
    for place, one in enumerate(value or ()):
        id = next((one[name] for name in _ID if name in one), "") if isinstance(one, dict) else ""
        if isinstance(one, dict) and isinstance(id, str) and ID.fullmatch(id):
            yield PlainEntry(kind, id, one, file, (place,))
        else:
            result.remarks.append(f"{file.name} 第 {place + 1} 条：没有能用的编号")


def _value(file: SourceFile, result: Content) -> Value | None:
    text = files.read(file)
    if isinstance(text, Diagnostic):
        result.remarks.append(f"{file.name}：{text.message()}")
        return None
    value, troubles = yaml.parse(text)
    if troubles or not isinstance(value, dict | list):
        result.remarks.append(f"{file.name}：写法有错，没有读（先用 qingjian check 改好）")
        return None
    return value


def _name(one: PlainEntry, names: Names) -> None:
    model: type = one.kind.model
    by_key = {item.key: item for item in items(model)}
    title = _texts(one.value, by_key["title"])
    others = [
        text for key in OTHER_NAMES if key in by_key for text in _texts(one.value, by_key[key])
    ]
    names.add(one.kind.folder, one.id, next(iter(title), ""), others)


def _texts(value: Mapping[str, Value], item: Item) -> list[str]:
    spelt = find(value, item)
    inner = value[spelt] if spelt else []
    texts = [inner] if isinstance(inner, str) else inner
    return [tidy(one) for one in texts if isinstance(one, str)]
