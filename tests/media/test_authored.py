"""Files beside the pages that tell of their authors are refused, with what to do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from generator import media
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path


def office(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def pdf(author: str) -> bytes:
    writer, stream = PdfWriter(), io.BytesIO()
    writer.add_blank_page(72, 72)
    if author:
        writer.add_metadata({"/Author": author})
    writer.write(stream)
    return stream.getvalue()


def xmp(words: str, *, packed: bool = False) -> bytes:
    """A PDF whose author stands in its stream of metadata alone."""
    writer, stream = PdfWriter(), io.BytesIO()
    writer.add_blank_page(72, 72)
    metadata = DecodedStreamObject()
    metadata.set_data(f"<?xpacket?><x:xmpmeta><rdf:RDF>{words}</rdf:RDF></x:xmpmeta>".encode())
    kept = metadata.flate_encode() if packed else metadata
    kept.update({NameObject("/Type"): NameObject("/Metadata")})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(kept)
    writer.write(stream)
    return stream.getvalue()


def tiff() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "TIFF")
    return stream.getvalue()


TELLING = {
    "author.docx": office(**{"docProps/core.xml": "<x><dc:creator>Wang</dc:creator></x>"}),
    "editor.xlsx": office(
        **{"docProps/core.xml": "<x><cp:lastModifiedBy>W</cp:lastModifiedBy></x>"}
    ),
    "company.pptx": office(**{"docProps/app.xml": "<x><Company>A</Company></x>"}),
    "remarks.docx": office(**{"word/comments.xml": "<x/>"}),
    "changes.docx": office(**{"word/document.xml": '<w:ins w:author="W"><w:r/></w:ins>'}),
    "a.odt": office(**{"meta.xml": "<x><dc:creator>Wang</dc:creator></x>"}),
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "a.pdf": pdf("Wang"),
    "element.pdf": xmp("<dc:creator><rdf:Seq><rdf:li>王</rdf:li></rdf:Seq></dc:creator>"),
    "attribute.pdf": xmp("<rdf:Description pdf:Author='Wang'/>"),
    "packed.pdf": xmp(
        "<dc:creator>\n<rdf:Seq><rdf:li>W</rdf:li></rdf:Seq></dc:creator>", packed=True
    ),
    "document.zip": archive(author=office(**{"docProps/app.xml": "<Company>A</Company>"})),
    "archive.zip": archive(inner=archive(pdf=pdf("Wang"))),
    "old.zip": archive(old=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)),
    "script.svg": b"<svg><script>1</script></svg>",
    "event.svg": b'<svg onload="f()"></svg>',
    "metadata.svg": b"<svg><metadata>W</metadata></svg>",
    "comment.svg": b"<svg><!-- W --></svg>",
    "editor.svg": b'<svg xmlns:inkscape="http://example.org"></svg>',
    "page.svg": b"<svg><foreignObject/></svg>",
    "wide.svg": "<svg><!-- W --></svg>".encode("utf-16"),
    "a.svgz": b"\x1f\x8b" + bytes(20),
    "a.avif": b"\0\0\0\x1cftypavif" + bytes(20),
    "a.heic": b"\0\0\0\x1cftypheic" + bytes(20),
    "a.tif": tiff(),
    "renamed.bin": b"\0\0\0\x1cftypheic" + bytes(20),
}
SILENT = {
    "a.docx": office(
        **{"docProps/core.xml": "<x><dc:creator></dc:creator><dc:title>A</dc:title></x>"}
    ),
    "a.zip": office()[:2] + b"x",
    "clean.zip": archive(pdf=pdf(""), text=b"Wang", office=office()),
    "a.pdf": pdf(""),
    "empty.pdf": xmp(
        "<dc:creator><rdf:Seq><rdf:li/></rdf:Seq></dc:creator><xmp:CreatorTool>T</xmp:CreatorTool>"
    ),
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><title>A</title><path d="M0 0"/></svg>',
}


@pytest.mark.parametrize("name", TELLING)
def test_what_tells_of_authors_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(TELLING[name])
    assert "请" in media.refusal(tmp_path / name)


@pytest.mark.parametrize("name", SILENT)
def test_what_tells_nothing_is_published(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SILENT[name])
    assert media.refusal(tmp_path / name) == ""


@pytest.mark.parametrize("name", ["author.docx", "a.avif", "a.tif", "a.heic", "comment.svg"])
def test_a_build_stops_at_them(name: str, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "content/pages" / name).write_bytes(TELLING[name])
    with pytest.raises(Abort) as stopped:
        build_project(project)
    assert name in str(stopped.value.__context__)
    assert not (project / "site" / name).exists()
