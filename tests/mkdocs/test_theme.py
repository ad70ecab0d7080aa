"""What the plugin asks of the theme, whatever a project's own settings say or leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path


def _project(folder: Path, settings: str) -> Path:
    """A project made by hand: no site_config/, nothing inherited."""
    project = make_project(folder, {"cases/a.yml": "title: 甲案\nfictional: true\n"})
    (project / "mkdocs.yml").write_text(
        f"site_name: 我的站\ndocs_dir: content/pages\nplugins: [qingjian]\n{settings}"
    )
    return project


def test_a_bare_project_asks_no_other_host_and_is_chinese(tmp_path: Path) -> None:
    page = (
        build_project(_project(tmp_path, "theme: material\n")) / "cases/a/index.html"
    ).read_text("utf-8")
    assert "甲案" in page
    assert "googleapis" not in page
    assert "<style" not in page
    assert '<html lang="zh"' in page


def test_the_theme_s_own_search_is_not_published(tmp_path: Path) -> None:
    project = _project(tmp_path, "theme: material\n")
    (project / "content/pages/data.js.map").write_text("a file of the site's own", "utf-8")
    build_project(project)
    published = {
        file.relative_to(project / "site").as_posix() for file in (project / "site").rglob("*")
    }
    assert [name for name in published if "lunr" in name or "workers" in name] == []
    assert [name for name in published if name.endswith(".map")] == ["data.js.map"]


@pytest.mark.parametrize("settings", ["", "theme: readthedocs\n"])
def test_another_theme_is_refused(
    settings: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_project(_project(tmp_path, settings))
    assert "Material for MkDocs" in caplog.text
    assert not (tmp_path / "site").exists()


def test_a_template_of_the_site_s_own_comes_first(tmp_path: Path) -> None:
    """Wherever it lies; a folder that is called material is not Material's."""
    project = _project(tmp_path, "theme: {name: material, custom_dir: material/own}\n")
    (project / "material/own/qingjian").mkdir(parents=True)
    (project / "material/own/qingjian/footer.html").write_text("<footer>乙</footer>", "utf-8")
    assert "<footer>乙</footer>" in (build_project(project) / "cases/a/index.html").read_text(
        "utf-8"
    )
