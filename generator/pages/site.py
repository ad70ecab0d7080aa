"""Hold what all pages of an edition share: texts rendered once, and its relations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

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
from generator.text.richtext import ENTRY_SCHEME, RichText
from generator.text.summaries import Summaries

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2

    from generator.edition import Edition, Item
    from generator.feeds.news import Feed
    from generator.kinds.dates import Edtf
    from generator.kinds.rules.model import Version
    from generator.law.citations import Citation


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
    ) -> None:
        """Take an edition and what its pages need.

        `album` holds the pictures; `address` is that of the home page, if it is known; `templates`:
        a folder of the site whose templates come before ours.
        """
        self._own_templates = templates
        self.edition = edition
        self.album = album or Album()
        self.address = address
        self.templates = environment(templates, headings_of(edition, self.album))
        self.cards: dict[tuple[str, str, str], Markup] = {}
        """The rows of entries in lists, by form; a view fills them in as they are asked for."""
        self._rich = RichText(edition)
        self._glossary = Glossary(edition, self._rich.html)
        self.mentions = Mentions(edition)
        self._listing_templates: dict[str, jinja2.Template] = {}
        self._relations: dict[str, Any] = {}
        self._summaries = Summaries(self._rich.html)
        self._quotes: dict[tuple[str, Version | None], Markup] = {}
        self._chips: dict[tuple[str, ...], Markup] = {}

    def __reduce__(self) -> tuple[type[Site], tuple[object, ...]]:
        """Send what the site is made of to another process, which renders by itself."""
        return Site, (self.edition, self.album, self.address, self._own_templates)

    @cached_property
    def atlas(self) -> Atlas:
        """Return what the maps of the edition show."""
        return Atlas(self.edition, href, scenery.scene(self.edition.home))

    @cached_property
    def visits(self) -> visits.Visits:
        """Return what the site settles for visitors: links to map services, stamps."""
        return visits.of(self.edition.home)

    @cached_property
    def sharing(self) -> sharing.Sharing:
        """Return in what further forms the site is published."""
        return sharing.of(self.edition.home)

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """Return the feeds of the edition, where the site wants more than that of reports."""
        return (*subscriptions.feeds(self.edition, self.sharing),) if self.sharing.feeds else ()

    def feed(self, url: str) -> str:
        """Return the path, without a suffix, of the feed of what a page lists; "" for none."""
        return next((feed.path for feed in self.feeds if feed.page == url), "")

    def relations(self, folder: str) -> Any:
        """Return what the pages of a kind ask of the edition."""
        if folder not in self._relations:
            self._relations[folder] = relations(folder, self.edition)
        return self._relations[folder]

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
        return self._summaries.of(item)

    def quote(self, reference: str, when: Edtf | None = None) -> Markup:
        """Quote a clause as it stood; nothing where the edition lacks its rule."""
        key = reference, citations.cited_version(self.edition, reference, when)
        quote = self._quotes.get(key)
        if quote is None:
            cited = citations.cite(self.edition, reference, when)
            quote = self._quote(cited) if cited else Markup()
            self._quotes[key] = quote
        return quote

    def _quote(self, cited: Citation) -> Markup:
        words = paragraphs(cited.provisions, "", lambda text: str(escape(text)))
        return self.part("quote.jinja", cited=cited, words=words)

    def chips(self, topics: tuple[str, ...]) -> Markup:
        """Render links to topics, by their ids."""
        chips = self._chips.get(topics)
        if chips is None:
            named = (self.edition.item("topics", id) for id in topics)
            items = [item for item in named if item]
            chips = self._chips[topics] = self.part("chips.jinja", topics=items)
        return chips
