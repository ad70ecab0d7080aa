"""Exclude what lies among the hand-written pages and is not to be published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from generator.library.page_files import check_pages, is_published
from generator.source.codes import Severity
from generator.source.diagnostics import ContentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.library.entries import Entry


def check(config: MkDocsConfig, entries: Mapping[str, Mapping[str, Entry]]) -> None:
    """Hold the pages of a `docs_dir` that is not the content's own to the same rules.

    Raises ContentError where one has errors.
    """
    pages = Path(config.docs_dir)
    problems = list(check_pages(pages, pages.name, entries))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in problems):
        raise ContentError(problems)


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Exclude what systems, editors and office programs left behind; the hidden MkDocs knows."""
    for file in files:
        if file.src_dir == config.docs_dir and not is_published(file.src_uri):
            file.inclusion = InclusionLevel.EXCLUDED
