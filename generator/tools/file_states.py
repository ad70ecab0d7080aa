"""Tell whether files changed since one last looked."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

States = dict[str, tuple[int, int]]
"""By path the time of the last change, in nanoseconds, and the size in bytes."""


_COMPILED = "__pycache__"


def states(places: Iterable[str | os.PathLike[str]]) -> States:
    """Return the states of files, and of all files in folders; of what is not there it is zeros.

    Paths stay texts: it is done at every edit, and a path object costs as much as a look.
    """
    known: States = {}
    for place in places:
        _look(os.fspath(place), known)
    return known


def _look(place: str, known: States) -> None:
    """Note the state of a file or, in turn, of what a folder holds."""
    try:
        with os.scandir(place) as entries:
            inside = [*entries]
    except OSError:  # a file; or it is not there, or went while we looked
        known[place] = _state(place)
        return
    for entry in inside:
        if not entry.is_dir(follow_symlinks=False):
            known[entry.path] = _state(entry.path)
        elif entry.name != _COMPILED:  # which Python writes by itself
            _look(entry.path, known)


def _state(path: str) -> tuple[int, int]:
    with contextlib.suppress(OSError):
        status = os.stat(path)  # noqa: PTH116
        return status.st_mtime_ns, status.st_size
    return 0, 0
