"""Turn the safe HTML subset of authors' texts into Typst.

It is the only way for Markdown into a book.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from generator.books.code import NOTHING, Code, call, join, label, raw, verbatim
from generator.text.richtext import ENTRY_SCHEME

if TYPE_CHECKING:
    from collections.abc import Sequence

_VOID = {"br", "hr"}
_INLINE = {"strong", "em", "a"}
CLOSING = "，。、；：？！）】》」』〉〕”’"
OPENING = "（【《「『〈〔“‘"
SQUEEZE = Code("squeeze")
_HOLD_BLOCKS = {"", "ul", "ol", "li", "blockquote"}
_HOLD_CELLS = {"table", "thead", "tbody", "tr"}
_NESTS = {"ul", "ol", "blockquote"}
_DEEPEST = 8  # Typst sets some twenty of them in each other, and a page has no room for so many
_SIDES = {"left": Code("left"), "center": Code("center"), "right": Code("right")}


def typst(html: str) -> Code:
    """Return a fragment of our own HTML as Typst content."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return join(reader.root.parts or [""])


def _meet(before: str, after: str) -> bool:
    """Whether two marks leave an empty half between them: CLREQ, 3.1.6, adjacent punctuation."""
    closes = before != "" and before in CLOSING
    return (closes and after in CLOSING + OPENING) or (
        before != "" and before in OPENING and after in OPENING
    )


def _after_link(address: str, *, meets: bool) -> Code:
    return call("squeeze-after", label(address.removeprefix(ENTRY_SCHEME)), meets)


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str]
    parts: list[Code | str] = field(default_factory=list)
    rows: list[list[tuple[Code, Code]]] = field(default_factory=list)

    @property
    def body(self) -> Code:
        return join(self.parts or [""])

    @property
    def text(self) -> Code:
        """Return the text of an element that holds nothing else, with its line ends."""
        return verbatim("".join(part for part in self.parts if isinstance(part, str)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("", {})
        self._open = [self.root]
        self._last = ""
        # the character before an element's edge, where the next one follows at once
        self._before = ""
        # what goes between two marks that meet at an edge
        self._joint = NOTHING

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._open.append(_Element(tag, {name: value or "" for name, value in attrs}))
        self._at_edge(tag)
        if tag in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            element = self._open.pop()
            self._add(element, self._open[-1])
            self._at_edge(tag)
            if tag == "a" and (address := element.attributes.get("href", "")).startswith(
                ENTRY_SCHEME
            ):
                self._joint = _after_link(address, meets=self._before in CLOSING)
                # where the book has the entry, its page stands there in brackets
                self._before = "）"

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        between_blocks = here.tag in _HOLD_BLOCKS and "\n" in data and not data.strip()
        if not between_blocks and here.tag not in _HOLD_CELLS:
            if data and _meet(self._before, data[0]):
                here.parts.append(self._joint)
            here.parts.append(data)
            self._before, self._joint = "", NOTHING
            self._last = data[-1:]

    def _at_edge(self, tag: str) -> None:
        """Draw marks together where bold or a link begins or ends: Typst does within a run only."""
        self._before, self._joint = (self._last, SQUEEZE) if tag in _INLINE else ("", NOTHING)
        self._last = self._before

    def _add(self, element: _Element, parent: _Element) -> None:
        match element.tag:
            case "td" | "th":
                side = _SIDES.get(element.attributes.get("align", ""), Code("auto"))
                parent.rows.append([(side, element.body)])
            case "tr":
                parent.rows.append([cell for cells in element.rows for cell in cells])
            case "thead" | "tbody":
                parent.rows += element.rows
            case _:
                parent.parts.append(self._content(element))

    def _content(self, element: _Element) -> Code:
        match element.tag:
            case "br":
                return call("linebreak")
            case "hr":
                return call("rule")
            case "p":
                return _paragraph(element)
            case "strong" | "em":
                return call({"em": "emph"}.get(element.tag, "strong"), element.body)
            case "code":
                return element.text if self._open[-1].tag == "pre" else call("raw", element.text)
            case "pre":
                return call("verbatim", element.body)
            case "ul" | "ol" | "blockquote" if (
                sum(above.tag in _NESTS for above in self._open) >= _DEEPEST
            ):
                return call("flat", element.parts)
            case "blockquote":
                return call("quoted", element.body)
            case "ul":
                return call("bullets", element.parts)
            case "ol":
                return call(
                    "numbers", element.parts, start=int(element.attributes.get("start", "1"))
                )
            case "h3" | "h4" | "h5" | "h6":
                return call("subhead", element.body, level=int(element.tag[1]) - 2)
            case "table":
                return _table(element)
            case "a":
                return self._link(element)
        return element.body

    @staticmethod
    def _link(element: _Element) -> Code:
        address = element.attributes.get("href", "")
        if address.startswith(ENTRY_SCHEME):
            return call("inside", label(address.removeprefix(ENTRY_SCHEME)), element.body)
        if not address:
            return element.body
        if address.lower().startswith("mailto:"):
            return call("link", raw(address), element.body)
        return call("web", raw(address), address, element.body)


def _paragraph(element: _Element) -> Code:
    """A paragraph that says whether it has notes, as addresses on the web are."""
    body = element.body
    return call("p", body, noted=True) if "web(" in body.source else call("p", body)


def _table(element: _Element) -> Code:
    header, *rows = element.rows
    return call("sheet", len(header), header, [cell for row in rows for cell in row])
