"""Open a workbook: what may be read at all, which part is what, of what size.

The rule: ISO/IEC 29500-2 (parts in a zip, found by relationships) and 29500-1, 12 and 18.2.

openpyxl is not asked to: it builds an object for every cell of a merged area, turns numbers into
days before they can be shown as they are, and refuses the styles that some programs write.
"""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from generator.intake.office.blocks import RefusalError
from generator.intake.office.container import (
    OLE,
    ROOT,
    is_encrypted,
    is_old_document,
    open_part,
    parts_of,
    place_of_relations,
    relations,
)
from generator.tools.archive import open_zip

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

LARGEST_FILE = 50_000_000
LARGEST_PART = 150_000_000
_LARGEST_RATIO = 300
_SMALL = 10_000_000
"""A part of fewer bytes may be packed as tightly as it likes."""
_MOST_PARTS = 10_000
_SAVE_ANEW = "用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”再导入"
_DAMAGED = "重新下载或拷贝一份，或用 Excel、WPS 打开后另存为 .xlsx"
_MAIN = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """Hold an open workbook: its parts by name in small letters."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    main: str

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """Open a part by its name. Raises RefusalError where it cannot be read."""
        with _part(self.archive, self.parts[name]) as stream:
            yield stream

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to inside the file: by id, the kind and the name of a part."""
        place = place_of_relations(name)
        return _relations(self.archive, self.parts, place, posixpath.dirname(name))


def _relations(
    archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], place: str, folder: str
) -> dict[str, tuple[str, str]]:
    if place not in parts:
        return {}
    with _part(archive, parts[place]) as stream:
        return {one.id: (one.kind, one.part) for one in relations(stream, folder)}


@contextmanager
def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    tight = part.file_size > _SMALL and part.file_size > _LARGEST_RATIO * part.compress_size
    if part.file_size > LARGEST_PART or tight:
        raise RefusalError(
            f"文件解开以后太大（{part.file_size:,} 字节），像是压缩炸弹，或者有大片空的格子；"
            "把有内容的部分复制到新的表格里"
        )
    with open_part(archive, part, _DAMAGED) as stream:
        yield stream


def open_package(data: bytes) -> Package:
    """Open the bytes of a .xlsx. Raises RefusalError with the way out for all else."""
    if reason := explain_refusal(data):
        raise RefusalError(reason)
    archive = open_zip(data)
    if archive is None:
        raise RefusalError(
            "不是可以读取的 xlsx 表格（压缩包损坏）：重新下载或拷贝一份，"
            "或用 Excel、WPS 打开后另存为 .xlsx"
        )
    if len(archive.infolist()) > _MOST_PARTS:
        raise RefusalError(f"压缩包里有 {_MOST_PARTS:,} 个以上的文件，不像是表格")
    parts = parts_of(archive)
    top = _relations(archive, parts, ROOT, "")
    main = next((name for kind, name in top.values() if kind == "officedocument"), _MAIN)
    if main not in parts or not main.endswith(".xml") or "word/" in main or "ppt/" in main:
        raise RefusalError(_of_other_package(parts))
    if any(name.endswith("vbaproject.bin") for name in parts):
        raise RefusalError(
            "表格带有宏，不读：用 Excel 或 WPS 打开，另存为不带宏的“Excel 工作簿（.xlsx）”再导入"
        )
    if any(name.startswith("xl/externallinks/") and name.endswith(".xml") for name in parts):
        raise RefusalError(
            "表格引用了别的文件里的内容，不读：在“数据”→“编辑链接”里断开链接，"
            "把引用的值留下来，保存后再导入"
        )
    return Package(archive, parts, main)


_OTHERS = (
    ("xl/workbook.bin", f"是二进制的工作簿（.xlsb）：{_SAVE_ANEW}"),
    ("word/document.xml", "是 Word 文件：把里面的表格复制到表格软件里，存为 .xlsx 再导入"),
    ("ppt/presentation.xml", "是演示文稿：把里面的表格复制到表格软件里，存为 .xlsx 再导入"),
    ("content.xml", f"是 OpenDocument 文件（.ods）：{_SAVE_ANEW}"),
)


def _of_other_package(parts: dict[str, zipfile.ZipInfo]) -> str:
    for name, reason in _OTHERS:
        if name in parts:
            return reason
    return "不是可以读取的 xlsx 表格：是压缩包，里面没有工作簿"


def explain_refusal(data: bytes) -> str:
    """Return why bytes are no table that is read, and the way out, or ""."""
    if not data.strip():
        return "文件是空的"
    if len(data) > LARGEST_FILE:
        return (
            f"文件太大：{len(data):,} 字节，上限是 {LARGEST_FILE:,} 字节；删去图片，或分成几个文件"
        )
    if data.startswith(OLE[:4]):
        return _of_compound(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"mime-version:")):
        return f"是网页，不是表格：{_SAVE_ANEW}"
    if head.startswith(b"<?xml"):
        return f"是 XML 文件，不是表格：{_SAVE_ANEW}"
    if b"%pdf-" in head:
        return "是 PDF：找原来的表格文件"
    return ""


def _of_compound(data: bytes) -> str:
    if is_encrypted(data):
        return "文件加了密码：用 Excel 或 WPS 打开，去掉密码，另存为不加密的 .xlsx 再导入"
    if is_old_document(data):
        return "是旧格式的 Word 文件，不是表格"
    return (
        "是旧格式的表格（.xls 或 .et），或者加了密码："
        "用 Excel 或 WPS 打开，另存为不加密的 .xlsx 再导入"
    )
