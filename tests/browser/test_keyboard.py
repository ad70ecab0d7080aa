"""Everything by keyboard: nothing out of reach, the focus always seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looking import focused
from tests.browser.walking import LOOK, STEP, walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize(
    "name", ["entry of cases", "entry of questions", "list of units", "map", "home"]
)
def test_the_focus_reaches_all_and_is_seen(page: Page, site: Site, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site[name])
    assert walk(page) > 15


def test_a_lost_focus_is_noticed(page: Page, site: Site) -> None:
    page.goto(site["home"])
    page.add_style_tag(content=".qj-brand:focus-visible { outline: none !important; }")
    page.evaluate(LOOK)
    page.focus(".qj-brand")
    assert not page.evaluate(STEP)["seen"]


def test_the_skip_link_comes_first_and_skips(page: Page, site: Site) -> None:
    page.goto(site["entry of cases"])
    page.keyboard.press("Tab")
    assert focused(page) == "跳到正文"
    top, found = page.evaluate(
        """() => { const {top, left} = document.activeElement.getBoundingClientRect();
        return [top, document.elementFromPoint(left + 5, top + 5) === document.activeElement]; }"""
    )
    assert top >= 0
    assert found  # nothing lies over it
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape("#content") + "$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#content') !== null")


def test_the_menu_of_a_phone_opens_by_keyboard(phone: Page, site: Site) -> None:
    phone.goto(site["list of rules"])
    summary = phone.locator(".qj-nav__fold > summary")
    expect(phone.locator(".qj-nav a").first).to_be_hidden()
    summary.focus()
    phone.keyboard.press("Enter")
    assert phone.locator(".qj-nav a:visible").count() == phone.locator(".qj-nav a").count() > 10
    phone.keyboard.press("Tab")  # to the word of the first menu, which is open
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement === document.querySelector('.qj-nav a')")
    expect(phone.locator(".qj-nav a[aria-current]")).to_have_text("制度", use_inner_text=True)
    summary.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".qj-nav a").first).to_be_hidden()


def test_the_menu_comes_back_when_the_screen_grows(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site["home"])
    expect(page.locator(".qj-nav a").first).to_be_hidden()
    page.set_viewport_size({"width": 1440, "height": 800})
    page.wait_for_selector(".qj-nav a:visible")


def test_a_menu_opens_over_the_page_and_closes_behind_the_reader(page: Page, site: Site) -> None:
    page.goto(site["list of rules"])
    words = page.locator(".qj-nav__menu > summary")
    assert words.count() >= 4
    expect(page.locator(".qj-nav__menu a:visible")).to_have_count(0)
    here = page.locator(".qj-nav__menu > summary.is-here")
    expect(here).to_have_count(1)  # the word behind which the page stands
    here.press("Enter")
    assert page.locator(".qj-nav__menu a:visible").all_inner_texts()[1] == "制度"
    other = words.filter(has_not_text=here.inner_text()).first
    other.click()
    expect(page.locator(".qj-nav__menu[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".qj-nav__menu[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.parentElement.matches('.qj-nav__menu')")
    other.press("Enter")
    page.locator("h1").click()
    expect(page.locator(".qj-nav__menu[open]")).to_have_count(0)


def test_answers_open_one_by_one_and_all_together(page: Page, site: Site) -> None:
    page.goto(site["entry of questions"])
    answers = page.locator(".qj-answer")
    total = answers.count()
    page.locator(".qj-answer > summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".qj-answer[open]")).to_have_count(1)
    button = page.get_by_role("button", name="展开全部答案")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator(".qj-answer[open]").count() == total > 1
    page.get_by_role("button", name="收起全部答案").press("Enter")
    expect(page.locator(".qj-answer[open]")).to_have_count(0)


def test_the_field_of_the_search_has_one_ring(page: Page, site: Site) -> None:
    for name, form in (("entry of cases", ".qj-search-box"), ("search", ".qj-search-form")):
        page.goto(site[name])
        page.locator(f"{form} input").press("Shift")  # a key, so that the focus shows
        outline = "one => getComputedStyle(one).outlineStyle"
        assert page.eval_on_selector(f"{form} input", outline) == "none"
        assert page.eval_on_selector(form, outline) == "solid"


def test_what_was_opened_over_a_page_does_not_hide_what_comes_next(page: Page, site: Site) -> None:
    page.goto(site["entry of cases"])
    page.locator(".qj-settings > summary").press("Enter")
    page.locator(".qj-settings input").last.press("Tab")
    assert page.evaluate("document.activeElement.closest('.qj-nav') !== null")
    assert page.get_attribute(".qj-settings", "open") is None


def test_the_key_of_the_search_is_a_setting(page: Page, site: Site) -> None:
    page.goto(site["entry of cases"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.locator(".qj-settings > summary").press("Enter")
    page.check("input[name=qj-keys][value=off]")
    page.goto(site["home"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")
    expect(page.locator(".qj-search-key").first).to_be_hidden()
