"""Give templates all they may ask for in one object: texts made safe, links, pieces, relations."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from generator.geo import map_links, walks
from generator.kinds import BY_FOLDER
from generator.kinds.entry import Audience
from generator.kinds.fields import GOOD_LINK
from generator.kinds.record import field_labels
from generator.law import citations
from generator.library.references import entry_target
from generator.pages import atoms
from generator.pages.atoms import INTERNAL
from generator.pages.provisions import paragraphs
from generator.training import build
from generator.training.pictures import shown_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator.edition import Item
    from generator.geo import Panel
    from generator.geo.map_links import MapLink
    from generator.geo.walks import Timetable
    from generator.kinds.cases.model import Case
    from generator.kinds.dates import Edtf
    from generator.kinds.modules.model import Module
    from generator.kinds.places.model import Place
    from generator.kinds.reports.series import Track
    from generator.kinds.routes.model import Route
    from generator.kinds.rules.model import Clause, Rule, Version
    from generator.law.statute import Article
    from generator.media.album import Sizes
    from generator.pages.site import Site
    from generator.pages.terms import Marker
    from generator.training.course import Course

_NOTHING = Markup()
_INTERNAL = Markup(" " + INTERNAL)
_SAID = '<p class="qj-note qj-rows__once">{} {}</p>'
_ONCE = {
    atoms.FICTIONAL: _SAID.format(atoms.FICTIONAL, "下面各条都是教学编写，不对应真实的人和事。"),
    atoms.REPORTED: _SAID.format(atoms.REPORTED, "下面各条都据公开报道编写，出处见各页。"),
    "": "",
}


class View:
    """Hold what a template knows as `view`: one page's window on the site.

    A page has its own, since each term is marked where it first stands on the page. Beside it a
    template of an entry has `item` and, for short, its data as `d`; the globals are listed in
    generator/pages/environment.py.
    """

    internal_badge = _INTERNAL

    def __init__(self, site: Site, item: Item | None = None, folder: str = "") -> None:
        self._site = site
        self._item = item
        self._folder = item.kind.folder if item else folder
        self._overlaid = item.overlaid if item else frozenset()

    @property
    def relations(self) -> Any:
        """Return `Relations` of this page's kind: what it asks of the edition."""
        return self._site.relations(self._folder)

    @property
    def is_internal(self) -> bool:
        """Tell whether this is the edition of an office's own people."""
        return self._site.edition.audience is Audience.INTERNAL

    # Texts

    @cached_property
    def _marker(self) -> Marker:
        own = self._item.data.id if self._item and self._folder == "terms" else ""
        return self._site.marker(own)

    def md(self, text: str | None) -> Markup:
        """Render Markdown with terms marked and citations linked."""
        return self._mark(self._site.html(text)) if text else Markup()

    def text(self, text: str) -> Markup:
        """Escape a plain text, mark its terms and link its citations."""
        return self._mark(str(escape(text)))

    def _mark(self, html: str) -> Markup:
        return Markup(self._marker.mark(self._site.mentions.link(html)))

    def texts(self, texts: Iterable[str]) -> list[Markup]:
        """Escape plain texts and mark their terms."""
        return [self.text(text) for text in texts]

    def summary(self, item: Item) -> str:
        """Return the summary of an entry as plain text, else the first sentence of its body."""
        return self._site.summary(item)

    # Entries

    def get(self, folder: str, id: str | None) -> Item | None:
        """Find an entry by folder and id; None where the edition lacks it or there is no id."""
        return self._site.edition.item(folder, id) if id else None

    def items(self, folder: str, ids: Iterable[str]) -> list[Item]:
        """List the entries of some ids, without those that the edition lacks."""
        items = (self.get(folder, id) for id in ids)
        return [item for item in items if item]

    def entry(self, reference: str) -> Item | None:
        """Find the entry behind `folder/id`."""
        target = entry_target(reference)
        return self._site.edition.item(*target.key) if target else None

    def tracks(self, item: Item) -> list[Track]:
        """List the figures of a unit, of a topic or of a report, those that say most first.

        `spark(track)` draws one, `finding(track)` says it, `track.url` is its page ("": none).
        """
        tracks: list[Track] = self._site.relations("reports").tracks_about(*item.key)
        return tracks

    def known(self, *items: Item | None) -> list[Item]:
        """List those of several entries that the edition has."""
        return [item for item in items if item]

    def related(self, item: Item, above: Iterable[Item] = ()) -> list[Item]:
        """List the entries that an entry names as related, without those its page lists above."""
        keys = {one.key for one in above}
        named = map(self.entry, item.data.related)
        return [other for other in named if other and other.key not in keys]

    def referring(
        self,
        item: Item,
        clause: str | None = None,
        *,
        without: Collection[str] = (),
        listed: Iterable[Item] = (),
    ) -> list[tuple[str, list[Item]]]:
        """List who refers to an entry or clause: pairs of a kind's word and its entries.

        `without`: words of kinds that are left out; `listed`: entries that the page lists already.
        """
        keys = {one.key for one in listed}
        links: dict[str, list[Item]] = {}
        for link in self._site.edition.referring(*item.key, clause):
            if link.item.key not in keys:
                links.setdefault(link.item.kind.folder, []).append(link.item)
        return [
            (kind.label, links[folder])
            for folder, kind in BY_FOLDER.items()
            if folder in links and kind.label not in without
        ]

    def clause(self, reference: str, when: Edtf | None = None) -> citations.Citation | None:
        """Find the clause behind `rule#no` as it stood at the end of `when`, or stands."""
        return citations.cite(self._site.edition, reference, when)

    def broken_clauses(self, case: Item[Case]) -> list[citations.Citation]:
        """List the clauses that a case broke, each once, as they stood at the time."""
        cited = {
            citation.url: citation
            for act in case.data.conduct
            for reference in act.violates
            if (citation := self.clause(reference, case.data.time_of(act)))
        }
        return [*cited.values()]

    def provisions(self, article: Article) -> Markup:
        """Render what an article says, with the ids of its provisions and terms marked."""
        return paragraphs(article.provisions, article.anchor, self.text)

    def breakers(self, rule: Item[Rule], clause: Clause) -> list[Item]:
        """List the cases in which something broke a clause as it then stood."""
        return citations.breakers(self._site.edition, rule, clause)

    def cases_then(self, rule: Item[Rule]) -> dict[Version | None, list[tuple[Item, Edtf]]]:
        """Group the cases that broke a rule by the version then in force, each with its time."""
        return citations.cases_by_version(self._site.edition, rule)

    def evidence(self, text: str) -> Markup:
        """Link to the entry or address that evidence names; else give its words."""
        item = self.entry(text)
        if item:
            return atoms.link(item)
        if GOOD_LINK.match(text):
            return Markup('<a href="{0}">{0}</a>').format(text)
        return self.text(text)

    # The words of the site

    def sector(self, value: str | None) -> tuple[str, str] | None:
        """Return id and word of a sector that an author wrote as either."""
        return self._site.edition.sector(value) if value else None

    def category(self, value: str | None) -> tuple[str, str] | None:
        """Return id and word of a place's category that an author wrote as either."""
        return self._site.edition.category(value) if value else None

    # Pieces

    def card(self, item: Item, form: str = "card") -> Markup:
        """Render the row of an entry in a list, once however many lists it stands in.

        `form`: the kind's template that makes it, of several.
        """
        render = partial(self._card, item, form)
        return Markup(self._site.kept(self._site.cards, (*item.key, form), render).decode())

    def _card(self, item: Item, form: str) -> bytes:
        card = self._site.part(
            f"{item.kind.folder}/{form}.html.jinja",
            item=item,
            d=item.data,
            view=View(self._site, item),
        )
        return card.encode()

    def rows(self, items: Iterable[Item]) -> Markup:
        """Render entries as a list of rows; what all of them share is said once above.

        Not even there if the page says it of itself.
        """
        items = [*items]
        cards = "".join(map(self.card, items))
        badge = atoms.alike(items)
        if badge:
            cards = cards.replace(badge, "")
        once = "" if self._item and badge in atoms.badges(self._item) else _ONCE[badge]
        return Markup(f'{once}<ul class="qj-rows">{cards}</ul>')

    def chips(self, topics: tuple[str, ...]) -> Markup:
        """Render links to topics, by their ids."""
        return self._site.chips(topics)

    def quote(self, reference: str, when: Edtf | None = None) -> Markup:
        """Quote a clause beside what broke it, as it stood at the end of `when`."""
        return self._site.quote(reference, when)

    def code(self, item: Item) -> Markup:
        """Render the way from a printed page back to the site, if its address is known."""
        url = item.address(self._site.address)
        return self._site.part("code.jinja", url=url) if url else Markup()

    def map(self, route: Item[Route]) -> tuple[Panel, ...]:
        """Draw a route with its places."""
        return self._site.atlas.route(route)

    def cutout(self, place: Item[Place]) -> Panel | None:
        """Draw the map around a place; None where it may not be drawn."""
        return self._site.atlas.cutout(place)

    def spots(self, places: Iterable[Item[Place]], heading: str) -> tuple[Panel, ...]:
        """Draw some places."""
        return self._site.atlas.some(places, heading)

    def timetable(self, route: Item[Route]) -> Timetable:
        """Return how long a route takes from stop to stop, and when to start."""
        return walks.timetable(self._site.edition, route)

    def map_links(self, place: Place) -> tuple[MapLink, ...]:
        """Return the links of a place to map services; none where the site wants none."""
        return map_links.map_links(place) if self._site.visits.map_links else ()

    def course(self, item: Item[Module]) -> Course:
        """Return a lesson as data, with the pictures of its questions."""
        return build.course(self._site.edition, item, shown_in(self._site.album))

    def stamp(self, place: str) -> str:
        """Return the SHA-256 of the token of a place's stamp; "" where it has none."""
        return self._site.visits.stamps.get(place, "")

    def picture(self, file: str) -> Sizes | None:
        """Find a picture as it is published, by the name that an author gives."""
        return self._site.album.pictures.get(file)

    def recording(self, file: str) -> str | None:
        """Return the path of a recording as it is published, by the name that an author gives."""
        return self._site.album.recordings.get(file)

    # What only the internal edition has

    def mark(self, key: str) -> Markup:
        """Return the badge of a part that only the internal edition has, else nothing."""
        return _INTERNAL if self._overlaid and key in self._overlaid else _NOTHING

    @property
    def internal_parts(self) -> list[str]:
        """Yield the labels of what only the internal edition has of this page, in field order."""
        titles = field_labels(type(self._item.data)) if self._item else {}
        return [label for name, label in titles.items() if name in self._overlaid]
