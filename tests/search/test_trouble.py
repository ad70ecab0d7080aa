"""What a reader meets on the way: a focus that is drawn anew, the way back, files that fail or are
slow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.search import Document
from tests.search.site import BOX, OPTION, Strict, go_home, go_search, write_site
from tests.serving import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def _focused(page: Page) -> str:
    words: str = page.evaluate(
        "(document.activeElement.value || document.activeElement.innerText).trim()"
    )
    return words


def test_the_keyboard_keeps_its_place_when_facets_are_drawn_anew(page: Page, server: str) -> None:
    go_search(page, server, "?q=%E5%85%83")
    page.locator("fieldset:has-text('单位') .qj-search-more").press("Enter")
    assert page.evaluate("document.activeElement.name") == "unit"
    assert (
        page.evaluate(
            "[...document.querySelectorAll('input[name=unit]')].indexOf(document.activeElement)"
        )
        == 6
    )
    page.set_viewport_size({"width": 375, "height": 800})
    page.reload()
    page.locator(".qj-search-filters > summary").press("Enter")
    page.locator('input[name=kind][value="通报"]').press("Space")
    expect(page.locator(".qj-search-chosen")).to_have_count(1)
    page.locator(".qj-search-filters > summary").press("Enter")
    page.locator(".qj-search-chosen").press("Enter")
    expect(page.locator(".qj-search-chosen")).to_have_count(0)
    expect(page.locator("[data-qj-count]")).to_be_focused()


def test_the_keyboard_is_not_taken_from_a_reader_who_types_on(page: Page, server: str) -> None:
    go_search(page, server, "?q=%E5%85%83")
    field = page.locator("[data-qj-search-page] input[name=q]")
    page.locator('input[name=kind][value="通报"]').wait_for()
    page.evaluate(
        """() => { document.querySelector('input[name=kind][value="通报"]').click();
                   document.querySelector('[data-qj-search-page] input[name=q]').focus(); }"""
    )
    expect(page.locator(".qj-search-chosen")).to_have_count(1)
    expect(field).to_be_focused()


def test_going_back_to_the_empty_page_empties_it(page: Page, server: str) -> None:
    go_search(page, server)
    field = page.locator("[data-qj-search-page] input[name=q]")
    expect(page.locator("[data-qj-search-page]")).to_have_attribute("data-qj-search", "ready")
    page.evaluate("history.pushState(null, '', '?q=公车')")
    field.fill("公车")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    entries = page.evaluate("history.length")
    field.press("Enter")
    assert page.evaluate("history.length") == entries
    page.go_back()
    expect(page.locator(".qj-search-results")).to_be_hidden()
    expect(field).to_have_value("")


def test_tab_goes_from_the_field_past_its_hits(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})  # so that the list scrolls
    go_home(page, server)
    page.fill(BOX, "公车私用")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("Tab")
    assert _focused(page) == "检索"
    page.keyboard.press("Tab")
    expect(page.locator(".qj-search-panel")).to_be_hidden()


def test_titles_read_alike_are_all_told_and_reached(browser: Browser, tmp_path: Path) -> None:
    documents = [Document(f"terms/{i}/", f"监督{i}", "术语", ()) for i in range(27)]
    with (
        serving(write_site(documents, tmp_path), Strict) as address,
        browser.new_context() as context,
    ):
        page = context.new_page()
        page.goto(address)
        page.fill(BOX, "jiandu")
        expect(page.locator(".qj-search-all")).to_have_text("到检索页查看：按拼音找到 27 条")
        page.press(BOX, "Enter")
        expect(page.locator("[data-qj-count]")).to_have_text("按拼音找到 27 条")
        page.click("text=显示更多")
        expect(page.locator(".qj-search-hit")).to_have_count(27)
        expect(page.locator(".qj-search-hit a").nth(20)).to_be_focused()


def test_a_date_stands_as_readers_write_it(page: Page, server: str) -> None:
    go_search(page, server, "?q=%E7%A4%BC%E9%87%91%E5%92%8C%E8%B4%AD%E7%89%A9%E5%8D%A1")
    expect(page.locator(".qj-search-meta").first).to_contain_text("2022年8月—10月")
    times = page.locator(".qj-search-meta").first.locator("time")
    assert [time.get_attribute("datetime") for time in times.all()] == ["2022-08", "2022-10"]


def test_a_box_that_failed_twice_is_quiet_once_it_works(page: Page, server: str) -> None:
    go_home(page, server)
    page.route("**/assets/search/manifest.js*", lambda route: route.fulfill(status=404))
    box = page.locator(BOX)
    failed = page.locator(".qj-search-box .qj-search-failed")
    for letter in "公车":
        box.press_sequentially(letter)
        expect(failed).to_contain_text("检索没能载入")
        expect(page.locator(".qj-search-box")).not_to_have_attribute("data-qj-search", "loading")
    page.unroute_all()
    box.press_sequentially("私")
    expect(page.locator(OPTION).first).to_be_visible()
    expect(failed).to_have_count(0)


def test_what_failed_on_the_page_is_tried_again_by_keyboard(page: Page, server: str) -> None:
    page.route("**/assets/search/*/s*.js*", lambda route: route.fulfill(status=404))
    go_search(page, server, "?q=%E5%85%AC%E8%BD%A6")
    again = page.get_by_role("button", name="重试")
    again.press("Enter")
    expect(page.locator(".qj-search-notes")).to_contain_text("检索数据没有完整载入")
    expect(again).to_be_focused()
    page.unroute_all()
    again.press("Enter")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    expect(page.locator("[data-qj-count]")).to_be_focused()


@pytest.mark.parametrize("what", ["engine-*", "*/s*"])
def test_who_waits_is_told_so(page: Page, server: str, what: str) -> None:
    page.route(f"**/assets/search/{what}.js*", lambda _: None)
    page.goto(
        f"{server}search/?q=%E5%85%AC%E8%BD%A6", wait_until="commit"
    )  # what is held holds up the rest
    expect(page.locator("[data-qj-search-page] input[name=q]")).to_have_value("公车")
    problems = (
        page.locator("[data-qj-search-page]")
        .get_by_text("正在")
        .and_(page.locator(":not(.qj-search-hidden)"))
    )
    expect(problems).to_be_visible()
    page.locator(BOX).fill("公车")
    expect(page.locator(".qj-search-box").get_by_text("正在").first).to_be_visible()
    page.unroute_all()  # which lets go what was held
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    expect(page.locator(OPTION).first).to_be_visible()
    expect(problems).to_have_count(0)


def test_the_key_of_the_search_can_be_switched_off(page: Page, server: str) -> None:
    go_home(page, server)
    expect(page.locator(".qj-search-key")).to_be_visible()
    page.evaluate("document.documentElement.dataset.qjKeys = 'off'")
    page.keyboard.press("/")
    expect(page.locator(BOX)).not_to_be_focused()
    expect(page.locator(".qj-search-key")).to_be_hidden()


def test_the_two_landmarks_of_the_search_have_different_names(page: Page, server: str) -> None:
    go_search(page, server)
    expect(page.get_by_role("search")).to_have_count(2)
    expect(page.get_by_role("search", name="快速检索")).to_have_count(1)
