"""Files in files: members of archives, compressed streams, the text of PDFs."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import pypdfium2

from generator.tools.archive import content, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP, _ZIP, _PDF = (b"\x1f\x8b\x08",), (b"PK\x03\x04", b"PK\x05\x06"), (b"%PDF",)
PACKED = (*_GZIP, *_ZIP, *_PDF)
"""How files begin that hold others: gzip, zip and all that is made of it, PDF."""

_LARGEST = 256_000_000
"""Bytes that one packed member may grow to."""

Part = tuple[str, bytes | None]
"""The way in which it was packed, and its bytes; None where it cannot be looked into: with a
password, too large or broken."""


@lru_cache(
    maxsize=1
)  # a file is asked for twice: for what it must not tell, and for what people read of it
def members(data: bytes) -> tuple[Part, ...]:
    """Every member of a packed file; none of another."""
    if data.startswith(_GZIP):
        return (("gz", _gunzipped(data)),)
    if data.startswith(_ZIP):
        return tuple(("zip", part) for part in _unzipped(data))
    if data.startswith(_PDF):
        return tuple(("pdf", part) for part in _read(data))
    return ()


def _gunzipped(data: bytes) -> bytes | None:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            found = file.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return found if len(found) <= _LARGEST else None


def _unzipped(data: bytes) -> Iterator[bytes | None]:
    """The names and comments, then each member."""
    archive = opened(data)
    if archive is None:
        yield None
        return
    with archive:
        listed = archive.infolist()
        names = [part for member in listed for part in (member.filename.encode(), member.comment)]
        yield b"\n".join([archive.comment, *names])
        for member in listed:
            yield content(archive, member, _LARGEST)


def _read(data: bytes) -> Iterator[bytes | None]:
    """What a PDF says, then each file attached to it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        attached = [document.get_attachment(i) for i in range(document.count_attachments())]
        names = [_utf16(file.get_name()) for file in attached]
        yield "\n".join([*names, *_said(document)]).encode("utf-8", "replace")
        yield from (bytes(file.get_data()) for file in attached)
    finally:
        document.close()


def _said(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """What a reader sees and what stands about it: properties, bookmarks, pages."""
    yield from document.get_metadata_dict().values()
    yield from (bookmark.get_title() for bookmark in document.get_toc())
    for page in document:
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()


def _utf16(name: str) -> str:
    """A name that PDFium took byte for byte, although its mark at the front says UTF-16."""
    return (
        name.encode("latin-1", "replace").decode("utf-16", "replace")
        if name.startswith("\xfe\xff")
        else name
    )


def streams(data: bytes) -> Iterator[bytes]:
    """What streams of zlib hold, wherever in a file they stand: in PDFs, PNGs and others."""
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
