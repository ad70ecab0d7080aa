"""Work on a long list shared with a second process, which runs ahead and hands its results over in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 500
"""Items from which on the second process earns its start."""


class Ahead(Generic[T, R]):
    """`work` done on every item of a list, in a second process but for those that are `mine` by their position.

    Ask for the results in the order of the items: `ahead.result(i)`. One that has gone by or does not arrive is made
    here, so that whatever is wrong with it shows itself where it can be told.
    """

    def __init__(self, work: Callable[[T], R], items: Sequence[T], mine: Callable[[int], bool]) -> None:
        self._work = work
        self._items = items
        self._mine = mine
        self._receiver: Connection | None = None
        self._next: tuple[int, R] | None = None
        if len(items) >= WORTH_IT and _may_fork():
            self._start()

    def _start(self) -> None:
        gc.freeze()  # what both processes share is not touched, so that it is not copied
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        there = [(i, item) for i, item in enumerate(self._items) if not self._mine(i)]
        self._process = context.Process(target=_run, args=(self._work, there, sender, self._receiver), daemon=True)
        self._process.start()
        sender.close()

    def result(self, position: int) -> R:
        if not self._mine(position):
            while (made := self._received()) and made[0] <= position:
                self._next = None
                if made[0] == position:
                    return made[1]
        return self._work(self._items[position])

    def _received(self) -> tuple[int, R] | None:
        """The next result of the other process, which waits until it is taken."""
        if self._next is None and self._receiver is not None:
            try:
                self._next = pickle.loads(self._receiver.recv_bytes())
            except EOFError:
                self.close()
        return self._next

    def __iter__(self) -> Iterator[R]:
        for position in range(len(self._items)):
            yield self.result(position)
        self.close()

    def close(self) -> None:
        if self._receiver is not None:
            self._receiver.close()
            self._receiver = None
            self._process.join()


_foreign_threads = threading.Event()


def threads_begin() -> None:
    """Say that a library is about to start threads of its own, of which Python does not know."""
    _foreign_threads.set()


def _may_fork() -> bool:
    """A process with threads must not: the copy would have their locks and nobody to release them."""
    threads = threading.active_count() > 1 or _foreign_threads.is_set()
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and not threads


def _run(work: Callable[[T], R], items: Sequence[tuple[int, T]], sender: Connection, receiver: Connection) -> None:
    receiver.close()  # or it would wait for itself when the process that reads is killed
    with sender:
        for position, item in items:
            try:
                made = pickle.dumps((position, work(item)), pickle.HIGHEST_PROTOCOL)
            except Exception:  # the other process meets it again and says so
                return
            try:
                sender.send_bytes(made)
            except BrokenPipeError:
                return  # nobody waits any more
