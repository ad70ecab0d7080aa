"""Build the site as a plugin of MkDocs.

It loads the content before anything is written, adds its pages, and dresses them in our theme.
"""

from __future__ import annotations

import logging
import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import write_file

from generator import edition, media
from generator.kinds.entry import Audience
from generator.library import vocabulary
from generator.library.memory import Memory
from generator.library.project import SITE_CONFIG, Project, project_of
from generator.library.survey import survey
from generator.mkdocs import (
    anchors,
    assets,
    author_pages,
    build_cache,
    frame,
    prose,
    site_search,
    sitemap,
)
from generator.mkdocs.dress import dress, tell_of_templates
from generator.mkdocs.host import Host
from generator.mkdocs.listeners import AFTER_WRITING, OF_PAGES, has_others
from generator.mkdocs.making import FormerBuilds, Making, every_page
from generator.mkdocs.output_file import page_file, plain_file
from generator.mkdocs.preview import Preview, State
from generator.mkdocs.preview_server import watch
from generator.mkdocs.project import adopt, prune, refuse_to_delete, root
from generator.mkdocs.shell import Shell, ShellPage, host_of
from generator.mkdocs.writer import Writer
from generator.outputs import REPEATING, SITE_FILES, Address
from generator.pages.compiled import COMPILED
from generator.pages.site import Site
from generator.source.diagnostics import ContentError, Language
from generator.source.formats import as_text
from generator.tools import gc_tuning
from generator.tools.clock import ClockError, today
from generator.tools.writing import add, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.edition import Edition
    from generator.library.catalogue import Library
    from generator.mkdocs.build_cache import BuildCache
    from generator.pages.page import Page as ContentPage

log = logging.getLogger("mkdocs.plugins.qingjian")

_PACKAGE = Path(__file__).parent.parent


class QingjianConfig(base.Config):  # type: ignore[no-untyped-call]
    """Hold the settings under `plugins: qingjian:`.

    Paths start at the folder of the configuration.
    """

    content = option.Type(str, default="content")
    edition = option.Choice(
        [audience.value for audience in Audience], default=Audience.PUBLIC.value
    )
    vocabulary = option.Type(str, default=vocabulary.SHOWN_AS)
    search = option.Type(bool, default=True)


class QingjianPlugin(BasePlugin[QingjianConfig]):  # type: ignore[no-untyped-call]
    def __init__(self) -> None:
        self._serving = False
        self._dirty = False
        self._shell: Shell | None = None
        self._edition: Edition | None = None
        self._trouble = ""  # what is wrong with the content, in a preview
        self._making: Making | None = None
        self._index: site_search.IndexWriter | None = None
        self._cache: BuildCache | None = None
        self.remembers = False
        """Whether a build takes from an earlier one what that need not make again."""
        self._author_texts: dict[str, str] = {}  # content of hand-written pages, by address
        self._pages: list[Page] = []
        self._ours: list[File] = []
        self._documents: list[File] = []
        self._album = media.Album()
        self._named: Project | None = None
        self._memory = Memory()
        self._selection = edition.Selection()
        self._nav: Navigation | None = None
        self._outputs: dict[str, int] = {}
        self.preview: Preview | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        try:
            today()
        except ClockError as error:
            raise PluginError(str(error)) from None
        self._serving = command == "serve"
        self._dirty = dirty
        gc_tuning.collect_rarely()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._named = None
        project = self.project(config)
        if not self._serving:  # a preview lies in a folder of its own
            refuse_to_delete(Path(config.site_dir), project, root(config))
        adopt(project, config)
        if config.site_url:  # a blank would end the address in half the places where it stands
            config.site_url = quote(config.site_url, safe=":/?#[]@!$&'()*+,;=~%")
        dress(config)
        anchors.readable(config)
        prose.install(config)
        config.mdx_configs.setdefault("tables", {}).setdefault(
            "use_align_attribute", True
        )  # not an inline style
        if self._serving:
            folders = [project.content, project.settings, root(config) / SITE_CONFIG, _PACKAGE]
            config.watch.extend(str(path) for path in dict.fromkeys(folders) if path.exists())
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything before MkDocs clears the site.

        With an error the last good site stays. A preview that runs goes on with what it last could
        show, and tells what is wrong.
        """
        if _is_further_language(config):
            return
        COMPILED.keep_in(build_cache.templates_of(self.project(config)))
        tell_of_templates(self.project(config).settings / "templates")
        self.read(config)

    def read(self, config: MkDocsConfig) -> None:
        """Read and check the content; of a preview only what changed since it was last read."""
        project = self.project(config)
        content, memory = project.content, self._memory if self._serving else None
        words = self.config.vocabulary
        if self._cache is None and (self.remembers or (self._serving and not self._edition)):
            self._cache = build_cache.open_for(project, Audience(self.config.edition))
        readings = self._cache.readings if self._cache else None
        try:
            library = survey(
                content, project.home, words, today=today(), memory=memory, readings=readings
            ).whole()
            if Path(config.docs_dir).resolve() != project.pages.resolve():
                author_pages.check(config, library.entries)
        except ContentError as error:
            self._trouble = as_text(error.diagnostics, content.parent, Language.CHINESE)
            if not self._serving or self._edition is None:
                raise PluginError(f"内容有错误，没有发布：\n\n{self._trouble}") from None
            log.error("内容有错误，预览还是改错之前的样子：\n\n%s", self._trouble)
            return
        finally:
            if self._serving:  # what comes is edits, of which one process remembers more
                self.let_go()
        self._trouble = ""
        _tell_of_warnings(library)
        self._edition = edition.select(
            library,
            Audience(self.config.edition),
            drafts=self._serving,
            memory=self._selection if self._serving else None,
        )
        album = assets.album(self._edition, root(config) / assets.CACHE)
        self._album = assets.with_cards(album, self._edition, config)

    @event_priority(50)
    def _add(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self._edition is not None
        if not _is_further_language(config):
            self._author_texts = {}
            wants_index = self.config.search and not self._makes_on_demand(config)
            self._index = site_search.IndexWriter(self._edition) if wants_index else None
        self._shell = shell = Shell(host_of(config))
        keep = has_others(self, config, "page_content")
        prove = keep or has_others(self, config, *AFTER_WRITING)
        author_pages.leave_out(files, config)
        assets.clean(files, config)
        assets.leave_idle(files, config)
        # MkDocs keeps a plugin for the next build of the process.
        self._ours, self._documents, self._making = [], [], None
        site = self._site(config)
        pages = every_page(site, config.site_name)
        # In a preview each body waits until somebody looks at it.
        making, settings = None, self.project(config).settings
        if not self._makes_on_demand(config):
            index = None if _is_further_language(config) else self._index
            self._making = Making(pages, site, self._kept(site), settings, index)
            if not self._writes(config):
                making = self._making
                making.begin()
        for position, page in enumerate(pages):
            file = self._file(page, config)
            make = making.maker(position) if making else page.body
            ShellPage(page, make, file, config, shell, keep=keep, prove=prove)
            files.append(file)
            self._ours.append(file)
        address = self._address(config)
        self._outputs = {}
        # What repeats pages is written last, by ourselves: only a preview hands it over like this.
        makers = (*SITE_FILES, *REPEATING) if self._makes_on_demand(config) else SITE_FILES
        for number, make_files in enumerate(makers):
            for path, content in make_files(self._edition, address):
                files.append(plain_file(config, path, whole(content)))
                self._outputs[path] = number
        for path, source in self._album.files.items():
            files.append(assets.outside(config, path, source))
        prune(self.project(config), config, files)
        return files

    def _address(self, config: MkDocsConfig) -> Address:
        words = config.site_description or ""
        return Address(config.site_name, config.site_url, self._album, words)

    def _site(self, config: MkDocsConfig) -> Site:
        assert self._edition is not None
        own = self.project(config).settings / "templates"
        return Site(self._edition, self._album, config.site_url, own, watch=self._keeps_bodies)

    @property
    def _keeps_bodies(self) -> bool:
        return self._cache is not None and not self._serving

    def _kept(self, site: Site) -> FormerBuilds | None:
        assert self._edition is not None
        if self._cache is None or not self._keeps_bodies:
            return None
        self._cache.take(self._edition, self._album)
        bodies, extracts = self._cache.bodies(site, "page"), self._cache.bodies(site, "extract")
        return FormerBuilds(bodies, extracts) if bodies and extracts else None

    @event_priority(-99)
    def _note(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Let go of the pages that other plugins took out."""
        before = set(files.src_uris)
        self._ours = [file for file in self._ours if file.src_uri in before]
        return files

    @event_priority(-150)
    def _restore(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put back the pages that a plugin left out which replaces all files at the very end.

        i18n knows none but those that lie in the folder of hand-written pages.
        """
        there = set(files.src_uris)
        for file in self._ours:
            if file.src_uri not in there:
                files.append(file)
        return files

    on_files = CombinedEvent(_add, _note, _restore)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: object) -> None:
        """Keep what an author wrote, before other plugins change it."""
        if not isinstance(page, ShellPage) and not _is_further_language(config):
            self._author_texts[page.url] = html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Write our pages in the first language only: they are the same in all others.

        The head of a page that encryptcontent encrypts says nothing of what stands in it.
        """
        if isinstance(page, ShellPage) and _is_further_language(config):
            return ""
        return _SAID.sub("", output) if hasattr(page, "encryptcontent") else output

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Split the sitemap of a large site."""
        if template_name != sitemap.WHOLE:
            return output
        index, parts = sitemap.split(output, config.site_url)
        for path, content in parts:
            write_file(content, str(Path(config.site_dir, path)))
        return index

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        self._nav = nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        # As a word of the theme it is known in every environment that another plugin may make.
        config.theme["qingjian"] = {
            **frame.of_site(config, search=self.config.search),
            **frame.of_content(self._edition, self._trouble),
        }
        assert self._shell is not None
        if not has_others(self, config, "env"):  # who may have given it other words or tags
            env.bytecode_cache = COMPILED
        self._shell.main = env.get_template("main.html")
        if _is_further_language(config):
            return env
        self._pages = [file.page for file in files.documentation_pages() if file.page is not None]
        assets.date(self._pages)
        assert self._nav is not None
        host = Host(config, env, self._nav, files, self._shell)
        if self._makes_on_demand(config):
            self._begin_preview(host)
        elif self._index:
            self._look_up_index(self._index, config)
        if self._making and self._writes(config):
            self._making.begin(self._writer(host, self._making))
        return env

    def _writer(self, host: Host, making: Making) -> Writer:
        """Take from MkDocs all pages of ours but those whose frame is their own."""
        self._documents = [*host.files.documentation_pages()]
        shared = {}
        for position, file in enumerate(self._ours):
            page = file.page
            if not isinstance(page, ShellPage):
                continue
            if page.is_in_navigation:
                page.take(making.maker(position))
                continue
            file.inclusion = InclusionLevel.EXCLUDED
            shared[position] = page
        return Writer(host, shared, self._documents)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the sitemap of the pages, too, that MkDocs does not write."""
        if self._documents:
            context["pages"] = self._documents
        return context

    def _look_up_index(self, index: site_search.IndexWriter, config: MkDocsConfig) -> None:
        urls = [page.content_page.url for page in self._pages if isinstance(page, ShellPage)]
        texts = [*site_search.author_pages(self._pages, self._author_texts)]
        changed = has_others(self, config, "page_content", *AFTER_WRITING)
        index.look_up(urls, texts, None if changed else self._cache)

    def _begin_preview(self, host: Host) -> None:
        """Leave every page of an entry to the preview, which MkDocs then does not write."""
        self.preview = Preview(host, self.state(host.config), self._outputs)
        for page in self._pages:
            if isinstance(page, ShellPage):
                page.file.inclusion = InclusionLevel.EXCLUDED

    def state(self, config: MkDocsConfig) -> State:
        """Return what a preview is to show of the content as it was last read."""
        assert self._edition is not None
        site = self._site(config)
        texts = tuple(site_search.author_pages(self._pages, self._author_texts))
        words = frame.of_content(self._edition, self._trouble)
        return State(site, partial(every_page, site, config.site_name), texts, words)

    @property
    def has_trouble(self) -> bool:
        """Whether a preview shows the content as it was before a mistake."""
        return bool(self._trouble)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Let pages be made when they are asked for."""
        watch(server, self, config, builder)
        return server

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of the search after all other plugins have done what they do."""
        if self._making:
            self._making.finish()
            self._making.close()
        if self._index:
            changed = has_others(self, config, "page_content", *AFTER_WRITING)
            proofs = site_search.proofs(self._pages, self._author_texts) if changed else ()
            self._index.write(Path(config.site_dir, "assets", "search"), dict(proofs))
            self._index = None
        on_demand = self._makes_on_demand(config)
        if self._edition and not on_demand and not _is_further_language(config):
            self._repeat(self._edition, config)
        self.let_go()

    def _repeat(self, edition: Edition, config: MkDocsConfig) -> None:
        """Write what repeats pages, of those that other plugins have left as they were.

        A file that is there already is somebody's own.
        """
        published = edition
        if has_others(self, config, *OF_PAGES):
            proofs = site_search.proofs(self._pages, self._author_texts)
            published = edition.only({url for url, proof in proofs if proof.holds()})
        address, site = self._address(config), Path(config.site_dir)
        for make_files in REPEATING:
            for path, content in make_files(published, address):
                add(site / path, content)

    def let_go(self) -> None:
        """Write down what the next build need not make again, and let its files go."""
        if self._cache:
            self._cache.close()
            self._cache = None

    def _writes(self, config: MkDocsConfig) -> bool:
        """Whether pages are written by us: no other plugin has a say in them."""
        return not (self._serving or self._dirty or has_others(self, config, *OF_PAGES))

    def _makes_on_demand(self, config: MkDocsConfig) -> bool:
        """Whether pages are made when somebody looks at them: no other plugin wants them before."""
        return self._serving and not has_others(self, config, *OF_PAGES)

    def _file(self, page: ContentPage, config: MkDocsConfig) -> File:
        above = self.project(config).content.parent
        file = page_file(config, page.url, f"{above}{os.sep}{page.origin}" if page.origin else None)
        file.edit_uri = page.origin
        return file

    def project(self, config: MkDocsConfig) -> Project:
        """Return the project that the configuration names; asked for every page, looked up once."""
        if self._named is None:
            home = root(config)
            self._named = project_of(home / self.config.content, home)
        return self._named


_SAID = re.compile(
    r'<meta (?:name|property)="(?:[a-z]+:)?(?:description|image[a-z:]*)"[^>]*>'
    r'|<script type="application/ld\+json">[^<]*</script>'
)
"""What a head says of the content of a page."""


def _tell_of_warnings(library: Library) -> None:
    """Tell what is odd in the settings, which a whole site depends on; of the content on demand."""
    for level, of_settings in ((logging.WARNING, True), (logging.INFO, False)):
        warnings = [
            d for d in library.warnings if d.file.startswith(f"{SITE_CONFIG}/") is of_settings
        ]
        if warnings:
            log.log(level, "%s", as_text(warnings, library.content.parent, Language.CHINESE))


def _is_further_language(config: MkDocsConfig) -> bool:
    """Whether mkdocs-static-i18n is building the site once more, in another language."""
    return not getattr(config.plugins.get("i18n"), "is_default_language_build", True)
