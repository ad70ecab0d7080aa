"""Copies that help take turns: none keeps for long what it copied by reading.

Only a process without threads is copied: each case is tried in a new one.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from generator.tools import forked
from generator.tools.parallel import Means, SharedWork, using
from tests.fresh import passes_in_a_new_process

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forked on Linux only")

TURN = 2
STRETCH = 16
ITEMS = range(40 * STRETCH)


def _slowly_here(_: int) -> int:
    """So that all but a few stretches are left to the others."""
    if os.getpid() == HERE:
        time.sleep(0.01)
    return os.getpid()


HERE = os.getpid()


def no_copy_makes_more_than_its_turn() -> None:
    shares = Counter(SharedWork(_slowly_here, ITEMS, worth_it=2))
    assert shares.total() == len(ITEMS)
    del shares[HERE]
    assert len(shares) > 2
    assert max(shares.values()) <= TURN * STRETCH


def they_are_replaced_while_this_process_makes_what_is_its_own() -> None:
    running = SharedWork(_slowly_here, ITEMS, lambda position: position < 300, worth_it=2)
    for position in range(300):
        assert running.result(position) == HERE
    made = len({running.result(position) for position in range(300, len(ITEMS))} - {HERE})
    assert made > 2


def who_dies_is_not_replaced() -> None:
    def work(item: int) -> int:
        if os.getpid() != HERE and item > 2 * STRETCH:
            os._exit(1)
        return os.getpid()

    shares = Counter(SharedWork(work, ITEMS, worth_it=2))
    assert shares.total() == len(ITEMS)
    assert len(shares) <= 2


CASES = (
    no_copy_makes_more_than_its_turn,
    they_are_replaced_while_this_process_makes_what_is_its_own,
    who_dies_is_not_replaced,
)


def _with_short_turns(case: Callable[[], None]) -> None:
    forked._TURN = TURN
    with using(Means(2, "fork")):
        case()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_in_a_new_process(case: Callable[[], None]) -> None:
    assert passes_in_a_new_process(_with_short_turns, case)
