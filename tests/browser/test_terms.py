"""Definitions of terms: on hover, focus, a first tap; away with Escape; never beyond the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

TERM = 'class="qj-term"'
TIPS = ".qj-term [role=tooltip]:visible"


def shown(page: Page) -> list[str]:
    return page.locator(TIPS).all_inner_texts()


def test_hover_shows_and_escape_hides(page: Page, site: Site) -> None:
    page.goto(site.first_with(TERM))
    link = page.locator(".qj-term > a").first
    assert shown(page) == []
    link.hover()
    assert len(shown(page)) == 1
    page.locator(TIPS).hover()  # the way from the word to its tip
    assert len(shown(page)) == 1
    page.keyboard.press("Escape")
    assert shown(page) == []
    page.mouse.move(1, 1)
    link.hover()
    assert len(shown(page)) == 1


def test_focus_shows_and_escape_hides(page: Page, site: Site) -> None:
    page.goto(site.first_with(TERM))
    link = page.locator(".qj-term > a").first
    link.focus()
    assert len(shown(page)) == 1
    page.keyboard.press("Escape")
    assert shown(page) == []
    assert link.evaluate("one => one === document.activeElement")
    page.keyboard.press("Tab")
    link.focus()
    assert len(shown(page)) == 1


def test_a_first_tap_shows_and_a_second_follows(phone: Page, site: Site) -> None:
    address = site.first_with(TERM)
    phone.goto(address)
    link = phone.locator(".qj-term > a").first
    link.tap()
    expect(phone).to_have_url(address)
    assert len(shown(phone)) == 1
    phone.locator(".qj-head h1").tap()
    phone.evaluate("document.activeElement.blur()")
    assert shown(phone) == []
    link.tap()
    link.tap()
    phone.wait_for_url("**/terms/*/")


@pytest.mark.parametrize("width", [320, 375, 768, 1100, 1440])
@pytest.mark.parametrize("kind", ["cases", "places", "rules"])
def test_within_the_screen(shared: Page, site: Site, kind: str, width: int) -> None:
    shared.set_viewport_size({"width": width, "height": 800})
    shared.goto(site.first_with(TERM, kind))
    links = shared.locator(".qj-term > a:visible")
    assert links.count()
    for link in links.all():
        link.focus()
        box = shared.locator(TIPS).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert shared.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_screen_readers_hear_the_definition(page: Page, site: Site) -> None:
    page.goto(site.first_with(TERM))
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    described = {
        node["name"]["value"]: node["description"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") == "link" and node.get("description", {}).get("value")
    }
    for term in page.locator(".qj-term").all():
        tip = term.locator("[role=tooltip]")
        word = term.locator("a").inner_text()
        assert described[word] == tip.text_content()
        assert term.locator("a").get_attribute("aria-describedby") == tip.get_attribute("id")
