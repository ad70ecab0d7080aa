"""Hand MkDocs files without one on the disk behind them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig


class _Computed:
    """Tell an attribute anew whenever it is asked for; a value that somebody sets stands."""

    def __init__(self, tell: Callable[[Any], str]) -> None:
        self._tell = tell

    def __get__(self, instance: object, owner: type) -> str:
        return self._tell(instance)


class OutputFile(File):
    """Hold a file of ours, of which a large site has as many as entries.

    What MkDocs keeps once it was asked for, half a kilobyte for each, follows from the path.
    """

    @property
    def src_path(self) -> str:
        """Return the path as the system writes it."""
        return os.path.normpath(self.src_uri)

    @src_path.setter
    def src_path(self, value: str) -> None:
        self.src_uri = value  # ours are written as addresses are

    name = _Computed(File._get_stem)
    dest_uri = _Computed(File._get_dest_path)
    url = _Computed(File._get_url)
    abs_dest_path = _Computed(lambda file: os.path.normpath(f"{file.dest_dir}/{file.dest_uri}"))


_INDEX, _WRITTEN = "index.md", "index.html"


class PageFile(OutputFile):
    """Hold the file of a page, `index.md` of a folder: where it lies is plain from its path."""

    name = _Computed(lambda file: "index")
    dest_uri = _Computed(lambda file: f"{file.src_uri[: -len(_INDEX)]}{_WRITTEN}")
    url = _Computed(lambda file: _url(file.src_uri[: -len(_INDEX)], file.use_directory_urls))


def _url(folder: str, use_directory_urls: bool) -> str:
    return (quote(folder) or "./") if use_directory_urls else quote(f"{folder}{_WRITTEN}")


def page_file(config: MkDocsConfig, url: str, origin: str | None = None) -> File:
    """Return the file of the page at an address.

    `origin`: the path of the author's file, if one stands behind it.
    """
    inclusion = InclusionLevel.NOT_IN_NAV
    file = PageFile.generated(config, f"{url}{_INDEX}", content="", inclusion=inclusion)
    file.abs_src_path = origin or _settings_of(config)
    return file


def _settings_of(config: MkDocsConfig) -> str:
    """The path of the configuration, which asked for a file that nobody wrote."""
    return str(Path(config.config_file_path).resolve())


def output_file(
    config: MkDocsConfig,
    path: str,
    content: str | bytes,
    inclusion: InclusionLevel = InclusionLevel.INCLUDED,
) -> File:
    """Return a file of the site with this content.

    MkDocs would leave its place on the disk empty, on which other plugins fall over: it is the
    configuration that asked for the file.
    """
    file = OutputFile.generated(config, path, content=content, inclusion=inclusion)
    file.abs_src_path = _settings_of(config)
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
