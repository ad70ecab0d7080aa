"""Let the workers of a Dask cluster do all parts of a task, wherever they are.

Dask gives the parts of a worker that is gone to another one by itself. What no worker can make, and
everything when nobody is left, is told as lost.
"""

from __future__ import annotations

import logging
import pickle
import queue
import warnings
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from distributed import Client, Future

from generator.tools.cluster import quieten
from generator.tools.crew import Lost, Made, listed_numbers
from generator.tools.depot import Depot, DepotError
from generator.tools.parcels import Waybill, make_part, pack
from generator.tools.store import digest

if TYPE_CHECKING:
    from pathlib import Path

    from generator.tools.cluster import Cluster
    from generator.tools.crew import Task
    from generator.tools.parcels import Answer

log = logging.getLogger(__name__)

_CONNECTING = 30.0
"""Seconds for which the scheduler may be silent; it has answered when the build began."""
_COLLECTING = 120.0
"""Seconds in which a result has to arrive that is said to be there."""
_ASKING = 10.0
"""Seconds in which the scheduler has to say who is there."""
_FAILURES = 3
"""Parts that may fail on a worker; with more the cluster is no help."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """Say that a worker begins a part."""

    worker: str


@dataclass(frozen=True, slots=True)
class _Gone:
    """Say that a worker is no more, and which parts it had."""

    worker: str
    stretches: list[int]


class ClusterCrew:
    """Work on a task by a cluster, which is sent the folder that the task `reads`, too.

    Raises OSError or ValueError where the cluster, the depot or a file cannot be reached, or
    something cannot be sent.
    """

    def __init__(self, task: Task, cluster: Cluster, reads: Path) -> None:
        self._cluster = cluster
        self._count = len(task.stretches)
        self._failures = 0
        self._news: queue.SimpleQueue[int | _Begun | _Gone] = queue.SimpleQueue()
        """What has arrived or was given up, by stretch; what is told of workers."""
        self._followed: set[str] = set()
        self._arrived: list[int] = []
        self._lost: list[int] = []
        self._depot = Depot.new(cluster.shared) if cluster.shared else None
        self._underway: dict[int, Future[Answer]] = {}
        packed = pack(task, reads)
        quieten()
        with warnings.catch_warnings(action="ignore"):  # versions, which were looked at before
            self._client = Client(cluster.address, timeout=_CONNECTING, set_as_default=False)
        try:
            self._submit(packed)
        except BaseException:
            self.close()
            raise

    def _submit(self, packed: bytes) -> None:
        """Hand over everything: the scheduler gives it out as workers are free, in this order."""
        name, topic = digest(packed).hex(), f"qingjian-{self._client.id}"
        self._prefix = f"{topic}-"
        self._client.subscribe_topic(topic, self._begin)
        for worker in self._client.nthreads():
            self._follow(worker)
        self._sent: Any = None
        if self._depot:
            self._depot.put(packed)
            waybill = Waybill(name, topic, self._depot.address)
        else:
            waybill = Waybill(name, topic)
            self._sent = self._client.scatter(packed, broadcast=True, hash=False)
        for stretch in range(self._count):
            future = self._client.submit(
                make_part, waybill, self._sent, stretch, key=f"{self._prefix}{stretch}", pure=False
            )
            self._underway[stretch] = future
        for stretch, future in self._underway.items():
            future.add_done_callback(lambda _, stretch=stretch: self._news.put(stretch))

    def _begin(self, event: tuple[float, dict[str, Any]]) -> None:
        """Take what a worker tells: that it begins a part. Called in a thread of the client."""
        self._news.put(_Begun(str(event[1]["worker"])))

    def _follow(self, worker: str) -> None:
        """Hear what the scheduler tells of a worker.

        What it tells of all of them holds what cannot be sent, and breaks the connection.
        """
        if worker not in self._followed:
            self._followed.add(worker)
            self._client.subscribe_topic(worker, partial(self._hear, worker))

    def _hear(self, worker: str, event: tuple[float, dict[str, Any]]) -> None:
        message = event[1]
        if message.get("action") == "remove-worker":
            keys = {*message["processing-tasks"], *message["lost-computed-tasks"]}
            ours = [key.removeprefix(self._prefix) for key in keys if key.startswith(self._prefix)]
            self._news.put(_Gone(worker, sorted(map(int, ours))))

    def begin(self) -> int | None:
        """Leave all to the cluster: this process writes what comes of it."""
        return None

    def has_news(self, seconds: float = 0) -> bool:
        while self._underway and not (self._arrived or self._lost) and self._wait(seconds):
            pass  # that a part is begun is a sign of life
        return bool(self._arrived or self._lost) or not self._underway

    def _wait(self, seconds: float | None) -> bool:
        """Take the next of what is told, if it comes in time; None waits for it."""
        try:
            told = self._news.get(seconds != 0, seconds)
        except queue.Empty:
            return False
        if isinstance(told, _Begun):
            self._follow(told.worker)  # it may have come since
        elif isinstance(told, _Gone):
            if again := [stretch for stretch in told.stretches if stretch in self._underway]:
                log.warning("集群里的 %s 断了，第 %s 份重做。", told.worker, listed_numbers(again))
        elif told in self._underway:
            self._arrived.append(told)
        return True

    def receive(self) -> Made | Lost | None:
        while self._underway and not (self._arrived or self._lost):
            self._wait(None)
        if self._lost:
            lost, self._lost = self._lost, []
            return Lost(lost, "没有等到")
        if not self._arrived:
            return None
        stretch = self._arrived.pop(0)
        future = self._underway.pop(stretch)
        if future.status in ("cancelled", "lost"):
            # the scheduler is gone, or the last worker that held what was sent
            return self._give_up(stretch, "集群断了")
        try:
            made = self._collect(stretch, future.result(timeout=_COLLECTING))
        except Exception as error:  # of any kind: it is what went wrong in another process
            self._failures += 1
            why = f"{type(error).__name__}：{error}"
            if self._failures > _FAILURES:
                return self._give_up(stretch, why)
            return Lost([stretch], why)
        return made

    def _collect(self, stretch: int, answer: Answer) -> Made:
        results = answer.results
        if self._depot:
            results = self._depot.get(answer.name)
            self._depot.remove(answer.name)
        self._cluster.shares[answer.worker] += 1
        self._cluster.seconds[answer.worker] += answer.seconds
        self._cluster.progress(self._count - len(self._underway), self._count)
        return Made(stretch, pickle.loads(results))

    def _give_up(self, stretch: int, why: str) -> Lost:
        self.stop()
        lost, self._lost = sorted([stretch, *self._lost]), []
        return Lost(lost, why)

    def is_deserted(self) -> bool:
        scheduler: Any = self._client.scheduler
        try:
            return not self._client.sync(scheduler.ncores, callback_timeout=_ASKING)
        except (TimeoutError, OSError):  # it is the scheduler that is silent
            return False

    def stop(self) -> None:
        self._lost = [*self._underway]
        self._arrived = []
        self._release()

    def _release(self) -> None:
        """Let the scheduler know that nobody waits any more."""
        for future in self._underway.values():
            future.release()
        self._underway = {}

    def close(self) -> None:
        self._release()
        self._client.close(timeout=_CONNECTING)
        if self._depot:
            _clear(self._depot)


def _clear(depot: Depot) -> None:
    """Take away what lies in a depot. A build that is whole does not fail for what it leaves."""
    try:
        depot.clear()
    except DepotError as error:
        log.warning("--shared 写的地方有东西没有删掉，可以自己删：%s", error)
