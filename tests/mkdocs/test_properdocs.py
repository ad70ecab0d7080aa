"""The site does not depend on MkDocs alone: ProperDocs, which has the same plugin interface, makes
the same of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_HOST = re.compile(rb'<meta name="generator" content="[^"]*">')


def _build(program: str, folder: Path) -> dict[str, bytes]:
    """Return the files of the public site as one host builds it, without the line in which it names
    itself.
    """
    command = [
        sys.executable,
        "-m",
        program,
        "build",
        "--quiet",
        "--strict",
        "-f",
        "mkdocs.yml",
        "-d",
        str(folder),
    ]
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1767225600",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    outcome = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): _HOST.sub(b"", path.read_bytes()) for path in files
    }


def test_another_host_builds_the_same_site(tmp_path: Path) -> None:
    ours, theirs = (
        _build("mkdocs", tmp_path / "mkdocs"),
        _build("properdocs", tmp_path / "properdocs"),
    )
    assert set(ours) == set(theirs)
    assert [name for name in sorted(ours) if ours[name] != theirs[name]] == []
