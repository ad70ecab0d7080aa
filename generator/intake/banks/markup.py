"""Read an XML document of a learning system: small, without entities, whatever its namespace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 100
_MOST_ELEMENTS = 500_000


class MarkupError(Exception):
    """Say why a document is not read."""


@dataclass(frozen=True, slots=True)
class Document:
    """Hold the root of a document, names without their namespaces, and the namespace of the root.

    Attributes of a namespace have lost it, too.
    """

    root: Element
    namespace: str


def parse(data: bytes) -> Document:
    """Read a document. Raises MarkupError for what is no XML, or declares entities."""
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.namespace = ""
        self.depth = self.count = 0
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.EntityDeclHandler = self._entity

    def read(self, data: bytes) -> Document:
        try:
            self.parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # or an unknown encoding
            raise MarkupError("不是完整的 XML") from error
        return Document(self.builder.close(), self.namespace)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > _DEEPEST:
            raise MarkupError(f"里面的内容套了 {_DEEPEST} 层以上，不像是正常的文件")
        if self.count > _MOST_ELEMENTS:
            raise MarkupError(f"里面的内容超过 {_MOST_ELEMENTS:,} 项，不像是正常的文件")
        namespace, _, tag = name.rpartition("|")
        if self.count == 1:
            self.namespace = namespace
        bare = {key.rpartition("|")[2]: value for key, value in attributes.items()}
        self.builder.start(tag, bare)

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(name.rpartition("|")[2])

    def _entity(self, *_: object) -> None:
        raise MarkupError("不接受自己定义实体（ENTITY）的文件")
