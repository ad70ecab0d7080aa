"""Personal data in the settings that hold for a content folder, wherever it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.library.persons import in_settings
from generator.library.project import Project, project_of

if TYPE_CHECKING:
    from pathlib import Path

_FOOT = 'extra: {identity: {联系: "138 0013 8000"}}\n'


def _told(project: Project) -> list[tuple[str, int]]:
    return [(one.file, one.line) for one in in_settings(project)]


def test_content_elsewhere_is_read_with_the_settings_that_hold_for_it(tmp_path: Path) -> None:
    here, other = tmp_path / "here", tmp_path / "other" / "content"
    (here / "site_config").mkdir(parents=True)
    other.mkdir(parents=True)
    (here / "site_config/base.yml").write_text(_FOOT, "utf-8")
    assert _told(project_of(other, here)) == [("site_config/base.yml", 1)]


def test_settings_beside_the_content_go_first(tmp_path: Path) -> None:
    here, other = tmp_path / "here", tmp_path / "other" / "content"
    for folder in (here, other.parent):
        (folder / "site_config").mkdir(parents=True)
    other.mkdir()
    (here / "site_config/base.yml").write_text(_FOOT, "utf-8")
    assert _told(project_of(other, here)) == []
