"""Know a cluster of Dask, and find out before a build whether it can be worked with."""

from __future__ import annotations

import asyncio
import logging
import platform
import re
import warnings
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.tools.depot import Depot, DepotError
from generator.tools.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PACKAGE = Path(__file__).parent.parent
_CONNECTING = 8.0
"""Seconds for which an address may be silent."""
_WAITING = 8.0
"""Seconds in which the first worker has to be there."""
_ANSWERING = 30.0
"""Seconds for which a worker may be."""
_SOURCES = (".py", ".jinja", ".js", ".css", ".svg", ".toml", ".json")
_BESIDE = ("distributed", "dask", "cloudpickle")
_INSTALL = "pip install 'qingjian[cluster]'"


class ClusterError(Exception):
    """Say why a cluster cannot be worked with, and what to do."""


@dataclass(slots=True)
class Cluster:
    """Hold the address of a scheduler, and how work and results get to and from its workers.

    `shared`: an address of fsspec that all of them see; with none they go by way of the scheduler.
    `progress` takes how many stretches are made, and of how many. `shares` counts what each worker
    made, `seconds` their processor time.
    """

    address: str
    shared: str = ""
    progress: Callable[[int, int], None] = lambda done, total: None
    shares: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))


def check(cluster: Cluster) -> None:
    """Find out whether workers are there that would make the same. Raises ClusterError.

    It leaves no thread behind: processes can still be forked.
    """
    try:
        import distributed
    except ImportError:
        raise ClusterError(f"用集群要先装上另外几个包：{_INSTALL}（每台机器都要）") from None
    quieten()
    try:
        with _depot(cluster.shared) as depot, ThreadPoolExecutor(1) as thread:
            # Where a loop runs in this thread already, another cannot.
            thread.submit(lambda: asyncio.run(_check(distributed, cluster, depot))).result()
    except DepotError as error:
        raise ClusterError(f"--shared 写的“{cluster.shared}”用不了：{error}") from error


def quieten() -> None:
    """Let the library not tell in its own words what we tell in ours."""
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def _depot(address: str) -> Iterator[Depot | None]:
    """Give a depot below an address to try, and take it away; none where there is no address."""
    if not address:
        yield None
        return
    try:
        depot = Depot.new(address)
    except ImportError as error:
        raise DepotError(str(error)) from error
    try:
        yield depot
    finally:
        depot.clear()


async def _check(distributed: Any, cluster: Cluster, depot: Depot | None) -> None:
    try:
        # Before a client is made: one that cannot connect leaves coroutines behind.
        security = distributed.Security().get_connection_args("client")
        comm = await distributed.core.connect(cluster.address, timeout=_CONNECTING, **security)
        await comm.close()
        with warnings.catch_warnings(action="ignore"):  # versions, which we tell
            client = await distributed.Client(
                cluster.address, asynchronous=True, timeout=_CONNECTING, set_as_default=False
            )
    except Exception as error:  # of many kinds: no such host, no answer, another protocol
        raise ClusterError(
            f"连不上集群“{cluster.address}”（{error}）。地址是 dask scheduler 启动时打印的那个，"
            "如 tcp://192.0.2.1:8786"
        ) from error
    async with client:
        await _check_workers(client, depot)


async def _check_workers(client: Any, depot: Depot | None) -> None:
    try:
        await client.wait_for_workers(1, timeout=_WAITING)
    except TimeoutError as error:
        raise ClusterError(
            "集群里还没有工作的机器：在每台机器上运行 dask worker 和集群的地址"
        ) from error
    workers = sorted(await client.nthreads())
    questions = [_trouble(client, worker, depot) for worker in workers]
    if troubles := [told for told in await asyncio.gather(*questions) if told]:
        raise ClusterError("\n".join(troubles))


async def _trouble(client: Any, worker: str, depot: Depot | None) -> str:
    """Say why a worker cannot be worked with; "" if it can."""
    where = (depot.address, depot.put(b"seen")) if depot else None
    try:
        question = client.run(about, where, workers=[worker], on_error="return")
        answer = (await asyncio.wait_for(question, _ANSWERING)).get(worker)
    except TimeoutError:
        return f"{worker} 没有回答（停住了？）：结束它，或者重新启动它"
    if isinstance(answer, ImportError):
        return f"{worker} 上缺包（{answer}）：在那里运行 {_INSTALL}，再重新启动它"
    if isinstance(answer, DepotError):
        return f"{worker} 用不了 --shared 写的地方：{answer}"
    if not isinstance(answer, dict):
        return f"{worker} 出错：{answer!r}"
    told = differences(about(), answer)
    return f"{worker} 和这里装的不一样，生成的字节可能不同：{told}" if told else ""


def differences(own: Mapping[str, str], other: Mapping[str, str]) -> str:
    """Say in what two machines differ, by name and version; "" if in nothing."""
    return "；".join(
        f"{name} 这里是 {own.get(name, '没有')}，那里是 {other.get(name, '没有')}"
        for name in sorted(own.keys() | other.keys())
        if own.get(name) != other.get(name)
    )


def about(where: tuple[str, str] | None = None) -> Mapping[str, str]:
    """Return what this process makes pages with, each with its version.

    `where`: the address of a depot and a name in it that has to be seen from here. Raises
    DepotError or ImportError where it is not.
    """
    if where:
        address, name = where
        Depot(address).get(name)
    python = ".".join(platform.python_version_tuple()[:2])
    return {"Python": python, "清鉴": f"{__version__}（{_program()[:8]}）", **dict(_versions())}


def _versions() -> Iterator[tuple[str, str]]:
    """Yield the packages that pages are made with, and their versions."""
    try:
        wanted = metadata.requires("qingjian") or []
    except metadata.PackageNotFoundError:  # it runs from a checkout
        wanted = []
    names = [re.split(r"[^\w.-]", line)[0] for line in wanted if "extra ==" not in line]
    for name in (*names, *_BESIDE):
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue


def _program() -> str:
    """A digest of this program, but for the samples that an installed one has beside it."""
    files = (
        (path.relative_to(_PACKAGE).as_posix(), path)
        for path in _PACKAGE.rglob("*")
        if path.suffix in _SOURCES
    )
    return digest(
        *(
            part
            for name, path in sorted(files)
            if not name.startswith("starter/")
            for part in (name, path.read_bytes())
        )
    ).hex()
