"""Read the XML of an office file element by element, in bounded memory.

A document type, and with it every entity, is refused; what nests without end, too. Names are told
apart by a short prefix, whichever edition of the standard their namespace is of (ECMA-376
transitional or ISO/IEC 29500 strict).
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from generator.intake.office.blocks import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
}
_DEEPEST = 200
_CHUNK = 1 << 16
_MOST_ELEMENTS = 1_000_000
_LONGEST_TEXT = 2_000_000
"""Of one paragraph or table: elements inside it, characters of one text in it."""


class Node:
    """Hold an element: its name (`w:p`), attributes, elements inside and text.

    Attributes of the document's own namespace, and those of none, stand under their bare names.
    """

    __slots__ = ("attributes", "nodes", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.nodes: list[Node] = []
        self.text = ""

    def one(self, tag: str) -> Node | None:
        """Return the first element of that name right inside."""
        return next((node for node in self.nodes if node.tag == tag), None)

    def value(self, tag: str) -> str | None:
        """Return the `val` of the first element of that name right inside."""
        node = self.one(tag)
        return node.attributes.get("val") if node else None

    def all(self, tag: str) -> Iterator[Node]:
        """Yield every element of that name inside, at any depth, in order."""
        for node in self.nodes:
            if node.tag == tag:
                yield node
            yield from node.all(tag)


def children(stream: IO[bytes], *parents: str) -> Iterator[Node]:
    """Yield, one after the other, the elements right inside each element of those names.

    Raises RefusalError for what is no XML, has a document type or nests too deeply.
    """
    reader = _Reader(parents)
    try:
        while data := stream.read(_CHUNK):
            reader.parser.Parse(data, False)
            yield from reader.ready
            reader.ready.clear()
        reader.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # or an encoding of another kind
        raise RefusalError("文件里面的文字损坏了，读到一半就断了") from error
    yield from reader.ready


class _Reader:
    """Builds elements from the events of the parser; only those inside `parents` are kept."""

    def __init__(self, parents: tuple[str, ...]) -> None:
        self.parents = parents
        self.ready: list[Node] = []
        self.elements: dict[str, str] = {}
        self.attributes: dict[str, str] = {}
        self.above: list[str] = []
        self.open: list[Node] = []
        self.count = 0
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self.elements.get(name) or self._element(name)
        if len(self.open) + len(self.above) > _DEEPEST:
            raise RefusalError(f"文件里的内容套了 {_DEEPEST} 层以上，不像是正常的文档")
        if not self.open and (not self.above or self.above[-1] not in self.parents):
            self.above.append(tag)
            return
        known = self.attributes
        own = {known.get(key) or self._attribute(key): attributes[key] for key in attributes}
        node = Node(tag, own)
        if self.open:
            self.open[-1].nodes.append(node)
            self.count += 1
            if self.count > _MOST_ELEMENTS:
                raise RefusalError(f"一个段落或表格里超过 {_MOST_ELEMENTS:,} 项，不像是正常的文档")
        else:
            self.count = 0
        self.open.append(node)

    def _end(self, name: str) -> None:
        if not self.open:
            self.above.pop()
            return
        node = self.open.pop()
        if not self.open:
            self.ready.append(node)

    def _text(self, text: str) -> None:
        if self.open:
            node = self.open[-1]
            if len(node.text) + len(text) > _LONGEST_TEXT:
                raise RefusalError(f"一处文字超过 {_LONGEST_TEXT:,} 字，不像是正常的文档")
            node.text += text

    def _doctype(self, *_: object) -> None:
        raise RefusalError("文件里带有 DOCTYPE，正常的办公文件没有它")

    def _element(self, name: str) -> str:
        short = self.elements[name] = _short(name, "w:")
        return short

    def _attribute(self, name: str) -> str:
        short = self.attributes[name] = _short(name, "")
        return short


def _short(name: str, own: str) -> str:
    """Shorten `namespace|name`; `own` stands before the names of the document's own namespace."""
    space, bar, local = name.rpartition("|")
    prefix = _PREFIXES.get(space, "?")
    if prefix == "w":
        return own + local
    return f"{prefix}:{local}" if bar else local
