"""Check whether a file that an entry names lies where it may and is what it says."""

from __future__ import annotations

import re
import stat
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.media import picture, recording
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
    """Tell whether `name` is a sound file of its type below content/media/.

    It is as written from the content folder on.
    """
    file = content / name
    if "\\" in name and not _DRIVE.match(name):
        yield Problem("backslash", path, {"file": name, "right": name.replace("\\", "/")})
        return
    if not files.inside(file, content / "media"):
        yield _outside(content, name, path)
        return
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Problem("file-not-found", path, {"file": name})
        elif status.st_size > SIZE_LIMIT:
            yield _too_large(path, f"{status.st_size:,} B", f"{SIZE_LIMIT:,} B")
        else:
            yield from _type(file, name, path, status.st_mtime_ns)
            if path[-2:] == _PANORAMA:
                yield from _shape(file, path, status.st_mtime_ns)
    except OSError:  # also a name that is too long for the file system
        yield Problem("file-not-found", path, {"file": name})


_PANORAMA = ("panorama", "file")
_SLACK = 0.02
"""Of the height: what cutting off a few rows does to no eye."""


def _shape(file: pathlib.Path, path: Path, changed: int) -> Iterator[Problem]:
    """Tell of a panorama that does not reach all around, if it can be read at all."""
    width, height = _size(file, changed)
    if height and abs(width / height - 2) > _SLACK:
        yield Problem("panorama-shape", path, {"size": f"{width:,} × {height:,}"})


@lru_cache(maxsize=1000)
def _size(file: pathlib.Path, changed: int) -> tuple[int, int]:
    with picture.strictly():
        return picture.size(file)


_DRIVE = re.compile(r"[A-Za-z]:|\\\\")
"""How the path of a file begins that lies on somebody's own machine or network drive."""


def _outside(content: pathlib.Path, name: str, path: Path) -> Problem:
    """Tell of a path that does not lead below media/, and which one would."""
    last = PurePosixPath(name.replace("\\", "/")).name
    right = f"media/{last}"
    there = last not in ("", "..") and _is_file(content / right)
    values = {"file": name, "nearest": right if there else ""}
    values |= {
        "place": "content/media",
        "how": "，写成 media/文件名",
        "how_en": " and write media/NAME",
    }
    return Problem("outside-content", path, values)


def _is_file(path: pathlib.Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the file system
        return False


def _type(file: pathlib.Path, name: str, path: Path, changed: int) -> Iterator[Problem]:
    expected, start = _TYPES.get(
        file.suffix.lower().lstrip("."), ("、".join(sorted(_TYPES)), rb"(?!)")
    )
    with file.open("rb") as stream:
        head = stream.read(12)
    sound, size = _look(file, changed) if re.match(start, head, re.DOTALL) else (False, "")
    if size:
        yield _too_large(path, size, f"{picture.PIXEL_LIMIT:,} px")
    elif not sound:
        yield Problem("file-type", path, {"file": name, "expected": expected})


@lru_cache(maxsize=1000)
def _look(file: pathlib.Path, changed: int) -> tuple[bool, str]:
    """Tell whether a file can be read to its end.

    Also say how large the picture is where it is too large to try.
    """
    if file.suffix.lower() == ".mp3":
        return next(recording.frames(file.read_bytes()), None) is not None, ""
    try:
        with picture.strictly():
            picture.look(file)
    except picture.TooManyPixelsError as error:
        return False, str(error)
    except picture.UnsoundError:
        return False, ""
    return True, ""


def _too_large(path: Path, size: str, limit: str) -> Problem:
    return Problem("file-too-large", path, {"size": size, "limit": limit})
