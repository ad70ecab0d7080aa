"""Count the work of a function, which is the same on a slow machine, on a busy one and tomorrow."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from generator.kinds import KINDS
from generator.library.validation import ShapeError, fill
from generator.tools.late import Late

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

R = TypeVar("R")


def counted(function: Callable[[], R]) -> tuple[R, int]:
    """Call a function; return its result and how many functions were called in it, C's too.

    What a second process does is not in the count, nor what every process does once.
    """
    _prepared()
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        result = function()
    finally:
        sys.setprofile(before)
    return result, count


@cache
def _prepared() -> None:
    """Compile the patterns and build the checks that wait for somebody to use them."""
    for pattern in [thing for thing in gc.get_objects() if type(thing) is Late]:
        assert pattern.pattern
    for kind in KINDS:
        with suppress(ShapeError):
            fill(kind.model, {})


def calls(function: Callable[[], object]) -> int:
    """Return how many functions are called while this one runs, C's too."""
    return counted(function)[1]
