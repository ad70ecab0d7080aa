"""Write a file in one step: a reader, and whoever pulls the plug, finds the old one or the new."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path


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
