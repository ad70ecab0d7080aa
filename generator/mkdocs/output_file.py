"""Hand MkDocs files without one on the disk behind them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def output_file(
    config: MkDocsConfig,
    path: str,
    content: str | bytes,
    origin: Path | None = None,
    inclusion: InclusionLevel = InclusionLevel.INCLUDED,
) -> File:
    """Return a file of the site with this content.

    MkDocs would leave its place on the disk empty, on which other plugins fall over: it is
    `origin`, the author's file, or the configuration that asked for it.
    """
    file = File.generated(config, path, content=content, inclusion=inclusion)
    file.abs_src_path = str(origin or Path(config.config_file_path).resolve())
    return file


def plain_file(config: MkDocsConfig, path: str, content: bytes) -> File:
    """Return a file that is published as it is, also where its name is that of Markdown.

    MkDocs would take such a one for a page to be rendered: it is called otherwise until it is
    written.
    """
    file = output_file(config, f"{path}.txt" if path.endswith(_PAGES) else path, content)
    if path.endswith(_PAGES):
        file.dest_uri = path
    return file


_PAGES = ".md"
