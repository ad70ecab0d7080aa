"""Open the package of a Word file: what may be read at all, which part is what, of what size.

The rule: ISO/IEC 29500-2 (Open Packaging Conventions): parts in a zip, found by relationships.
"""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

import pypdfium2

from generator.intake.office.blocks import RefusalError
from generator.intake.office.container import (
    OLE,
    ROOT,
    Relation,
    is_encrypted,
    is_old_document,
    open_part,
    parts_of,
    place_of_relations,
    relations,
)
from generator.tools.archive import UNREADABLE, content, open_zip

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator

LARGEST_FILE = 100_000_000
_LARGEST_PART = 150_000_000
"""Bytes of the text of a document, unpacked: a book of 15,000 pages has fewer."""
_LARGEST_OTHER = 50_000_000
_LARGEST_PICTURE = 20_000_000
_DAMAGED = "重新下载或拷贝一份，或用 Word、WPS 打开后另存为 .docx"
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """Hold an open package: its parts by name in small letters, and which part is what.

    `kinds`: by the last word of a relationship's type (`numbering`, `header`), names of parts.
    `targets`: by the id of a relationship, as the text refers to it, the name of a part.
    """

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    main: str
    kinds: dict[str, list[str]]
    macros: bool
    targets: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """Open a part by its name. Raises RefusalError where it cannot be read."""
        with _part(self.archive, self.parts[name]) as stream:
            yield stream

    def picture(self, id: str) -> bytes | None:
        """Return the bytes behind a relationship; None where it is none, damaged or too large."""
        part = self.parts.get(self.targets.get(id, ""))
        return content(self.archive, part, _LARGEST_PICTURE) if part else None

    def parts_of(self, kind: str) -> list[str]:
        """List the parts of a kind that are there."""
        return [name for name in self.kinds.get(kind, ()) if name in self.parts]


@contextmanager
def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    main = part.filename.lower().endswith("document.xml")
    if part.file_size > (_LARGEST_PART if main else _LARGEST_OTHER):
        raise RefusalError(
            f"文件解开以后太大（{part.file_size:,} 字节），像是压缩炸弹；真有这么长，分成几个文件"
        )
    with open_part(archive, part, _DAMAGED) as stream:
        yield stream


def open_package(data: bytes) -> Package:
    """Open the bytes of a .docx or .docm. Raises RefusalError with the way out for all else."""
    if reason := explain_refusal(data):
        raise RefusalError(reason)
    archive = open_zip(data)
    if archive is None:
        raise RefusalError(
            "不是完整的 .docx（压缩包损坏）：重新下载或拷贝一份，或用 Word、WPS 打开后另存为 .docx"
        )
    parts = parts_of(archive)
    top = _by_kind(_relations(archive, parts, ROOT, ""))
    main = next(iter(top.get("officedocument", ())), _MAIN)
    if main not in parts or not _is_word(archive, parts[main]):
        raise RefusalError(_of_other_package(parts))
    folder = posixpath.dirname(main)
    own = _relations(archive, parts, place_of_relations(main), folder)
    kinds = _by_kind(own)
    targets = {one.id: one.part for one in own}
    for kind in ("styles", "numbering", "footnotes", "endnotes"):
        kinds.setdefault(kind, [f"{folder}/{kind}.xml"])
    macros = any(part.endswith("vbaproject.bin") for part in parts)
    return Package(archive, parts, main, kinds, macros, targets)


def _is_word(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part begins as the text of a Word file; what is damaged shows later."""
    try:
        with archive.open(part) as stream:
            head = stream.read(4096)
    except UNREADABLE:
        return True
    return b"document" in head.replace(b"\0", b"")


def _relations(
    archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], name: str, folder: str
) -> list[Relation]:
    """Return what a part says of others; nothing where it is not there."""
    if name not in parts:
        return []
    with _part(archive, parts[name]) as stream:
        return [*relations(stream, folder)]


def _by_kind(some: Iterable[Relation]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for one in some:
        kinds.setdefault(one.kind, []).append(one.part)
    return kinds


_OTHERS = (
    ("xl/workbook.xml", "是 Excel 表格：题库用 --kind questions 导入；制度请另存为 .docx"),
    ("ppt/presentation.xml", "是演示文稿：把文字复制出来，从标准输入导入（qingjian import -）"),
    ("ofd.xml", "是 OFD 版式文件：用阅读器复制全文，从标准输入导入（qingjian import -）"),
    ("content.xml", "是 OpenDocument 文件：用 WPS 或 LibreOffice 打开，另存为 .docx"),
)


def _of_other_package(parts: dict[str, zipfile.ZipInfo]) -> str:
    for name, reason in _OTHERS:
        if name in parts:
            return reason
    return "是压缩包，里面没有 Word 文档：先解压，再导入里面的 .docx"


def explain_refusal(data: bytes) -> str:
    """Return why bytes that may be an office file are none that is read, and the way out, or ""."""
    if not data:
        return "文件是空的"
    if len(data) > LARGEST_FILE:
        return f"文件太大：{len(data):,} 字节，上限是 {LARGEST_FILE:,} 字节；先压缩或删去图片"
    if data.startswith(OLE):
        return _of_compound(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in head:
        return _of_pdf(data)
    if head.startswith(b"{\\rtf"):
        return f"是 RTF 文件：{_SAVE_ANEW}"
    if head.startswith((b"<html", b"<!doctype html", b"mime-version:")):
        return f"是网页：{_SAVE_ANEW}；或者复制网页上的文字，从标准输入导入（qingjian import -）"
    if head.startswith(b"<?xml"):
        return f"是 XML 文件：{_SAVE_ANEW}"
    return ""


_SAVE_ANEW = "用 Word 或 WPS 打开，另存为 .docx"


def _of_compound(data: bytes) -> str:
    if is_encrypted(data):
        return "文件加了密码：用 Word 或 WPS 打开，去掉密码，再另存为 .docx"
    if is_old_document(data):
        return f"是旧格式的文档（.doc 或 .wps）：{_SAVE_ANEW}"
    return f"是旧格式的办公文件：{_SAVE_ANEW}"


_PAGES_LOOKED_AT = 5


def _of_pdf(data: bytes) -> str:
    """Tell a scan from a PDF with text: out of a scan nobody can copy."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            count = min(len(document), _PAGES_LOOKED_AT)
            texts = [document[i].get_textpage().get_text_bounded() for i in range(count)]
    except pypdfium2.PdfiumError:
        return "是 PDF，而且打不开（损坏或加了密码）：找原来的 Word 文件"
    if any(text.strip() for text in texts):
        return (
            "是 PDF：最好找原来的 Word 文件；没有的，在阅读器里复制全文，"
            "从标准输入导入（qingjian import -），按行宽断开的行会接起来"
        )
    return "是扫描的 PDF，里面没有文字：找原来的 Word 文件，或先做文字识别（OCR），核对后再导入"


def read_bytes(stream: IO[bytes]) -> bytes:
    """Read a file whole, but no more than may be read of one."""
    return stream.read(LARGEST_FILE + 1)
