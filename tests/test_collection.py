"""The ids of the tests: the same in every process, or workers would not agree on what to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import LONGEST

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent


def _ids(config: pytest.Config, *options: str, **environment: str) -> list[str]:
    """Collect what this run collected, in a process of its own; return the ids in order."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    outcome = subprocess.run(
        [*command, *options, *config.args],
        cwd=config.invocation_params.dir,
        env=os.environ | {"PYTEST_ADDOPTS": ""} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout[-4000:] + outcome.stderr[-4000:]
    return [line for line in outcome.stdout.splitlines() if "::" in line]


def test_ids_depend_on_no_clock_seed_or_worker(request: pytest.FixtureRequest) -> None:
    """In a whole run that is all tests, which this process has collected already."""
    here = [item.nodeid for item in request.session.items]
    elsewhere = _ids(
        request.config,
        "-p", "tests.other_clock",
        PYTHONHASHSEED="2",
        PYTEST_XDIST_WORKER="gw7",
        TZ="Asia/Shanghai",
    )  # fmt: skip
    asked_for = set(here)
    assert here == [id for id in elsewhere if id in asked_for]


def test_the_files_that_begin_first_are_there() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []
