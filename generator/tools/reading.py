"""Read at any place of a file that copies of this process have open, too."""

from __future__ import annotations

import os
from typing import IO


def read_at(file: IO[bytes], start: int, size: int) -> bytes:
    """Return bytes of a file from `start` on, all that was written to it being flushed.

    Copies of a process share the place at which they read; so that is left alone where the system
    can. Where it cannot, nothing is copied.
    """
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, start)
    file.seek(start)
    return file.read(size)
