"""Collect what the search is to know of an edition.

That is every text that readers see, by the part of the page it stands in.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from generator.kinds import KINDS
from generator.kinds.cases.model import Case
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience, EntryData, Status
from generator.kinds.facets import TOPIC, UNIT, YEAR
from generator.kinds.fields import ADDRESS, CITED, CLAUSE, ENTRY, ID, MARKDOWN, MEDIA, PARTY, To
from generator.kinds.kind import TOP
from generator.kinds.leaves import leaves
from generator.kinds.money import in_full, money
from generator.kinds.record import Choice
from generator.kinds.reports.findings import finding
from generator.kinds.reports.series import figures_of, tracks_of
from generator.kinds.rules.model import Rule
from generator.search.model import LABELS, Document, Section
from generator.text.richtext import RichText, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.edition import Edition, Item
    from generator.kinds.kind import Place
    from generator.source.diagnostics import Path

_NOT_READ = (ADDRESS, CITED, CLAUSE, ENTRY, MEDIA)
_NOT_PROSE = (
    *("id", "no", "file"),  # a clause's number is its heading; files are for whoever keeps them
    "of",  # of an index or a figure: the id of another part
    *("sector", "category"),  # by id or by word: the facet tells the word
)
_NAMED = ("title", "aliases", "short", "keywords")  # searched as names, not as text
_VERSION = re.compile(r"（[^（）]*）$")  # （2018修正）
_FIGURES = ("value", "score")
_PRINTED = (Choice, Edtf, int, float)
_SILENT = (str, bool, Audience, Status)
_NOT_TOLD = ("topic", "year")  # topics are named below the text of a page, the year is in its date


def documents(edition: Edition, items: Iterable[Item]) -> Iterator[Document]:
    """Yield the entries among some items that readers may come upon: all but the retired."""
    reader = Reader(edition)
    for item in items:
        if not item.retired:
            yield reader.document(item)


class Reader:
    """Collect what the search is to know of entries of an edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._rich = RichText(edition)

    def document(self, item: Item) -> Document:
        """Return what is known of an entry."""
        return _document(item, self._edition, self._rich)


def author_page(url: str, title: str, html: str) -> Document:
    """Return a hand-written page from its HTML; its sections begin at headings that have an id."""
    parts = re.split(r'<h[2-6][^>]*\bid="([^"]+)"[^>]*>(.*?)</h[2-6]>', html, flags=re.DOTALL)
    sections = [Section("", "", _words(parts[0]))]
    for anchor, heading, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        sections.append(Section(anchor, _words(heading), _words(text)))
    return Document(url, title, "页面", tuple(sections))


def listing(url: str, title: str, intro: str) -> Document:
    """Return a page that lists entries."""
    return Document(url, title, "栏目", (Section("", "", intro),))


def figures(edition: Edition) -> Iterator[Document]:
    """Yield the pages of figures: one for each, and of several units one for every unit."""
    for figure in figures_of(tracks_of(edition)):
        if len(figure.tracks) > 1:
            units = "、".join(track.unit.data.title for track in figure.tracks)
            yield Document(figure.url, figure.name, "数字", (Section("", "", units),))
        for track in figure.tracks:
            title = f"{track.name}（{track.unit.data.title}）"
            marks = ("教学情景",) if track.is_fictional else ()
            told = (Section("", "", finding(track)),)
            yield Document(track.url, title, "数字", told, marks=marks)


def labels() -> dict[str, str]:
    """Return what the facets of all kinds are called on screen."""
    own = {facet.id: facet.label for kind in KINDS for facet in kind.facets}
    return LABELS | {id: label for id, label in own.items() if id not in LABELS}


def orders(edition: Edition) -> dict[str, list[str]]:
    """List the words of the facets that have an order, in it: 第一种形态, 第二种形态 …."""
    words: dict[str, dict[str, None]] = {}
    for kind in KINDS:
        for facet in kind.facets:
            if not facet.order:
                continue
            known = dict(
                value
                for item in edition.browse(kind.folder)
                for value in facet.values(item.data, edition)
            )
            inner = {known[id]: None for id in facet.order if id in known}
            words.setdefault(facet.id, {}).update(inner)
    return {facet: [*inner] for facet, inner in words.items() if inner}


def _document(item: Item, edition: Edition, rich: RichText) -> Document:
    data = item.data
    of_all = (TOPIC, UNIT, YEAR)  # also where the kind's own list is not narrowed by it
    of_any = {facet.id: facet for facet in (*of_all, *item.kind.facets)}
    facets: dict[str, tuple[str, ...]] = {}
    more: list[Passage] = []
    for id, facet in of_any.items():
        words = tuple(word for _, word in facet.values(data, edition))
        if words:
            facets[id] = words
        if id not in _NOT_TOLD:
            more += [((), word, False) for word in words]
    more += _derived_passages(data)
    points = tuple(data.date.points) if data.date else ()
    marks = ("教学情景",) if data.fictional else ()
    return Document(
        item.url,
        data.title,
        item.kind.label,
        tuple(_sections(item, more, rich)),
        points,
        facets,
        tuple(_names(data)),
        data.keywords,
        marks,
        bool(item.kind.spoilers),
    )


def _names(data: EntryData) -> Iterator[str]:
    """Other names of an entry, each once; a law is spoken of without the name of the state."""
    names = [*data.aliases]
    if isinstance(data, Rule):
        names += data.short
        names.append(_VERSION.sub("", data.title).removeprefix("中华人民共和国"))
    yield from (name for name in dict.fromkeys(names) if name != data.title)


Passage = tuple["Path", str, bool]
"""A text of an entry, where it stands in it, and whether it is found and not shown."""


def _sections(item: Item, more: Iterable[Passage], rich: RichText) -> Iterator[Section]:
    """Return the top of the page with `more` at its end, then each part with an anchor.

    Parts come in the order of the fields, each text of one once.
    """
    shown_of: dict[Place, dict[str, None]] = {TOP: {}}
    hidden_of: dict[Place, dict[str, None]] = {TOP: {}}
    place_of, spoilers = item.kind.places(item.data), item.kind.spoilers
    for path, text, hidden in _texts(item.data, rich):
        place = place_of(path)
        if place not in shown_of:
            shown_of[place], hidden_of[place] = {}, {}
        of = hidden_of if hidden or not spoilers.isdisjoint(path) else shown_of
        of[place][text] = None
    for _, text, hidden in more:
        (hidden_of if hidden else shown_of)[TOP][text] = None
    for place, texts in shown_of.items():
        anchor, heading = place
        yield Section(anchor, heading, "\n".join(texts), "\n".join(hidden_of[place]))


def _derived_passages(data: EntryData) -> Iterator[Passage]:
    """What a page tells that stands in none of its fields."""
    if isinstance(data, Case):
        if data.total:
            yield from _ways((), _amount(data.total))
        if data.outcome:
            yield from (((), words, False) for _, words in data.outcome.facts)


def _texts(data: EntryData, rich: RichText) -> list[Passage]:
    result = []
    for path, mark, text in leaves(data):
        if path[-1] in _NOT_PROSE or path[0] in _NAMED or isinstance(mark, To) or mark in _NOT_READ:
            continue
        if mark is PARTY and ID.fullmatch(text):  # pages show the title of the unit
            continue
        words = _words(rich.html(text)) if mark is MARKDOWN else text
        result.append((path, words, False))
    _add_values(data, (), result)
    return result


def _add_values(record: Any, path: Path, result: list[Passage]) -> None:
    """Add listed values as their words, dates and figures as they are printed."""
    cls: type = type(record)
    for name in _valued(cls):
        value = getattr(record, name)
        if value is None or value == ():  # most are
            continue
        if not isinstance(value, tuple):
            _add_value(name, value, (*path, name), result)
        else:
            for i, one in enumerate(value):
                _add_value(name, one, (*path, name, i), result)


def _add_value(name: str, value: Any, path: Path, result: list[Passage]) -> None:
    if isinstance(value, _PRINTED):
        result += _ways(path, _words_of(name, value))
    elif is_dataclass(value):
        _add_values(value, path, result)


def _ways(path: Path, ways: tuple[str, ...]) -> list[Passage]:
    """What is printed, and hidden the other ways to type it."""
    if len(ways) < 2:
        return [(path, way, False) for way in ways]
    return [(path, way, number > 0) for number, way in enumerate(dict.fromkeys(ways))]


@cache
def _valued(record: type) -> tuple[str, ...]:
    """The fields of a record that may hold more than texts and what readers are not told."""
    hints = get_type_hints(record)
    return tuple(field.name for field in fields(record) if not _is_silent(hints[field.name]))


def _is_silent(hint: Any) -> bool:
    of = [one for one in get_args(hint) if one not in (NoneType, Ellipsis)]
    return all(map(_is_silent, of)) if of else hint in _SILENT


def _words_of(name: str, value: Choice | Edtf | float) -> tuple[str, ...]:
    """A value as it is printed, then as it may be typed; nothing for a number without a unit."""
    if isinstance(value, Choice):
        return (value.label,)
    if isinstance(value, Edtf):
        return (str(value),)
    if name == "amount":
        return _amount(value)
    return _figure(value) if name in _FIGURES else ()


def _figure(value: float) -> tuple[str, ...]:
    plain = f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
    return (plain,) if value % 1 else (f"{value:,.0f}", plain)


def _amount(yuan: float) -> tuple[str, ...]:
    """As it is printed, and with all its digits: 1.86万元, 18,600元, 18600元."""
    digits = in_full(yuan)
    return money(yuan).replace(" ", ""), digits, digits.replace(",", "")


_PARAGRAPH = re.compile("<p>[^<&]*</p>")
_BLOCK_END = re.compile(
    r"</(?:p|li|h[1-6]|t[dhr]|d[dt]|div|blockquote|pre|figcaption)>|<br ?/?>", re.IGNORECASE
)


def _words(html: str) -> str:
    """The text of HTML, a line for each paragraph, item and cell."""
    if _PARAGRAPH.fullmatch(html):  # as most texts are
        return " ".join(html[len("<p>") : -len("</p>")].split())
    lines = (" ".join(plain_text(part).split()) for part in _BLOCK_END.split(html))
    return "\n".join(line for line in lines if line)
