"""Let a pool of processes help that start from nothing, as on macOS and Windows."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import tempfile
import threading
import weakref
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.tools.crew import Lost, Made

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from generator.tools.crew import Task

_AHEAD = 4
"""Stretches that wait for each process, so that none is idle while this one works."""

_STARTS = 3
"""How often a pool is started: one that breaks again and again is no help."""


class PooledCrew:
    """Work on a task in processes that read it from a file, which is written once.

    Raises OSError where that cannot be written, and what pickle raises for what cannot be sent.
    """

    def __init__(self, task: Task, helpers: int, context: BaseContext, patience: float) -> None:
        """Begin; who does not end within so many seconds of `close` is killed."""
        self._helpers = helpers
        self._patience = patience
        self._context = context
        self._next, self._count = 0, len(task.stretches)
        self._underway: dict[Future[list[tuple[int, Any]]], int] = {}
        # Its owner's alone, and gone with this process: nobody else can say what is loaded here.
        folder = tempfile.mkdtemp(prefix="qingjian-")
        # Also where work breaks off before `close`.
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._file = Path(folder, "task")
        try:
            with self._file.open("wb") as file:
                pickle.dump(task, file, pickle.HIGHEST_PROTOCOL)
        except BaseException:
            self._remove()
            raise
        self._starts = 0
        self._pool: ProcessPoolExecutor | None = None
        self._start()
        self._submit()

    def _start(self) -> None:
        if self._starts == _STARTS:
            self._pool = None
            return
        self._starts += 1
        self._pool = ProcessPoolExecutor(
            self._helpers, self._context, initializer=_load, initargs=(str(self._file),)
        )

    def _submit(self) -> None:
        """Hand out stretches, in their order, as far ahead as is good."""
        while self._pool and len(self._underway) < _AHEAD * self._helpers:
            if (stretch := self.begin()) is None:
                return
            try:
                self._underway[self._pool.submit(_make, stretch)] = stretch
            except BrokenProcessPool:
                broken: Future[list[tuple[int, Any]]] = Future()
                broken.set_exception(BrokenProcessPool("died before it was asked"))
                self._underway[broken] = stretch
                return

    def begin(self) -> int | None:
        if self._next == self._count:
            return None
        self._next += 1
        return self._next - 1

    def has_news(self, seconds: float = 0) -> bool:
        self._submit()
        return not self._underway or bool(wait(self._underway, seconds, FIRST_COMPLETED).done)

    def receive(self) -> Made | Lost | None:
        self._submit()
        if not self._underway:
            return None
        done, _ = wait(self._underway, return_when=FIRST_COMPLETED)
        future = min(done, key=self._underway.__getitem__)
        stretch = self._underway.pop(future)
        try:
            return Made(stretch, future.result())
        except BrokenProcessPool as error:
            lost = [stretch, *self._underway.values()]
            self._underway.clear()
            self._shut_down()
            self._start()
            return Lost(sorted(lost), str(error))
        except Exception as error:  # it could not be sent back
            return Lost([stretch], str(error))

    def is_deserted(self) -> bool:
        return False

    def stop(self) -> None:
        """Kill the processes of the pool, which breaks it."""
        # It has no public way to do so before Python 3.14.
        for process in [*((self._pool and self._pool._processes) or {}).values()]:
            process.kill()

    def _shut_down(self) -> None:
        if self._pool is None:
            return
        # A process that stands still, or goes round and round, would be waited for for ever.
        watch = threading.Timer(self._patience, self.stop)
        watch.start()
        try:
            self._pool.shutdown(wait=True, cancel_futures=True)
        finally:
            watch.cancel()
            watch.join()  # with a thread left over nothing could be forked
        self._pool = None

    def close(self) -> None:
        self._shut_down()
        self._underway.clear()
        self._remove()


_task: list[Task] = []
"""What a process of a pool works on, once it has read it."""


def _load(path: str) -> None:
    """Begin as a process of the pool: read the task, and do not outlive who gave it."""
    file = Path(path)
    threading.Thread(target=_leave_with_parent, args=(file,), daemon=True).start()
    _task.append(pickle.loads(file.read_bytes()))


def _leave_with_parent(file: Path) -> None:
    """A parent that is killed tells nobody, and leaves its file behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        shutil.rmtree(file.parent, ignore_errors=True)
        os._exit(1)


def _make(stretch: int) -> list[tuple[int, Any]]:
    return _task[0].make(stretch)
