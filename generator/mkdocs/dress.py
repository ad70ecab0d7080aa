"""Dress the site: our templates before the theme's, after the site's own."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from generator.pages.environment import OwnTemplateError, idle
from generator.theme import assets

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.qingjian")

_SEARCH = Path(__file__).parent.parent / "search" / "templates"


def dress(config: MkDocsConfig) -> None:
    """Put our templates before Material's and after the site's own.

    Take what no page of ours may have.
    """
    folders = [Path(path).parts[-2:] for path in config.theme.dirs]
    if _MATERIAL not in folders:
        raise PluginError(
            "页面建在 Material for MkDocs 上：在 mkdocs.yml 里写上“theme: {name: material}”。"
        )
    ours = [str(assets.TEMPLATES), str(_SEARCH)]
    config.theme.dirs[folders.index(_MATERIAL) : 0] = ours
    config.theme["font"] = False  # else every reader's browser would ask another host for it
    config.theme["language"] = "zh"  # as are all words around the content


_MATERIAL = ("material", "templates")


def tell_of_templates(own: Path) -> None:
    """Warn of files in the site's own templates that override nothing."""
    try:
        for name in idle(own):
            log.warning("site_config/templates/%s 没有替换任何模板：名字要和原来的一样。", name)
    except OwnTemplateError as error:
        raise PluginError(f"自己的模板写错了，没有发布：{error}") from None
