"""An edition → what the search is to know of it: every text that readers see, by the part of the
page it stands in.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.kinds.cases.model import Case
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience, EntryData, Status
from generator.kinds.facets import TOPIC, UNIT, YEAR
from generator.kinds.fields import ADDRESS, CITED, CLAUSE, ENTRY, MARKDOWN, MEDIA, To
from generator.kinds.leaves import leaves
from generator.kinds.money import in_full, money
from generator.kinds.record import Choice
from generator.kinds.terms.model import Term
from generator.search.model import FACETS, Document, Section
from generator.text.richtext import RichText, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.edition import Edition, Item
    from generator.source.diagnostics import Path

_NOT_READ = (ADDRESS, CITED, CLAUSE, ENTRY, MEDIA)
_NOT_PROSE = (
    *("id", "no", "file"),  # a clause's number is its heading; files are for whoever keeps them
    *("sector", "category"),  # by id or by word: the facet tells the word
)
_FIGURES = ("value", "score")
_NOT_TOLD = ("topic", "year")  # topics are named below the text of a page, the year is in its date


def documents(edition: Edition) -> Iterator[Document]:
    """Every entry that readers may come upon: all but the retired."""
    rich = RichText(edition)
    for item in edition:
        if not item.retired:
            yield _document(item, edition, rich)


def written_page(url: str, title: str, made: str) -> Document:
    """A hand-written page from its HTML; its sections begin at headings that have an id."""
    parts = re.split(r'<h[2-6][^>]*\bid="([^"]+)"[^>]*>(.*?)</h[2-6]>', made, flags=re.DOTALL)
    sections = [Section("", "", _words(parts[0]))]
    for anchor, heading, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        sections.append(Section(anchor, _words(heading), _words(text)))
    return Document(url, title, "页面", tuple(sections))


def listing(url: str, title: str, intro: str) -> Document:
    """A page that lists entries."""
    return Document(url, title, "栏目", (Section("", "", intro),))


def _document(item: Item, edition: Edition, rich: RichText) -> Document:
    data = item.data
    of_all = (TOPIC, UNIT, YEAR)  # also where the kind's own list is not narrowed by it
    of_any = {facet.id: facet for facet in (*of_all, *item.kind.facets)}
    facets = {
        id: tuple(word for _, word in facet.values(data, edition)) for id, facet in of_any.items()
    }
    told = chain(*(words for id, words in facets.items() if id not in _NOT_TOLD), _derived(data))
    return Document(
        item.url,
        data.title,
        item.kind.label,
        tuple(_sections(item, told, rich)),
        tuple(data.date.points) if data.date else (),
        {id: words for id, words in facets.items() if id in FACETS and words},
        data.aliases if isinstance(data, Term) else (),
    )


def _sections(item: Item, more: Iterable[str], rich: RichText) -> Iterator[Section]:
    """The top of the page with `more` at its end, then each part with an anchor, in the order of
    the fields.
    """
    top = ("", "")
    parts: dict[tuple[str, str], list[str]] = {top: []}
    for path, text in _texts(item.data, rich):
        parts.setdefault(item.kind.part(item.data, path), []).append(text)
    parts[top].extend(more)
    for (anchor, heading), texts in parts.items():
        yield Section(anchor, heading, "\n".join(dict.fromkeys(texts)))


def _derived(data: EntryData) -> Iterator[str]:
    """What a page tells that stands in none of its fields."""
    if isinstance(data, Case):
        if data.total:
            yield _amount(data.total)
        if data.outcome:
            yield from (words for _, words in data.outcome.facts)


def _texts(data: EntryData, rich: RichText) -> Iterator[tuple[Path, str]]:
    for path, mark, text in leaves(data):
        if (
            path[-1] in _NOT_PROSE
            or path == ("title",)
            or isinstance(mark, To)
            or mark in _NOT_READ
        ):
            continue
        yield path, _words(rich.html(text)) if mark is MARKDOWN else text
    yield from _values(data, ())


def _values(record: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Listed values as their words, dates and figures as they are printed."""
    cls: type = type(record)
    for name in _names(cls):
        value = getattr(record, name)
        if value is None or value.__class__ is str or value == ():  # most are
            continue
        if not isinstance(value, tuple):
            yield from _value(name, value, (*path, name))
        elif value[0].__class__ is not str:
            for i, one in enumerate(value):
                yield from _value(name, one, (*path, name, i))


def _value(name: str, value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if is_dataclass(value) and not isinstance(value, Edtf):
        yield from _values(value, path)
    elif text := _printed(name, value):
        yield path, text


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _printed(name: str, value: object) -> str:
    if isinstance(value, Audience | Status):
        return ""
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, Edtf):
        return str(value)
    if not isinstance(value, int | float):
        return ""
    return _amount(value) if name == "amount" else _figure(value) if name in _FIGURES else ""


def _figure(value: float) -> str:
    plain = f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
    grouped = f"{value:,.0f}"
    return plain if plain == grouped else f"{grouped} {plain}"


def _amount(yuan: float) -> str:
    """As it is printed, and with all its digits, as it may be typed: 1.86万元（18,600元、18600元）."""
    digits = in_full(yuan)
    printed, *others = dict.fromkeys(
        (money(yuan).replace(" ", ""), digits, digits.replace(",", ""))
    )
    return f"{printed}（{'、'.join(others)}）" if others else printed


def _words(made: str) -> str:
    return " ".join(plain_text(made).split())
