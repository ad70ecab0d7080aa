"""The MkDocs plugin: loads the content before anything is written, adds its pages, dresses them in
our theme.
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import write_file

from generator import edition, library, media
from generator.feeds import reminders
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.law.citations import today
from generator.library import vocabulary
from generator.mkdocs import assets
from generator.mkdocs.project import SITE_CONFIG, root
from generator.mkdocs.shell import Shell, ShellPage
from generator.pages.build import build
from generator.pages.map import PLACES, places_file
from generator.source.diagnostics import ContentError, Language
from generator.source.formats import as_text
from generator.theme import assets as theme_assets
from generator.theme import identity
from generator.tools import gc_tuning
from generator.tools.parallel import SharedWork
from generator.training import client, scores

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from generator.edition import Edition
    from generator.pages.page import Page as MadePage

log = logging.getLogger("mkdocs.plugins.qingjian")

_PACKAGE = Path(__file__).parent.parent


class QingjianConfig(base.Config):  # type: ignore[no-untyped-call]
    """Settings under `plugins: qingjian:`. Paths start at the folder of the MkDocs configuration."""

    content = option.Type(str, default="content")
    edition = option.Choice(
        [audience.value for audience in Audience], default=Audience.PUBLIC.value
    )
    vocabulary = option.Type(str, default="site_config/vocabulary.yml")
    search = option.Type(bool, default=True)


class QingjianPlugin(BasePlugin[QingjianConfig]):  # type: ignore[no-untyped-call]
    def __init__(self) -> None:
        self._serving = False
        self._shell = Shell()
        self._edition: Edition | None = None
        self._trouble = ""  # what is wrong with the content, in a preview
        self._ahead: SharedWork[MadePage, str] | None = None
        self._index: SharedWork[list[Page], list[tuple[str, bytes]]] | None = None
        self._album = media.Album()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"
        gc_tuning.collect_rarely()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        _dress(config)
        config.mdx_configs.setdefault("tables", {}).setdefault(
            "use_align_attribute", True
        )  # not an inline style
        if self._serving:
            watched = [self._content(config), root(config) / SITE_CONFIG, _PACKAGE]
            config.watch.extend(str(path) for path in watched if path.exists())
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything before MkDocs clears the site: with an error the last good site
        stays.

        A preview that runs goes on with what it last could show, and tells what is wrong.
        """
        content = self._content(config)
        try:
            words = vocabulary.load(root(config) / self.config.vocabulary, self.config.vocabulary)
            scores.load(content.parent / scores.SHOWN_AS)
            loaded = library.load(content, words)
        except ContentError as error:
            self._trouble = as_text(error.diagnostics, content.parent, Language.CHINESE)
            if not self._serving or self._edition is None:
                raise PluginError(f"内容有错误，没有发布：\n\n{self._trouble}") from None
            log.error("内容有错误，预览还是改错之前的样子：\n\n%s", self._trouble)
            return
        self._trouble = ""
        if loaded.warnings:
            log.info("%s", as_text(loaded.warnings, content.parent, Language.CHINESE))
        self._edition = edition.select(loaded, Audience(self.config.edition), drafts=self._serving)
        self._album = assets.album(self._edition, root(config) / assets.KEPT)

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self._edition is not None
        self._shell = Shell()
        keep = bool(config.plugins.events["page_content"])
        assets.clean(files, config)
        assets.leave_idle(files, config)
        pages = _spread(build(self._edition, config.site_name, self._album, config.site_url))
        # A second process begins with the bodies. Lists share the rows of entries, so that one
        # process makes them all.
        self._ahead = SharedWork(lambda page: page.body(), pages, lambda i: pages[i].origin is None)
        for position, page in enumerate(pages):
            file = File.generated(
                config, f"{page.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.edit_uri = page.origin
            ShellPage(
                page, partial(self._ahead.result, position), file, config, self._shell, keep=keep
            )
            files.append(file)
        for path, content in self._assets(config):
            files.append(
                File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
            )
        for path, source in self._album.files.items():
            files.append(assets.kept(config, path, source))
        return files

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        env.globals["qingjian"] = {
            "css": theme_assets.css().path,
            "boot": theme_assets.boot().path,
            "script": theme_assets.script().path,
            "search": self.config.search,
            "trouble": self._trouble,
            "identity": list(identity.facts(config.extra.get("identity"))),
        }
        env.loader.searchpath.append(str(_PACKAGE / "search" / "templates"))  # type: ignore[union-attr]
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        assets.date(pages)
        if self.config.search:  # one long piece of work, beside the writing of all pages
            written = [page for page in pages if not isinstance(page, ShellPage)]
            self._index = SharedWork(self._make_index, [written], worth_it=1)
        self._shell.main = env.get_template("main.html")
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._ahead:
            self._ahead.close()
        if self._index:
            for path, content in self._index.result(0):
                write_file(content, str(Path(config.site_dir, "assets", "search", path)))
            self._index.close()

    def _assets(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        for asset in (theme_assets.css(), theme_assets.boot(), theme_assets.script()):
            yield asset.path, asset.content
        yield client.web().path, client.web().content
        assert self._edition is not None
        yield (
            reminders.PATH,
            reminders.calendar(self._edition, config.site_name, config.site_url, today().year),
        )
        if places := places_file(self._edition, config.site_url):
            yield PLACES, places

    def _make_index(self, pages: list[Page]) -> list[tuple[str, bytes]]:
        """The files of the search of all entries, their listings and some hand-written pages."""
        assert self._edition is not None
        from generator import (
            search,  # its dictionaries take a third of a second: only where there is a search
        )

        listings = [search.listing(f"{kind.folder}/", kind.label, kind.intro) for kind in KINDS]
        written = [
            search.written_page(page.url, str(page.title), page.content or "") for page in pages
        ]
        return list(search.build_index([*search.documents(self._edition), *listings, *written]))

    def _content(self, config: MkDocsConfig) -> Path:
        return root(config) / self.config.content


def _dress(config: MkDocsConfig) -> None:
    """Put our templates before Material's and after the site's own, and take what no page of ours
    may have.
    """
    folders = [Path(path).parts[-2:] for path in config.theme.dirs]
    if _MATERIAL not in folders:
        raise PluginError(
            "页面建在 Material for MkDocs 上：在 mkdocs.yml 里写上“theme: {name: material}”。"
        )
    config.theme.dirs.insert(folders.index(_MATERIAL), str(theme_assets.TEMPLATES))
    config.theme["font"] = False  # else every reader's browser would ask another host for it
    config.theme["language"] = "zh"  # as are all words around the content


_MATERIAL = ("material", "templates")


def _spread(pages: list[MadePage]) -> list[MadePage]:
    """Pages that no author wrote, evenly among those of entries, so that neither process waits for
    the other.
    """
    entries = [page for page in pages if page.origin]
    others = [page for page in pages if not page.origin]
    step = max(1, len(entries) // max(1, len(others)))
    spread = [
        page
        for i, other in enumerate(others)
        for page in (other, *entries[i * step : (i + 1) * step])
    ]
    return [*spread, *entries[len(others) * step :]]
