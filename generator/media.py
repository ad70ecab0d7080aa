"""Pictures and recordings that entries name: where they may lie and whether they are what they say."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from generator.source import files
from generator.source.diagnostics import Path, Problem

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

SIZE_LIMIT = 20_000_000
"""Bytes of one file."""

_TYPES = {
    "jpg": ("JPEG", rb"\xff\xd8\xff"),
    "jpeg": ("JPEG", rb"\xff\xd8\xff"),
    "png": ("PNG", rb"\x89PNG\r\n\x1a\n"),
    "webp": ("WebP", rb"RIFF....WEBP"),
    "gif": ("GIF", rb"GIF8[79]a"),
    "mp3": ("MP3", rb"ID3|\xff[\xe2-\xff]"),
}
"""For every extension the name of the type and how its files begin."""


def check(content: pathlib.Path, name: str, path: Path) -> Iterator[Problem]:
    """Whether `name`, as written from the content folder on, is a file of its type below content/media/."""
    file = content / name
    if "\\" in name or not files.inside(file, content / "media"):
        yield Problem("outside-content", path, {"file": name})
        return
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Problem("file-not-found", path, {"file": name})
        elif status.st_size > SIZE_LIMIT:
            yield Problem("file-too-large", path, {"size": f"{status.st_size:,} B", "limit": f"{SIZE_LIMIT:,} B"})
        else:
            yield from _type(file, name, path)
    except OSError:  # also a name that is too long for the file system
        yield Problem("file-not-found", path, {"file": name})


def _type(file: pathlib.Path, name: str, path: Path) -> Iterator[Problem]:
    expected, start = _TYPES.get(file.suffix.lower().lstrip("."), ("、".join(sorted(_TYPES)), rb"(?!)"))
    with file.open("rb") as opened:
        head = opened.read(12)
    if not re.match(start, head, re.DOTALL):
        yield Problem("file-type", path, {"file": name, "expected": expected})
