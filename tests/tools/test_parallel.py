"""Results from other processes are those of this one, in any share, whatever goes wrong."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.tools import parallel
from generator.tools.parallel import Means, using
from generator.tools.parallel import SharedWork as _Ahead
from tests.sharing import DiesOnce, HangsOnce, SendsNothing, Together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORK = pytest.param(
    "fork", marks=pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")
)


SharedWork = partial(_Ahead, worth_it=2)


def every(share: int) -> Callable[[int], bool]:
    return lambda position: position % share == 0


@pytest.fixture(autouse=True)
def _two_processes() -> Iterator[None]:
    with using(Means(2, "fork")):
        yield


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


def test_then_follows_when_all_that_is_handed_over_together_is_made() -> None:
    """In either process, item by item in order; and for what is made here alone."""
    log = []

    def work(item: int) -> list[int]:
        log.append(item)
        return [item, os.getpid()]

    def then(result: list[int]) -> list[int]:
        return [*result, *log]

    with using(Means(1)):
        alone = list(SharedWork(work, range(3), then=then))
    assert [result[2:] for result in alone] == [[0], [0, 1], [0, 1, 2]]
    log.clear()
    shared = list(SharedWork(work, range(40), together=4, then=then))
    for position, (item, _, *before) in enumerate(shared):
        first = position // 4 * 4
        assert item == position
        assert before[-4:] == [*range(first, first + 4)]


@pytest.mark.parametrize("bad", [5, 8, 39])
def test_what_fails_then_fails_where_it_is_asked_for(bad: int) -> None:
    def then(result: float) -> float:
        return result / (result - bad)

    running = SharedWork(float, range(40), then=then)
    assert [running.result(i) for i in range(bad)] == [i / (i - bad) for i in range(bad)]
    with pytest.raises(ZeroDivisionError):
        running.result(bad)
    assert [running.result(i) for i in range(bad + 1, 40)] == [
        i / (i - bad) for i in range(bad + 1, 40)
    ]


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


def test_a_second_process_that_is_killed_is_no_loss(caplog: pytest.LogCaptureFixture) -> None:
    first = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    running = SharedWork(work, range(200))
    _wait_for(lambda: any(running._crew._begun[:]))  # type: ignore[union-attr]
    assert list(running) == list(range(200))
    assert "重做" in caplog.text


def test_a_short_list_needs_no_second_process() -> None:
    assert SharedWork(lambda i: i, range(499), worth_it=500)._crew is None
    assert SharedWork(lambda i: i, range(500), worth_it=500)._crew is not None


def test_one_long_piece_of_work_is_done_elsewhere() -> None:
    running = SharedWork(lambda _: os.getpid(), [None], worth_it=1)
    _wait_for(lambda: running._crew._begun[0])  # type: ignore[union-attr]
    assert running.result(0) != os.getpid()


def _wait_for(told: Callable[[], object]) -> None:
    while not told():
        time.sleep(0.01)


METHODS = [FORK, "spawn", "forkserver"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("processes", [1, 2, 4])
def test_every_process_has_its_share(method: str, processes: int, tmp_path: Path) -> None:
    with using(Means(processes, method)):
        made = list(SharedWork(Together(tmp_path, processes), range(640)))
    assert [square for square, _ in made] == [item * item for item in range(640)]
    shares = Counter(process for _, process in made)
    begun = {int(file.name) for file in tmp_path.iterdir()}
    assert len(begun) == processes
    assert shares.keys() <= begun
    assert len(shares) >= min(processes, 2)


@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_dies_is_told_and_its_part_made_again(
    method: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with using(Means(2, method)):
        made = list(SharedWork(DiesOnce(tmp_path, os.getpid()), range(100)))
    assert made == [item * item for item in range(100)]
    assert "重做" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="no process is stopped there")
@pytest.mark.parametrize(
    ("method", "is_stopped"), [("fork", True), ("fork", False), ("spawn", True)]
)
def test_a_process_that_hangs_is_told_and_its_part_made_again(
    method: str, *, is_stopped: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with using(Means(2, method, patience=0.4)):
        made = list(SharedWork(HangsOnce(tmp_path, os.getpid(), is_stopped), range(100)))
    assert made == [item * item for item in range(100)]
    assert "不再等它" in caplog.text
    assert "重做" in caplog.text


@pytest.mark.parametrize("method", [FORK, "spawn"])
def test_nobody_waits_at_the_end_for_a_process_that_hangs(method: str, tmp_path: Path) -> None:
    """Its part is not asked for: a build breaks off, or an index is made once more."""
    before = {*multiprocessing.active_children()}
    with using(Means(2, method, patience=0.4)):
        running = SharedWork(HangsOnce(tmp_path, os.getpid(), is_stopped=True), range(100))
        _wait_for((tmp_path / "died").exists)
        helpers = {*multiprocessing.active_children()} - before
        assert helpers
        running.close()
    assert helpers.isdisjoint(multiprocessing.active_children())


class _Asleep:
    """Others that say nothing, however often they are asked; counts how often."""

    asked = 0

    def has_news(self, seconds: float = 0) -> bool:
        self.asked += 1
        return False

    def is_deserted(self) -> bool:
        return False


def test_silence_is_counted_in_short_waits() -> None:
    """After a sleep of the machine one of them is over, and not all."""
    running = SharedWork(lambda i: i, range(10), worth_it=100)
    others = _Asleep()
    running._crew = others  # type: ignore[assignment]
    assert not running._hears()
    running._crew = None
    assert others.asked == parallel._TICKS


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("3", 180), ("0.5", 30), ("0", 600), ("-1", 600), ("三", 600), ("nan", 600), ("", 600)],
)
def test_how_long_others_may_be_silent(
    said: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(parallel.PATIENCE, said)
    assert parallel._patience() == seconds


@pytest.mark.parametrize("method", [FORK, "spawn"])
def test_what_cannot_be_sent_back_is_made_here(
    method: str, caplog: pytest.LogCaptureFixture
) -> None:
    with using(Means(2, method)):
        running = SharedWork(SendsNothing(os.getpid()), range(48))
        while not running._crew.has_news():  # type: ignore[union-attr]
            time.sleep(0.01)
        assert list(running) == list(range(48))
    assert "重做" in caplog.text


def test_what_cannot_be_sent_is_done_here() -> None:
    with using(Means(2, "spawn")):
        running = SharedWork(lambda i: i, range(100))
        assert running._crew is None
        assert list(running) == list(range(100))


@pytest.mark.parametrize(("said", "processes"), [("3", 3), ("0", None), ("-1", None), ("三", None)])
def test_how_many_processes_work(
    said: str, processes: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(parallel.VARIABLE, raising=False)
    cores = parallel._processes()
    monkeypatch.setenv(parallel.VARIABLE, said)
    assert parallel._processes() == (processes or cores)


_KILLED = """
import os, signal, sys, tempfile
from multiprocessing import active_children
from generator.tools.parallel import Means, SharedWork, using
from tests.sharing import Together
if __name__ == "__main__":
    folder = __import__("pathlib").Path(sys.argv[2])
    with using(Means(2, sys.argv[1])):
        running = SharedWork(Together(folder, 2), range(10_000), worth_it=2)
        running.result(1)
    print(*(name for name in os.listdir(folder) if int(name) != os.getpid()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("method", [FORK, "spawn"])
def test_no_second_process_outlives_a_killed_one(method: str, tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(_KILLED, "utf-8")
    (tmp_path / "begun").mkdir()
    (tmp_path / "tmp").mkdir()
    killed = subprocess.run(
        [sys.executable, script, method, tmp_path / "begun"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=300,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    second = int(killed.stdout)
    for _ in range(2000):
        if _ended(second) and not [*(tmp_path / "tmp").glob("qingjian-*")]:
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
