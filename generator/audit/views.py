"""Show one file of an output in every form in which a reader or a program could read it."""

from __future__ import annotations

import binascii
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from generator.audit.containers import PACKED, members, streams

if TYPE_CHECKING:
    from collections.abc import Iterator

View = tuple[str, bytes | None]
"""How it was had, in the words of the report, and the bytes; None where it cannot be looked into
any further.
"""

_DEPTH = 5


class Views:
    """Open files.

    What was decoded once in an output, such as the names in the head of every page, is not decoded
    again.
    """

    def __init__(self) -> None:
        self._decoded: set[bytes] = set()

    def of(self, data: bytes) -> Iterator[View]:
        """Yield the bytes themselves and, to some depth, everything that is in them, each once."""
        hashes: set[bytes] = set()
        waiting = [("", data, 0)]
        while waiting:
            how, view, depth = waiting.pop()
            if view in hashes:
                continue
            hashes.add(view)
            yield how, view
            if depth == _DEPTH:
                if view.startswith(PACKED):
                    yield how, None
                continue
            for name, inner in _inside(view):
                if inner is None:
                    yield how, None
                else:
                    waiting.append((f"{how} › {name}".strip(" ›"), inner, depth + 1))
            plain = list(self._base64(view))
            yield f"{how} › base64".strip(" ›"), b"\n\0".join(plain)
            waiting += [
                (f"{how} › base64".strip(" ›"), part, depth + 1)
                for part in plain
                if _worth_opening(part)
            ]

    def _base64(self, data: bytes) -> Iterator[bytes]:
        """What runs of the alphabet of base64 stand for, wherever in them it may begin."""
        runs = [run for run in data.translate(_ALPHABET).split() if len(run) >= _LEAST]
        lines = [run for run in runs if 60 <= len(run) <= 76]
        for run in [*runs, b"".join(lines)] if len(lines) > 1 else runs:
            if run not in self._decoded:
                if len(run) < 400:
                    self._decoded.add(run)
                for start in range(4):
                    yield binascii.a2b_base64(run[start : start + (len(run) - start) // 4 * 4])


def _inside(data: bytes) -> Iterator[View]:
    yield from members(data)
    if is_text(data):
        yield from _unescapes(data)
    else:
        yield from (("zlib", part) for part in streams(data))
        yield from _other_encodings(data)


def _worth_opening(data: bytes) -> bool:
    """Whether what was decoded makes sense by itself; most of it is code taken for base64."""
    return data.startswith(PACKED) or is_text(data)


_LEAST = 16
_SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_ALPHABET = bytes(code if code in _SIGNS else 32 for code in bytes.maketrans(b"-_", b"+/"))
"""Both alphabets of RFC 4648 as the first, all else as spaces."""


def is_text(data: bytes) -> bool:
    """Tell whether it is UTF-8."""
    if b"\0" in data[:4096]:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def unescape(data: bytes) -> bytes:
    """Return a text without the escapes of JSON, JavaScript and CSS."""
    return _BACKSLASH.sub(_character, data)


def _unescapes(data: bytes) -> Iterator[View]:
    if b"%" in data and _PERCENT.search(data):
        yield "百分号编码", unquote_to_bytes(data)
    if b"\\" in data and _BACKSLASH.search(data):
        yield "转义", _BACKSLASH.sub(_character, data)
    if b"&" in data and _ENTITY.search(data):
        yield "字符实体", html.unescape(data.decode()).encode("utf-8", "replace")
    elif b"<" in data:
        yield "去掉标签", TAG.sub(b"", data)


_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(rb"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]+);?")
TAG = re.compile(rb"<[a-zA-Z/!?][^>]*>")
_BACKSLASH = re.compile(
    rb"\\(?:(u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*)|(x[0-9a-fA-F]{2}(?:\\x[0-9a-fA-F]{2})*)"
    rb"|u?\{?([0-9a-fA-F]{4,6})\}? ?|(/))"
)
"""Escapes of JSON and JavaScript (units of UTF-16, bytes, code points) and of CSS. One first sign
makes it fast.
"""


def _character(match: re.Match[bytes]) -> bytes:
    units, plain, point, slash = match.groups()
    if units:
        return (
            bytes.fromhex(re.sub(rb"\\?u", b"", units).decode())
            .decode("utf-16-be", "replace")
            .encode()
        )
    if plain:
        return bytes.fromhex(re.sub(rb"\\?x", b"", plain).decode())
    if point:
        return chr(min(int(point, 16), 0x10FFFF)).encode("utf-8", "replace")
    return bytes(slash)


def _other_encodings(data: bytes) -> Iterator[View]:
    for name in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            yield name, data[start:].decode(name, "ignore").encode("utf-8", "ignore")
    yield "gb18030", data.decode("gb18030", "ignore").encode("utf-8", "ignore")
