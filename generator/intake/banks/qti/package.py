"""Open a package of QTI: which files are items, what is beside them, within bounds.

The rule: IMS Content Packaging 1.1.4; a package without a usable list of its items is looked
through.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.intake.banks.markup import MarkupError, parse
from generator.tools.archive import content, open_zip

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_MANIFEST = "imsmanifest.xml"
_LARGEST = 20_000_000
LARGEST_DOCUMENT = 2_000_000
"""Bytes of one file of a package, and of one that is read as a document."""
_LARGEST_WHOLE = 300_000_000
_MOST_FILES = 20_000
_UTF8_NAMES = 0x800  # the flag of a zip's entry that says so
_ITEM = "item"
LEVELS = {1: "easy", 2: "medium", 3: "difficult"}
"""Degrees of difficulty in the words of LOM."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Name an item: its file, and its difficulty in the words of LOM, "" where it has none."""

    file: str
    difficulty: str = ""


@dataclass(slots=True)
class Package:
    """Hold an open package: its files by name, and how many bytes may still be unpacked.

    `listed`: the resources are those of its manifest, else whatever may be an item.
    """

    archive: zipfile.ZipFile
    files: dict[str, zipfile.ZipInfo]
    left: int = _LARGEST_WHOLE
    title: str = ""
    listed: bool = False
    resources: list[Resource] = field(default_factory=list)

    def read(self, name: str, most: int = _LARGEST) -> bytes | None:
        """Return what a file holds; None if there is none, or it is too large or damaged."""
        member = self.files.get(name)
        if member is None or member.file_size > self.left:
            return None
        self.left -= member.file_size
        return content(self.archive, member, most)

    def place(self, document: str, reference: str) -> str:
        """Return the name of the file to which a document refers; "" if there is none."""
        name = _path(document, reference)
        return name if name in self.files else ""


def open_package(data: bytes) -> Package | None:
    """Open the bytes of a package; None of what is no zip, or of too many files."""
    archive = open_zip(data)
    if archive is None or len(archive.infolist()) > _MOST_FILES:
        return None
    package = Package(archive, dict(_members(archive)))
    manifests = [name for name in package.files if posixpath.basename(name) == _MANIFEST]
    manifest = min(manifests, key=lambda name: name.count("/"), default="")
    if manifest:
        _read_manifest(package, manifest)
    package.listed = bool(package.resources)
    if not package.listed:
        package.resources += map(Resource, _documents(package))
    return package


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the files by name, without what systems add of their own accord."""
    for member in archive.infolist():
        name = _name(member).replace("\\", "/").lstrip("/")
        steps = name.split("/")
        hidden = any(step.startswith(".") for step in steps)
        if not (member.is_dir() or steps[0] == "__MACOSX" or hidden):
            yield posixpath.normpath(name), member


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name of a file as it was meant: Windows in China writes GB18030 and says nothing.

    zipfile reads what does not say that it is UTF-8 as code page 437.
    """
    if member.flag_bits & _UTF8_NAMES or member.filename.isascii():
        return member.filename
    try:
        data = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _read_manifest(package: Package, name: str) -> None:
    try:
        root = parse(package.read(name, LARGEST_DOCUMENT) or b"").root
    except MarkupError:
        return
    package.title = _text(root.find("metadata"), "general", "title")
    for resource in root.iterfind("resources/resource"):
        href, kind = resource.get("href", ""), resource.get("type", "").lower()
        if _ITEM in kind and href:
            file = _path(name, href)
            difficulty = _text(resource.find("metadata"), "educational", "difficulty")
            package.resources.append(Resource(file, difficulty))


def _path(document: str, reference: str) -> str:
    """Return the name to which a reference from a document leads, whether it is there or not."""
    path = unquote(reference.split("#")[0].split("?")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), path.lstrip("/")))


def _text(metadata: Element | None, group: str, field: str) -> str:
    """Return a text of the metadata: of LOM, group and field within it."""
    if metadata is None:
        return ""
    node = metadata.find(f".//{group}/{field}")
    if node is None:
        return ""
    value = node.find("value")
    texts = (value if value is not None else node).itertext()
    return " ".join("".join(texts).split())


def _documents(package: Package) -> Iterator[str]:
    for name in package.files:
        if name.lower().endswith(".xml") and posixpath.basename(name) != _MANIFEST:
            yield name
