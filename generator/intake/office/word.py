"""Read a Word file as paragraphs with their numbers and as tables, in order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.intake.office import numbering, styles
from generator.intake.office.blocks import (
    Document,
    Illustration,
    Note,
    Paragraph,
    RefusalError,
    Table,
)
from generator.intake.office.markup import Node, children
from generator.intake.office.numbering import Numbering
from generator.intake.office.package import open_package
from generator.intake.office.runs import Text, choose
from generator.intake.office.styles import Styles, number, numbering_of
from generator.source.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.office.package import Package
    from generator.intake.office.styles import Style

APPLICATION = "Qingjian"
"""The program by which a file of our own says that it was written."""

_MOST_PARAGRAPHS = 500_000
_MOST_PICTURES = 100
_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"})
_CONTENTS_STYLE = re.compile(r"toc( \d| heading)?$", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def read(data: bytes, *, pictures: bool = False) -> Document:
    """Read the bytes of a .docx or .docm. Raises RefusalError with the way out.

    `pictures`: those are taken, too; else it is only told that there are some.
    """
    package = open_package(data)
    reader = _Reader(package, pictures)
    try:
        with package.part(package.main) as stream:
            for node in children(stream, "w:body"):
                reader.take(node)
    except RefusalError as error:
        where = f"读到第 {reader.count} 段时出错：" if reader.count else ""
        raise RefusalError(f"{where}{error}") from error
    reader.close()
    return reader.document


@dataclass(slots=True)
class _Reader:
    """Takes the elements of a document's body, one after the other."""

    package: Package
    pictures: bool = False
    document: Document = field(default_factory=Document)
    count: int = 0
    text: Text = field(default_factory=Text)
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    places: dict[str, list[int]] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    _held: str = ""  # of a paragraph whose end was deleted: it runs on into the next

    def __post_init__(self) -> None:
        self.styles = Styles({})
        self.numbering = Numbering()
        for name in self.package.parts_of("styles")[:1]:
            with self.package.part(name) as stream:
                self.styles = styles.read(stream)
        for name in self.package.parts_of("numbering")[:1]:
            with self.package.part(name) as stream:
                self.numbering = numbering.read(stream, self.styles)

    def take(self, node: Node) -> None:
        """Take an element of the body."""
        if node.tag == "w:p":
            self._paragraph(node)
        elif node.tag == "w:tbl":
            self._table(node)
        elif node.tag == "mc:AlternateContent":
            for one in choose(node):
                self.take(one)
        elif node.tag in _WRAPPERS:
            for one in node.nodes:
                self.take(one)
        elif node.tag == "w:altChunk":
            self.document.remark(self.count, "嵌入的另一份文件没有取：单独导入它")
        elif node.tag in ("w:del", "w:moveFrom"):
            self._tell("deleted")

    def _paragraph(self, node: Node) -> None:
        if (paragraph := self._read(node)) is not None:
            self.document.blocks.append(paragraph)

    def _read(self, node: Node) -> Paragraph | None:
        """Read a paragraph; None if there is nothing to see of it."""
        self._count()
        text = self._held + clean(self.text.of(node.nodes))
        self._held = ""
        self._take_pictures()
        self._tell_of_text(text)
        properties = node.one("w:pPr")
        mark = properties.one("w:rPr") if properties else None
        if mark and (mark.one("w:del") or mark.one("w:moveFrom")):
            self._tell("deleted")
            self._held = text
            return None
        name = (properties.value("w:pStyle") if properties else None) or self.styles.default
        chain = self.styles.chain(name)
        title = chain[0].name if chain else ""
        if self.text.in_list or self.text.told["contents"] or _CONTENTS_STYLE.match(title):
            self._tell("contents")
            return None
        label = clean(self._label(properties, name, chain))
        if not (text.strip() or label.strip()):
            return None
        return Paragraph(self.count, text, label, title, _depth(properties, chain))

    def _label(self, properties: Node | None, name: str, chain: list[Style]) -> str:
        list_id, level = numbering_of(properties)
        own_style = name
        for style in chain:
            if list_id is None and style.list_id is not None:
                list_id, own_style = style.list_id, style.id
            if level is None and style.level is not None:
                level = style.level
        if list_id in (None, "0"):
            return ""
        if level is None:
            level = self.numbering.level_of_style(list_id or "", own_style)
        return self.numbering.label(list_id or "", level or 0)

    def _table(self, node: Node) -> None:
        rows = [*self._rows(node)]
        if len(rows) == 1 and len(rows[0]) == 1:
            # A frame around the text, as notices use it.
            for cell in _within(node, "w:tc", "w:tr"):
                for inner in cell.nodes:
                    self.take(inner)
            return
        start = self.count
        cells = [[self._cell(cell, column) for cell, column in self._columns(row)] for row in rows]
        width = max(map(len, cells), default=0)
        grid = [row + [""] * (width - len(row)) for row in cells]
        for above, below in pairwise(grid):
            below[:] = [
                up if cell == _MERGED else cell for up, cell in zip(above, below, strict=True)
            ]
        values = tuple(tuple("" if cell == _MERGED else cell for cell in row) for row in grid)
        if any(cell for row in values for cell in row):
            self.document.blocks.append(Table(start + 1, values))

    def _rows(self, table: Node) -> Iterator[list[Node]]:
        for row in _within(table, "w:tr"):
            properties = row.one("w:trPr")
            if properties and properties.one("w:del"):
                self._tell("deleted")
                continue
            yield [*_within(row, "w:tc")]

    @staticmethod
    def _columns(row: list[Node]) -> Iterator[tuple[Node, str]]:
        """Yield the cells of a row, and for each column that one spans more an empty one."""
        for cell in row:
            properties = cell.one("w:tcPr")
            merged = properties.one("w:vMerge") if properties else None
            goes_on = merged is not None and merged.attributes.get("val") != "restart"
            yield cell, _MERGED if goes_on else ""
            span = number(properties.value("w:gridSpan")) if properties else None
            for _ in range(min(span or 1, _WIDEST) - 1):
                yield _EMPTY, ""

    def _cell(self, cell: Node, text: str) -> str:
        lines = []
        for node in cell.all("w:p"):
            paragraph = self._read(node)
            if paragraph is not None:
                lines.append(paragraph.line)
        if any(cell.all("w:tbl")):
            self.document.remark(self.count, "表格里套的表格拆成了文字")
        return text or "\n".join(lines)

    def _count(self) -> None:
        self.count += 1
        if self.count > _MOST_PARAGRAPHS:
            raise RefusalError(f"段落超过 {_MOST_PARAGRAPHS:,} 个：分成几个文件")

    def _tell(self, what: str, times: int = 1) -> None:
        self.times[what] += times
        places = self.places.setdefault(what, [])
        if len(places) < _PLACES and self.count not in places[-1:]:
            places.append(self.count)

    def _take_pictures(self) -> None:
        if not self.pictures:
            return
        for id, alt in self.text.images:
            data = self.package.picture(id)
            if data and len(self.document.pictures) < _MOST_PICTURES:
                self.document.pictures.append(Illustration(self.count, data, clean(alt)))
                self.text.told["picture"] -= 1

    def _tell_of_text(self, text: str) -> None:
        for what, times in self.text.told.items():
            if times > 0:
                self._tell(what, times)
        for inside in self.text.inside:
            self.document.remark(self.count, f"文本框里的文字没有取：“{clean(inside)}”")
        if _PRIVATE.search(text):
            self._tell("private")

    def close(self) -> None:
        """Tell what the document has beside its paragraphs."""
        document = self.document
        if self._held.strip():
            document.blocks.append(Paragraph(self.count, self._held))
        for what, places in self.places.items():
            if what in _TOLD:
                where = "、".join(map(str, places))
                more = "等" if self.times[what] > len(places) else ""
                document.remark(
                    places[0], f"{_TOLD[what].format(self.times[what])}（第 {where} 段{more}）"
                )
        if self.package.macros:
            document.remark(0, "文件里有宏：没有运行，只读了文字")
        document.notes = [*self._notes()]
        self._beside()
        document.properties = self._properties()

    def _notes(self) -> Iterator[Note]:
        marks = self.text.marks
        for kind in ("footnote", "endnote"):
            if not any(of == kind for of, _ in marks):
                continue
            for name in self.package.parts_of(f"{kind}s")[:1]:
                with self.package.part(name) as stream:
                    for node in children(stream, f"w:{kind}s"):
                        mark = marks.get((kind, node.attributes.get("id", "")))
                        if mark:
                            yield Note(mark, _plain(node))

    def _beside(self) -> None:
        """Tell of what stands in headers, footers and comments."""
        for kind, label in (("header", "页眉"), ("footer", "页脚")):
            texts = {self._other(name, f"w:{_ROOTS[kind]}") for name in self.package.parts_of(kind)}
            for text in sorted(filter(_has_words, texts)):
                self.document.remark(0, f"{label}没有取：“{text}”")
        for name in self.package.parts_of("comments")[:1]:
            with self.package.part(name) as stream:
                for node in children(stream, "w:comments"):
                    self.document.remark(0, f"批注没有取：“{_plain(node)}”")

    def _other(self, name: str, root: str) -> str:
        with self.package.part(name) as stream:
            return " ".join(filter(None, map(_plain, children(stream, root))))

    def _properties(self) -> dict[str, str]:
        """Return what a file of our own says of itself."""
        for name in ("docprops/app.xml",):
            if name not in self.package.parts:
                return {}
            with self.package.part(name) as stream:
                if APPLICATION not in {n.text for n in children(stream, "ep:Properties")}:
                    return {}
        if "docprops/core.xml" not in self.package.parts:
            return {}
        with self.package.part("docprops/core.xml") as stream:
            return {
                node.tag.partition(":")[2]: clean(node.text)
                for node in children(stream, "cp:coreProperties")
                if node.text
            }


_MERGED = "\0"
_EMPTY = Node("w:tc", {})
_WIDEST = 63  # columns of a table in Word
_PLACES = 5
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TOLD = {
    "deleted": "修订里删除的 {} 处没有取",
    "inserted": "修订里插入的 {} 处当作正文取了",
    "hidden": "隐藏的文字 {} 处没有取",
    "contents": "目录没有取（{} 处）",
    "picture": "图片 {} 个没有取",
    "formula": "公式 {} 个只取了文字",
    "private": "有 {} 处符号只在特定字体里看得见，导入以后核对",
}


def _within(node: Node, tag: str, *between: str) -> Iterator[Node]:
    """Yield elements of a name inside, through wrappers, but not those of a table inside."""
    for one in node.nodes:
        if one.tag == tag:
            yield one
        elif one.tag in _WRAPPERS or one.tag in between:
            yield from _within(one, tag, *between)


def _depth(properties: Node | None, chain: Iterable[Style]) -> int | None:
    own = number(properties.value("w:outlineLvl")) if properties else None
    if own is not None:
        return own + 1 if own < 9 else None
    return next((style.heading for style in chain if style.heading is not None), None)


def _plain(node: Node) -> str:
    """Return the words of an element in one line."""
    text = Text()
    paragraphs = [node] if node.tag == "w:p" else [*node.all("w:p")]
    return clean(" ".join(" ".join(text.of(one.nodes) for one in paragraphs).split()))


def _has_words(text: str) -> bool:
    """Tell whether a header says more than the number of its page."""
    return bool(re.sub(r"[\W\d_第页共]", "", text))
