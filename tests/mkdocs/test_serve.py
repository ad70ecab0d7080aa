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
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands import serve as host
from mkdocs.config import load_config

from generator.cli import main
from generator.kinds.entry import Audience
from generator.mkdocs.serve import serve
from tests.project import REPOSITORY, make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    program = "from generator.cli import main; main()"
    address = f"127.0.0.1:{port}"
    command = [sys.executable, "-c", program, "serve", "--content", "content", "--address", address]
    with (project / "log").open("wb") as log:
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, env=environment)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _eventually(what: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.2)
    return False


def _shows(url: str, text: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
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
    # a build reads what is watched, which is no edit
    assert (project / "log").read_text().count("Detected file changes") < 50


def test_content_and_edition_are_those_that_are_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(
        host, "serve", lambda file, **rest: asked.append({"config_file": file, **rest})
    )
    monkeypatch.chdir(REPOSITORY)
    serve(Audience.INTERNAL, project / "content", "127.0.0.1:1")
    config = load_config(**asked[0])
    plugin = config.plugins["qingjian"].config
    assert (plugin["content"], plugin["edition"]) == (str(project / "content"), "internal")
    assert Path(config.docs_dir) == project / "content/pages"


def test_a_port_in_use_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(SystemExit) as ended:
            main(["serve", "--address", f"127.0.0.1:{other.getsockname()[1]}"])
    assert ended.value.code == 1
    assert "这个端口已经有程序在用" in capsys.readouterr().err
