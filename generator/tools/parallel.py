"""Share work on a long list with a second process.

Either takes the next stretch that neither has begun.
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
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 500
"""Items from which on the second process earns its start, where each takes a fraction of a
millisecond.
"""

_STRETCH = 16
"""Items that are handed over together."""

_GIVES_WAY = 10


class SharedWork(Generic[T, R]):
    """Do `work` on every item of a list, shared with a second process.

    Positions that `mine` names stay in this process. Ask for the results in the order of the items:
    `ahead.result(i)`. While one is awaited, this process does what comes after it. One that does
    not arrive is made here, so that what is wrong with it shows where it can be told.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        items: Sequence[T],
        mine: Callable[[int], bool] = lambda position: False,
        worth_it: int = WORTH_IT,
    ) -> None:
        self._work = work
        self._items = items
        self._made: dict[int, R] = {}
        self._receiver: Connection | None = None
        if len(items) >= worth_it and _may_fork():
            others = [i for i in range(len(items)) if not mine(i)]
            self._stretches = [others[i : i + _STRETCH] for i in range(0, len(others), _STRETCH)]
            self._stretch_of = {
                position: n for n, stretch in enumerate(self._stretches) for position in stretch
            }
            self._ended: set[int] = set()  # stretches that were made here or have arrived
            self._next = 0  # stretch that this process may begin
            self._start()

    def _start(self) -> None:
        gc.freeze()  # what both processes share is not touched, so that it is not copied
        context = multiprocessing.get_context("fork")
        # Seen by both. Should both begin a stretch at once it is made twice, which costs time and
        # nothing else.
        self._begun = mmap.mmap(-1, max(1, len(self._stretches)))
        # Results lie in a file, so that the second process may be far ahead; the pipe says where.
        self._results = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=self._run, args=(sender,), daemon=True)
        self._process.start()
        sender.close()

    def result(self, position: int) -> R:
        if self._receiver is not None and (stretch := self._stretch_of.get(position)) is not None:
            while stretch not in self._ended and self._receiver is not None:
                if self._receiver.poll() or not self._make_more():
                    self._receive()
            if position in self._made:
                return self._made.pop(position)
        return self._work(self._items[position])

    def _make_more(self) -> bool:
        """Make the next stretch that nobody has begun; False if there is none."""
        while self._next < len(self._stretches) and self._begun[self._next]:
            self._next += 1
        if self._next == len(self._stretches):
            return False
        self._begun[self._next] = 1
        self._keep(self._next, self._make(self._next))
        return True

    def _receive(self) -> None:
        """The next stretch that the other process made, which waits until it is taken."""
        assert self._receiver is not None
        try:
            start, size = self._receiver.recv()
        except EOFError:
            self.close()
        else:
            self._keep(*pickle.loads(os.pread(self._results.fileno(), size, start)))

    def _keep(self, stretch: int, results: list[tuple[int, R]]) -> None:
        if stretch not in self._ended:
            self._ended.add(stretch)
            self._made.update(results)

    def _make(self, stretch: int) -> list[tuple[int, R]]:
        """The results of a stretch up to one that fails, which is met again when asked for."""
        results: list[tuple[int, R]] = []
        for position in self._stretches[stretch]:
            try:
                results.append((position, self._work(self._items[position])))
            except Exception:
                break
        return results

    def __iter__(self) -> Iterator[R]:
        for position in range(len(self._items)):
            yield self.result(position)
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        if self._receiver is not None:
            self._receiver.close()
            self._receiver = None
            self._results.close()
            self._process.join()

    def _run(self, sender: Connection) -> None:
        assert self._receiver is not None
        self._receiver.close()  # or it would wait for itself when the process that reads is killed
        if len(self._stretches) > 1:
            # to one long piece of work that is on its way beside: whoever waits here can help out
            os.nice(_GIVES_WAY)
        start = 0
        with sender:
            for stretch in range(len(self._stretches)):
                if not self._begun[stretch]:
                    self._begun[stretch] = 1
                    answer = pickle.dumps((stretch, self._make(stretch)), pickle.HIGHEST_PROTOCOL)
                    try:
                        self._results.write(answer)
                        self._results.flush()
                        sender.send((start, len(answer)))
                    except OSError:
                        # nobody waits any more, or the disk is full: the other process makes what
                        # is missing
                        return
                    start += len(answer)


def _may_fork() -> bool:
    """A process with threads must not: the copy would have their locks and nobody to release them.

    On macOS the system's own libraries do not bear a fork.
    """
    has_threads = threading.active_count() > 1
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1 and not has_threads
