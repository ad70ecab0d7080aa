"""Render the theme's page once for all pages that differ only in a few places.

It is then filled in by joining strings.

Material's template takes milliseconds a page. Pages of one section and depth get the same HTML but
for title, description, canonical address and content: a stand-in with marks there is rendered, cut
at the marks, and each page is joined from the pieces. A page in the navigation has links to its
neighbours and is rendered by itself.
"""

from __future__ import annotations

import copy
import re
from html import escape
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page as MkDocsPage

from generator.pages.environment import failure
from generator.pages.heads import markup
from generator.pages.links import ROOT, root_of
from generator.search.site_index import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from generator.pages.page import Page

_MARK = re.compile("\x03([a-z]+)\x03")


class ShellPage(MkDocsPage):
    """Hold a page of ours among those of MkDocs.

    `make` says what its body is; it is asked when the page is written, or sooner to `keep` it for
    another plugin. With `prove`, `pieces` then holds some of its text, as it was before any other
    plugin.
    """

    _meta: MutableMapping[str, Any] | None = None

    def __init__(
        self,
        source: Page,
        make: Callable[[], str],
        file: File,
        config: MkDocsConfig,
        shell: Shell,
        *,
        keep: bool,
        prove: bool = False,
    ) -> None:
        super().__init__(escape(source.title), file, config)
        self._shell = shell
        self._own_head = ""
        self.show(source, make)
        self.markdown = ""
        self._keep = keep
        self._prove = prove
        self.pieces: tuple[str, ...] = ()
        self._kept: str | None = None

    def show(self, source: Page, make: Callable[[], str]) -> None:
        """Take what the page is to show, which may be another state of the same page."""
        self.content_page = source
        self._make = make
        self.title = escape(source.title)
        self._meta = None
        if source.date:
            self.update_date = source.date

    def take(self, make: Callable[[], str]) -> None:
        """Take another way to make the body."""
        self._make = make

    @property
    def meta(self) -> MutableMapping[str, Any]:
        """Return what a page says of itself, put together when it is first asked for.

        Nobody asks a page whose frame is known, which is nearly every one.
        """
        if self._meta is None:
            title, description = self.content_page.title, self.content_page.description
            words = self._words(escape(title), escape(description))
            self._meta = {"template": self._shell, **words}
        return self._meta

    @meta.setter
    def meta(self, value: MutableMapping[str, Any]) -> None:
        self._meta = value

    @property
    def slots(self) -> dict[str, str | Callable[[], str]]:
        """Return what stands in the places in which pages differ."""
        return {
            "title": escape(self.content_page.title),
            "description": escape(self.content_page.description),
            "canonical": escape(self.canonical_url or ""),
            "head": self.head,
            "content": self._body,
        }

    @property
    def content(self) -> str:
        """Return the body; before the page is written only where another plugin looks at it."""
        if self._kept is not None:
            return self._kept
        return self._body() if self.active or self._keep else ""

    @content.setter
    def content(self, value: str | None) -> None:
        self._kept = value or None

    @property
    def head(self) -> str:
        """Return what the head says to those who share the page, and to machines that read."""
        return self._own_head or markup.head(
            self.content_page, self.canonical_url or "", self._shell.host
        )

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing: there is no Markdown, the entry was read with all others."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the body by the entry's template."""

    def stand_in(self) -> ShellPage:
        """Return this page with marks in the places that differ between pages of one shell."""
        other = copy.copy(self)
        other.meta = {**self.meta, **self._words("\x03title\x03", "\x03description\x03")}
        other.canonical_url = "\x03canonical\x03" if self.canonical_url else None
        other.content = "\x03content\x03"
        other._own_head = "\x03head\x03"
        return other

    @property
    def signature(self) -> object:
        """Return what is equal for pages that the theme renders alike."""
        if self.is_in_navigation:
            return id(self)
        return self.content_page.section, self.content_page.url.count("/")

    @property
    def is_homepage(self) -> bool:
        """Tell whether this is the first page of the site, which MkDocs works out from paths."""
        return self.content_page.url == "" and super().is_homepage

    @property
    def is_in_navigation(self) -> bool:
        """Tell whether the page has a frame of its own, with neighbours in it."""
        return bool(self.previous_page or self.next_page or self.is_homepage)

    def _body(self) -> str:
        if self._kept is not None:
            return self._kept
        try:
            body = self._make().replace(ROOT, root_of(self.content_page.url))
        except jinja2.TemplateError as error:
            raise refusal(self.content_page.url, error) from None
        if self._prove:
            self.pieces = pieces(body)
        return body

    def _words(self, title: str, description: str) -> dict[str, Any]:
        own_title = {} if self.content_page.url == "" else {"title": title}
        return own_title | {
            "description": description,
            "qingjian": {"section": self.content_page.section},
        }


def refusal(url: str, error: jinja2.TemplateError) -> PluginError:
    """Return what tells that the page at an address cannot be made, and where its template errs."""
    return PluginError(f"{url}：模板用不了，没有发布：{failure(error)}")


def host_of(config: MkDocsConfig) -> markup.Host:
    """Return what the heads of a site's pages say of the site."""
    own: Any = config.plugins.get("qingjian")
    return markup.Host(config.site_name, config.site_url, bool(own and own.config.search))


def head_of(page: MkDocsPage | None, config: MkDocsConfig) -> str:
    """Return what the head of a page says of it; of the page of a wrong address nothing."""
    if page is None:
        return ""
    if isinstance(page, ShellPage):
        return page.head
    title, description = str(page.title or ""), page.meta.get("description")
    if page.is_homepage:
        title = config.site_name
    words = str(description or config.site_description or "")
    return markup.for_text(title, words, page.canonical_url or "", host_of(config))


class Shell(jinja2.Template):
    """Render `main` once per signature.

    Jinja and MkDocs take it wherever a template may stand. Whatever else a template has or does, it
    has and does as `main`. Before the environment is there, it has its name only.
    """

    main: jinja2.Template
    name = "main.html"
    filename = None

    def __new__(cls, host: markup.Host) -> Shell:
        return object.__new__(cls)  # Jinja's own constructor wants a source to compile

    def __init__(self, host: markup.Host) -> None:
        self.host = host
        """What the heads of pages say of the site."""
        self._shells: dict[object, list[str]] = {}

    def forget(self) -> None:
        """Render the frames of pages anew: they say other words now."""
        self._shells.clear()

    def __deepcopy__(self, memo: object) -> Shell:
        """Return itself.

        A plugin that copies what a page says of itself, as Material's `meta`, wants no second
        shell.
        """
        return self

    def __getattr__(self, name: str) -> Any:
        """What Jinja keeps on every template: its environment, globals, blocks, code."""
        if name == "main":
            raise AttributeError("the theme's templates are not there yet")
        return getattr(self.main, name)

    def generate(self, *args: Any, **kwargs: Any) -> Iterator[str]:
        """Yield the page in one piece."""
        yield self.render(*args, **kwargs)

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Render the body by the entry's template."""
        context = dict(*args, **kwargs)
        page: ShellPage = context["page"]
        if not self.knows(page):
            html = self.main.render({**context, "page": page.stand_in()})
            self._shells[page.signature] = _MARK.split(html)
        return self.fill(page)

    def knows(self, page: ShellPage) -> bool:
        """Tell whether the frame of a page has been rendered, so that it need only be filled in."""
        return page.signature in self._shells

    def fill(self, page: ShellPage) -> str:
        """Return a page whose frame is known."""
        return fill(self._shells[page.signature], page.slots)


def fill(parts: list[str], slots: dict[str, str | Callable[[], str]]) -> str:
    """Fill the slots of a shell; `parts` alternate between text and the name of a slot."""
    result = parts.copy()
    for i in range(1, len(parts), 2):
        value = slots[parts[i]]
        result[i] = value if isinstance(value, str) else value()
    return "".join(result)
