"""Write a Word file: paragraphs by styles, numbers that Word counts by itself, tables, pages.

The rule: ISO/IEC 29500-1; the look after GB/T 9704-2012 (党政机关公文格式): A4, 仿宋 of 16 pt,
lines of 28 pt, margins 37/35/28/26 mm, 方正小标宋 of 22 pt for the title. Fonts are only named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from xml.sax.saxutils import escape, quoteattr

from generator.intake.office.word import APPLICATION
from generator.tools.archive import zip_files

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TWIPS_PER_MM = 1440 / 25.4
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_NO_INDENT = '<w:ind w:left="0" w:firstLine="0"/>'
_CENTRED = '<w:jc w:val="center"/>'
_BODY, _KAI, _HEI, _TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"


class Look(Enum):
    """Name a style by its name in Word; font, half points, further properties, outline level."""

    TITLE = "Title", _TITLE, 44, _CENTRED, None
    HEAD = "题注", _KAI, 32, _CENTRED, None
    TEXT = "款", _BODY, 32, _INDENT, None
    ARTICLE = "条", _BODY, 32, _INDENT, None
    ITEM = "项", _BODY, 32, _INDENT, None
    PART = "编", _TITLE, 36, f"{_CENTRED}<w:keepNext/>", 0
    CHAPTER = "章", _HEI, 32, f"{_CENTRED}<w:keepNext/>", 1
    SECTION = "节", _KAI, 32, f"{_CENTRED}<w:keepNext/>", 2
    ANNEX = "附件标题", _HEI, 32, "<w:pageBreakBefore/><w:keepNext/>", 1
    HEADING_2 = "heading 2", _HEI, 32, f"<w:keepNext/>{_INDENT}", 1
    HEADING_3 = "heading 3", _KAI, 32, f"<w:keepNext/>{_INDENT}", 2
    HEADING_4 = "heading 4", _BODY, 32, f"<w:keepNext/>{_INDENT}", 3


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
class Piece:
    """Hold a paragraph: its look, its text, and list and level if Word is to count it."""

    look: Look
    text: str
    list_id: int | None = None
    level: int = 0


Grid = tuple[tuple[str, ...], ...]
"""The rows of a table."""


@dataclass(slots=True)
class Composition:
    """Hold a document to be written.

    `schemes`: lists, each with its levels. A level begins anew below every number of a level above;
    what must not, stands in a scheme of its own, since not every program heeds `lvlRestart`.
    `starts`: of further lists, their scheme, and the level and number they begin with.
    """

    schemes: list[list[Level]]
    pieces: list[Piece | Grid] = field(default_factory=list)
    starts: list[tuple[int, int, int]] = field(default_factory=list)
    title: str = ""
    description: str = ""

    def begin_list(self, scheme: int, level: int, number: int) -> int:
        """Return a list that counts on from a number at a level of a scheme."""
        self.starts.append((scheme, level, number))
        return len(self.schemes) + len(self.starts)


def write(document: Composition) -> bytes:
    """Return the bytes of a .docx; the same document gives the same bytes."""
    body = "".join(
        _paragraph(piece) if isinstance(piece, Piece) else _table(piece)
        for piece in document.pieces
    )
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
            ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footer", "footer1.xml")
        ),
        "word/document.xml": _root("document", f"<w:body>{body}{_PAGE}</w:body>"),
        "word/styles.xml": _root("styles", _styles()),
        "word/numbering.xml": _root("numbering", _numbering(document)),
        "word/footer1.xml": _root("ftr", _FOOTER),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'extended-properties"><Application>{APPLICATION}</Application></Properties>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(document.title)}'
            f"</dc:title><dc:description>{escape(document.description)}</dc:description>"
            "</cp:coreProperties>"
        ),
    }
    return zip_files({name: (_HEAD + text).encode() for name, text in parts.items()})


def _root(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inside}</w:{name}>'


def _types() -> str:
    of_word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "/word/document.xml": f"{of_word}.document.main+xml",
        "/word/styles.xml": f"{of_word}.styles+xml",
        "/word/numbering.xml": f"{of_word}.numbering+xml",
        "/word/footer1.xml": f"{of_word}.footer+xml",
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
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{piece.look.name}"/>{number}</w:pPr>{_run(piece.text)}</w:p>'
    )


def _run(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>" if text else ""


def _table(rows: Grid) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    inside = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:p><w:pPr><w:spacing w:line="400" w:lineRule="exact"/></w:pPr>{_run(cell)}'
            "</w:p></w:tc>"
            for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    grid = "<w:gridCol/>" * max(map(len, rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"
    )


def _styles() -> str:
    spacing = '<w:spacing w:line="560" w:lineRule="exact"/>'
    inside = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font(_BODY, 32)}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
    )
    for look in Look:
        name, font, size, properties, outline = look.value
        level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
        inside += (
            f'<w:style w:type="paragraph" w:styleId="{look.name}"><w:name w:val={quoteattr(name)}/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_ordered(properties)}{level}</w:pPr>'
            f"<w:rPr>{_font(font, size)}</w:rPr></w:style>"
        )
    return inside


def _ordered(properties: str) -> str:
    """Put properties of a paragraph in the order of the schema (CT_PPrBase)."""
    order = ("<w:keepNext/>", "<w:pageBreakBefore/>", _INDENT, _CENTRED)
    return "".join(one for one in order if one in properties)


def _font(name: str, size: int) -> str:
    return (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
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
        f'<w:lvlJc w:val="left"/><w:pPr>{_INDENT if level.indent else _NO_INDENT}</w:pPr></w:lvl>'
    )


def _mm(length: float) -> int:
    return round(length * _TWIPS_PER_MM)


_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="r2"/>'
    f'<w:pgSz w:w="{_mm(210)}" w:h="{_mm(297)}"/>'
    f'<w:pgMar w:top="{_mm(37)}" w:right="{_mm(26)}" w:bottom="{_mm(35)}" w:left="{_mm(28)}" '
    f'w:header="{_mm(15)}" w:footer="{_mm(25)}" w:gutter="0"/></w:sectPr>'
)
_FOOTER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)
