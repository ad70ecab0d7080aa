"""Turn the safe HTML of authors' texts into paragraphs, lists and tables of a Word file."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from generator.intake.office.composition import Composition, Level, Piece, Run
from generator.intake.office.looks import Look, Typeface
from generator.text.richtext import ENTRY_SCHEME

if TYPE_CHECKING:
    from generator.intake.office.composition import Grid

CHAPTERS, NUMBERS, BULLETS = range(3)
"""Places of the lists that every document has: 一、 of chapters, 1. of items, •."""
_LOOKS = {"p": Look.BODY, "pre": Look.BODY, "h3": Look.LEVEL_2, "h4": Look.LEVEL_2}
_LOOKS |= dict.fromkeys(("h5", "h6"), Look.LEVEL_3)
_FACES = {"strong": Typeface.HEI, "em": Typeface.KAI, "code": Typeface.HEI}


def document(title: str) -> Composition:
    """Return a document without a paragraph, in the grid of an official one."""
    return Composition(
        [
            [Level("chineseCounting", "%1、")],
            [Level("decimal", "%1.")],
            [Level("bullet", "•", "space")],
        ],
        title=title,
        grid=True,
    )


def put_html(target: Composition, html: str) -> None:
    """Add the paragraphs, lists and tables of a fragment of our own HTML to a document."""
    reader = _Reader(target)
    reader.feed(html)
    reader.close()
    reader.end_paragraph()


@dataclass(slots=True)
class _List:
    """Hold an open list: the list of the document, None for one whose items do not count."""

    list_id: int
    used: bool = False


@dataclass
class _Reader(HTMLParser):
    target: Composition
    look: Look = Look.BODY
    runs: list[Run] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    faces: list[Typeface] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    in_cell: bool = False
    address: str = ""
    quotes: int = 0

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _FACES:
            self.faces.append(_FACES[tag])
        elif tag == "a":
            address = values.get("href") or ""
            self.address = "" if address.startswith(ENTRY_SCHEME) else address
        elif tag == "br":
            self.handle_data("\n")
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("ul", "ol"):
            self.end_paragraph()
            self.lists.append(_List(self._list(tag, values.get("start"))))
        else:
            self._begin_block(tag)

    def _begin_block(self, tag: str) -> None:
        self.end_paragraph()
        if tag == "blockquote":
            self.quotes += 1
        elif tag == "li" and self.lists:
            self.lists[-1].used = False
        self.look = Look.QUOTE if self.quotes else _LOOKS.get(tag, Look.BODY)

    def _list(self, tag: str, start: str | None) -> int:
        if tag == "ul":
            return BULLETS + 1
        number = int(start) if start and start.isdecimal() else 1
        return self.target.begin_list(NUMBERS, 0, number)

    def handle_endtag(self, tag: str) -> None:
        if tag in _FACES:
            if self.faces:
                self.faces.pop()
        elif tag == "a":
            if self.address:
                self.handle_data(f"（{self.address}）")
            self.address = ""
        elif tag in ("td", "th"):
            self.in_cell = False
        elif tag == "table":
            self._end_table()
        else:
            self.end_paragraph()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            self.quotes -= tag == "blockquote"

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.rows[-1][-1] += data
        elif self.runs or data.strip():
            self.runs.append(Run(data, self.faces[-1] if self.faces else None))

    def end_paragraph(self) -> None:
        """Add the paragraph that is open, if it has words."""
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs):
            return
        runs[-1] = Run(runs[-1].text.rstrip("\n"), runs[-1].face)
        list_id = None
        if self.lists and not self.lists[-1].used:
            self.lists[-1].used = True
            list_id = self.lists[-1].list_id
        text = "".join(run.text for run in runs)
        self.target.pieces.append(Piece(self.look, text, list_id, runs=tuple(runs)))

    def _end_table(self) -> None:
        width = max(map(len, self.rows), default=0)
        rows: Grid = tuple(tuple(row + [""] * (width - len(row))) for row in self.rows)
        self.rows = []
        if width:
            self.target.pieces.append(rows)
