"""Files in files: members of archives, compressed streams, the text of PDFs."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED = (b"\x1f\x8b", b"PK", b"%PDF")
"""How files begin that hold others: gzip, zip and all that is made of it, PDF."""

_LARGEST = 256_000_000
"""Bytes that one packed member may grow to."""


def opened(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every member of a packed file with the way in which it was packed."""
    if data.startswith(b"\x1f\x8b"):
        yield "gz", _gzip(data)
    elif data.startswith(b"PK"):
        yield from (("zip", part) for part in _zip(data))
    elif data.startswith(b"%PDF"):
        yield "pdf", "\n".join(_pdf(data)).encode("utf-8", "replace")
    yield from (("zlib", part) for part in _deflated(data))


def _gzip(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            return file.read(_LARGEST)
    except (OSError, EOFError, zlib.error):
        return b""


def sealed(data: bytes) -> bool:
    """Whether a packed file, or part of it, cannot be looked into: with a password, too large or broken."""
    if data.startswith(b"PK\x03\x04"):
        return any(part is None for part in _members(data))
    if data.startswith(b"%PDF"):
        try:
            pypdfium2.PdfDocument(data).close()
        except pypdfium2.PdfiumError:
            return True
    return False


def _zip(data: bytes) -> Iterator[bytes]:
    """The names and comments, then each member that can be read."""
    return (part for part in _members(data) if part is not None)


def _members(data: bytes) -> Iterator[bytes | None]:
    """As `_zip`, with None for what cannot be read."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError):
        yield None
        return
    with archive:
        members = archive.infolist()
        names = [part for member in members for part in (member.filename.encode(), member.comment)]
        yield b"\n".join([archive.comment, *names])
        for member in members:
            yield _member(archive, member)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    if member.file_size > _LARGEST or member.flag_bits & 1:  # 1: encrypted
        return None
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        return None


def _pdf(data: bytes) -> Iterator[str]:
    """What a reader sees and what stands about it: pages, properties, bookmarks, attachments."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    try:
        yield from document.get_metadata_dict().values()
        yield from (bookmark.get_title() for bookmark in document.get_toc())
        for i in range(document.count_attachments()):
            attachment = document.get_attachment(i)
            yield _utf16(attachment.get_name())
            yield bytes(attachment.get_data()).decode("utf-8", "replace")
        for page in document:
            text = page.get_textpage()
            yield text.get_text_bounded()
            text.close()
            page.close()
    finally:
        document.close()


def _utf16(name: str) -> str:
    """A name that PDFium took byte for byte, although its mark at the front says UTF-16."""
    return name.encode("latin-1", "replace").decode("utf-16", "replace") if name.startswith("\xfe\xff") else name


def _deflated(data: bytes) -> Iterator[bytes]:
    """Streams of zlib wherever in a file they stand: in PDFs, PNGs and others."""
    end = 0
    for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)):
        if start < end:
            continue
        stream = zlib.decompressobj()
        try:
            found = stream.decompress(data[start:], _LARGEST)
        except zlib.error:
            continue
        if found:
            end = len(data) - len(stream.unused_data)
            yield found
