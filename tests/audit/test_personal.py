"""Personal data in a finished output, in whatever it is packed or written."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import os
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from generator.audit import audit
from generator.audit.containers import members
from generator.audit.readable import readable
from generator.library import personal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.audit.conftest import Planted

NUMBER = "13800138000"
TEXT = f"电话{NUMBER}"
BASE64 = base64.b64encode(TEXT.encode()).decode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT.encode())
        archive.addfile(member, io.BytesIO(TEXT.encode()))
    return stream.getvalue()


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/x"><w:p><w:r><w:t>138</w:t>'
            "</w:r><w:r><w:t>00138000</w:t></w:r></w:p></w:document>",
        )
    return stream.getvalue()


def office(name: str, inner: str) -> bytes:
    """A file of an office program that holds one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, f'<x xmlns="http://schemas.openxmlformats.org/x">{inner}</x>')
    return stream.getvalue()


def found(name: str, data: bytes) -> list[str]:
    return [one.text for text in readable(name, data) for one in personal.find(text)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tar", tar()),
        ("a.tar.gz", gzip.compress(tar())),
        ("a.tar.xz", lzma.compress(tar())),
        ("a.bz2", bz2.compress(TEXT.encode())),
        ("a.xz", lzma.compress(TEXT.encode())),
        ("a.docx", docx()),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.txt", TEXT.encode("utf-16-le")),
        ("a.txt", TEXT.encode("utf-32")),
        ("a.txt", TEXT.encode("gb18030")),
        ("a.json", b'{"a": "\\u0031\\u0033800138000"}'),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50) + TEXT.encode("utf-16-le")),
        ("a.html", "<p>手机<b>138</b>0013&#56;000</p>".encode()),
        ("a.html", "<p>手机<span>138</span><span>0013</span>8000</p>".encode()),
        ("a.html", f"<!-- {TEXT} -->".encode()),
        ("a.html", f"<meta content='{TEXT}'>".encode()),
        ("a.html", f'<script>const a = "{TEXT}"</script>'.encode()),
        ("a.html", f'<a href="data:text/plain;base64,{BASE64}">x</a>'.encode()),
        ("a.js", f'const a = "{TEXT}";'.encode()),
        ("a.mjs", b"x='tel \\u0031\\u0033800138000'"),
        ("a.css", f"p::after {{content: '{TEXT}'}}".encode()),
        ("a.css", f"a {{background: url(data:x/y;base64,{BASE64})}}".encode()),
        ("a.json", f'{{"a": "{BASE64}"}}'.encode()),
        ("a.svg", b"<svg><text><tspan>138</tspan><tspan>00138000</tspan></text></svg>"),
        ("a.xls", OLE + bytes(50) + b"\x0b\0\00013800138000\0"),
        (
            "a.xlsx",
            office("xl/sharedStrings.xml", "<si><r><t>138</t></r><r><t>00138000</t></r></si>"),
        ),
        ("a.xlsx", office("xl/worksheets/sheet1.xml", "<row><c><v>13800138000</v></c></row>")),
        ("a.xlsx", office("xl/worksheets/sheet1.xml", "<c><is><t>138</t><t>00138000</t></is></c>")),
        ("a.pptx", office("ppt/slides/slide1.xml", "<a:p><a:r>138</a:r><a:r>00138000</a:r></a:p>")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_is_found(name: str, data: bytes) -> None:
    assert NUMBER in [personal.plain(text) for text in found(name, data)]


@pytest.mark.parametrize(
    ("begins", "how"),
    [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"), (b"\x28\xb5\x2f\xfd", "zst")],
)
def test_what_cannot_be_opened_is_named(begins: bytes, how: str) -> None:
    assert members(begins + bytes(10)) == ((how, None),)


@pytest.mark.parametrize(
    "data", ["<td>138</td><td>00138000</td>", "<li>138</li><li>00138000</li>", "<p>1<p>3800138000"]
)
def test_cells_and_items_do_not_join(data: str) -> None:
    assert not found("a.html", data.encode())


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_a_name_that_is_no_utf_8_is_told(planted: Planted, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe-a.txt")).write_bytes(TEXT.encode())
    (leak,) = audit(tmp_path, planted.library)
    assert (leak.text, leak.file.endswith("-a.txt")) == (NUMBER, True)
    leak.file.encode()


def test_the_digits_of_a_reckoned_name_are_no_number() -> None:
    name = b"urn:uuid:1c9f0a2e-0731-5768-9206-0f5a3b2c1d4e"
    for file, data in (("a.json", b'{"id": "%s"}' % name), ("a.atom", b"<id>%s</id>" % name)):
        assert "5768" not in "".join(readable(file, data))
    kept = "".join(
        readable("a.json", b'{"id": "urn:uuid:0731-5768-9206", "tel": "0731-5768-9206"}')
    )
    assert kept.count("0731-5768-9206") == 2
