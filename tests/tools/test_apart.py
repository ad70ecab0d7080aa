"""What a copy of a process does is what that one would have done.

Only a process without threads is copied, and the one that runs tests may have some: each case is
tried in a new one.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from generator.tools.apart import in_a_copy
from generator.tools.parallel import Means, using
from tests.fresh import passes_in_a_new_process

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copied on Linux only")


def the_result_of_a_copy_arrives() -> None:
    text, process = in_a_copy(lambda: ("正文" * 100_000, os.getpid()))
    assert text == "正文" * 100_000
    assert process != os.getpid()


def what_a_copy_changes_is_as_it_was() -> None:
    numbers = [1]
    assert in_a_copy(lambda: numbers.pop()) == 1
    assert numbers == [1]


def where_one_process_is_to_work_it_does() -> None:
    with using(Means(1)):
        assert in_a_copy(os.getpid) == os.getpid()


def a_process_with_threads_is_not_copied() -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    assert in_a_copy(os.getpid) == os.getpid()
    end.set()
    thread.join()


def what_is_wrong_shows_here() -> None:
    with pytest.raises(ZeroDivisionError):
        in_a_copy(lambda: 1 // 0)


def a_copy_that_dies_is_done_without() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert in_a_copy(work) == here


def what_cannot_be_sent_is_made_here() -> None:
    assert in_a_copy(lambda: lambda: 5)() == 5


CASES = (
    the_result_of_a_copy_arrives,
    what_a_copy_changes_is_as_it_was,
    where_one_process_is_to_work_it_does,
    a_process_with_threads_is_not_copied,
    what_is_wrong_shows_here,
    a_copy_that_dies_is_done_without,
    what_cannot_be_sent_is_made_here,
)


def _with_two_processes(case: Callable[[], None]) -> None:
    with using(Means(2)):
        case()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_in_a_new_process(case: Callable[[], None]) -> None:
    assert passes_in_a_new_process(_with_two_processes, case)
