"""What a copy of this process does is what this one would have done."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from generator.tools.apart import in_a_copy
from generator.tools.parallel import Means, using

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copied on Linux only")


@pytest.fixture(autouse=True)
def _two_processes() -> Iterator[None]:
    with using(Means(2)):
        yield


def test_the_result_of_a_copy_arrives() -> None:
    text, process = in_a_copy(lambda: ("正文" * 100_000, os.getpid()))
    assert text == "正文" * 100_000
    assert process != os.getpid()


def test_what_a_copy_changes_is_as_it_was() -> None:
    numbers = [1]
    assert in_a_copy(lambda: numbers.pop()) == 1
    assert numbers == [1]


def test_where_one_process_is_to_work_it_does() -> None:
    with using(Means(1)):
        assert in_a_copy(os.getpid) == os.getpid()


def test_what_is_wrong_shows_here() -> None:
    with pytest.raises(ZeroDivisionError):
        in_a_copy(lambda: 1 // 0)


def test_a_copy_that_dies_is_done_without() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert in_a_copy(work) == here


def test_what_cannot_be_sent_is_made_here() -> None:
    assert in_a_copy(lambda: lambda: 5)() == 5
