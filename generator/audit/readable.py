"""Return what people read of a file: its words without the code around them."""

from __future__ import annotations

import binascii
import html
import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from generator.audit.containers import members
from generator.audit.views import TAG, is_text, unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = {".css", ".map", ".js", ".mjs"}
_DATA_IN_CODE = "search/"  # the index of the search is handed over as scripts
_ATTRIBUTES = re.compile(
    rb"""\s(?:alt|title|content|href|aria-label|value|placeholder|data-[a-z-]+)"""
    rb"""=(?:"([^"]*)"|'([^']*)')"""
)
_COMMENT = re.compile(rb"<!--([^<]*(?:<(?!!--)[^<]*)*?)-->")
_SCRIPT = re.compile(rb"<script\b[^>]*>([^<]*)</script>", re.IGNORECASE)
_STRING = re.compile(rb"""["'`]([^"'`\n]{7,4000})["'`]""")
_DATA = re.compile(rb"data:[\w/+.;=-]{0,100};base64,([A-Za-z0-9+/=_%-]+)")
_BASE64 = re.compile(rb"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/]{4}){4,500}[A-Za-z0-9+/]{0,3}={0,2}")
_PRINTABLE = re.compile(r"[^\0-\x08\x0e-\x1f\x7f-\x9f]*")
_NAME = re.compile(rb"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A name that is reckoned: in a feed of many one has the digits of a telephone number."""
_DRAWING = re.compile(rb"<(?:path|style|script)\b.*?>(?:[^<]*</(?:style|script)>)?", re.DOTALL)


_INLINE = re.compile(
    rb"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub"
    rb"|sup|tspan|u|var|wbr)(?:\s[^>]*)?>",
    re.IGNORECASE,
)
"""Tags between which words go on."""
_IN_OFFICE = re.compile(
    rb"</?(?!(?:w:p|w:tc|w:br|w:tab|w:cr|a:p|a:br|a:tc|si|row|c|v|is)[\s/>])[a-zA-Z][^>]*>"
)
"""The same in the files of office programs, where a word may be written in several runs."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def _as_utf8(data: bytes) -> bytes:
    """Return a text in another encoding as UTF-8, anything else as it is.

    The encoding is known by its mark, or because the bytes can be read in no other.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace").encode("utf-8", "replace")
    if data.startswith(_OLE):  # .doc, .xls: their text, among much else
        runs = [run.decode("utf-16-le", "replace").encode() for run in _WIDE_RUN.findall(data)]
        return b"\n".join([*runs, *_NARROW_RUN.findall(data)])
    if b"\0" in data[:4096]:
        wide = data.decode("utf-16-le", "replace")
        return wide.encode() if "\ufffd" not in wide and "\0" not in wide else data
    if not is_text(data):
        try:
            return data.decode("gb18030").encode()
        except UnicodeDecodeError:
            return data
    return data


_NARROW_RUN = re.compile(rb"[\x20-\x7e]{7,}")
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e]\0|[\0-\xff][\x4e-\x9f]|[\0-\x3f]\x30|[\0-\xef]\xff){4,}")


def readable(name: str, data: bytes) -> Iterator[str]:
    """Yield the texts of a file of the output by its name, of its members, too."""
    suffix = PurePath(name).suffix
    if suffix in _CODE and _DATA_IN_CODE not in name:
        yield from _embeds(data)
        yield from _words_of_code(data)
        return
    if inner := members(data):
        for _, member in inner:
            yield from readable("", member or b"")
        return
    data = _as_utf8(data)
    if not is_text(data):
        return
    data = _NAME.sub(b"urn:uuid", data)
    yield from _embeds(data)
    if b"\\" in data:
        yield unescape(data).decode("utf-8", "replace")
    if b"<" not in data:
        yield data.decode()
        return
    text = _DRAWING.sub(b"", data)
    joined = _IN_OFFICE if b"schemas.openxmlformats.org" in text[:4000] else _INLINE
    yield html.unescape(TAG.sub(b"\n", joined.sub(b"", _COMMENT.sub(b"", text))).decode())
    hidden = [*(a or b for a, b in _ATTRIBUTES.findall(text)), *_COMMENT.findall(data)]
    for script in _SCRIPT.findall(data):
        hidden += _STRING.findall(script)
    yield html.unescape(b" | \n".join(hidden).decode())


def _words_of_code(data: bytes) -> Iterator[str]:
    """Yield the literal texts in a script or a style, a line each."""
    literals = _STRING.findall(unescape(data)) if is_text(data) else []
    if literals:
        yield b"\n".join(literals).decode("utf-8", "replace")


def _embeds(data: bytes) -> Iterator[str]:
    """Yield what addresses with data in them hold, and texts written in base64."""
    for code in _DATA.findall(data):
        yield from readable("", _decode(unquote_to_bytes(code)))
    for code in _BASE64.findall(data):
        text = _decode(code)
        if is_text(text) and _PRINTABLE.fullmatch(words := text.decode()):
            yield words


def _decode(digits: bytes) -> bytes:
    """Decode base64 in either alphabet, with or without its end."""
    signs = digits.translate(_ONE_ALPHABET, b"=")
    signs = signs[:-1] if len(signs) % 4 == 1 else signs
    return binascii.a2b_base64(signs + b"=" * (-len(signs) % 4))


_ONE_ALPHABET = bytes.maketrans(b"-_", b"+/")
