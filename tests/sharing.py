"""Work that can be sent to processes which start from nothing; light, since each imports it."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SECOND = 60
"""Seconds after which nobody is waited for any more."""


@dataclass(frozen=True)
class Together:
    """Say which process did an item, once so many have begun; each leaves a file of its own."""

    folder: Path
    processes: int

    def __call__(self, item: int) -> tuple[int, int]:
        (self.folder / str(os.getpid())).touch()
        for _ in range(SECOND * 100):
            if len([*self.folder.iterdir()]) >= self.processes:
                break
            time.sleep(0.01)
        return item * item, os.getpid()


@dataclass(frozen=True)
class DiesOnce:
    """Square items; the first other process to begin one kills itself."""

    folder: Path
    here: int

    def __call__(self, item: int) -> int:
        if os.getpid() != self.here:
            try:
                (self.folder / "died").touch(exist_ok=False)
            except FileExistsError:
                pass
            else:
                self._end()
        else:
            self._let_others_begin()
        return item * item

    def _end(self) -> None:
        os._exit(9)

    def _let_others_begin(self) -> None:
        for _ in range(SECOND * 100):
            if (self.folder / "died").exists():
                return
            time.sleep(0.01)


@dataclass(frozen=True)
class HangsOnce(DiesOnce):
    """Square items; the first other process to begin one never ends it."""

    is_stopped: bool

    def _end(self) -> None:
        while True:
            if self.is_stopped:
                os.kill(os.getpid(), signal.SIGSTOP)


@dataclass(frozen=True)
class KillsAll:
    """Square items here; everywhere else a process that begins one is killed."""

    here: int

    def __call__(self, item: int) -> int:
        if os.getpid() != self.here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * item


@dataclass(frozen=True)
class SendsNothing:
    """Make elsewhere what cannot be sent back."""

    here: int

    def __call__(self, item: int) -> object:
        return item if os.getpid() == self.here else lambda: item
