"""What lies among the hand-written pages and is not to be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from generator.library.written import is_published

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Exclude what systems, editors and office programs left behind; the hidden MkDocs knows."""
    for file in files:
        if file.src_dir == config.docs_dir and not is_published(file.src_uri):
            file.inclusion = InclusionLevel.EXCLUDED
