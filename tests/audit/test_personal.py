"""Personal data in a finished output, in whatever it is packed or written."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest

from generator.audit.packed import members
from generator.audit.readable import readable
from generator.library import personal

NUMBER = "13800138000"
TEXT = f"电话{NUMBER}"


def tar() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT.encode())
        archive.addfile(member, io.BytesIO(TEXT.encode()))
    return held.getvalue()


def docx() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/x"><w:p><w:r><w:t>138</w:t>'
            "</w:r><w:r><w:t>00138000</w:t></w:r></w:p></w:document>",
        )
    return held.getvalue()


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
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_is_found(name: str, data: bytes) -> None:
    assert NUMBER in [personal.plain(text) for text in found(name, data)]


@pytest.mark.parametrize(
    ("begins", "how"), [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar")]
)
def test_what_cannot_be_opened_is_named(begins: bytes, how: str) -> None:
    assert members(begins + bytes(10)) == ((how, None),)


@pytest.mark.parametrize(
    "data", ["<td>138</td><td>00138000</td>", "<li>138</li><li>00138000</li>", "<p>1<p>3800138000"]
)
def test_cells_and_items_do_not_join(data: str) -> None:
    assert not found("a.html", data.encode())
