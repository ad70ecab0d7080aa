"""Share work on a long list with other processes.

Each takes the next stretch that nobody has begun. What comes of it is the same whatever their
number, and however the system starts them.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import re
from array import array
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.tools.crew import Made, Stretches, Task, listed_numbers
from generator.tools.forked import ForkedCrew, may_fork
from generator.tools.pooled import PooledCrew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.tools.cluster import Cluster
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

PATIENCE = "QINGJIAN_PATIENCE"
"""Minutes without any result after which nobody is waited for, for work that is slower than all."""

_PATIENCE = 600.0
"""Seconds, likewise. Items that are handed over together take a tenth of one, so that no machine is
slow enough to need as long.
"""

_TICKS = 20
"""Into how many parts that time is cut. A machine or a process that was put to sleep sees the end
of one of them when it awakes, and not of all.
"""

_ALONE = 10
"""How much sooner the wait ends while nobody is there who could work."""

_DESERTED = "集群里一台工作的机器也没有了，不再等。"
_SILENT = (
    "同时工作的进程 {:.3g} 分钟没有做出任何东西（停住了，或者没完没了），不再等它；"
    "有的页面确实要做这么久，就把环境变量 QINGJIAN_PATIENCE 写大些（分钟）。"
)

_UNSENT = (pickle.PicklingError, AttributeError, TypeError, OSError)
"""What arises where something cannot be sent to another process."""

_STRETCH = 16
"""Items that are handed over together."""


@dataclass(frozen=True, slots=True)
class Means:
    """Say how work is shared: the number of processes with this one, and how others start.

    `method` is one of multiprocessing's, "" for the best that this process may use. `cluster`: the
    machines that make what can be sent to them. `patience`: seconds for which others may be silent.
    """

    processes: int
    method: str = ""
    cluster: Cluster | None = None
    patience: float = _PATIENCE


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

    A cluster, if there is one, makes all but what is mine, however short the list, where `reads`
    names the folder that the work reads beside; it goes along. `together`: items that are handed
    over together; `then`: what is done with the results of these when all of them are there.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        items: Sequence[T],
        mine: Callable[[int], bool] = lambda position: False,
        worth_it: int = WORTH_IT,
        worth_sending: int | None = None,
        reads: Path | None = None,
        together: int = _STRETCH,
        then: Callable[[R], R] | None = None,
    ) -> None:
        self._work = work
        self._then = then
        self._items = items
        self._made: dict[int, R] = {}
        self._stretches = Stretches((), together)
        self._crew: Crew | None = None
        means = current()
        self._patience = means.patience
        cluster = means.cluster if reads else None
        least = 1 if cluster else worth_it
        if len(items) < least or (means.processes < 2 and not cluster):
            return
        others = array("q", (i for i in range(len(items)) if not mine(i)))
        if len(others) < least:
            return
        self._stretches = Stretches(others, together)
        self._ended: set[int] = set()  # stretches that were made here or have arrived
        self._again: list[int] = []  # stretches that were begun elsewhere and will not arrive
        task = Task(work, items, self._stretches, then)
        if cluster and reads:
            self._crew = _joined(task, cluster, reads)
            return
        helpers = min(means.processes - 1, len(self._stretches))
        if helpers:
            is_sent = worth_sending is not None and len(items) >= worth_sending
            self._crew = _crew(task, helpers, means, self._patience, is_sent=is_sent)

    def result(self, position: int) -> R:
        stretch = self._stretches.find(position)
        if stretch is None:
            if self._crew is not None and self._crew.has_news():
                self._receive()  # so that who ends meanwhile is replaced
            return self._make(position)
        while stretch not in self._ended and self._crew is not None:
            if self._crew.has_news() or not self._make_more():
                self._receive()
        if position in self._made:
            return self._made.pop(position)
        return self._make(position)

    def _make(self, position: int) -> R:
        result = self._work(self._items[position])
        return result if self._then is None else self._then(result)

    def _make_more(self) -> bool:
        """Make a stretch that nobody has begun, or that was lost; False if there is none."""
        assert self._crew is not None
        stretch = self._again.pop(0) if self._again else self._crew.begin()
        if stretch is None:
            return False
        task = Task(self._work, self._items, self._stretches, self._then)
        self._keep(Made(stretch, task.make(stretch)))
        return True

    def _receive(self) -> None:
        """Take what another process made, or hear that one is no more; wait for it."""
        assert self._crew is not None
        if not self._hears():
            self._crew.stop()
        news = self._crew.receive()
        if isinstance(news, Made):
            self._keep(news)
            return
        if news is None:
            self.close()
            return
        parts = listed_numbers(news.stretches)
        log.warning("同时工作的进程中断了（%s），第 %s 份在这里重做。", news.why, parts)
        self._again += [stretch for stretch in news.stretches if stretch not in self._ended]

    def _hears(self) -> bool:
        """Wait for the others; tell of them and return False when they have been silent for long.

        The time is counted in short waits: a machine that sleeps lets no time pass.
        """
        assert self._crew is not None
        silent = 0.0
        while not self._crew.has_news(self._patience / _TICKS):
            silent += self._patience / _TICKS
            if self._crew.is_deserted():
                silent += self._patience * (_ALONE - 1) / _TICKS
            if silent >= self._patience:
                told = _DESERTED if self._crew.is_deserted() else _SILENT
                log.warning("%s", told.format(self._patience / 60))
                return False
        return True

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


def current() -> Means:
    """Return by what means work is shared at present."""
    return _chosen[-1] if _chosen else Means(_processes(), patience=_patience())


def _patience() -> float:
    """For how many seconds others may be silent: as the variable says in minutes, else as usual."""
    said = os.environ.get(PATIENCE, "")
    if re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,5})?", said) and float(said) > 0:
        return float(said) * 60
    return _PATIENCE


def _processes() -> int:
    """How many processes are to work: as the variable says, else one for every core we may use."""
    said = os.environ.get(VARIABLE, "")
    if said.isascii() and said.isdigit() and 0 < int(said) < 1000:
        return int(said)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _joined(task: Task, cluster: Cluster, reads: Path) -> Crew | None:
    """Let a cluster work; where it cannot be reached any more, tell, and return None."""
    from generator.tools.clustered import ClusterCrew  # it needs what only few have installed

    try:
        return ClusterCrew(_wanted(task), cluster, reads)
    except (*_UNSENT, ValueError) as error:
        log.warning("集群“%s”用不了了（%s），全部在这里做。", cluster.address, error)
        return None


def _crew(task: Task, helpers: int, means: Means, patience: float, *, is_sent: bool) -> Crew | None:
    """Start processes that help, as copies of this one where that may be; None for no helpers."""
    if means.method == "fork" or (not means.method and may_fork()):
        return ForkedCrew(task, helpers, patience)
    if not is_sent and not means.method:
        return None
    method = means.method or "spawn"
    try:
        context = multiprocessing.get_context(method)
        return PooledCrew(_wanted(task), helpers, context, patience)
    except _UNSENT as error:
        log.debug("no help: %s", error)  # it cannot be sent; or nowhere to put it
        return None


def _wanted(task: Task) -> Task:
    """Return a task without the items that nobody else works on."""
    wanted = {i: task.items[i] for stretch in task.stretches for i in stretch}
    return Task(task.work, wanted, task.stretches, task.then)
