"""Build with MaterialX, which goes on with Material under the same name.

It would replace Material where it is installed, so it lies in a folder of its own, `make .venv/dev`
puts it there, and comes first on the path of one process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from generator.search.site_index import bare
from tests.project import REPOSITORY, make_project

if TYPE_CHECKING:
    from pathlib import Path

MATERIALX = REPOSITORY / ".venv/materialx"


def _build(project: Path, **environment: str) -> dict[str, str]:
    """Return the pages of the site, by path."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    known = {**os.environ, **quiet, **environment}
    outcome = subprocess.run(
        command, cwd=project, env=known, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
    site = project / "site/public"
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }


def test_the_sample_site_is_the_same_under_materialx(tmp_path: Path) -> None:
    assert (MATERIALX / "material").is_dir(), "make .venv/dev puts it there"
    theirs = _build(make_project(tmp_path / "x"), PYTHONPATH=str(MATERIALX))
    ours = _build(make_project(tmp_path / "own"))
    assert "mkdocs-materialx-10" in theirs["index.html"]
    assert "materialx" not in ours["index.html"]
    assert set(theirs) == set(ours)
    for path, page in ours.items():
        assert _article(theirs[path]) == _article(page), path
        assert "https://fonts." not in theirs[path]


def _article(page: str) -> str:
    """Return the text between the marks of the page's own content."""
    return bare(page.partition("<article")[2].partition("</article>")[0])
