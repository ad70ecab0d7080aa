"""Turn marked-up text, as learning systems keep it, into plain text: what is seen, line by line.

Paragraphs, items and rows become lines, cells are parted by a bar; what has no place in plain text
is counted by its name or, if it is a picture, asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import nh3

from generator.source.cleaning import clean
from generator.source.han import is_joint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

GAP = "＿＿"
"""Where something is to be filled in."""

_LINES = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_CELLS = frozenset({"td", "th"})
_LOOKS = frozenset(
    {"b", "big", "del", "em", "font", "i", "mark", "s", "small", "strike", "strong", "u"}
)
_MEDIA = frozenset(["audio", "embed", "iframe", "object", "video"])
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SHIFTED = {"sup": (_RAISED, "^"), "sub": (_LOWERED, "_")}
_BREAK, _BAR = "\n", "\t"
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_FOLD = "\r"
_FOLDS = re.compile(r" *\r[ \r]*")
_DEEPEST_SHIFT = 3
_LINE_END = re.compile(r"\r\n?")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Image:
    """Name a picture in a text: where its bytes are, and what it shows if that is said."""

    source: str
    alt: str


@dataclass(slots=True)
class Flow:
    """Collect a text from elements and characters as they come.

    `keeps` says of a picture whether it is kept beside the text; one that is not leaves its alt in
    the text. `losses` counts what was left out, by its name.
    """

    keeps: Callable[[Image], bool] = lambda image: False
    losses: Counter[str] = field(default_factory=Counter)
    _parts: list[str] = field(default_factory=list)
    _lists: list[int] = field(default_factory=list)  # of each open list the last number, or -1
    _shifts: list[tuple[str, int]] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if tag in _LINES:
            self._parts.append(_BREAK)
        elif tag in _CELLS:
            self._parts.append(_BAR)
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._item()
        elif tag == "img":
            self._image(Image(attributes.get("src", ""), attributes.get("alt", "").strip()))
        elif tag in _SHIFTED:
            deep = len(self._shifts) >= _DEEPEST_SHIFT
            self._shifts.append((tag, -1 if deep else len(self._parts)))
        elif tag == "a":
            self._links.append(attributes.get("href", "").strip())
        elif tag in _LOOKS:
            self.losses["加粗、斜体等格式"] += 1
        elif tag in _MEDIA:
            self.losses["音频、视频和嵌入的网页"] += 1

    def end(self, tag: str) -> None:
        """End an element that began."""
        if tag in _LINES:
            self._parts.append(_BREAK)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in _SHIFTED and self._shifts:
            self._shift(*self._shifts.pop())
        elif tag == "a" and self._links:
            self._link(self._links.pop())

    def data(self, text: str) -> None:
        """Add characters; blanks and line ends among them are one blank, or none in Chinese."""
        self._parts.append(_BLANKS.sub(lambda blanks: _FOLD if "\n" in blanks[0] else " ", text))

    def plain(self, text: str) -> None:
        """Add characters as they stand, with their line ends."""
        self._parts.append(_LINE_END.sub(_BREAK, text.replace(_BAR, " ")))

    def text(self) -> str:
        """Return the text so far, cleaned."""
        lines = (_line(line) for line in "".join(self._parts).split(_BREAK))
        return clean("\n".join(line for line in lines if line))

    def _item(self) -> None:
        if not self._lists:
            return
        if self._lists[-1] < 0:
            self._parts.append("· ")
        else:
            self._lists[-1] += 1
            self._parts.append(f"{self._lists[-1]}. ")

    def _image(self, image: Image) -> None:
        if self.keeps(image):
            return
        self._parts.append(f"〔图：{image.alt}〕" if image.alt else "〔图〕")

    def _shift(self, tag: str, at: int) -> None:
        """Raise or lower what came since."""
        if at < 0:
            return
        inside = "".join(self._parts[at:]).strip()
        table, sign = _SHIFTED[tag]
        shifted = inside.translate(table)
        whole = all(ord(character) in table for character in inside)
        self._parts[at:] = [shifted if whole else f"{sign}{inside}"]

    def _link(self, address: str) -> None:
        if not _WEB.fullmatch(address):
            return
        if address not in self._parts[-1:]:
            self._parts.append(f"（{address}）")


def _line(line: str) -> str:
    """Tidy one line: bars between its cells, no blanks at its ends."""
    cells = [_BLANKS.sub(" ", _FOLDS.sub(_fold, cell)).strip() for cell in line.split(_BAR)]
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cell for i, cell in enumerate(cells) if cell or i).strip()


def _fold(match: re.Match[str]) -> str:
    """Return what a line end in the file stands for between two characters."""
    text, start, end = match.string, match.start(), match.end()
    inside = start > 0 and end < len(text)
    return "" if inside and is_joint(text[start - 1], text[end]) else " "


_CLEANER = nh3.Cleaner(
    tags={*_LINES, *_CELLS, *_LOOKS, *_MEDIA, *_SHIFTED, "a", "img", "tbody", "thead"},
    attributes={"a": {"href"}, "img": {"src", "alt"}},
    url_schemes={"http", "https", "data"},
    link_rel=None,
    clean_content_tags={"script", "style", "title"},
)
"""Makes any HTML well-formed and leaves only what is read here."""


def html(text: str, flow: Flow) -> str:
    """Return the text of HTML by way of a fresh flow."""
    reader = _Html(flow)
    reader.feed(_CLEANER.clean(text))
    reader.close()
    return flow.text()


class _Html(HTMLParser):
    def __init__(self, flow: Flow) -> None:
        super().__init__(convert_charrefs=True)
        self._flow = flow

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._flow.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._flow.end(tag)

    def handle_data(self, data: str) -> None:
        self._flow.data(data)
