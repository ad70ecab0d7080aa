"""Read what the sheets of a workbook share: their names and states, texts, formats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.office.blocks import RefusalError
from generator.intake.office.markup import children
from generator.intake.tables.formats import BY_NUMBER

if TYPE_CHECKING:
    from generator.intake.office.markup import Node
    from generator.intake.tables.package import Package

MOST_TEXTS = 2_000_000
_LONGEST_TEXTS = 100_000_000
_MOST_SHEETS = 500
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_YES = ("1", "true")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Say where a sheet lies; `part` is "" for what is no table, such as a chart."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class SharedParts:
    """Hold what the sheets share: texts by their number, number formats by the style of a cell."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    from_1904: bool

    def text(self, number: str) -> str | None:
        """Return the text of a number; None where there is none."""
        at = int(number) if number.strip().isdecimal() and len(number) < 9 else len(self.texts)
        return self.texts[at] if at < len(self.texts) else None

    def format(self, style: str) -> str:
        """Return the number format of a style; of an unknown one the general format."""
        at = int(style) if style.isdecimal() and len(style) < 9 else 0
        return self.formats[at] if at < len(self.formats) else BY_NUMBER[0]


def is_on(node: Node, name: str) -> bool:
    """Tell whether an attribute is set."""
    return node.attributes.get(name, "").lower() in _YES


def sheet_parts(package: Package) -> tuple[list[SheetPart], bool]:
    """Return the sheets in order, and whether days are counted from 1904."""
    relations = package.relations(package.main)
    sheets: list[SheetPart] = []
    from_1904 = False
    with package.part(package.main) as stream:
        for node in children(stream, "x:workbook"):
            if node.tag == "x:workbookPr":
                from_1904 = is_on(node, "date1904")
            for sheet in node.nodes if node.tag == "x:sheets" else ():
                kind, part = relations.get(sheet.attributes.get("r:id", ""), ("", ""))
                hidden = sheet.attributes.get("state", "visible") != "visible"
                table = kind == "worksheet" and part in package.parts
                name = sheet.attributes.get("name", "")
                sheets.append(SheetPart(name, part if table else "", hidden))
    if len(sheets) > _MOST_SHEETS:
        raise RefusalError(f"工作表有 {len(sheets):,} 张，上限是 {_MOST_SHEETS} 张：分成几个文件")
    return sheets, from_1904


def shared_parts(package: Package, *, from_1904: bool) -> SharedParts:
    """Read the texts and formats that the cells refer to."""
    by_kind = dict(package.relations(package.main).values())
    texts = _texts(package, by_kind.get("sharedstrings", "xl/sharedstrings.xml"))
    formats = _formats(package, by_kind.get("styles", "xl/styles.xml"))
    return SharedParts(texts, formats, from_1904)


def _texts(package: Package, name: str) -> tuple[str, ...]:
    if name not in package.parts:
        return ()
    texts: list[str] = []
    length = 0
    with package.part(name) as stream:
        for node in children(stream, "x:sst"):
            text = text_of(node)
            length += len(text)
            if len(texts) >= MOST_TEXTS or length > _LONGEST_TEXTS:
                raise RefusalError(f"文字超过 {MOST_TEXTS:,} 处：分成几个文件")
            texts.append(text)
    return tuple(texts)


def text_of(node: Node) -> str:
    """Return a text, the runs of a rich one joined, without how it is to be spoken."""
    parts = []
    for one in node.nodes:
        if one.tag == "x:t":
            parts.append(one.text)
        elif one.tag == "x:r":
            parts += [inner.text for inner in one.nodes if inner.tag == "x:t"]
    return decode("".join(parts))


def decode(text: str) -> str:
    """Return a text with its escapes (`_x000D_`, of which `_x005F_` is `_`) as they are meant.

    The rule: ISO/IEC 29500-1, 22.4.2.4 (ST_Xstring). Line ends are "\\n".
    """
    if "_x" in text:
        text = _ESCAPE.sub(_sign, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _sign(match: re.Match[str]) -> str:
    sign = chr(int(match[1], 16))
    return sign if sign.isprintable() or sign in "\t\n\r" else ""


def _formats(package: Package, name: str) -> tuple[str, ...]:
    if name not in package.parts:
        return ()
    own: dict[str, str] = {}
    styles: list[str] = []
    with package.part(name) as stream:
        for node in children(stream, "x:numFmts", "x:cellXfs"):
            if node.tag == "x:numFmt":
                own[node.attributes.get("numFmtId", "")] = node.attributes.get("formatCode", "")
            elif node.tag == "x:xf":
                styles.append(node.attributes.get("numFmtId", "0"))
    return tuple(own.get(number) or _by_number(number) for number in styles)


def _by_number(number: str) -> str:
    is_number = number.isdecimal() and len(number) < 9
    return BY_NUMBER.get(int(number) if is_number else 0, BY_NUMBER[0])
