"""Where a project lies, as its MkDocs configuration tells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SITE_CONFIG = "site_config"


def root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml, or the one above where the configuration lies in site_config/."""
    folder = Path(config.config_file_path).resolve().parent
    return folder.parent if folder.name == SITE_CONFIG else folder
