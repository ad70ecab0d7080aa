"""Hold what MkDocs made of the settings, and render pages with it as MkDocs would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context

from generator.mkdocs.shell import ShellPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from generator.mkdocs.shell import Shell


@dataclass(frozen=True, slots=True)
class Host:
    """Hold what MkDocs made of the settings and of the hand-written pages."""

    config: MkDocsConfig
    env: jinja2.Environment
    nav: Navigation
    files: Files
    shell: Shell

    def render(self, page: Page, documents: Sequence[File]) -> bytes:
        """Return a page as MkDocs would write it; `documents`: the files of pages, for the theme.

        No event of a plugin is run.
        """
        page.active = True
        try:
            if isinstance(page, ShellPage) and self.shell.knows(page):
                html = self.shell.fill(page)
            else:
                context = get_context(self.nav, documents, self.config, page)
                template = self.env.get_template(page.meta.get("template", "main.html"))
                html = template.render(context)
        finally:
            page.active = False
        return html.encode("utf-8", errors="xmlcharrefreplace")
