"""Let copies of this process help: they have all it had when they began, at no cost.

In time a copy costs memory: what it reads it copies, as Python counts the readers of every object.
So none works for long; another, which is a new copy, takes its place.
"""

from __future__ import annotations

import gc
import mmap
import multiprocessing
import os
import pickle
import sys
import tempfile
import threading
import warnings
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import IO, TYPE_CHECKING, cast

from generator.tools.crew import Lost, Made

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

    from generator.tools.crew import Task

_GIVES_WAY = 10
_HERE = 255
"""Who began a stretch: this process; nobody is 0, the others count from 1."""
_MOST = _HERE - 1

_TURN = 128
"""Stretches that one copy makes."""


@dataclass(frozen=True, slots=True)
class _Helper:
    number: int
    process: ForkProcess
    results: IO[bytes]


class ForkedCrew:
    """Work on a task in copies of this process, which must have one thread only."""

    def __init__(self, task: Task, helpers: int, patience: float) -> None:
        """Begin; who does not end within so many seconds of `close` is killed."""
        gc.freeze()  # what the processes share is not touched, so that it is not copied
        self._task = task
        self._patience = patience
        # Seen by all. Should two begin a stretch at once it is made twice, which costs time and
        # nothing else.
        self._begun = mmap.mmap(-1, max(1, len(task.stretches)))
        self._next = 0
        self._arrived: set[int] = set()
        self._helpers: dict[Connection, _Helper] = {}
        for number in range(1, min(helpers, _MOST) + 1):
            self._start(number)

    def _start(self, number: int) -> None:
        context = multiprocessing.get_context("fork")
        # Results lie in a file, so that a process may be far ahead; the pipe says where.
        results = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        receiver, sender = context.Pipe(duplex=False)
        readers = (*self._helpers, receiver)
        process = context.Process(
            target=self._run, args=(number, readers, sender, results), daemon=True
        )
        with warnings.catch_warnings():
            # Of threads of numpy's that are none of Python's, and that it stops for a copy itself.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        sender.close()
        self._helpers[receiver] = _Helper(number, process, results)

    def begin(self) -> int | None:
        while self._next < len(self._task.stretches) and self._begun[self._next]:
            self._next += 1
        if self._next == len(self._task.stretches):
            return None
        self._begun[self._next] = _HERE
        return self._next

    def has_news(self, seconds: float = 0) -> bool:
        return not self._helpers or bool(wait([*self._helpers], timeout=seconds))

    def receive(self) -> Made | Lost | None:
        while self._helpers:
            receiver = cast("Connection", wait([*self._helpers])[0])
            try:
                start, size = receiver.recv()
                results = self._helpers[receiver].results
                made = Made(*pickle.loads(os.pread(results.fileno(), size, start)))
            except (EOFError, OSError):
                helper = self._helpers[receiver]
                if lost := self._let_go(receiver):
                    return lost
                if helper.process.exitcode == 0 and self._is_work_left() and may_fork():
                    self._start(helper.number)
            else:
                self._arrived.add(made.stretch)
                return made
        return None

    def _let_go(self, receiver: Connection) -> Lost | None:
        """Bury a process that sends no more; what of its work is lost, if any is."""
        helper = self._helpers.pop(receiver)
        receiver.close()
        helper.results.close()
        helper.process.join(self._patience)
        if helper.process.is_alive():  # it stands still, or goes round and round
            helper.process.kill()
            helper.process.join()
        lost = [
            stretch
            for stretch, who in enumerate(self._begun[: len(self._task.stretches)])
            if who == helper.number and stretch not in self._arrived
        ]
        return Lost(lost, f"exit {helper.process.exitcode}") if lost else None

    def _is_work_left(self) -> bool:
        """Whether nobody has begun some stretch; found from where this process would look."""
        return 0 in self._begun[self._next : len(self._task.stretches)]

    def is_deserted(self) -> bool:
        return False

    def stop(self) -> None:
        for helper in self._helpers.values():
            helper.process.kill()

    def close(self) -> None:
        for receiver in [*self._helpers]:
            self._let_go(receiver)

    def _run(
        self,
        number: int,
        readers: tuple[Connection, ...],
        sender: Connection,
        results: IO[bytes],
    ) -> None:
        for reader in readers:
            reader.close()  # or it would wait for itself when the process that reads is killed
        if len(self._task.stretches) > 1:
            # to one long piece of work that is on its way beside: whoever waits here can help out
            os.nice(_GIVES_WAY)
        start, turn = 0, 0
        with sender:
            for stretch in range(len(self._task.stretches)):
                if turn == _TURN:
                    return
                if not self._begun[stretch]:
                    turn += 1
                    self._begun[stretch] = number
                    made = (stretch, self._task.make(stretch))
                    answer = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
                    try:
                        results.write(answer)
                        results.flush()
                        sender.send((start, len(answer)))
                    except OSError:
                        # nobody waits any more, or the disk is full: what is missing is told and
                        # made by who asks for it
                        return
                    start += len(answer)


def may_fork() -> bool:
    """Tell whether this process may be copied.

    One with threads must not: the copy would have their locks and nobody to release them.

    On macOS the system's own libraries do not bear a fork.
    """
    return sys.platform == "linux" and threading.active_count() == 1
