"""Tell whether files changed since one last looked."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

States = dict[str, tuple[int, int]]
"""By path the time of the last change, in nanoseconds, and the size in bytes."""


_COMPILED = "__pycache__"


def states(places: Iterable[str | os.PathLike[str]]) -> States:
    """Return the states of files, and of all files in folders; of what is not there it is zeros.

    Paths stay texts: it is done at every edit, and a path object costs as much as a look.
    """
    return {path: _state(path) for place in places for path in _files(os.fspath(place))}


def _files(place: str) -> Iterator[str]:
    if not os.path.isdir(place):  # noqa: PTH112
        yield place
    for folder, folders, names in os.walk(place):
        if _COMPILED in folders:  # which Python writes by itself
            folders.remove(_COMPILED)
        for name in names:
            yield os.path.join(folder, name)  # noqa: PTH118


def _state(path: str) -> tuple[int, int]:
    with contextlib.suppress(OSError):  # it is not there, or went while we looked
        status = os.stat(path)  # noqa: PTH116
        return status.st_mtime_ns, status.st_size
    return 0, 0
