"""Pages of units, topics, circulars: what they count is there; they are no longer than that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import dress

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

_HOLDING = re.compile(r'<li><a href="([^"]+)"><b>(\d+)</b>')
_COUNT = re.compile(r'class="qj-listing__count" role="status">(\d+) ')
_LONGEST = {
    "units/hengyang-hitech/": 2700,
    "units/sample-county/": 4000,
    "topics/rural/": 2500,
    "circulars/teaching-2021-1/": 2100,
}
"""Pixels at 1440; topics/rural/ had 5,700."""


def test_every_count_of_a_unit_leads_to_as_many(site: Site) -> None:
    followed = 0
    for file in sorted((site.folder / "units").glob("*/index.html")):
        html = file.read_text("utf-8")
        for href, count in _HOLDING.findall(html):
            if href.startswith("#"):
                assert f'id="{href[1:]}"' in html, (file, href)
                continue
            there = (file.parent / href / "index.html").resolve().read_text("utf-8")
            assert _COUNT.findall(there) == [count], (file, href)
            followed += 1
    assert followed > 20


def test_a_region_tells_numbers_and_a_trend(shared: Page, site: Site) -> None:
    for path in ("units/sample-county/", "units/hengyang-hitech/"):
        shared.goto(site[path])
        assert shared.locator("#figures .qj-figure__number").count() >= 3
        trends = shared.locator("#figures .qj-trends p").all_inner_texts()
        assert any(re.search("较上年|不作比较", words) for words in trends), trends
        assert shared.locator("#reports a.qj-stretch").count() > 1


@pytest.mark.parametrize("path", _LONGEST)
def test_a_page_is_short_on_a_desk_and_fits_a_phone_in_large_letters(
    shared: Page, site: Site, path: str
) -> None:
    shared.set_viewport_size({"width": 1440, "height": 900})
    shared.goto(site[path])
    height = "document.documentElement.scrollHeight"
    assert shared.evaluate(height) <= _LONGEST[path]
    shared.set_viewport_size({"width": 375, "height": 812})
    dress(shared, size="1.5")
    assert shared.evaluate("document.documentElement.scrollWidth") == 375
    sizes = shared.locator(".qj-entry svg text:visible").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes, default=12) >= 12
