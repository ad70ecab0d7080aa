"""Find the parts of an office file in its zip, and what one part says of others.

The rule: ISO/IEC 29500-2 (Open Packaging Conventions): parts in a zip, found by relationships.
"""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

from generator.intake.office.blocks import RefusalError
from generator.intake.office.markup import children
from generator.tools.archive import UNREADABLE

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: an office file of before 2007, or one with a password."""

ROOT = "_rels/.rels"
"""The part that says which part is the main one."""


class Relation(NamedTuple):
    """Hold what a part says of another: an id, the last word of its type, the other's name."""

    id: str
    kind: str
    part: str


@contextmanager
def open_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, way_out: str) -> Iterator[IO[bytes]]:
    """Open a part. Raises RefusalError, with the way out, where it breaks off while it is read."""
    try:
        with archive.open(part) as stream:
            yield stream
    except UNREADABLE as error:
        raise RefusalError(f"压缩包损坏，读到一半就断了：{way_out}") from error


def parts_of(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the parts of a package by their names in small letters, with slashes."""
    names = ((part.filename.replace("\\", "/"), part) for part in archive.infolist())
    return {name.lstrip("/").lower(): part for name, part in names}


def place_of_relations(part: str) -> str:
    """Return the name of the part that holds the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(stream: IO[bytes], folder: str) -> Iterator[Relation]:
    """Yield the relations that a part states, within the package; `folder`: of whose they are."""
    for node in children(stream, "rel:Relationships"):
        target = node.attributes.get("Target", "").replace("\\", "/")
        if node.attributes.get("TargetMode") == "External" or not target:
            continue
        kind = node.attributes.get("Type", "").rpartition("/")[2].lower()
        place = target if target.startswith("/") else posixpath.join(folder, target)
        name = posixpath.normpath(place).lstrip("/").lower()
        yield Relation(node.attributes.get("Id", ""), kind, name)


def is_encrypted(compound: bytes) -> bool:
    """Tell whether a compound file ([MS-CFB]) holds a package with a password."""
    return _names(compound, "EncryptedPackage")


def is_old_document(compound: bytes) -> bool:
    """Tell whether a compound file is a Word file of before 2007."""
    return _names(compound, "WordDocument")


def _names(compound: bytes, name: str) -> bool:
    """Tell whether the directory of a compound file names a stream, as it does in UTF-16."""
    return name.encode("utf-16-le") in compound
