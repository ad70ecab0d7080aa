"""What people read of a file: its words without the code around them."""

from __future__ import annotations

import html
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.audit.packed import PACKED, members
from generator.audit.views import TAG, is_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = {".css", ".map", ".js", ".mjs"}
_DATA_IN_CODE = "search/"  # the index of the search is handed over as scripts
_ATTRIBUTES = re.compile(
    rb"""\s(?:alt|title|content|href|aria-label|value|placeholder|data-[a-z-]+)="([^"]*)\""""
)
_DRAWING = re.compile(rb"<(?:path|style|script)\b.*?>(?:[^<]*</(?:style|script)>)?", re.DOTALL)


def readable(name: str, data: bytes) -> Iterator[str]:
    """The texts of a file of the output by its name, of its members, too."""
    suffix = PurePath(name).suffix
    if suffix in _CODE and _DATA_IN_CODE not in name:
        return
    if data.startswith(PACKED):
        for _, member in members(data):
            yield from readable("", member or b"")
        return
    if not is_text(data):
        return
    if b"<" not in data:
        yield data.decode()
        return
    text = _DRAWING.sub(b"", data)
    yield html.unescape(TAG.sub(b" | ", text).decode())
    yield html.unescape(b" | ".join(_ATTRIBUTES.findall(text)).decode())
