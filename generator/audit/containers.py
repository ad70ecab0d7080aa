"""Open files in files: members of archives, compressed streams, the text of PDFs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zlib
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import pypdfium2

from generator.tools.archive import content, open_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GZIP, _ZIP, _PDF = (b"\x1f\x8b\x08",), (b"PK\x03\x04", b"PK\x05\x06"), (b"%PDF",)
_BZIP2, _XZ = (b"BZh",), (b"\xfd7zXZ\x00",)
_CLOSED = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "rar", b"\x28\xb5\x2f\xfd": "zst"}
"""Archives that nothing here can open, by how they begin."""
PACKED = (*_GZIP, *_ZIP, *_PDF, *_BZIP2, *_XZ, *_CLOSED)
"""How files begin that hold others: gzip, bzip2, xz, zip and all that is made of it, PDF; tar does
not say so at its front.
"""

_LARGEST = 256_000_000
"""Bytes that one packed member may grow to."""

Part = tuple[str, bytes | None]
"""The way in which it was packed, and its bytes; None where it cannot be looked into: with a
password, too large or broken."""


@lru_cache(
    maxsize=1
)  # a file is asked for twice: for what it must not tell, and for what people read of it
def members(data: bytes) -> tuple[Part, ...]:
    """Return every member of a packed file; none of another."""
    if data.startswith(_GZIP):
        return (("gz", _gunzip(data)),)
    if data.startswith(_ZIP):
        return tuple(("zip", part) for part in _unzip(data))
    if data.startswith(_BZIP2):
        return (("bz2", _decompress(bz2.BZ2Decompressor(), data)),)
    if data.startswith(_XZ):
        return (("xz", _decompress(lzma.LZMADecompressor(), data)),)
    if data[257:262] == b"ustar":
        return tuple(("tar", part) for part in _untar(data))
    for begins, name in _CLOSED.items():
        if data.startswith(begins):
            return ((name, None),)
    if data.startswith(_PDF):
        return tuple(("pdf", part) for part in _read(data))
    return ()


def _gunzip(data: bytes) -> bytes | None:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            content = file.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return content if len(content) <= _LARGEST else None


def _decompress(stream: bz2.BZ2Decompressor | lzma.LZMADecompressor, data: bytes) -> bytes | None:
    """What one stream holds; None if it is damaged or too large."""
    try:
        content = stream.decompress(data, _LARGEST + 1)
    except (OSError, EOFError, ValueError, lzma.LZMAError):
        return None
    return content if stream.eof and len(content) <= _LARGEST else None


def _untar(data: bytes) -> Iterator[bytes | None]:
    """The names, then each file; None for what is damaged or too large."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            members = archive.getmembers()
            yield "\n".join(one.name for one in members).encode("utf-8", "replace")
            for one in members:
                file = archive.extractfile(one) if one.isfile() and one.size <= _LARGEST else None
                if file:
                    yield file.read()
                elif one.isfile():
                    yield None
    except (tarfile.TarError, OSError, EOFError, ValueError, KeyError):
        yield None


def _unzip(data: bytes) -> Iterator[bytes | None]:
    """The names and comments, then each member."""
    archive = open_zip(data)
    if archive is None:
        yield None
        return
    with archive:
        members = archive.infolist()
        names = [part for member in members for part in (member.filename.encode(), member.comment)]
        yield b"\n".join([archive.comment, *names])
        for member in members:
            yield content(archive, member, _LARGEST)


def _read(data: bytes) -> Iterator[bytes | None]:
    """What a PDF says, then each file attached to it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        attachments = [document.get_attachment(i) for i in range(document.count_attachments())]
        names = [_utf16(file.get_name()) for file in attachments]
        yield "\n".join([*names, *_pdf_texts(document)]).encode("utf-8", "replace")
        yield from (bytes(file.get_data()) for file in attachments)
    finally:
        document.close()


def _pdf_texts(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """What a reader sees and what stands about it: properties, bookmarks, pages."""
    for key in document.METADATA_KEYS:
        yield _whole(partial(document.get_metadata_value, key))
    for bookmark in document.get_toc():
        yield _whole(bookmark.get_title)
    for page in document:
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()


def _whole(read: Callable[[], str]) -> str:
    """Return a text of a PDF, with a sign in the place of half a character.

    PDFium may end a text within one; its wrapper then gives nothing of it.
    """
    try:
        return read()
    except UnicodeDecodeError as error:
        return error.object.decode("utf-16-le", "replace")


def _utf16(name: str) -> str:
    """A name that PDFium took byte for byte, although its mark at the front says UTF-16."""
    return (
        name.encode("latin-1", "replace").decode("utf-16", "replace")
        if name.startswith("\xfe\xff")
        else name
    )


def streams(data: bytes) -> Iterator[bytes]:
    """Yield what streams of zlib hold, wherever in a file they stand: in PDFs, PNGs and others."""
    end = 0
    for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)):
        if start < end:
            continue
        stream = zlib.decompressobj()
        try:
            content = stream.decompress(data[start:], _LARGEST)
        except zlib.error:
            continue
        if content:
            end = len(data) - len(stream.unused_data)
            yield content
