"""Results from the second process are those of this one, in any share, whatever goes wrong."""

from __future__ import annotations

import mmap
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.tools.parallel import SharedWork as _Ahead

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="a second process is forked on Linux only"
)


SharedWork = partial(_Ahead, worth_it=2)


def every(share: int) -> Callable[[int], bool]:
    return lambda position: position % share == 0


@pytest.fixture(autouse=True)
def _any_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(
        threading, "active_count", lambda: 1
    )  # a test runner may have threads of its own


@pytest.mark.parametrize("share", [1, 2, 4, 1000])
def test_results_arrive_in_order(share: int) -> None:
    assert list(SharedWork(lambda i: f"正文 {i}" * 5000, range(50), every(share))) == [
        f"正文 {i}" * 5000 for i in range(50)
    ]


def test_neither_process_waits_for_the_other() -> None:
    """Each begins its first item before the other has ended its own."""
    begun = mmap.mmap(-1, 2)
    here = os.getpid()

    def work(item: int) -> int:
        own = int(os.getpid() != here)
        begun[own] = 1
        while not begun[1 - own]:
            time.sleep(0.001)
        return own

    assert set(SharedWork(work, range(400))) == {0, 1}


def test_what_is_mine_is_made_here() -> None:
    made = list(SharedWork(lambda _: os.getpid(), range(40), every(4)))
    assert set(made[::4]) == {os.getpid()}


@pytest.mark.parametrize("share", [4, 1000])
def test_what_fails_fails_where_it_is_asked_for(share: int) -> None:
    def work(item: int) -> float:
        return 1 / (item - 42)

    running = SharedWork(work, range(100), every(share))
    assert [running.result(i) for i in range(42)] == [1 / (i - 42) for i in range(42)]
    with pytest.raises(ZeroDivisionError):
        running.result(42)
    assert running.result(43) == 1


def test_what_is_asked_twice_or_not_at_all() -> None:
    running = SharedWork(lambda i: i * i, range(20), every(4))
    assert [running.result(i) for i in (1, 1, 2, 7, 3, 9, 19)] == [1, 1, 4, 49, 9, 81, 361]


def test_leaving_early_ends_the_second_process() -> None:
    running = SharedWork(lambda i: "x" * 100_000, range(100), every(2))
    running.result(0)
    running.close()
    assert running.result(1) == "x" * 100_000


def test_a_full_disk_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.TemporaryFile", partial(Path("/dev/full").open, "r+b"))
    assert list(SharedWork(lambda i: "x" * 10_000, range(200))) == ["x" * 10_000] * 200


def test_a_second_process_that_is_killed_is_no_loss() -> None:
    first = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    running = SharedWork(work, range(200))
    running._process.join()
    assert running._process.exitcode == -signal.SIGKILL
    assert list(running) == list(range(200))


def test_a_short_list_needs_no_second_process() -> None:
    assert SharedWork(lambda i: i, range(499), worth_it=500)._receiver is None
    assert SharedWork(lambda i: i, range(500), worth_it=500)._receiver is not None


def test_one_long_piece_of_work_is_done_elsewhere() -> None:
    running = SharedWork(lambda _: os.getpid(), [None], worth_it=1)
    while not running._begun[0]:
        time.sleep(0.01)
    assert running.result(0) != os.getpid()


_KILLED = """
import os, signal
from generator.tools import parallel
os.cpu_count = lambda: 2
running = parallel.SharedWork(lambda i: "x" * 100_000, range(100), lambda i: i % 2 == 0, worth_it=2)
running.result(1)
print(running._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_second_process_outlives_a_killed_one() -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED], capture_output=True, text=True, timeout=300, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    second = int(killed.stdout)
    for _ in range(2000):
        if _ended(second):
            return
        time.sleep(0.05)
    os.kill(second, signal.SIGKILL)
    pytest.fail("it waits for ever")


def _ended(process: int) -> bool:
    """Whether a process is gone; one that nobody has buried yet, too."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
