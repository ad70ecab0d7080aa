"""Build HTML and XML as trees, so that they are well-formed whatever an author wrote."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Node = ET.Element | str

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(tag: str, *content: Node, **attributes: str | None) -> ET.Element:
    """Return an element with its content.

    Of the attributes, None is left out; `type_` is EPUB's own, what a part is in a book; other
    underscores stand for hyphens.
    """
    made = ET.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            key = "epub:type" if name == "type_" else name.rstrip("_").replace("_", "-")
            made.set(key, value)
    fill(made, content)
    return made


def fill(parent: ET.Element, content: Iterable[Node]) -> None:
    """Put elements and texts at the end of an element."""
    for node in content:
        if isinstance(node, ET.Element):
            parent.append(node)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + node
        else:
            parent.text = (parent.text or "") + node


def join_spaced(nodes: Iterable[ET.Element], between: str) -> Iterator[Node]:
    """Yield elements with a text between any two."""
    for position, node in enumerate(nodes):
        if position:
            yield between
        yield node


def xml(root: ET.Element, doctype: str = "") -> bytes:
    """Return a tree as a file."""
    text = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return f"{_DECLARATION}{doctype}{text}\n".encode()
