"""The ids of the tests: the same in every process, or workers would not agree on what to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def _ids(*options: str, **environment: str) -> list[str]:
    """Collect the suite in a process of its own; return the ids of its tests in order."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    outcome = subprocess.run(
        [*command, *options],
        cwd=ROOT,
        env=os.environ | {"PYTEST_ADDOPTS": ""} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout[-4000:] + outcome.stderr[-4000:]
    return [line for line in outcome.stdout.splitlines() if "::" in line]


def test_ids_depend_on_no_clock_seed_or_worker() -> None:
    here = _ids(PYTHONHASHSEED="1", PYTEST_XDIST_WORKER="gw0")
    elsewhere = _ids(
        "-p", "tests.other_clock", PYTHONHASHSEED="2", PYTEST_XDIST_WORKER="gw7", TZ="Asia/Shanghai"
    )
    assert len(here) > 1000
    assert here == elsewhere
