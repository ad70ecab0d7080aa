"""Hand MkDocs files without one on the disk behind them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig


class _Told:
    """Tell an attribute anew whenever it is asked for; a value that somebody sets stands."""

    def __init__(self, tell: Callable[[Any], str]) -> None:
        self._tell = tell

    def __get__(self, instance: object, owner: type) -> str:
        return self._tell(instance)


class OutputFile(File):
    """Hold a file of ours, of which a large site has as many as entries.

    What MkDocs keeps once it was asked for, half a kilobyte for each, follows from the path.
    """

    name = _Told(File._get_stem)
    dest_uri = _Told(File._get_dest_path)
    url = _Told(File._get_url)
    abs_dest_path = _Told(lambda file: os.path.normpath(f"{file.dest_dir}/{file.dest_uri}"))


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
    file = OutputFile.generated(config, path, content=content, inclusion=inclusion)
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
