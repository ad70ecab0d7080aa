"""Find where a project lies by its configuration, and refuse what that may not do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load

from generator.library.project import SITE_CONFIG
from generator.library.site import site_id
from generator.tools.swap import refusal

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.library.project import Project

CONFIGURATION = "mkdocs.yml"


def root(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml.

    Or the one above, where the configuration lies in site_config/.
    """
    folder = Path(config.config_file_path).resolve().parent
    return folder.parent if folder.name == SITE_CONFIG else folder


def address_of(project: Project) -> str:
    """Return the address of the home page that the configuration gives; "" if it gives none."""
    own = project.home / CONFIGURATION
    if not own.is_file():
        return ""
    with own.open("rb") as file:
        return str(yaml_load(file).get("site_url") or "")


def name_of(project: Project) -> str:
    """Return what the configuration calls the site; "" if it does not."""
    own = project.home / CONFIGURATION
    if not own.is_file():
        return ""
    with own.open("rb") as file:
        return str(yaml_load(file).get("site_name") or "")


def site_of(project: Project) -> str:
    """Return what tells the site of a project from others, by its configuration if it has one."""
    own = project.home / CONFIGURATION
    if not own.is_file():
        return site_id(None, project.home.name)
    with own.open("rb") as file:
        settings = yaml_load(file)
    return site_id(settings.get("site_url"), str(settings.get("site_name", "")))


def refuse_to_delete(site: Path, project: Project, home: Path) -> None:
    """Raise PluginError where MkDocs, which empties the folder of the site, would delete more.

    `home` is the folder of the configuration.
    """
    sources = [project.content, project.settings, home / SITE_CONFIG, home / "content"]
    for folder in sources:
        if why := refusal(site.resolve(), [folder, *sources, project.home, home]):
            raise PluginError(f"site_dir 写的“{site}”{why}。什么也没有删除。")


def adopt(project: Project, config: MkDocsConfig) -> None:
    """Take the hand-written pages and the navigation of the content.

    Only where it is not that of the configuration's own folder. A `docs_dir` that somebody chose
    stays.
    """
    home = root(config)
    if Path(config.docs_dir).resolve() == home / "content" / "pages":
        config.docs_dir = str(project.pages)
    own = project.home / CONFIGURATION
    if project.home != home and own.is_file():
        with own.open("rb") as file:  # MkDocs would load our plugin once more, with its settings
            config.nav = yaml_load(file).get("nav")


def prune(project: Project, config: MkDocsConfig, files: Files) -> None:
    """Take from a navigation the pages that are not there, where it was written for other content.

    Content without hand-written pages of its own is other content, too.
    """
    own = project.content == root(config) / "content" and project.pages.is_dir()
    if config.nav and not own:
        config.nav = _prune(config.nav, files)


def _prune(nav: Any, files: Files) -> Any:
    """Return a navigation, or a part of one, without the Markdown pages that are not there."""
    if isinstance(nav, list):
        parts = [_prune(part, files) for part in nav]
        return [part for part in parts if part]
    if isinstance(nav, dict):
        rest = {title: _prune(part, files) for title, part in nav.items()}
        return {title: part for title, part in rest.items() if part}
    is_lost = isinstance(nav, str) and nav.endswith(".md") and not files.get_file_from_path(nav)
    return None if is_lost else nav
