"""Tell what files beside the pages say about their authors, beyond what readers are shown."""

from __future__ import annotations

import html
import re
import zlib
from typing import TYPE_CHECKING

from generator.source.diagnostics import printable
from generator.tools.archive import content, open_zip

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable
    from pathlib import Path

_LARGEST = 50_000_000
"""Bytes of a file, or of a part of one, that is looked into."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_DEPTH = 3
"""Archives within archives that are opened."""
_SUMMARY = re.compile(
    rb"<(?:dc:creator|cp:lastModifiedBy|cp:keywords|Company|Manager|meta:initial-creator"
    rb"|meta:printed-by)(?:\s[^>]*)?>\s*[^<\s]"
)
"""An author, a last editor, a company or a manager in docProps/ (ECMA-376) or meta.xml (ODF)."""
_REMARKS = re.compile(
    r"(?:word|xl|ppt)/(?:comments|people|persons|commentAuthors|threadedComments)", re.IGNORECASE
)
_CHANGES = re.compile(rb"<(?:w:ins|w:del|w:moveFrom|w:moveTo|office:annotation)\s")
_IN_DRAWING = {
    "脚本": r"<(?:\w+:)?script\b|\son\w+\s*=|javascript:",
    "元数据": r"<(?:\w+:)?metadata\b",
    "注释": r"<!--",
    "编辑软件的私有内容": r"xmlns:(?:inkscape|sodipodi|sketch|figma|i|x|a|graph)\s*=",
    "嵌入的网页": r"<(?:\w+:)?foreignObject\b",
}
"""What a drawing may hold that nobody sees, by its name in messages."""
_OFFICE_WAY = "请在 Word、Excel 或 WPS 里用“文件 › 信息 › 检查文档”删去作者、单位和批注后再放进来；"


def refusal(file: Path, head: bytes) -> str:
    """Return why a file that begins with `head` tells of its authors, and what to do; "" if not."""
    suffix = file.suffix.lower()
    if suffix == ".svgz":
        return "压缩的 SVG 看不到里面，请另存为 .svg；"
    if suffix == ".svg":
        return _of_drawing(file.read_bytes()[:_LARGEST])
    if not head.startswith((_OLE, _ZIP, b"%PDF")) or file.stat().st_size > _LARGEST:
        return ""
    return _of_document(file.read_bytes())


def _of_document(data: bytes, depth: int = 0) -> str:
    if data.startswith(_OLE):
        return "旧格式的办公文档带着作者和单位，请另存为 PDF 或新格式并删去作者；"
    if data.startswith(_ZIP):
        return _of_archive(data, depth)
    return _of_pdf(data) if data.startswith(b"%PDF") else ""


def _of_drawing(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8", "replace")
    parts = [name for name, shape in _IN_DRAWING.items() if re.search(shape, text, re.IGNORECASE)]
    if not parts:
        return ""
    return f"SVG 里有{'、'.join(parts)}，请在绘图软件里另存为“普通 SVG”或用 SVGO 清理；"


def _of_archive(data: bytes, depth: int) -> str:
    """What an office file, or one of the documents in an archive, tells."""
    archive = open_zip(data)
    if archive is None:
        return ""
    with archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if not names & {"[Content_Types].xml", "meta.xml"}:
            return _of_members(archive, parts, depth) if depth < _DEPTH else ""
        tells = any(map(_REMARKS.match, names)) or _tells(archive, parts)
    return f"文档里留着作者、单位、批注或修订记录，{_OFFICE_WAY}" if tells else ""


def _of_members(archive: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo], depth: int) -> str:
    """What the first document that tells of its author says, in the words of the archive."""
    left = _LARGEST
    for part in parts:
        data = content(archive, part, left) or b""
        left -= len(data)
        if why := _of_document(data, depth + 1):
            return f"压缩包里的“{printable(part.filename)}”：{why}"
    return ""


def _tells(archive: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> bool:
    for part in parts:
        name = part.filename
        if name.startswith("docProps/") or name == "meta.xml":
            shape = _SUMMARY
        elif name in ("word/document.xml", "content.xml"):
            shape = _CHANGES
        else:
            continue
        if shape.search(content(archive, part, _LARGEST) or b""):
            return True
    return False


def _of_pdf(data: bytes) -> str:
    import pypdfium2  # few sites have a PDF, and it takes a while to load

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""
    author = document.get_metadata_dict().get("Author", "").strip()
    document.close()
    author = author or _author_in_xmp(data)
    way = "请在导出 PDF 前清空“文件 › 信息”里的作者，或用 PDF 软件的“文档属性”删去它；"
    return f"PDF 里写着作者“{author}”，{way}" if author else ""


_METADATA = re.compile(rb"<<[^<>]*/Metadata\b[^<>]*>>\s*stream\r?\n")
_LARGEST_XMP = 1_000_000
_CREATOR = re.compile(
    r"<(?:dc:creator|pdf:Author|pdfx:(?:Author|Company|Manager))>(?:\s*</?rdf:[^>]*>)*\s*([^<\s][^<]*)"
    r"|\s(?:dc:creator|pdf:Author|pdfx:(?:Author|Company|Manager))\s*=\s*[\"']\s*([^\"'\s][^\"']*)"
)
"""Who made a document, as an element or as an attribute (ISO 16684-1)."""


def _author_in_xmp(data: bytes) -> str:
    """Return the author that a stream of metadata names beside the document's own entry."""
    for head in _METADATA.finditer(data):
        stream = data[head.end() : head.end() + _LARGEST_XMP]
        if b"/FlateDecode" in head[0]:
            try:
                stream = zlib.decompressobj().decompress(stream, _LARGEST_XMP)
            except zlib.error:
                continue
        end = stream.find(b"endstream")
        wide = stream.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = stream[: end if end >= 0 else None].decode("utf-16" if wide else "utf-8", "replace")
        if match := _CREATOR.search(text):
            return html.unescape(match[1] or match[2]).strip()
    return ""
