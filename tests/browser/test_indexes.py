"""Pages of an index in the portal: whole without a script, by keyboard, in any dress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations, violations_of_colour
from tests.browser.looking import dress, focused, unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

INDEX = "indexes/teaching-2026h2/"
VETOED, WARNED = "庚局", "巳镇"


def _report(page: Page, portal: str, name: str) -> None:
    page.goto(portal + INDEX)
    page.locator("#tiers").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", name=f"{name}：体检报告单").wait_for()


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("place", ["", "method/", VETOED, WARNED])
def test_no_violation(shared: Page, portal: str, place: str, width: int) -> None:
    shared.set_viewport_size({"width": width, "height": 900})
    if place.endswith("/") or not place:
        shared.goto(portal + INDEX + place)
    else:
        _report(shared, portal, place)
    unfold(shared)
    dress(shared, scheme="light", contrast="normal")
    assert violations(shared) == []
    for scheme, contrast in (("dark", "normal"), ("light", "high")):
        dress(shared, scheme=scheme, contrast=contrast)
        assert violations_of_colour(shared) == [], (scheme, contrast)
    assert shared.evaluate("document.documentElement.scrollWidth") <= width


def test_a_unit_in_the_plot_is_reached_by_keyboard_and_leads_to_its_report(
    page: Page, portal: str
) -> None:
    page.goto(portal + INDEX)
    first = page.locator(".qj-index__plot a").first
    first.focus()
    words = focused(page)
    assert words.startswith("甲局：得分 ")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="甲局：体检报告单").wait_for()


def test_weights_open_step_by_step_without_a_script(plain: Page, portal: str) -> None:
    plain.goto(portal + INDEX)
    goals = plain.locator("#goals > .qj-index__level > li")
    expect(goals).to_have_count(4)
    inner = goals.first.locator("summary")
    expect(inner.nth(1)).to_be_hidden()
    inner.first.click()
    expect(inner.nth(1)).to_be_visible()
    inner.nth(1).click()
    expect(goals.first.get_by_text("涉党员干部信访件")).to_be_visible()


def test_rows_of_the_plot_and_folds_are_large_enough_for_a_finger(phone: Page, portal: str) -> None:
    phone.goto(portal + INDEX)
    for selector in (".qj-index__plot a", ".qj-index__level summary"):
        for one in phone.locator(selector).all():
            if one.is_visible():
                box = one.bounding_box()
                assert box is not None
                assert box["height"] >= 43.9, selector


def test_a_report_on_paper_has_every_indicator(shared: Page, portal: str) -> None:
    _report(shared, portal, WARNED)
    shared.emulate_media(media="print")
    rows = shared.locator(".qj-index__cells tbody tr:not(.qj-index__goal)")
    expect(rows).to_have_count(26)
    assert all(row.is_visible() for row in rows.all())
    foot = "getComputedStyle(document.querySelector('.qj-index__cells tfoot')).display"
    assert shared.evaluate(foot) == "table-row-group"  # else it stands at the foot of every sheet
    shared.emulate_media(media="screen")
