"""Lay out a project in a temporary folder: the sample site's settings around a test's content."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

REPOSITORY = Path(__file__).parent.parent

ABOUT = "# 关于本站\n\n一段文字。\n"


def make_project(folder: Path, content: dict[str, str] | None = None) -> Path:
    """Lay out mkdocs.yml, site_config/ and content/.

    `content`: files by path below content/; without it, the sample content.
    """
    shutil.copytree(REPOSITORY / "site_config", folder / "site_config")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    if content is None:
        shutil.copytree(REPOSITORY / "content", folder / "content")
    for path, text in ({"pages/about.md": ABOUT} | content if content is not None else {}).items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def build_project(folder: Path, configuration: str = "mkdocs.yml") -> Path:
    """Run MkDocs on a project; the folder of the site."""
    config = load_config(str(folder / configuration))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(config.site_dir)
