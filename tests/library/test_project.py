"""Settings go with the content that they lie beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.library.project import project_of

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_beside_the_content_go_first(tmp_path: Path) -> None:
    (tmp_path / "here" / "site_config").mkdir(parents=True)
    (tmp_path / "there" / "site_config").mkdir(parents=True)
    project = project_of(tmp_path / "there" / "content", tmp_path / "here")
    assert project.settings == tmp_path / "there" / "site_config"
    assert project.pages == tmp_path / "there" / "content" / "pages"


def test_content_without_settings_takes_those_of_the_project_one_works_in(tmp_path: Path) -> None:
    (tmp_path / "here" / "site_config").mkdir(parents=True)
    project = project_of(tmp_path / "texts", tmp_path / "here")
    assert project.settings == tmp_path / "here" / "site_config"
