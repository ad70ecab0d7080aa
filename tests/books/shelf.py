"""Books printed for tests, and what can be read from the files."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import yaml

from generator import library
from generator.books.export import export
from generator.library import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parent.parent.parent


def project(folder: Path, files: dict[str, str] | None = None, **printing: object) -> Path:
    """A project with the sample content, or files of a test's own; `printing` is its print.yml."""
    if files is None:
        shutil.copytree(REPOSITORY / "content", folder / "content", dirs_exist_ok=True)
        shutil.copytree(REPOSITORY / "site_config", folder / "site_config", dirs_exist_ok=True)
    for name, text in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if printing:
        path = folder / "site_config" / "print.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(printing, allow_unicode=True), "utf-8")
    return folder


def print_books(folder: Path, out: Path | None = None) -> Path:
    """Print the books of a project; the folder they lie in."""
    words = vocabulary.load(folder / "site_config" / "vocabulary.yml", "site_config/vocabulary.yml")
    return export(library.load(folder / "content", words), out or folder / "out")


def book(kind: str, **more: object) -> dict[str, object]:
    """A book of a kind with a date of its own."""
    return {"id": "b", "kind": kind, "title": "测试用书", "date": "2025-06"} | more


@dataclass(frozen=True, slots=True)
class Font:
    name: str
    embedded: bool


def texts(pdf: Path) -> list[str]:
    """The text of each page without blanks and line ends."""
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages]


def fonts(pdf: Path) -> Iterator[Font]:
    """Every font of every page."""
    for page in pypdf.PdfReader(pdf).pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"]
            yield Font(
                str(inner["/BaseFont"]), any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))
            )


def everything(pdf: Path) -> bytes:
    """All streams decoded, all strings, the metadata: whatever a reader could dig out of a file."""
    if pdf.suffix == ".epub":
        with zipfile.ZipFile(pdf) as archive:
            return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())
    reader = pypdf.PdfReader(pdf)
    parts = [
        pdf.read_bytes(),
        "".join(texts(pdf)).encode(),
        str(reader.metadata).encode(),
        str(reader.outline).encode(),
    ]
    for number in range(1, int(str(reader.trailer["/Size"]))):
        made = reader.get_object(number)
        parts.append(str(made).encode())
        if isinstance(made, pypdf.generic.StreamObject):
            parts.append(made.get_data())
    return b"\n".join(parts)
