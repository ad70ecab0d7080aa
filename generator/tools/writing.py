"""Write a file in one step: a reader, and whoever pulls the plug, finds the old one or the new."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Content = bytes | IO[bytes]
"""What is to stand in a file; for a large one a file on the disk, to be read from its start."""


def whole(content: Content) -> bytes:
    """Return what is to stand in a file as bytes."""
    if isinstance(content, bytes):
        return content
    content.seek(0)
    return content.read()


def write(path: Path, data: bytes) -> None:
    """Put `data` (bytes) into the file at `path`, by a new file beside it that takes its name.

    A link stays a link, to what it points at now; an old file's mode stays. Raises OSError where
    that cannot be; then the old file is as it was and nothing is left beside it.
    """
    place = Path(os.path.realpath(path))
    mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else None
    new = place.with_name(f".{place.name[:60]}-{secrets.token_hex(4)}")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            new.chmod(mode)
        new.replace(place)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def add(path: Path, content: Content) -> None:
    """Put some content into a new file, and its folder there; a file that is there stays.

    Not in one step: for folders that nobody reads yet. Raises OSError where that cannot be.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), path.open("xb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content.seek(0)
            shutil.copyfileobj(content, file)


def write_new(files: Mapping[Path, bytes]) -> None:
    """Put several files in place that are not there yet: all of them or none.

    Folders are made. Raises OSError where that cannot be, FileExistsError if one is there by now.
    """
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    done: list[Path] = []
    try:
        for path, data in files.items():
            done.append(path)
            write(path, data)
    except BaseException:
        for path in done:
            path.unlink(missing_ok=True)
        raise
