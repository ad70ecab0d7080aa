"""Hold what all pages of an edition share: texts rendered once, and its relations."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup, escape

from generator.data import markdown
from generator.feeds import subscriptions
from generator.geo import scenery
from generator.geo.atlas import Atlas
from generator.law import citations
from generator.library import sharing, visits
from generator.media import Album
from generator.pages.environment import environment
from generator.pages.headings import headings_of
from generator.pages.links import ROOT, href
from generator.pages.mentions import Mentions
from generator.pages.provisions import paragraphs
from generator.pages.relations import relations
from generator.pages.terms import Glossary, Marker
from generator.pages.watched import coarsely, observe, observe_album
from generator.text.richtext import ENTRY_SCHEME, RichText
from generator.text.summaries import Summaries
from generator.tools.asked import note, note_all, noting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import jinja2

    from generator.edition import Edition, Item
    from generator.feeds.news import Feed
    from generator.kinds.dates import Edtf
    from generator.kinds.rules.model import Version
    from generator.law.citations import Citation
    from generator.tools.asked import Question

K = TypeVar("K")
V = TypeVar("V")
Kept = dict[K, tuple[V, "frozenset[Question]"]]
"""By key what is made once, with what was asked for it."""
_NOTHING: frozenset[Question] = frozenset()


class Site:
    """Hold an edition on its way to pages.

    What is asked twice is rendered once.
    """

    def __init__(
        self,
        edition: Edition,
        album: Album | None = None,
        address: str | None = None,
        templates: Path | None = None,
        *,
        watch: bool = False,
    ) -> None:
        """Take an edition and what its pages need.

        `album` holds the pictures; `address` is that of the home page, if it is known; `templates`:
        a folder of the site whose templates come before ours. `watch`: note what pages ask of the
        edition (tools/asked.py).
        """
        self._made_of = (edition, album, address, templates, watch)
        self.edition = observe(edition) if watch else edition
        self.album = album or Album()
        if watch:
            self.album = observe_album(self.album)
        self.address = address
        self.cards: Kept[tuple[str, str, str], bytes] = {}
        """The rows of entries in lists, by form; a view fills them in as they are asked for.

        In UTF-8, where tags take half the room: they are most of what a large site has in memory.
        """
        with noting() as self.basis:
            self.templates = environment(templates, headings_of(self.edition, self.album))
            self._rich = RichText(self.edition)
            self._glossary = Glossary(self.edition, self._rich.html)
            self.mentions = Mentions(self.edition)
        self._listing_templates: dict[str, jinja2.Template] = {}
        self._shared: dict[str, tuple[Any, set[Question]]] = {}
        self._summaries = Summaries(self._rich.html)
        self._said: Kept[tuple[str, str], str] = {}
        self._quotes: Kept[tuple[str, Version | None], Markup] = {}
        self._chips: Kept[tuple[str, ...], Markup] = {}

    def __reduce__(self) -> tuple[Callable[..., Site], tuple[object, ...]]:
        """Send what the site is made of to another process, which renders by itself."""
        return _made_of, self._made_of

    def let_go(self) -> None:
        """Let go of what was rendered once for several pages: these are made."""
        for kept in (self.cards, self._said, self._quotes, self._chips, self._shared):
            kept.clear()

    def kept(self, keep: Kept[K, V], key: K, make: Callable[[], V]) -> V:
        """Return what is made for a key once, and say each time on what it rests."""
        known = keep.get(key)
        if known is None:
            with noting() as asked:
                value = make()
            known = keep[key] = value, frozenset(asked) if asked else _NOTHING
        else:
            note_all(known[1])
        return known[0]

    def _common(self, name: str, make: Callable[[Edition], V]) -> V:
        """Return what all pages share that is made of the edition, which it may ask later, too.

        What it asks for one page it may remember for another, so that each rests on all of it; to
        keep that short, on whole shelves.
        """
        if name not in self._shared:
            asked: set[Question] = set()

            def also(question: Question) -> None:
                note(question)
                asked.add(coarsely(question))

            edition, *_, watch = self._made_of
            self._shared[name] = make(observe(edition, also) if watch else edition), asked
        value, asked = self._shared[name]
        note_all(asked)
        result: V = value
        return result

    @property
    def atlas(self) -> Atlas:
        """Return what the maps of the edition show."""
        return self._common(
            "/atlas", lambda edition: Atlas(edition, href, scenery.scene(edition.home))
        )

    @cached_property
    def visits(self) -> visits.Visits:
        """Return what the site settles for visitors: links to map services, stamps."""
        return visits.of(self.edition.home)

    @cached_property
    def sharing(self) -> sharing.Sharing:
        """Return in what further forms the site is published."""
        return sharing.of(self.edition.home)

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """Return the feeds of the edition, where the site wants more than that of reports."""
        return self._common("/feeds", self._feeds) if self.sharing.feeds else ()

    def _feeds(self, edition: Edition) -> tuple[Feed, ...]:
        return (*subscriptions.feeds(edition, self.sharing),)

    @property
    def text_name(self) -> str:
        """Return what the text of a page is called beside it; "" where there is none."""
        return markdown.NAME if self.sharing.text else ""

    def feed(self, url: str) -> str:
        """Return the path, without a suffix, of the feed of what a page lists; "" for none."""
        return next((feed.path for feed in self.feeds if feed.page == url), "")

    def relations(self, folder: str) -> Any:
        """Return what the pages of a kind ask of the edition."""
        return self._common(folder, partial(relations, folder))

    def page_template(self, folder: str) -> jinja2.Template:
        """Return the template of the pages of a kind."""
        return self.templates.get_template(f"{folder}/page.html.jinja")

    def listing_template(self, folder: str) -> jinja2.Template:
        """Return the template of the lists of a kind: its own, else that of all."""
        template = self._listing_templates.get(folder)
        if template is None:
            names = [f"listings/{folder}.jinja", "listing.jinja"]
            template = self._listing_templates[folder] = self.templates.select_template(names)
        return template

    def part(self, template: str, **values: object) -> Markup:
        """Render a piece of a page."""
        return Markup(self.templates.get_template(template).render(values))

    def html(self, text: str) -> str:
        """Render Markdown as safe HTML whose links to entries start at the site's root."""
        return self._rich.html(text).replace(f'href="{ENTRY_SCHEME}', f'href="{ROOT}')

    def marker(self, own: str) -> Marker:
        """Return a marker of terms for one page; `own` is the term whose page it is."""
        return Marker(self._glossary, own)

    def summary(self, item: Item) -> str:
        """Return the summary of an entry as plain text, else the first sentence of its body."""
        return self.kept(self._said, item.key, partial(self._summaries.of, item))

    def quote(self, reference: str, when: Edtf | None = None) -> Markup:
        """Quote a clause as it stood; nothing where the edition lacks its rule."""
        key = reference, citations.cited_version(self.edition, reference, when)
        return self.kept(self._quotes, key, partial(self._quoted, reference, when))

    def _quoted(self, reference: str, when: Edtf | None) -> Markup:
        cited = citations.cite(self.edition, reference, when)
        return self._quote(cited) if cited else Markup()

    def _quote(self, cited: Citation) -> Markup:
        words = paragraphs(cited.provisions, "", lambda text: str(escape(text)))
        return self.part("quote.jinja", cited=cited, words=words)

    def chips(self, topics: tuple[str, ...]) -> Markup:
        """Render links to topics, by their ids."""
        return self.kept(self._chips, topics, partial(self._linked, topics))

    def _linked(self, topics: tuple[str, ...]) -> Markup:
        named = (self.edition.item("topics", id) for id in topics)
        return self.part("chips.jinja", topics=[item for item in named if item])


def _made_of(
    edition: Edition, album: Album | None, address: str | None, templates: Path | None, watch: bool
) -> Site:
    return Site(edition, album, address, templates, watch=watch)
