"""Two versions of a rule beside each other: switches without a script, columns in step, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A reader whose browser runs no scripts."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_the_page_of_a_rule_leads_there(page: Page, site: Site) -> None:
    page.goto(site["rules/sample-town-reception/"])
    page.get_by_role("link", name="条文对照").click()
    expect(page).to_have_url(site["comparison"])


def test_two_columns_or_one_text(plain: Page, site: Site) -> None:
    plain.goto(site["comparison"])
    row = plain.locator(".qj-compare__row--changed").first
    old = row.locator(".qj-compare__old > p").first
    new = row.locator(".qj-compare__new > p:visible").first
    left, right = old.bounding_box(), new.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] < right["x"]
    assert left["y"] == right["y"]
    expect(row.locator(".qj-compare__new ins").first).to_be_visible()
    expect(row.locator(".qj-compare__new del").first).to_be_hidden()
    plain.get_by_label("标在一处").check()
    expect(old).to_be_hidden()
    expect(row.locator(".qj-compare__new del").first).to_be_visible()


def test_only_what_changed(plain: Page, site: Site) -> None:
    plain.goto(site["comparison"])
    same = plain.locator(".qj-compare__row--same")
    expect(same).to_have_count(1)
    expect(same).to_be_visible()
    text = same.locator("p")
    expect(text).to_be_hidden()
    same.locator("summary").click()
    expect(text).to_be_visible()
    plain.get_by_label("只看有变化的").check()
    expect(same).to_be_hidden()
    expect(plain.locator(".qj-compare__row--changed").first).to_be_visible()


def test_a_phone_shows_the_marked_text(phone: Page, site: Site) -> None:
    phone.goto(site["comparison"])
    assert phone.evaluate("document.documentElement.scrollWidth") == 375
    expect(phone.locator(".qj-compare__old > p").first).to_be_hidden()
    expect(phone.locator(".qj-compare__new del").first).to_be_visible()
    expect(phone.get_by_label("只看有变化的")).to_be_visible()


def test_marks_are_seen_without_colour_and_heard(page: Page, site: Site) -> None:
    page.goto(site["comparison"])
    page.get_by_label("标在一处").check()
    put_in, taken_out = (page.locator(f".qj-compare__new {tag}").first for tag in ("ins", "del"))
    lines = [
        one.evaluate("one => getComputedStyle(one).textDecorationLine")
        for one in (put_in, taken_out)
    ]
    assert lines == ["underline", "line-through"]
    assert put_in.inner_text().startswith("〔新增：")
    assert taken_out.inner_text().startswith("〔删除：")
    assert (
        page.evaluate(
            """() => {
          const selection = getSelection();
          selection.selectAllChildren(document.querySelector(".qj-compare__new"));
          return selection.toString();
        }"""
        ).count("〔")
        == 0
    ), "what is copied holds no words of ours"


def test_paper_keeps_the_view(page: Page, site: Site) -> None:
    page.goto(site["comparison"])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})  # A4 within its margins
    expect(page.locator(".qj-compare__old > p").first).to_be_visible()
    expect(page.get_by_label("标在一处")).to_be_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_label("标在一处").check()
    page.emulate_media(media="print")
    expect(page.locator(".qj-compare__old > p").first).to_be_hidden()
