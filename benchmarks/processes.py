"""Watch what a process and those below it hold in memory, as Linux tells it."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_PAUSE = 0.5
"""Seconds between two looks: to add up the pages of a large process takes some hundredths."""


@dataclass(frozen=True)
class Peak:
    """Bytes of the largest process, with what it shares, and of all, shared pages counted once."""

    largest: int
    together: int


class Watch:
    """Look at a process and its descendants until the end of the block."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.peak = Peak(0, 0)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_PAUSE):
            processes = _below(self._process)
            largest = max(map(_resident, processes), default=0)
            together = sum(map(_proportional, processes))
            self.peak = Peak(max(self.peak.largest, largest), max(self.peak.together, together))


def _below(root: int) -> list[int]:
    """A process and its descendants."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit() and (text := _read(folder / "stat")):
            parent = int(text.rpartition(")")[2].split()[1])  # a name may hold blanks
            children.setdefault(parent, []).append(int(folder.name))
    found, open_ones = [], [root]
    while open_ones:
        found.append(open_ones.pop())
        open_ones += children.get(found[-1], [])
    return found


def _resident(process: int) -> int:
    parts = _read(_PROC / str(process) / "statm").split()
    return int(parts[1]) * os.sysconf("SC_PAGE_SIZE") if parts else 0


def _proportional(process: int) -> int:
    for line in _read(_PROC / str(process) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(file: Path) -> str:
    """A file of /proc; nothing of a process that has ended."""
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""
