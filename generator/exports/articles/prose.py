"""Dress authors' texts for an article: every element with its style, links as notes."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from generator.exports.articles.looks import styled
from generator.tools.markup import Node, element, fill

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable, Iterable, Sequence

_VOID = ("br", "hr")
_FACES = {"strong": "strong", "em": "em", "code": "strong"}
_WITHIN_LINES = (*_FACES, "a", "br")


def tree(html: str) -> list[Node]:
    """Return the elements and texts of a fragment that authors' Markdown became."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    root = reader.open[0]
    nodes: list[Node] = [root.text] if root.text else []
    for child in root:
        tail, child.tail = child.tail, None
        nodes += [child, tail] if tail else [child]
    return nodes


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [element("section")]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        made = element(tag)
        for name, value in attrs:
            made.set(name, value or "")
        self.open[-1].append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        fill(self.open[-1], [data])


@dataclass(frozen=True, slots=True)
class Prose:
    """Dress texts; `link` returns what follows the words of a link, from address and words."""

    link: Callable[[str, str], Node]

    def blocks(self, nodes: Iterable[Node]) -> list[ET.Element]:
        """Return the blocks of an author's text as an article has them."""
        made: list[ET.Element] = []
        line: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or node.tag in _WITHIN_LINES:
                line += self._inline([node])
                continue
            if _is_said(line):
                made.append(styled("p", "p", *line))
            line = []
            made.append(self._block(node))
        if _is_said(line):
            made.append(styled("p", "p", *line))
        return made

    def _block(self, node: ET.Element) -> ET.Element:
        inner = [*_content(node)]
        match node.tag:
            case "ul" | "ol":
                lines = [styled("li", "li", *self._item(child)) for child in node]
                made = styled(node.tag, "list", *lines)
                if node.get("start"):
                    made.set("start", node.get("start", ""))
                return made
            case "blockquote":
                return styled("section", "quote", *self.blocks(inner))
            case "table":
                rows = (
                    element("tr", *(styled(c.tag, c.tag, *self._inline(_content(c))) for c in row))
                    for row in node.iter("tr")
                )
                return styled("table", "table", element("tbody", *rows))
            case "hr":
                return styled("section", "hr")
            case "pre":
                return styled("p", "pre", "".join(node.itertext()))
            case "h3" | "h4" | "h5" | "h6":
                return styled("p", "subhead", *self._inline(inner))
        return styled("p", "p", *self._inline(inner))

    def _item(self, node: ET.Element) -> list[Node]:
        """What a line of a list holds: lists within stay lists, paragraphs become lines."""
        made: list[Node] = []
        for child in _content(node):
            if isinstance(child, str) or child.tag in _WITHIN_LINES:
                made += self._inline([child])
            elif child.tag == "p":
                made += [
                    *([element("br")] if _is_said(made) else []),
                    *self._inline(_content(child)),
                ]
            else:
                made.append(self._block(child))
        return made

    def _inline(self, nodes: Iterable[Node]) -> list[Node]:
        made: list[Node] = []
        for node in nodes:
            if isinstance(node, str):
                made.append(node)
            elif node.tag == "br":
                made.append(element("br"))
            elif node.tag == "a":
                inner = self._inline(_content(node))
                words = "".join(node.itertext())
                made += [*inner, self.link(node.get("href", ""), words)]
            else:
                look = _FACES.get(node.tag)
                inner = self._inline(_content(node))
                tag = "strong" if look == "strong" else "span"
                made += [styled(tag, look, *inner)] if look else inner
        return made


def _content(node: ET.Element) -> Iterable[Node]:
    """The texts and elements within an element, in their order."""
    if node.text:
        yield node.text
    for child in node:
        yield child
        if child.tail:
            yield child.tail


def _is_said(nodes: Iterable[Node]) -> bool:
    return any(not isinstance(node, str) or node.strip() for node in nodes)
