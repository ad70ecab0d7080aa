"""What the templates ask for: texts made safe, links inside the edition, clauses as they stood."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from generator.figures.series import Series, series_of
from generator.geo import atlas
from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.questions.model import Bank
from generator.kinds.routes.model import Route
from generator.law import citations
from generator.library.references import entry_target
from generator.media import Album
from generator.pages.atoms import INTERNAL
from generator.pages.environment import environment
from generator.pages.links import ROOT, href
from generator.pages.terms import Glossary, Marker
from generator.text.richtext import ENTRY_SCHEME, RichText, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.edition import Backlink, Edition, Item
    from generator.geo import Panel
    from generator.kinds.dates import Edtf
    from generator.kinds.kind import Kind
    from generator.kinds.modules.model import Quiz
    from generator.kinds.questions.model import Question
    from generator.kinds.rules.model import Clause, Version


_NOTHING = Markup()
_INTERNAL = Markup(" " + INTERNAL)


class Site:
    """What all pages of an edition share: texts made once, and who belongs to whom."""

    def __init__(
        self, edition: Edition, album: Album | None = None, address: str | None = None
    ) -> None:
        self.edition = edition
        self.album = album or Album()
        self.address = address  # of the home page, where the site is to stand
        self._rich = RichText(edition)
        self._glossary = Glossary(edition, self._rich.html)
        self._summaries: dict[tuple[str, str], str] = {}
        self._cards: dict[tuple[str, str], Markup] = {}
        self._quotes: dict[tuple[str, Version | None], Markup] = {}
        self._chips: dict[tuple[str, ...], Markup] = {}
        self.templates = environment()
        self.templates.globals["site"] = self

    def view(self, item: Item | None = None) -> View:
        return View(self, item)

    def html(self, text: str) -> str:
        return self._rich.html(text).replace(f'href="{ENTRY_SCHEME}', f'href="{ROOT}')

    def marker(self, own: str) -> Marker:
        return Marker(self._glossary, own)

    def card(self, item: Item) -> Markup:
        """The row of an entry in a list; made once however many lists it stands in."""
        made = self._cards.get(item.key)
        if made is None:
            template = self.templates.get_template(f"{item.kind.folder}/card.html.jinja")
            made = self._cards[item.key] = Markup(template.render(item=item, d=item.data))
        return made

    def rows(self, items: Iterable[Item]) -> Markup:
        return Markup(f'<ul class="qj-rows">{"".join(map(self.card, items))}</ul>')

    def summary(self, item: Item) -> str:
        """The summary of an entry as plain text, else the first sentence of its body; made once,
        for page and lists.
        """
        made = self._summaries.get(item.key)
        if made is None:
            made = self._summaries[item.key] = item.data.summary or self._first_sentence(item)
        return made

    def _first_sentence(self, item: Item) -> str:
        for name in ("body", "definition", "description", "analysis", "showcase"):
            if text := getattr(item.data, name, None):
                plain = " ".join(plain_text(self._rich.html(text)).split())
                return plain[: plain.find("。") + 1] or plain[:120]
        return ""

    def quote(self, reference: str, when: Edtf | None = None) -> Markup:
        """A clause as it is quoted beside what broke it; nothing where the edition lacks its rule."""
        key = reference, citations.version_cited(self.edition, reference, when)
        made = self._quotes.get(key)
        if made is None:
            cited = citations.cite(self.edition, reference, when)
            made = self._quotes[key] = self.part("quote.jinja", cited=cited) if cited else Markup()
        return made

    def chips(self, topics: tuple[str, ...]) -> Markup:
        """Links to topics."""
        made = self._chips.get(topics)
        if made is None:
            found = [item for id in topics if (item := self.edition.item("topics", id))]
            made = self._chips[topics] = self.part("chips.jinja", topics=found)
        return made

    def part(self, template: str, **values: object) -> Markup:
        """A piece of a page."""
        return Markup(self.templates.get_template(template).render(values))

    def code(self, item: Item) -> Markup:
        """The way from a printed page back to the site; nothing while nobody knows where it is to
        stand.
        """
        url = item.address(self.address)
        return self.part("code.jinja", url=url) if url else Markup()

    def cases_of(self, circular: Item) -> list[Item]:
        return self._cases_by_circular.get(circular.data.id, [])

    def map_of(self, route: Item[Route]) -> tuple[Panel, ...]:
        return atlas.route_panels(self.edition, route, href)

    @staticmethod
    def question_types(bank: Bank) -> list[tuple[str, int]]:
        return list(Counter(question.type.label for question in bank.questions).items())

    @cached_property
    def series(self) -> list[Series]:
        return series_of(self.edition)

    @cached_property
    def _cases_by_circular(self) -> dict[str, list[Item]]:
        return _grouped(
            self.edition.listed("cases"), lambda case: [case.circular] if case.circular else []
        )

    @cached_property
    def units_by_parent(self) -> dict[str, list[Item]]:
        return _grouped(
            self.edition.listed("units"), lambda unit: [unit.parent] if unit.parent else []
        )

    @cached_property
    def routes_by_place(self) -> dict[str, list[Item[Route]]]:
        groups: dict[str, list[Item[Route]]] = {}
        for route in self.edition.of(Route):
            for place in dict.fromkeys(stop.place for stop in route.data.stops):
                groups.setdefault(place, []).append(route)
        return groups

    @cached_property
    def by_topic(self) -> dict[str, list[Item]]:
        """Everything that names a topic, kind by kind in their orders."""
        items = [item for kind in KINDS for item in self.edition.listed(kind.folder)]
        return _grouped(items, lambda data: data.all_topics)


def _grouped(items: Iterable[Item], keys: Callable[[Any], Iterable[str]]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        for key in keys(item.data):
            groups.setdefault(key, []).append(item)
    return groups


class View:
    """One page's window on the site. Terms are marked once a page, so each page has its own."""

    def __init__(self, site: Site, item: Item | None) -> None:
        self._site = site
        self.edition = site.edition
        self._item = item
        self._overlaid = item.overlaid if item else frozenset()
        self._marker = site.marker(item.data.id if item and item.kind.folder == "terms" else "")

    def md(self, text: str | None) -> Markup:
        """Markdown as HTML with terms marked."""
        return Markup(self._marker.mark(self._site.html(text))) if text else Markup()

    def text(self, text: str) -> Markup:
        """A plain text, escaped, with terms marked."""
        return Markup(self._marker.mark(str(escape(text))))

    def texts(self, texts: Iterable[str]) -> list[Markup]:
        return [self.text(text) for text in texts]

    def get(self, folder: str, id: str | None) -> Item | None:
        return self.edition.item(folder, id) if id else None

    def items(self, folder: str, ids: Iterable[str]) -> list[Item]:
        return [item for id in ids if (item := self.edition.item(folder, id))]

    def entry(self, reference: str) -> Item | None:
        """The entry behind `folder/id`."""
        target = entry_target(reference)
        return self.edition.item(*target.key) if target else None

    def clause(self, reference: str, when: Edtf | None = None) -> citations.Cited | None:
        return citations.cite(self.edition, reference, when)

    def referring(self, item: Item, clause: str | None = None) -> list[tuple[str, list[Item]]]:
        """Who refers to an entry or clause, grouped by kind in the order of the kinds."""
        links: dict[str, list[Backlink]] = {}
        for link in self.edition.referring(item.kind.folder, item.data.id, clause):
            links.setdefault(link.item.kind.folder, []).append(link)
        return [
            (BY_FOLDER[f].label, [link.item for link in links[f]]) for f in BY_FOLDER if f in links
        ]

    def mark(self, key: str) -> Markup:
        """The badge of a part that only the internal edition has."""
        return _INTERNAL if self._overlaid and key in self._overlaid else _NOTHING

    @property
    def internal_parts(self) -> list[str]:
        """The labels of what only the internal edition has of this page, in the order of the
        fields.
        """
        found = type(self._item.data).__pydantic_fields__ if self._item else {}  # type: ignore[attr-defined]
        return [str(field.title) for name, field in found.items() if name in self._overlaid]

    internal_badge = _INTERNAL

    def related(self, item: Item) -> list[Item]:
        return [other for reference in item.data.related if (other := self.entry(reference))]

    def breakers(self, rule: Item, clause: Clause) -> list[Item]:
        """Cases in which something broke the clause as it then stood."""
        return citations.breakers(self.edition, rule, clause)

    def cases_of(self, circular: Item) -> list[Item]:
        return self._site.cases_of(circular)

    @staticmethod
    def people_of(cases: list[Item]) -> int:
        return sum(case.data.person is not None for case in cases)  # type: ignore[attr-defined]

    def questions_of(self, quiz: Quiz) -> list[Question]:
        """The questions that a lesson names, in its order; all of the bank where it names none."""
        bank = self.edition.one(Bank, quiz.bank)
        return bank.data.chosen(quiz.questions) if bank else []

    def routes_of(self, place: Item) -> list[tuple[Item[Route], int]]:
        """The routes through a place, with its position from 1."""
        id = place.data.id
        routes = self._site.routes_by_place.get(id, [])
        return [
            (route, [stop.place for stop in route.data.stops].index(id) + 1) for route in routes
        ]

    def units_below(self, unit: Item) -> list[Item]:
        return self._site.units_by_parent.get(unit.data.id, [])

    def by_kind(self, topic: Item) -> list[tuple[Kind, list[Item]]]:
        """Everything about a topic, by kind."""
        groups: dict[str, list[Item]] = {}
        for item in self._site.by_topic.get(topic.data.id, []):
            groups.setdefault(item.kind.folder, []).append(item)
        return [(BY_FOLDER[folder], items) for folder, items in groups.items()]

    @property
    def all_labels(self) -> tuple[str, ...]:
        return tuple(kind.label for kind in KINDS)
