"""Try something in a new process, which has no threads and so may be copied."""

from __future__ import annotations

from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def passes_in_a_new_process(case: Callable[..., None], *values: object) -> bool:
    """Call a function of a module with some values there; False where it fails."""
    process = get_context("spawn").Process(target=case, args=values)
    process.start()
    process.join()
    return process.exitcode == 0
