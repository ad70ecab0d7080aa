"""Make the pages of a preview when somebody asks for them.

An edit then costs reading what it touched and rendering the page that is looked at, however large
the site is; no page can be out of date, since none is made before it is asked for.
"""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.utils import get_build_timestamp

from generator.kinds import BY_FOLDER
from generator.mkdocs import assets, sitemap
from generator.mkdocs.output_file import page_file
from generator.mkdocs.shell import ShellPage
from generator.outputs import REPEATING, SITE_FILES, Address
from generator.pages.build import entry_page
from generator.search.site_index import AuthorPage
from generator.search.site_index import files as index_files
from generator.tools.writing import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from generator.mkdocs.host import Host
    from generator.pages.page import Page as ContentPage
    from generator.pages.site import Site

SEARCH = "assets/search/"
_MAKERS = (*SITE_FILES, *REPEATING)
_NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class State:
    """Hold what is to be seen: an edition on its way to pages, and the texts that are searched.

    `pages` lists its pages, which takes as long as there are many; `words`: what the frame of every
    page says by it, such as what is wrong with the content.
    """

    site: Site
    pages: Callable[[], list[ContentPage]]
    author_pages: tuple[AuthorPage, ...]
    words: dict[str, object]


@dataclass(slots=True)
class Preview:
    """Write files of a site when they are asked for, as of the state that was shown last.

    `number` is that of the state, and `changed`, by path from the site's root on, of the state that
    last changed a file. `outputs`: by path which of _MAKERS makes it; MkDocs has written those
    and the pictures of the first state. `is_outdated`: every page has to be another, since one that
    the navigation names came, went or is called otherwise; that is noticed when the list of all
    pages is asked for.
    """

    host: Host
    state: State
    outputs: dict[str, int]
    number: int = 0
    changed: dict[str, int] = field(default_factory=dict)
    _current: set[str] = field(default_factory=set)
    is_outdated: bool = False
    _pages: dict[str, ContentPage] | None = None
    _shell_pages: dict[str, ShellPage] = field(default_factory=dict)
    _written: dict[str, Page] = field(default_factory=dict)
    _documents: list[File] = field(default_factory=list)
    _names_entries: bool = False

    def __post_init__(self) -> None:
        for file in self.host.files.documentation_pages():
            if isinstance(file.page, ShellPage):
                self._shell_pages[_path(file.page.content_page)] = file.page
            elif file.page is not None:
                self._written[file.dest_uri] = file.page
        self._documents = [page.file for page in self._written.values()]
        named = _named(self.host.config.nav)
        self._names_entries = any(path.count("/") > 1 for path in named)
        self._every()
        self._current = {*self._written, *self.outputs, *self.state.site.album.files, _NOT_FOUND}
        self.changed = dict.fromkeys(self._current, self.number)

    def show(self, state: State, number: int) -> None:
        """Take a new state of the content."""
        self._renew_frame(state)
        self.state, self.number, self._pages = state, number, None
        self._shell_pages = self._framed()

    def _framed(self) -> dict[str, ShellPage]:
        """The pages in the navigation, which MkDocs has told their neighbours."""
        return {
            path: page
            for path, page in self._shell_pages.items()
            if page.previous_page or page.next_page or page.is_homepage
        }

    def _every(self) -> dict[str, ContentPage]:
        """All pages by path, listed when somebody asks for one that is no entry's."""
        if self._pages is None:
            pages = self._pages = {_path(page): page for page in self.state.pages()}
            framed = self._framed()
            named = {file for file in _named(self.host.config.nav) if file in pages}
            self.is_outdated = not named <= framed.keys()
            for path, page in framed.items():
                if path not in pages or pages[path].title != page.content_page.title:
                    self.is_outdated = True
                else:
                    page.show(pages[path], pages[path].body)
        return self._pages

    def _page(self, path: str) -> ContentPage | None:
        """The page at a path; that of an entry is made from the entry alone.

        Unless the navigation, which stands on it, names entries.
        """
        folder, _, rest = path.partition("/")
        id, _, file = rest.partition("/")
        site = self.state.site
        if file == "index.html" and folder in BY_FOLDER and not self._names_entries:
            item = site.edition.item(folder, id)
            if item is not None:
                return entry_page(site, item)
        return self._every().get(path)

    def lose_files(self) -> None:
        """Take no file to be there any more."""
        self._current = set()

    def _renew_frame(self, state: State) -> None:
        """Let go of all that was made; of the frame of the pages only where it says other words."""
        words = self.host.config.theme["qingjian"]
        same = all(words[name] == value for name, value in state.words.items())
        self._current = self._current & {*self._written, _NOT_FOUND} if same else set()
        if not same:
            words.update(state.words)
            self.host.shell.forget()

    def ensure(self, path: str) -> None:
        """Write a file of the site, by its path from the root on, as it is to be now.

        What nobody makes any more is taken away; a file that is not ours stays as it is.
        """
        if path in self._current:
            return
        if self._is_of_search(path):
            self._make_index()
        elif sitemap.is_of_sitemap(path):
            self._make_sitemap()
        elif (content := self._content(path)) is not None:
            self._write(path, content)
        elif path in self.changed:
            self._take_away(path)
        self._current.add(path)

    def settle(self) -> None:
        """Write everything that may be asked for."""
        self._make_outputs()
        paths = {*self._every(), *self._written, *self.state.site.album.files, *self.outputs}
        for path in sorted(
            {*paths, *self.changed, sitemap.WHOLE, _NOT_FOUND, f"{SEARCH}manifest.js"}
        ):
            self.ensure(path)

    def _content(self, path: str) -> bytes | None:
        if path.endswith("index.html") and (page := self._page(path)):
            return self._render(self._shell_page(path, page))
        if written := self._written.get(path):
            return self._render(written)
        if path == _NOT_FOUND:
            return self._template(path)
        if source := self.state.site.album.files.get(path):
            return source.read_bytes()
        return self._output(path)

    def _output(self, path: str) -> bytes | None:
        """What an output makes beside pages; what is not known to be anybody's may be new."""
        if path not in self.outputs and not self._file(path).exists():
            self._make_outputs()
        number = self.outputs.get(path)
        if number is None:
            return None
        files = _MAKERS[number](self.state.site.edition, self._address())
        made = {path: whole(content) for path, content in files}
        for other, content in made.items():
            if other != path and other not in self._current:
                self._write(other, content)
                self._current.add(other)
        return made.get(path)

    def _make_outputs(self) -> None:
        self.outputs = {
            path: number
            for number, files in enumerate(_MAKERS)
            for path, _ in files(self.state.site.edition, self._address())
        }

    def _address(self) -> Address:
        config = self.host.config
        words = config.site_description or ""
        return Address(config.site_name, config.site_url, self.state.site.album, words)

    def _shell_page(self, path: str, page: ContentPage) -> ShellPage:
        if path not in self._shell_pages:
            config = self.host.config
            file = page_file(config, page.url)
            file.edit_uri = page.origin
            self._shell_pages[path] = ShellPage(
                page, page.body, file, config, self.host.shell, keep=False
            )
        return self._shell_pages[path]

    def _render(self, page: Page) -> bytes:
        return self.host.render(page, self._documents)

    def _template(self, name: str) -> bytes:
        """A page that MkDocs makes from a template of the theme alone."""
        host = self.host
        base = urlsplit(host.config.site_url or "/").path
        context = get_context(host.nav, self._documents, host.config, base_url=base)
        return host.env.get_template(name).render(context).encode()

    def _make_sitemap(self) -> None:
        host = self.host
        pages: list[Page] = [
            *self._written.values(),
            *(self._shell_page(path, page) for path, page in self._every().items()),
        ]
        assets.date(pages)
        files = [page.file for page in pages]
        context = get_context(host.nav, files, host.config)
        whole = host.env.get_template(sitemap.WHOLE).render(context)
        xml, parts = sitemap.split(whole, host.config.site_url)
        packed = io.BytesIO()
        stamp = get_build_timestamp(pages=pages)
        name = str(self._file(f"{sitemap.WHOLE}.gz"))
        with gzip.GzipFile(fileobj=packed, filename=name, mode="wb", mtime=stamp) as file:
            file.write(xml.encode())
        made = {
            sitemap.WHOLE: xml.encode(),
            f"{sitemap.WHOLE}.gz": packed.getvalue(),
            **dict(parts),
        }
        for path in [path for path in self.changed if sitemap.is_of_sitemap(path)]:
            if path not in made:
                self._take_away(path)
        for path, content in made.items():
            self._write(path, content)
        self._current |= made.keys()

    def _is_of_search(self, path: str) -> bool:
        words = self.host.config.theme["qingjian"]
        return bool(words["search"]) and path.startswith(SEARCH)

    def _make_index(self) -> None:
        urls = {page.url for page in self._every().values()}
        state, made = self.state, set()
        for name, content in index_files(state.site.edition, urls, state.author_pages):
            made.add(path := f"{SEARCH}{name}")
            self._write(path, content)
        for path in [path for path in self.changed if path.startswith(SEARCH)]:
            if path not in made:
                self._take_away(path)
        self._current |= made

    def _write(self, path: str, content: bytes) -> None:
        file = self._file(path)
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            self.changed[path] = self.number
        else:
            self.changed.setdefault(path, self.number)

    def _take_away(self, path: str) -> None:
        self._file(path).unlink(missing_ok=True)
        self.changed[path] = self.number

    def _file(self, path: str) -> Path:
        return Path(self.host.config.site_dir, path)


def _path(page: ContentPage) -> str:
    return f"{page.url}index.html"


def _named(nav: Any) -> Iterator[str]:
    """Yield the paths of the pages that a navigation names, as its author wrote it."""
    if isinstance(nav, str) and nav.endswith("index.md"):
        yield f"{nav.removesuffix('.md')}.html"
    elif isinstance(nav, list | dict):
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(part)
