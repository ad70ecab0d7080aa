"""Pack and unpack zips: the same content gives the same bytes, a foreign one may be anything."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import IO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged zip may raise: RuntimeError if it is encrypted or packed in a way of its
own, ValueError at a name that is no UTF-8 or a place before the beginning."""


def open_zip(data: bytes) -> zipfile.ZipFile | None:
    """Return the zip; None of what is none."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except UNREADABLE:
        return None


def content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | None:
    """Return what a member holds; None if it is of more bytes than `most`, encrypted or damaged."""
    if member.file_size > most:
        return None
    try:
        return archive.read(member)
    except UNREADABLE:
        return None


def zip_files(files: Mapping[str, bytes], first: tuple[str, bytes] | None = None) -> bytes:
    """Return the zip of some files, by name; `first` stands before them all, not compressed."""
    stream = io.BytesIO()
    write_zip(stream, ((name, files[name]) for name in sorted(files)), first)
    return stream.getvalue()


def write_zip(
    stream: IO[bytes],
    files: Iterable[tuple[str, bytes]],
    first: tuple[str, bytes] | None = None,
) -> None:
    """Write the zip of some files in their order, one after the other; `first` as above."""
    with zipfile.ZipFile(stream, "w") as archive:
        if first:
            archive.writestr(_entry(first[0]), first[1], zipfile.ZIP_STORED)
        for name, data in files:
            archive.writestr(_entry(name), data, zipfile.ZIP_DEFLATED, 9)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.create_system = 3  # Unix, on every system
    entry.external_attr = 0o644 << 16
    return entry
