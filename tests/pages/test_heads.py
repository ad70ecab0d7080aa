"""What heads of pages say: OpenGraph, and JSON-LD that is right by schema.org's own vocabulary.

`schema_terms.json` holds of that vocabulary the types that may be used, what they are kinds of, and
the properties that may be used with the types of their values. It was made from its definitions as
the npm package schema-dts 2.1.0 publishes them.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import library
from generator.edition import select
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.library import vocabulary
from generator.pages.build import build
from generator.pages.heads import markup
from tests.project import REPOSITORY
from tests.specimens import Filled, picture
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page

TERMS: dict[str, Any] = json.loads(Path(__file__).with_name("schema_terms.json").read_text("utf-8"))
ADDRESS = "https://example.org/sub/"
HOST = markup.Host("清鉴", ADDRESS, has_search=True)
IDS = {kind.folder: f"x-{kind.folder}" for kind in KINDS}
_PLAIN = {"Text", "URL", "Date", "DateTime", "Duration"}
_NUMBERS = {"Number", "Integer", "Text"}
_INPUTS = ("query-input",)
"""Of actions: what stands in an address is not a property but said of one (schema.org/docs)."""


def _above(type_: str) -> set[str]:
    return {type_}.union(*(_above(one) for one in TERMS[type_]["above"]))


def _mistakes(thing: dict[str, Any], place: str = "") -> Iterator[str]:
    """What of a thing is not as the vocabulary has it."""
    type_ = thing["@type"]
    if type_ not in TERMS:
        yield f"{place}: no type {type_}"
        return
    known = {p: r for one in _above(type_) for p, r in TERMS[one]["properties"].items()}
    for name, value in thing.items():
        if name.startswith("@") or name in _INPUTS:
            continue
        if name not in known:
            yield f"{place}{type_} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _mistakes_of_value(one, set(known[name]), f"{place}{type_}.{name}")


def _mistakes_of_value(value: Any, expected: set[str], place: str) -> Iterator[str]:
    if isinstance(value, dict):
        if not expected & _above(value["@type"]):
            yield f"{place} is no {value['@type']}"
        yield from _mistakes(value, f"{place} > ")
    elif isinstance(value, str) and "LegalForceStatus" in expected:
        if value not in ("https://schema.org/InForce", "https://schema.org/NotInForce"):
            yield f"{place} is no {value}"
    elif isinstance(value, str):
        if not expected & _PLAIN:
            yield f"{place} is no text"
        if expected == {"URL"} and not value.startswith("https://"):
            yield f"{place} is no address"
        if expected <= {"Date", "DateTime"} and not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            yield f"{place} is no date: {value}"
    elif not expected & _NUMBERS:
        yield f"{place} is no number"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Every page of entries of all kinds with all their fields."""
    folder = tmp_path_factory.mktemp("heads")
    made = Filled(IDS, lambda path: f"文字（{path}）")
    picture(folder / "content/media/p.png")
    for path, text in made.files().items():
        file = folder / "content" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    words = vocabulary.load(REPOSITORY / "site_config/vocabulary.yml", "vocabulary.yml")
    edition = select(library.load(folder / "content", words), Audience.PUBLIC)
    return {page.url: page for page in build(edition, "清鉴", address=ADDRESS)}


def _said(head: str) -> dict[str, Any]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    said: dict[str, Any] = json.loads(text)
    return said


def _head(page: Page, host: markup.Host = HOST) -> str:
    url = f"{host.address}{page.url}" if host.address else ""
    return markup.head(page, url, host)


def test_what_every_page_says_is_right_by_the_vocabulary(pages: dict[str, Page]) -> None:
    said = {url: _said(_head(page)) for url, page in pages.items()}
    assert [mistake for one in said.values() for mistake in _mistakes(one)] == []
    assert {one["@context"] for one in said.values()} == {"https://schema.org"}
    types = {one["@type"] for one in said.values()}
    wanted = "Legislation Place TouristTrip LearningResource Quiz DefinedTerm Dataset WebSite"
    assert set(wanted.split()) <= types
    assert said["reports/x-reports/"]["about"]["@type"] == "Event"
    assert said["places/x-places/"]["geo"]["latitude"] == 26.89


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Nothing"},
        {"@type": "Place", "teaches": "甲"},
        {"@type": "Place", "geo": {"@type": "Event"}},
        {"@type": "Event", "startDate": "去年"},
        {"@type": "Legislation", "legislationLegalForce": "现行"},
        {"@type": "WebSite", "potentialAction": "检索"},
    ],
)
def test_the_vocabulary_tells_what_is_wrong(wrong: dict[str, Any]) -> None:
    assert [*_mistakes(wrong)]


def test_without_an_address_nothing_has_one(pages: dict[str, Page]) -> None:
    host = markup.Host("清鉴", None, has_search=True)
    head = _head(pages[""], host)
    assert "og:url" not in head
    assert "og:title" in head
    assert _said(head).keys() == {"@context", "@type", "inLanguage", "name", "description"}
    for page in build(_edition_without_address(pages), "清鉴"):
        assert "example.org" not in _head(page, host)
        assert '="../' not in _head(page, host)


def _edition_without_address(pages: dict[str, Page]) -> Any:
    return pages["cases/x-cases/"].thing.args[0].edition  # type: ignore[attr-defined]


def test_the_search_is_told_where_there_is_one(pages: dict[str, Page]) -> None:
    action = _said(_head(pages[""]))["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{ADDRESS}search/?q={{search_term_string}}"
    without = markup.Host("清鉴", ADDRESS, has_search=False)
    assert "potentialAction" not in _said(_head(pages[""], without))


@given(st.text(), st.text())
def test_no_text_ends_its_element_or_attribute(title: str, more: str) -> None:
    title = f"{title}</script><!--<script>\" onload='{more}"
    thing = {"@type": "Article", "name": title, "description": more}
    element = markup.script(thing)
    assert _said(element) == thing
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&")
    head = markup.for_text(title, more, "", HOST)
    assert head.count("<") == head.count(">") == head.count('">\n')
    [said] = re.findall(r'"og:title" content="([^"]*)"', head)
    assert html.unescape(said) == html.unescape(html.escape(title))


def test_what_is_made_up_says_so_and_what_is_hidden_is_nowhere(tmp_path: Path) -> None:
    location = "location: {lat: 26.89, lon: 112.6, datum: wgs84, precision: district}\n"
    content = {
        "places/a.yml": f"title: 甲\nfictional: true\n{location}",
        "places/b.yml": "title: 乙\nsensitive: true\nsources: [{title: 报道}]\n",
        "rules/r.yml": "title: 丙\nversions: [{effective: 2099-01-01}]\nsources: [{title: 报道}]\n",
    }
    made = {page.url: page for page in build(make_edition(tmp_path, content), "清鉴")}
    said = {url: _said(_head(made[url])) for url in ("places/a/", "places/b/", "rules/r/")}
    assert "教学情景" in said["places/a/"]["disambiguatingDescription"]
    assert said["places/a/"]["geo"]["latitude"] == 26.89
    assert "geo" not in said["places/b/"]
    assert said["rules/r/"]["legislationLegalForce"].endswith("/NotInForce")
