"""Run a command as a process of its own and see what it took."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Command = list[str]
TAIL_LINES = 12


class FailedError(Exception):
    """A command ended badly; the message says how, with the end of its output."""


@dataclass(frozen=True)
class Usage:
    """What a build took: seconds of wall clock and of processor (user, system), peak in bytes."""

    wall: float
    cpu: float
    memory: int


def run_all(commands: Sequence[Command], folder: Path, limit: float) -> Usage:
    """Run commands one after the other; times add up, the peak is the highest."""
    usages = [run(command, folder, limit) for command in commands]
    return Usage(
        sum(u.wall for u in usages), sum(u.cpu for u in usages), max(u.memory for u in usages)
    )


def run(command: Command, folder: Path, limit: float) -> Usage:
    """Run command in folder for at most limit seconds.

    The peak is that of the largest single process among it and the children it waited for
    (Linux counts `ru_maxrss` in KiB). Raises FailedError when it ends with an error or has to
    be stopped.
    """
    os.sync()  # what earlier runs left to write is not charged to this one
    log = folder / "output.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = _start(command, folder, output)
        timer = threading.Timer(limit, _stop_group, [process.pid])
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        finally:
            timer.cancel()
            _stop_group(process.pid)
    process.returncode = os.waitstatus_to_exitcode(status)
    if wall >= limit:
        raise FailedError(f"stopped after {limit:.0f} s\n{tail(log)}")
    if process.returncode:
        raise FailedError(f"exit code {process.returncode}\n{tail(log)}")
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def _start(command: Command, folder: Path, output: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start command in a process group of its own."""
    null, together = subprocess.DEVNULL, subprocess.STDOUT
    return subprocess.Popen(
        command, cwd=folder, stdin=null, stdout=output, stderr=together, start_new_session=True
    )


def _stop_group(pid: int) -> None:
    """End whatever still runs in the group that the command started."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def tail(log: Path) -> str:
    """Return the last lines of a log."""
    return "\n".join(
        log.read_text(encoding="utf-8", errors="replace").rstrip().splitlines()[-TAIL_LINES:]
    )


def tree_size(folder: Path) -> tuple[int, int]:
    """Return the number of bytes and of files below folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)
