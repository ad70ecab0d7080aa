"""Pack work for machines that have nothing of this one, and do parts of it there.

Paths of the folder that the work reads lead elsewhere there: its files go along, and lie in a
folder for the time being. The day is that of who packs.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import shutil
import tempfile
import threading
import time
import weakref
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from distributed import get_worker

from generator.tools.clock import holding, today
from generator.tools.depot import Depot
from generator.tools.store import digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from generator.tools.crew import Task


@dataclass(frozen=True, slots=True)
class Waybill:
    """Name packed work by its digest; `depot` is the address where it and its results lie.

    With no depot they go by the cluster itself. `topic`: under which its workers tell what they do.
    """

    digest: str
    topic: str
    depot: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the results of a stretch, packed, or the name under which they lie in the depot.

    `worker` and `seconds`: who made it, in what time of its processor.
    """

    worker: str
    seconds: float
    results: bytes
    name: str = ""


def pack(task: Task, reads: Path) -> bytes:
    """Return work, with the files of the folder it reads, for any machine with this program.

    Raises OSError where a file cannot be read, and what pickle raises for what cannot be sent.
    """
    home = reads.parent
    files = {
        file.relative_to(home).as_posix(): file.read_bytes()
        for file in sorted(reads.rglob("*"))
        if file.is_file()
    }
    stream = io.BytesIO()
    pickle.dump((today(), files), stream, pickle.HIGHEST_PROTOCOL)
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {type(home): partial(_place, home)}
    pickler.dump(task)
    return stream.getvalue()


def _place(home: Path, path: Path) -> tuple[Callable[[str], Path], tuple[str]]:
    """Say where a path leads: from the folder that goes along, or by its own words."""
    if path.is_relative_to(home):
        return _there, (path.relative_to(home).as_posix(),)
    return Path, (path.as_posix(),)


def _there(path: str) -> Path:
    return _homes[-1] / path


@dataclass(frozen=True)
class _Unpacked:
    """Hold work that was unpacked: its files lie in `home` as long as it is held."""

    digest: str
    day: date
    task: Task
    home: Path


_homes: list[Path] = []
"""Where the files of the work lie that is being unpacked."""
_held: list[_Unpacked] = []
"""The work that this process did last: it gets many parts of it."""
_alone = threading.Lock()
"""A worker may have several threads; what makes pages is for one."""


def make_part(waybill: Waybill, packed: bytes | None, stretch: int) -> Answer:
    """Make a stretch of packed work; `packed` is None where it is to be taken from the depot."""
    worker = get_worker()
    worker.log_event(waybill.topic, {"worker": worker.address})
    with _alone:
        begin = time.process_time()
        work = _unpacked(waybill, packed)
        with holding(work.day):
            made = work.task.make(stretch)
        results = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        seconds = time.process_time() - begin
    if waybill.depot:
        return Answer(
            worker.address, seconds, b"", Depot(waybill.depot).put(results, f"{stretch}-")
        )
    return Answer(worker.address, seconds, results)


def _unpacked(waybill: Waybill, packed: bytes | None) -> _Unpacked:
    if _held and _held[-1].digest == waybill.digest:
        return _held[-1]
    _held.clear()
    data = Depot(waybill.depot).get(waybill.digest) if packed is None else packed
    if digest(data).hex() != waybill.digest:
        raise ValueError("what arrived is not what was sent")
    home = Path(tempfile.mkdtemp(prefix="qingjian-"))
    _homes[:] = [home]
    stream = io.BytesIO(data)
    day, files = pickle.load(stream)
    for path, content in files.items():
        place = home / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    work = _Unpacked(waybill.digest, day, pickle.load(stream), home)
    weakref.finalize(work, shutil.rmtree, home, ignore_errors=True)
    _held.append(work)
    return work
