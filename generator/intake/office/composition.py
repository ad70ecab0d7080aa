"""Write a Word file: paragraphs by styles, numbers that Word counts by itself, tables, pages.

The rule: ISO/IEC 29500-1; the look after GB/T 9704-2012 (党政机关公文格式).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from generator.intake.office.looks import AT_FOOT, INDENT, Look, Typeface, styles
from generator.intake.office.paper import GRID, PLAIN, TEXT_WIDTH
from generator.intake.office.word import APPLICATION
from generator.tools.archive import zip_files

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_INDENT = '<w:ind w:left="0" w:firstLine="0"/>'


@dataclass(frozen=True, slots=True)
class Level:
    """Say how a level of a list counts: format, text with %1 …, what stands behind the number.

    `indent`: whether its first lines stand two characters in. A list has the last word on that.
    """

    format: str
    text: str
    behind: str = "nothing"
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Hold a stretch of text in a face of its own; None for that of its paragraph."""

    text: str
    face: Typeface | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a paragraph: its look, its text, and list and level if Word is to count it.

    `runs`: the text by stretches, where it has several faces. `right`: characters of blank that
    stand behind a line that is set to the right.
    """

    look: Look
    text: str
    list_id: int | None = None
    level: int = 0
    runs: tuple[Run, ...] = ()
    right: float = 0


Grid = tuple[tuple[str, ...], ...]
"""The rows of a table."""


@dataclass(slots=True)
class Composition:
    """Hold a document to be written.

    `schemes`: lists, each with its levels. A level begins anew below every number of a level above;
    what must not, stands in a scheme of its own, since not every program heeds `lvlRestart`.
    `starts`: of further lists, their scheme, and the level and number they begin with. `grid`: set
    in the grid of an official document, 22 lines of 28 characters a page.
    """

    schemes: list[list[Level]]
    pieces: list[Piece | Grid] = field(default_factory=list)
    starts: list[tuple[int, int, int]] = field(default_factory=list)
    title: str = ""
    description: str = ""
    grid: bool = False

    def begin_list(self, scheme: int, level: int, number: int) -> int:
        """Return a list that counts on from a number at a level of a scheme."""
        self.starts.append((scheme, level, number))
        return len(self.schemes) + len(self.starts)


def write(document: Composition) -> bytes:
    """Return the bytes of a .docx; the same document gives the same bytes."""
    body = "".join(_body(document.pieces))
    paper = GRID if document.grid else PLAIN
    looks = {piece.look: None for piece in document.pieces if isinstance(piece, Piece)}
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")
        ).replace(
            "</Relationships>",
            f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
        ),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
            ("settings", "settings.xml"),
        ),
        "word/document.xml": _root("document", f"<w:body>{body}{paper.section}</w:body>"),
        "word/styles.xml": _root("styles", styles(looks, paper.line, paper.between)),
        "word/numbering.xml": _root("numbering", _numbering(document)),
        "word/footer1.xml": _root("ftr", paper.footer),
        "word/footer2.xml": _root("ftr", paper.even_footer),
        "word/settings.xml": _root("settings", paper.settings),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'extended-properties"><Application>{APPLICATION}</Application></Properties>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_plain(document.title)}'
            f"</dc:title><dc:description>{_plain(document.description)}</dc:description>"
            "</cp:coreProperties>"
        ),
    }
    return zip_files({name: (_HEAD + text).encode() for name, text in parts.items()})


def _plain(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def _root(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inside}</w:{name}>'


def _types() -> str:
    of_word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "/word/document.xml": f"{of_word}.document.main+xml",
        "/word/styles.xml": f"{of_word}.styles+xml",
        "/word/numbering.xml": f"{of_word}.numbering+xml",
        "/word/footer1.xml": f"{of_word}.footer+xml",
        "/word/footer2.xml": f"{of_word}.footer+xml",
        "/word/settings.xml": f"{of_word}.settings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{i}" Type="{_R}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _paragraph(piece: Piece) -> str:
    number = ""
    if piece.list_id is not None:
        number = (
            f'<w:numPr><w:ilvl w:val="{piece.level}"/><w:numId w:val="{piece.list_id}"/></w:numPr>'
        )
    blank = round(100 * piece.right)
    aside = f'<w:ind w:rightChars="{blank}" w:right="{blank * 16 // 5}"/>' if blank else ""
    runs = "".join(map(_run, piece.runs or (Run(piece.text),)))
    foot = AT_FOOT if piece.look is Look.IMPRINT else ""
    properties = f'<w:pStyle w:val="{piece.look.name}"/>{foot}{number}{aside}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _run(run: Run) -> str:
    lines = (_tabbed(line) for line in run.text.split("\n"))
    properties = f"<w:rPr>{run.face.font}</w:rPr>" if run.face else ""
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>" if run.text else ""


_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def _tabbed(line: str) -> str:
    line = _NO_XML.sub("", line)
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t"))
    return "<w:tab/>".join(parts)


def _body(pieces: list[Piece | Grid]) -> Iterator[str]:
    """Yield paragraphs and tables; two tables would become one without a paragraph between."""
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        if isinstance(piece, Piece):
            yield _paragraph(piece)
            continue
        yield _table(piece)
        if not isinstance(after, Piece):
            yield "<w:p/>"


def _table(rows: Grid) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    widths = _widths(rows)
    inside = "".join(f"<w:tr>{''.join(map(_cell, row, widths))}</w:tr>" for row in rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"
    )


def _widths(rows: Grid) -> list[int]:
    """How wide columns are, in twips: by their longest line, none very narrow or very wide."""
    longest = [
        min(max(max(len(line) for cell in column for line in cell.split("\n")), 5), 24)
        for column in zip(*rows, strict=True)
    ]
    return [round(TEXT_WIDTH * length / sum(longest)) for length in longest]


def _cell(text: str, width: int) -> str:
    spacing = '<w:spacing w:line="400" w:lineRule="exact"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:pPr>{spacing}</w:pPr>{_run(Run(text))}</w:p></w:tc>"
    )


def _numbering(document: Composition) -> str:
    """List the schemes, then a list of each, then those that begin with some number."""
    schemes = "".join(_scheme(id, levels) for id, levels in enumerate(document.schemes))
    lists = "".join(
        f'<w:num w:numId="{id + 1}"><w:abstractNumId w:val="{id}"/></w:num>'
        for id in range(len(document.schemes))
    )
    for id, (scheme, level, number) in enumerate(document.starts, len(document.schemes) + 1):
        lists += (
            f'<w:num w:numId="{id}"><w:abstractNumId w:val="{scheme}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{number}"/></w:lvlOverride>'
            "</w:num>"
        )
    return schemes + lists


def _scheme(id: int, levels: list[Level]) -> str:
    inside = "".join(_level(place, level) for place, level in enumerate(levels))
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{id}">{kind}{inside}</w:abstractNum>'


def _level(place: int, level: Level) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>'
        f'<w:suff w:val="{level.behind}"/><w:lvlText w:val={quoteattr(level.text)}/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{INDENT if level.indent else _NO_INDENT}</w:pPr></w:lvl>'
    )
