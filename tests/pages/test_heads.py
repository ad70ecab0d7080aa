"""What heads of pages say: OpenGraph, and JSON-LD that is right by schema.org's vocabulary."""

from __future__ import annotations

import html
import json
import re
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
from tests.pages.schema_org import mistakes
from tests.project import REPOSITORY
from tests.specimens import Filled, picture
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition
    from generator.pages.page import Page

ADDRESS = "https://example.org/sub/"
HOST = markup.Host("清鉴", ADDRESS, has_search=True)
IDS = {kind.folder: f"x-{kind.folder}" for kind in KINDS}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Entries of all kinds with all their fields."""
    folder = tmp_path_factory.mktemp("heads")
    made = Filled(IDS, lambda path: f"文字（{path}）")
    picture(folder / "content/media/p.png")
    for path, text in made.files().items():
        file = folder / "content" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    words = vocabulary.load(REPOSITORY / "site_config/vocabulary.yml", "vocabulary.yml")
    return select(library.load(folder / "content", words), Audience.PUBLIC)


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Page]:
    return {page.url: page for page in build(edition, "清鉴", address=ADDRESS)}


def _said(head: str) -> dict[str, Any]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    said: dict[str, Any] = json.loads(text)
    return said


def _head(page: Page, host: markup.Host = HOST) -> str:
    url = f"{host.address}{page.url}" if host.address else ""
    return markup.head(page, url, host)


def test_what_every_page_says_is_right_by_the_vocabulary(
    pages: dict[str, Page], tmp_path: Path
) -> None:
    said = {url: _said(_head(page)) for url, page in pages.items()}
    assert mistakes(said.values(), tmp_path) == []
    assert {one["@context"] for one in said.values()} == {"https://schema.org"}
    types = {one["@type"] for one in said.values()}
    wanted = "Legislation Place TouristTrip LearningResource Quiz DefinedTerm Dataset WebSite"
    assert set(wanted.split()) <= types
    assert said["reports/x-reports/"]["about"]["@type"] == "Event"
    assert said["places/x-places/"]["geo"]["latitude"] == 26.89


def test_the_vocabulary_tells_what_is_wrong(tmp_path: Path) -> None:
    wrong: dict[str, dict[str, Any]] = {
        "Nothing": {"@type": "Nothing"},
        "teaches": {"@type": "Place", "teaches": "甲"},
        "geo": {"@type": "Place", "geo": {"@type": "Event"}},
        "startDate": {"@type": "Event", "startDate": "去年"},
        "legislationLegalForce": {"@type": "Legislation", "legislationLegalForce": "现行"},
        "potentialAction": {"@type": "WebSite", "potentialAction": "检索"},
    }
    told = "\n".join(mistakes(wrong.values(), tmp_path))
    assert [name for name in wrong if name not in told] == []


def test_without_an_address_nothing_has_one(edition: Edition, pages: dict[str, Page]) -> None:
    host = markup.Host("清鉴", None, has_search=True)
    head = _head(pages[""], host)
    assert "og:url" not in head
    assert "og:title" in head
    assert _said(head).keys() == {"@context", "@type", "inLanguage", "name", "description"}
    for page in build(edition, "清鉴"):
        assert "example.org" not in _head(page, host)
        assert '="../' not in _head(page, host)


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
