"""Pictures and recordings that entries name: where they may lie and whether they are what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.diagnostics import Path, Problem

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

SIZE_LIMIT = 20_000_000
"""Bytes of one file."""

_STARTS = {
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "webp": (b"RIFF",),
    "gif": (b"GIF8",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
}


def check(content: pathlib.Path, name: str, path: Path) -> Iterator[Problem]:
    """Whether `name`, as written from the content folder on, is a file of its type below content/media/."""
    file = content / name
    folder = (content / "media").resolve()
    if "\\" in name or len(name) <= 255 and not file.resolve().is_relative_to(folder):
        yield Problem("outside-content", path, {"file": name})
    elif len(name) > 255 or not file.is_file():
        yield Problem("file-not-found", path, {"file": name})
    elif (size := file.stat().st_size) > SIZE_LIMIT:
        yield Problem("file-too-large", path, {"size": f"{size:,} B", "limit": f"{SIZE_LIMIT:,} B"})
    else:
        starts = _STARTS.get(file.suffix.lower().lstrip("."))
        with file.open("rb") as opened:
            head = opened.read(12)
        if not starts or not head.startswith(starts):
            expected = "、".join(sorted(_STARTS))
            yield Problem("file-type", path, {"file": name, "expected": expected})
