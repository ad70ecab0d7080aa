"""A scheduler and workers of Dask, started by their own commands on the loopback address."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from tests.project import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 120.0
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(REPOSITORY),
    "NO_MKDOCS_2_WARNING": "1",
    "QINGJIAN_CACHE": "",
}


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """Run a scheduler; yields its address."""
    told = folder / "scheduler.json"
    command = ["scheduler", "--port", "0", "--scheduler-file", str(told)]
    with _running(folder / "scheduler.log", *command) as process:
        _wait(process, lambda: told.is_file() and told.read_text("utf-8").endswith("}"))
        yield str(json.loads(told.read_text("utf-8"))["address"])


@contextmanager
def workers(folder: Path, address: str, *preloads: str) -> Iterator[None]:
    """Run workers, one for each preload ("" for none); ready when all are known."""
    with ExitStack() as stack:
        started = []
        for number, preload in enumerate(preloads):
            log = folder / f"worker-{number}.log"
            command = ["worker", address, "--nthreads", "1", "--no-nanny"]
            command += ["--local-directory", str(folder / "scratch")]
            command += ["--preload", preload] if preload else []
            started.append((log, stack.enter_context(_running(log, *command))))
        for log, process in started:
            _wait(process, partial(_says, log, "Registered to"))
        yield


@contextmanager
def _running(log: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    line = [sys.executable, "-m", "dask", *command]
    own = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
    with log.open("wb") as told:
        process = subprocess.Popen([*line, *own], env=ENVIRONMENT, stdout=told, stderr=told)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def _says(log: Path, words: str) -> bool:
    return words in log.read_text("utf-8")


def _wait(process: subprocess.Popen[bytes], is_ready: Callable[[], bool]) -> None:
    for _ in range(int(PATIENCE * 20)):
        if is_ready():
            return
        assert process.poll() is None, "it ended"
        time.sleep(0.05)
    raise TimeoutError
