"""Leaks planted one at a time into a clean output: each is caught, whatever it is wrapped in."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sys
import zipfile
import zlib
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from generator.audit import audit
from generator.audit.pieces import fold, pieces
from generator.cli import main
from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.audit.conftest import Planted

PAGE = "cases/open-cases/index.html"
MARK = b"</article>"


def _zip(text: str, *, name: str = "a.txt", inner: bool = False) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, _zip(text) if inner else text)
    return stream.getvalue()


def _png(text: str, *, compressed: bool) -> bytes:
    note, stream = PngInfo(), io.BytesIO()
    note.add_itxt("Comment", text, zip=compressed)
    Image.new("RGB", (8, 8)).save(stream, "PNG", pnginfo=note)
    return stream.getvalue()


def _exif(text: str) -> bytes:
    image, stream = Image.new("RGB", (8, 8)), io.BytesIO()
    exif = image.getexif()
    exif[0x010E] = text  # ImageDescription
    exif[0x9C9B] = text.encode("utf-16-le")  # XPTitle
    image.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def _numeric(text: str, form: str) -> str:
    return "".join(form.format(ord(sign)) for sign in text)


def _glossed(text: str) -> str:
    return f'{text[:3]}<span class="qj-term"><a href="#">{text[3:5]}</a></span>{text[5:]}'


def _base64(text: str, offset: int, encode: Callable[[bytes], bytes] = base64.b64encode) -> str:
    return encode(b"abc"[:offset] + text.encode() + b"xyz").decode()


DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "in a comment": lambda t: f"<!-- {t} -->",
    "in an attribute": lambda t: f'<p data-x="{escape(t)}"></p>',
    "in the title": lambda t: f"<title>{t}</title>",
    "in meta": lambda t: f'<meta name="description" content="{t}">',
    "in JSON-LD": lambda t: f'<script type="application/ld+json">{json.dumps({"a": t})}</script>',
    "with line ends": lambda t: "\n".join(t),
    "with spaces": lambda t: " ".join(t),
    "with a term marked": _glossed,
    "in bold": lambda t: f"{t[:4]}<strong>{t[4:]}</strong>",
    "percent": quote,
    "percent, small letters": lambda t: quote(t).lower(),
    "percent twice": lambda t: quote(quote(t)),
    "decimal entities": lambda t: _numeric(t, "&#{};"),
    "hexadecimal entities": lambda t: _numeric(t, "&#x{:x};"),
    "entities in an attribute": lambda t: f'<p title="{_numeric(t, "&#X{:X};")}"></p>',
    "entities twice": lambda t: escape(_numeric(t, "&#{};")),
    "JSON": json.dumps,
    "JSON in JSON": lambda t: json.dumps(json.dumps(t)),
    "JavaScript": lambda t: _numeric(t, "\\u{{{:x}}}"),
    "CSS": lambda t: _numeric(t, "\\{:x} "),
    "bytes in code": lambda t: "".join(f"\\x{byte:02x}" for byte in t.encode()),
    "base64 at 0": lambda t: _base64(t, 0),
    "base64 at 1": lambda t: _base64(t, 1),
    "base64 at 2": lambda t: _base64(t, 2),
    "base64 for addresses": lambda t: _base64(t, 1, base64.urlsafe_b64encode),
    "base64 in lines": lambda t: base64.encodebytes(b"~" * 50 + t.encode() * 9).decode(),
    "base64 twice": lambda t: base64.b64encode(base64.b64encode(t.encode())).decode(),
    "a data address": lambda t: (
        f'<img src="data:image/svg+xml;base64,{_base64(f"<svg>{t}</svg>", 0)}">'
    ),
    "gzip in base64": lambda t: base64.b64encode(gzip.compress(t.encode(), mtime=0)).decode(),
}

FILES: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "a page": lambda t: ("x.html", f"<p>{t}</p>".encode()),
    "a file's name": lambda t: (f"files/{t}.txt", b""),
    "a file's name in percent": lambda t: (f"files/{quote(t)}.txt", b""),
    "gzip": lambda t: ("sitemap.xml.gz", gzip.compress(t.encode(), mtime=0)),
    "zip": lambda t: ("scorm.zip", _zip(t)),
    "a name in a zip": lambda t: ("scorm.zip", _zip("x", name=f"{t}.html")),
    "zip in zip": lambda t: ("all.zip", _zip(t, inner=True)),
    "gzip twice": lambda t: ("a.gz", gzip.compress(gzip.compress(t.encode(), mtime=0), mtime=0)),
    "percent in gzip": lambda t: ("a.gz", gzip.compress(quote(t).encode(), mtime=0)),
    "UTF-16": lambda t: ("a.csv", t.encode("utf-16")),
    "UTF-16, the other way round": lambda t: ("a.csv", t.encode("utf-16-be")),
    "UTF-16 at an odd place": lambda t: ("a.bin", b"\x89" + t.encode("utf-16-le")),
    "GB18030": lambda t: ("a.csv", t.encode("gb18030")),
    "UTF-8 with BOM": lambda t: ("a.csv", t.encode("utf-8-sig")),
    "a PNG's comment": lambda t: ("a.png", _png(t, compressed=False)),
    "a PNG's packed comment": lambda t: ("a.png", _png(t, compressed=True)),
    "EXIF": lambda t: ("a.jpg", _exif(t)),
    "a zlib stream": lambda t: ("a.bin", b"\x00\xff" + zlib.compress(t.encode())),
    "calendar": lambda t: ("a.ics", f"SUMMARY:{t[:6]}\r\n {t[6:]}".encode()),
    "search index": lambda t: ("assets/search/b/f0.js", f'qjSearch.put("f0",["{t}"]);'.encode()),
    "robots": lambda t: ("robots.txt", f"Disallow: /{t}/".encode()),
    "a source map": lambda t: ("a.js.map", json.dumps({"sourcesContent": [t]}).encode()),
}


def _caught(planted: Planted, name: str, data: bytes, secret: str) -> bool:
    return any(leak.text == secret for leak in planted.searcher.search(name, data))


@pytest.fixture
def page(planted: Planted) -> bytes:
    planted.searcher.forget()
    data = (planted.output / PAGE).read_bytes()
    assert MARK in data
    return data


def test_the_output_itself_is_clean(planted: Planted) -> None:
    assert audit(planted.output, planted.library) == []


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_text_on_a_page(disguise: str, planted: Planted, page: bytes) -> None:
    secret = planted.texts["cases.analysis"]
    leaking = page.replace(MARK, DISGUISES[disguise](secret).encode() + MARK, 1)
    assert _caught(planted, PAGE, leaking, secret)


@pytest.mark.parametrize("sort", FILES)
def test_a_file(sort: str, planted: Planted) -> None:
    secret = planted.texts["actions.copied_to"]
    assert _caught(planted, *FILES[sort](secret), secret)


def test_every_text_of_every_kind(planted: Planted, page: bytes) -> None:
    misses = [
        path
        for path, text in planted.texts.items()
        if not _caught(planted, "a.txt", text.encode(), text)
    ]
    assert misses == []
    print(
        f"\naudit: {len(planted.texts)} internal fields, each caught; "
        f"{len(DISGUISES) + len(FILES)} disguises"
    )


@pytest.mark.parametrize("folder", [kind.folder for kind in KINDS])
@pytest.mark.parametrize(
    "form", ['<a href="../../{0}/">x</a>', "https://example.org/{0}", "[[{0}|x]]", "{0}"]
)
def test_every_address(folder: str, form: str, planted: Planted) -> None:
    address = f"{folder}/{planted.ids[folder]}"
    assert _caught(planted, "x.html", form.format(address).encode(), address)


def test_a_picture_s_name_and_its_entry_s_file(planted: Planted) -> None:
    name = next(p.stem for p in (planted.project / "content/media").iterdir() if p.stem != "open")
    assert _caught(planted, "x.html", f'<img src="../media/{name}-640.webp">'.encode(), name)
    assert _caught(
        planted,
        "x.html",
        f"edit/content/cases/{planted.ids['cases']}.yml".encode(),
        planted.ids["cases"],
    )


def test_what_a_picture_says_about_itself(planted: Planted) -> None:
    assert _caught(planted, "x.jpg", _exif(planted.note), planted.note)
    copied = (planted.project / "content/media/open.png").read_bytes()
    assert _caught(planted, "media/x.png", copied, planted.note)


def test_short_ids_are_found_as_addresses_and_not_in_other_words(planted: Planted) -> None:
    from generator.audit.secrets import Secret, stands_alone

    secret = Secret("cases/tip", "content/cases/tip.yml", address=True)
    assert stands_alone(secret, b'href="../cases/tip/"')
    assert not stands_alone(secret, b'href="../cases/tip-off/"')


def test_personal_data(planted: Planted, page: bytes) -> None:
    for number in ("13800138000", "11010519491231002X", "湘A·D12345", "6222 0200 0000 0000 000"):
        planted.searcher.forget()
        leaks = planted.searcher.search(
            PAGE, page.replace(MARK, f"<p>{number}</p>".encode() + MARK, 1)
        )
        assert [leak.text for leak in leaks] == [number]
    assert planted.searcher.search("a.json", b'{"phone": "13800138000"}')
    assert planted.searcher.search("a.zip", _zip("电话 13800138000"))
    assert not planted.searcher.search("a.js", b"x=13800138000")


@pytest.mark.parametrize("share", [0.4, 0.7])
def test_a_text_that_was_cut_off(share: float) -> None:
    text = "夜深了还有人在档案室里翻找去年冬天那几本没有编目的旧账册，灯一直亮到天明才灭"
    cut = fold(f"<p>{text[: int(len(text) * share)]}…</p>".encode())
    assert any(piece in cut for piece in pieces(text))


def test_a_pdf(planted: Planted, browser: Browser) -> None:
    secret = planted.texts["rules.clauses.text"]
    page = browser.new_page()
    page.set_content(f"<title>x</title><p>{secret}</p><p>13800138000</p>")
    made = page.pdf()
    page.close()
    leaks = planted.searcher.search("book.pdf", made)
    assert {leak.text for leak in leaks} >= {secret, "13800138000"}


_ABOUT_A_PDF: dict[str, Callable[[PdfWriter, str], object]] = {
    "attached": lambda made, text: made.add_attachment("a.txt", text.encode()),
    "name of an attachment": lambda made, text: made.add_attachment(f"{text}.txt", b"x"),
    "attached archive": lambda made, text: made.add_attachment("x.zip", _zip(text)),
    "property": lambda made, text: made.add_metadata({"/Subject": text}),
    "bookmark": lambda made, text: made.add_outline_item(title=text, page_number=0),
}


def test_the_code_in_a_pdf_is_not_what_people_read(planted: Planted) -> None:
    """Glyphs stand in it as rows of digits; a book's 103010200210151006 once was an identity
    number.
    """
    made, stream = PdfWriter(), io.BytesIO()
    page, code = made.add_blank_page(100, 100), DecodedStreamObject()
    code.set_data(b"BT <0000 103010200210151006 0000> Tj ET")
    page[NameObject("/Contents")] = made._add_object(code.flate_encode())
    made.write(stream)
    assert planted.searcher.search("book.pdf", stream.getvalue()) == []


@pytest.mark.parametrize("where", list(_ABOUT_A_PDF))
def test_what_stands_about_the_pages_of_a_pdf(planted: Planted, where: str) -> None:
    secret, clean, leaking = planted.texts["rules.clauses.text"], PdfWriter(), PdfWriter()
    for made, text in ((clean, "公开的话"), (leaking, secret)):
        made.add_blank_page(100, 100)
        _ABOUT_A_PDF[where](made, text)
    streams = [io.BytesIO(), io.BytesIO()]
    clean.write(streams[0])
    leaking.write(streams[1])
    assert not planted.searcher.search("clean.pdf", streams[0].getvalue())
    assert secret in {
        leak.text for leak in planted.searcher.search("leaking.pdf", streams[1].getvalue())
    }


def _locked_zip(text: str) -> bytes:
    """Its one member says of itself that it is encrypted, in both of its headers."""
    made = bytearray(_zip(text))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(header) + flags] |= 1
    return bytes(made)


def _locked_pdf() -> bytes:
    made, stream = PdfWriter(), io.BytesIO()
    made.add_blank_page(100, 100)
    made.encrypt("x", algorithm="RC4-128")
    made.write(stream)
    return stream.getvalue()


def _wrapped(text: str, times: int) -> bytes:
    return gzip.compress(_wrapped(text, times - 1), mtime=0) if times else text.encode()


_CUT = (_zip("甲")[:-9], gzip.compress(b"x", mtime=0)[:-9], b"%PDF-1.7 broken")
_NO_NAME = _zip("乙", name="甲.txt").replace("甲.txt".encode(), b"\xff\xfe\xfd.txt")


@pytest.mark.parametrize(
    "data", [_locked_zip("甲"), _locked_pdf(), *_CUT, _NO_NAME, _wrapped("甲", 6)]
)
def test_what_cannot_be_opened_is_told(planted: Planted, data: bytes) -> None:
    leaks = planted.searcher.search("x.bin", data)
    assert "打不开的文件" in {leak.what for leak in leaks}


def test_beside_a_member_that_cannot_be_read_the_others_are(planted: Planted) -> None:
    secret, stream = planted.texts["rules.clauses.text"], io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("broken.txt", "甲乙丙丁")
        archive.writestr("whole.zip", _zip(secret))
    made = stream.getvalue().replace("甲乙丙丁".encode(), "甲乙丙戊".encode())
    problems = {(leak.what, leak.text == secret) for leak in planted.searcher.search("x.zip", made)}
    assert problems == {("打不开的文件", False), ("内部内容", True)}


@pytest.mark.parametrize("data", [b"PK", "PK 赛：甲对乙".encode(), b"\x1f\x8bnot gzip", _zip("甲")])
def test_what_only_begins_like_a_packed_file_is_fine(planted: Planted, data: bytes) -> None:
    assert planted.searcher.search("x.bin", data) == []


@pytest.mark.skipif(sys.platform != "linux", reason="a second process is forked on Linux only")
def test_two_processes_tell_what_one_does(
    planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that stands on many pages is told of one of them: which must not depend on who came
    first.
    """
    secrets = [planted.texts["rules.clauses.text"], planted.texts["terms.definition"]]
    for i in range(60):
        (tmp_path / f"{i:02}.html").write_text(
            f"<p>{secrets[i % 7 == 3]}</p>\n<p>{i}</p>\n", "utf-8"
        )
    answers, progress = [], []
    for fork in (True, False):
        monkeypatch.setattr("generator.tools.parallel.may_fork", lambda fork=fork: fork)
        answers.append(
            audit(tmp_path, planted.library, lambda done, total: progress.append((done, total)))
        )
    assert answers[0] == answers[1]
    assert {leak.text for leak in answers[0]} == set(secrets)
    assert progress == [(done, 60) for done in range(2, 61, 2)] * 2


def test_the_command(planted: Planted, tmp_path: Path) -> None:
    content = str(planted.project / "content")
    clean = CliRunner().invoke(main, ["audit", str(planted.output), "--content", content])
    assert (clean.exit_code, clean.stdout, clean.stderr) == (0, "", "查到 0 处\n")
    (tmp_path / "a.txt").write_text(planted.texts["terms.definition"] + " 13800138000", "utf-8")
    outcome = CliRunner().invoke(main, ["audit", str(tmp_path), "--content", content])
    assert outcome.exit_code == 1
    assert f"“{planted.texts['terms.definition']}”，出自 content/terms/" in outcome.stdout
    assert "手机号“13800138000”" in outcome.stdout
    told = CliRunner().invoke(
        main, ["audit", str(tmp_path), "--content", content, "--format", "json"]
    )
    assert {row["what"] for row in json.loads(told.stdout)} == {"内部内容", "手机号"}
    assert (
        CliRunner().invoke(main, ["audit", str(tmp_path / "none"), "--content", content]).exit_code
        == 2
    )
