"""The preview renews itself when an author saves a file, and says what is wrong instead of falling
over.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.project import make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 180  # seconds; a rebuild takes one or two


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path, {"cases/a.yml": "title: 甲案\nfictional: true\nstatus: draft\n"})


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a running preview of the project; what it prints is in project/log."""
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with (project / "log").open("wb") as log:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, env=environment)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _eventually(what: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.2)
    return False


def _shows(url: str, text: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return text in answer.read().decode()
    except (urllib.error.URLError, ConnectionError):
        return False


def test_drafts_changes_and_mistakes(project: Path, preview: str) -> None:
    page = f"{preview}cases/a/"
    assert _eventually(lambda: _shows(page, "甲案")), (project / "log").read_text()
    assert _shows(page, "草稿")

    case = project / "content/cases/a.yml"
    case.write_text("title: 乙案\nfictional: true\n", "utf-8")
    assert _eventually(lambda: _shows(page, "乙案")), (project / "log").read_text()

    case.write_text("titel: <丙案>\n", "utf-8")
    assert _eventually(lambda: _shows(page, "titel: &lt;丙案&gt;")), (project / "log").read_text()
    assert _shows(page, "乙案")  # as it last could be shown
    assert "unknown-key" in (project / "log").read_text()

    case.write_text("title: 丁案\nfictional: true\n", "utf-8")
    assert _eventually(lambda: _shows(page, "丁案")), (project / "log").read_text()
    assert not _shows(page, "qj-trouble")
    assert "Traceback" not in (project / "log").read_text()

    configuration = project / "site_config/base.yml"
    configuration.write_text(
        configuration.read_text("utf-8").replace("site_name: 清鉴", "site_name: 新名"), "utf-8"
    )
    assert _eventually(lambda: _shows(page, "新名")), (project / "log").read_text()
