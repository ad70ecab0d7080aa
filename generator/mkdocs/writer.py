"""Write pages where their bodies are made, as MkDocs writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.utils import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.structure.files import File

    from generator.mkdocs.host import Host
    from generator.mkdocs.shell import ShellPage


class Writer:
    """Write pages where their bodies are made, without MkDocs, which writes one after the other.

    `pages`: by position those that are written so; `documents`: the files of all pages.
    """

    def __init__(
        self, host: Host, pages: Mapping[int, ShellPage], documents: Sequence[File]
    ) -> None:
        self._host = host
        self.pages = pages
        self._documents = documents

    def __call__(self, position: int, body: str) -> bool:
        """Write a page, if it is one of those."""
        page = self.pages.get(position)
        if page is None:
            return False
        page.take(lambda: body)
        try:
            write_file(self._host.render(page, self._documents), page.file.abs_dest_path)
        finally:
            page.take(page.content_page.body)  # keep no text in memory that is written
        return True
