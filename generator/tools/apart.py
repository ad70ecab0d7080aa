"""Do work whose memory is not wanted any longer than its result."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import tempfile
import warnings
from typing import IO, TYPE_CHECKING, TypeVar

from generator.tools.forked import may_fork
from generator.tools.parallel import current

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_PR_SET_PDEATHSIG = 1  # of Linux: the signal that a process gets when its parent ends


def in_a_copy(work: Callable[[], T]) -> T:
    """Return what `work` does in a copy of this process, which ends with it.

    What a copy reads it has twice, in Python, which counts its readers in every object: that goes
    back to the system. Where no process may be copied, or the copy does not come to an end, it is
    done in this one, so that what is wrong with it shows.
    """
    if current().processes < 2 or not may_fork():
        return work()
    with tempfile.TemporaryFile() as results:
        process = _fork()
        if process == 0:
            _work(work, results)
        _, status = os.waitpid(process, 0)
        if status == 0:
            results.seek(0)
            result: T = pickle.load(results)
            return result
    return work()


def _fork() -> int:
    with warnings.catch_warnings():
        # Of threads of numpy's that are none of Python's, and that it stops for a copy itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _work(work: Callable[[], object], results: IO[bytes]) -> None:
    """Write the result and end, whatever happens; no finalizer of the other process is run."""
    status = 1
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        pickle.dump(work(), results, pickle.HIGHEST_PROTOCOL)
        results.flush()
        status = 0
    finally:
        os._exit(status)
