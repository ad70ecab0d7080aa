"""Share work on a long list with other processes.

Each takes the next stretch that nobody has begun. What comes of it is the same whatever their
number, and however the system starts them.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.tools.crew import Made, Task
from generator.tools.forked import ForkedCrew
from generator.tools.pooled import PooledCrew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.tools.crew import Crew

T = TypeVar("T")
R = TypeVar("R")

log = logging.getLogger(__name__)

WORTH_IT = 500
"""Items from which on another process earns its start, where each takes a fraction of a
millisecond.
"""

VARIABLE = "QINGJIAN_PROCESSES"
"""How many processes work, for machines whose cores are not all ours."""

_STRETCH = 16
"""Items that are handed over together."""


@dataclass(frozen=True, slots=True)
class Means:
    """Say how work is shared: the number of processes with this one, and how others start.

    `method` is one of multiprocessing's, "" for the best that this process may use.
    """

    processes: int
    method: str = ""


_chosen: list[Means] = []


@contextmanager
def using(means: Means) -> Iterator[None]:
    """Share work by some means, whatever the machine is."""
    _chosen.append(means)
    try:
        yield
    finally:
        _chosen.pop()


class SharedWork(Generic[T, R]):
    """Do `work` on every item of a list, shared with other processes.

    Positions that `mine` names stay in this process; the others are shared from `worth_it` on. Ask
    for the results in the order of the items: `ahead.result(i)`. While one is awaited, this process
    does what comes after it. One that does not arrive is made here, so that what is wrong with it
    shows where it can be told.

    A process that is no copy of this one has to start from nothing and be sent `work` and all
    items, by pickle: that happens from `worth_sending` items on, None for never.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        items: Sequence[T],
        mine: Callable[[int], bool] = lambda position: False,
        worth_it: int = WORTH_IT,
        worth_sending: int | None = None,
    ) -> None:
        self._work = work
        self._items = items
        self._made: dict[int, R] = {}
        self._crew: Crew | None = None
        means = _means()
        if len(items) < worth_it or means.processes < 2:
            return
        others = [i for i in range(len(items)) if not mine(i)]
        if len(others) < worth_it:
            return
        self._stretches = [others[i : i + _STRETCH] for i in range(0, len(others), _STRETCH)]
        self._stretch_of = {
            position: n for n, stretch in enumerate(self._stretches) for position in stretch
        }
        self._ended: set[int] = set()  # stretches that were made here or have arrived
        self._again: list[int] = []  # stretches that were begun elsewhere and will not arrive
        helpers = min(means.processes - 1, len(self._stretches))
        if helpers:
            is_sent = worth_sending is not None and len(items) >= worth_sending
            self._crew = _crew(Task(work, items, self._stretches), helpers, means, is_sent=is_sent)

    def result(self, position: int) -> R:
        if self._crew is not None and (stretch := self._stretch_of.get(position)) is not None:
            while stretch not in self._ended and self._crew is not None:
                if self._crew.has_news() or not self._make_more():
                    self._receive()
            if position in self._made:
                return self._made.pop(position)
        return self._work(self._items[position])

    def _make_more(self) -> bool:
        """Make a stretch that nobody has begun, or that was lost; False if there is none."""
        assert self._crew is not None
        stretch = self._again.pop(0) if self._again else self._crew.begin()
        if stretch is None:
            return False
        self._keep(Made(stretch, Task(self._work, self._items, self._stretches).make(stretch)))
        return True

    def _receive(self) -> None:
        """Take what another process made, or hear that one is no more; wait for it."""
        assert self._crew is not None
        news = self._crew.receive()
        if isinstance(news, Made):
            self._keep(news)
            return
        if news is None:
            self.close()
            return
        log.warning("一个同时工作的进程中断了（%s），它的那一份在这里重做。", news.why)
        self._again += [stretch for stretch in news.stretches if stretch not in self._ended]

    def _keep(self, made: Made) -> None:
        if made.stretch not in self._ended:
            self._ended.add(made.stretch)
            self._made.update(made.results)

    def __iter__(self) -> Iterator[R]:
        for position in range(len(self._items)):
            yield self.result(position)
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        if self._crew is not None:
            self._crew.close()
            self._crew = None


def _means() -> Means:
    return _chosen[-1] if _chosen else Means(_processes())


def _processes() -> int:
    """How many processes are to work: as the variable says, else one for every core we may use."""
    said = os.environ.get(VARIABLE, "")
    if said.isascii() and said.isdigit() and 0 < int(said) < 1000:
        return int(said)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _crew(task: Task, helpers: int, means: Means, *, is_sent: bool) -> Crew | None:
    """Start processes that help, as copies of this one where that may be; None for no helpers."""
    if means.method == "fork" or (not means.method and _may_fork()):
        return ForkedCrew(task, helpers)
    if not is_sent and not means.method:
        return None
    method = means.method or "spawn"
    try:
        wanted = {i: task.items[i] for stretch in task.stretches for i in stretch}
        sent = Task(task.work, wanted, task.stretches)
        return PooledCrew(sent, helpers, multiprocessing.get_context(method))
    except (pickle.PicklingError, AttributeError, TypeError, OSError) as error:
        log.debug("no help: %s", error)  # it cannot be sent; or nowhere to put it
        return None


def _may_fork() -> bool:
    """A process with threads must not: the copy would have their locks and nobody to release them.

    On macOS the system's own libraries do not bear a fork.
    """
    return sys.platform == "linux" and threading.active_count() == 1
