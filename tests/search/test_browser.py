"""The box and the search page in Chromium, from a server below a path and from a folder on disk."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.search import samples
from tests.search.site import BOX, OPTION, Strict, go_home, go_search, write_index, write_site
from tests.serving import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_nothing_but_the_small_script_is_fetched_before_use(page: Page, server: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(server)))
    go_home(page, server)
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if "search/" in url] == ["assets/search/box.js"]
    page.fill(BOX, "公车私用")
    page.wait_for_selector(OPTION)
    assert all(not url.startswith("http") for url in fetched)


def test_hits_come_while_typing_and_lead_to_the_section(page: Page, base: str) -> None:
    go_home(page, base)
    page.fill(BOX, "派车单")
    first = page.locator(OPTION).first
    expect(first).to_contain_text("公车私用并报销私人油费")
    expect(first.locator("mark")).to_have_text("派车单")
    expect(page.locator(".qj-search-box [role=status]")).to_have_text("1 条结果")
    first.click()
    page.wait_for_url(re.compile(r"/cases/car/(index\.html)?#causes$"))
    expect(page.locator("header")).to_be_visible()


def test_the_keyboard_is_enough(page: Page, base: str) -> None:
    go_home(page, base)
    page.keyboard.press("/")
    box = page.locator(BOX)
    expect(box).to_be_focused()
    expect(box).to_have_attribute("role", "combobox")
    page.keyboard.type("三重一大")
    # the answer to the whole of it, not to the first characters of a slow hand
    expect(page.locator(f"{OPTION} mark").first).to_have_text("三重一大")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    choice = page.locator("[role=option][aria-selected=true]")
    expect(choice).to_have_count(1)
    assert box.get_attribute("aria-activedescendant") == choice.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(choice).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".qj-search-panel")).to_be_hidden()
    expect(box).to_have_value("三重一大")
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/terms/major/"))


def test_a_choice_outlasts_the_answer_to_come(page: Page, server: str) -> None:
    go_home(page, server)
    box = page.locator(BOX)
    page.fill(BOX, "三重一")
    expect(page.locator(f"{OPTION} mark").first).to_have_text("三重一")
    box.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    address = chosen.get_attribute("href")
    box.dispatch_event("focus")  # asks again
    page.wait_for_timeout(300)
    expect(chosen).to_have_attribute("href", address or "")
    box.press_sequentially("大")
    expect(chosen).to_have_count(0)  # other words, another choice


def test_enter_without_a_choice_opens_the_search_page(page: Page, base: str) -> None:
    go_home(page, base)
    page.fill(BOX, "公车私用")
    expect(page.locator(OPTION).first).to_be_visible()
    page.press(BOX, "Enter")
    page.wait_for_url(re.compile(r"/search/(index\.html)?\?q="))
    expect(page.locator(".qj-search-hit").first).to_contain_text("公车私用并报销私人油费")
    expect(page.locator("[data-qj-search-page] input[name=q]")).to_have_value("公车私用")


def test_a_slash_in_a_field_is_a_slash(page: Page, server: str) -> None:
    go_search(page, server)
    page.locator(BOX).focus()
    page.keyboard.type("a/b")
    expect(page.locator(BOX)).to_have_value("a/b")


def test_an_input_method_asks_nothing_before_it_is_done(page: Page, server: str) -> None:
    go_home(page, server)
    page.locator(BOX).focus()
    expect(page.locator(BOX)).to_have_attribute("role", "combobox")
    devtools = page.context.new_cdp_session(page)
    for text in ("g", "go", "gong", "gongche"):
        devtools.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    page.wait_for_timeout(300)
    expect(page.locator(".qj-search-panel")).to_be_hidden()
    devtools.send("Input.insertText", {"text": "公车"})
    expect(page.locator(OPTION).first).to_contain_text("公车")
    expect(page.locator(BOX)).to_have_value("公车")


def test_enter_that_ends_a_composition_does_not_leave_the_page(page: Page, server: str) -> None:
    go_home(page, server)
    page.fill(BOX, "公车")
    expect(page.locator(OPTION).first).to_be_visible()
    page.evaluate(
        """() => {
          const key = { key: 'ArrowDown', isComposing: true, bubbles: true };
          const input = document.querySelector('.qj-search-box input');
          input.dispatchEvent(new KeyboardEvent('keydown', key));
        }"""
    )
    expect(page.locator("[aria-selected=true]")).to_have_count(0)


@pytest.mark.parametrize(
    "query",
    ["标题里的", "<img src=x onerror", "hacked", '"><script>window.hacked=1</script>', "__proto__"],
)
def test_markup_in_titles_text_and_queries_stays_text(page: Page, base: str, query: str) -> None:
    go_home(page, base)
    page.fill(BOX, query)
    expect(page.locator(".qj-search-panel")).to_be_visible()
    go_search(page, base)
    page.fill("[data-qj-search-page] input[name=q]", query)
    expect(page.locator(".qj-search-results")).to_be_visible()
    expect(page.locator(".qj-search-notes p, .qj-search-hit").first).to_be_visible()
    expect(
        page.locator(".qj-search-page img, .qj-search-panel img, .qj-search-page script")
    ).to_have_count(0)


def test_facets_sorting_and_the_address_go_together(page: Page, server: str) -> None:
    go_search(page, server, "?q=%E5%85%AC%E8%BD%A6%E7%A7%81%E7%94%A8")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    count = page.locator('label:has(input[name=kind][value="通报"]) .qj-search-count')
    number = count.inner_text()
    page.check('input[name=kind][value="通报"]')
    expect(page.locator("[data-qj-count]")).to_have_text(re.compile(rf"{number} 条结果"))
    expect(page).to_have_url(re.compile(re.escape("kind=")))
    expect(page.locator('input[name=kind][value="通报"]')).to_be_focused()
    page.click("button[value=newest]")
    expect(page.locator("button[value=newest]")).to_have_attribute("aria-pressed", "true")
    dates = page.locator(".qj-search-hit time").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    address = page.url
    page.reload()
    expect(page.locator("button[value=newest]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator('input[name=kind][value="通报"]')).to_be_checked()
    expect(page).to_have_url(address)
    page.go_back()
    expect(page.locator("button[value=relevance]")).to_have_attribute("aria-pressed", "true")
    page.click(".qj-search-chosen")
    expect(page.locator(".qj-search-chosen")).to_have_count(0)
    expect(page).not_to_have_url(re.compile(re.escape("kind=")))


def test_more_hits_are_shown_on_demand(page: Page, server: str) -> None:
    go_search(page, server, "?q=%E5%85%83")
    hits = page.locator(".qj-search-hit")
    expect(hits).to_have_count(20)
    page.click("text=显示更多")
    expect(hits).to_have_count(40)
    expect(hits.nth(20).locator("a").first).to_be_focused()


def test_nothing_found_says_so_and_sets_parts_apart(page: Page, base: str) -> None:
    go_search(page, base)
    field = page.locator("[data-qj-search-page] input[name=q]")
    field.fill("公车私用管理规定")
    notes = page.locator(".qj-search-notes")
    expect(notes).to_contain_text("没有页面含有“公车私用管理规定”。下面的页面只含其中一部分")
    expect(page.locator(".qj-search-apart")).to_have_text("只含其中一部分")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    field.fill("龘龘")
    expect(notes).to_contain_text("少输几个字")
    expect(page.locator(".qj-search-hit")).to_have_count(0)
    field.fill("sanzhongyida")
    expect(page.locator(".qj-search-apart")).to_have_text("读音相合的标题与术语")
    field.fill("")
    expect(page.locator(".qj-search-results")).to_be_hidden()
    expect(page.locator(".qj-search-listings a").first).to_be_visible()


def test_the_page_works_from_the_address_alone_on_disk_too(page: Page, base: str) -> None:
    go_search(page, base, "?q=%E7%A4%BC%E9%87%91&kind=%E6%A1%88%E4%BE%8B")
    expect(page.locator(".qj-search-hit").first).to_contain_text("礼金")
    expect(page.locator("input[name=kind]:checked")).to_have_value("案例")
    page.locator(".qj-search-hit a").first.click()
    page.wait_for_url(re.compile(r"/cases/"))
    expect(page.locator("header")).to_be_visible()


def test_without_scripts_the_page_leads_to_the_listings(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        go_search(page, server)
        assert "检索需要 JavaScript" in page.content()
        expect(page.locator(".qj-search-listings a")).to_have_count(5)
        expect(page.locator(".qj-search-results")).to_be_hidden()
        page.fill(BOX, "公车")
        page.press(BOX, "Enter")
        page.wait_for_url(re.compile(r"/search/\?q="))


@pytest.mark.parametrize("what", ["missing", "cut", "manifest"])
def test_a_broken_index_gives_a_message_and_mending_it_helps(
    browser: Browser, tmp_path: Path, what: str
) -> None:
    folder = write_site(list(samples.BY_HAND), tmp_path / "site")
    index, whole = folder / "assets" / "search", tmp_path / "whole"
    shutil.copytree(index, whole)
    (build,) = [path for path in index.iterdir() if path.is_dir()]
    for path in [index / "manifest.js"] if what == "manifest" else build.glob("s[0-9]*.js"):
        path.write_bytes(path.read_bytes()[:-9]) if what == "cut" else path.unlink()
    with serving(folder, Strict) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}search/?q=%E5%85%AC%E8%BD%A6")
        expect(page.locator(".qj-search-failed")).to_contain_text("请检查网络后")
        shutil.copytree(whole, index, dirs_exist_ok=True)
        page.get_by_role("button", name="重试").click()
        expect(page.locator(".qj-search-hit").first).to_be_visible()


def test_the_site_replaced_under_an_open_page_is_searched_as_it_is_now(
    browser: Browser, tmp_path: Path
) -> None:
    folder = write_site(samples.documents(300), tmp_path / "site")
    with serving(folder, Strict) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}search/")
        page.fill("[data-qj-search-page] input[name=q]", "公车私用")
        expect(page.locator(".qj-search-hit").first).to_be_visible()
        shutil.rmtree(folder / "assets" / "search")
        write_index([*samples.documents(300), *samples.BY_HAND], folder / "assets" / "search")
        page.fill("[data-qj-search-page] input[name=q]", "接送家人二十余次")
        expect(page.locator(".qj-search-hit").first).to_contain_text("公车私用并报销私人油费")


def test_what_the_keyboard_and_readers_need_is_there(page: Page, server: str) -> None:
    go_search(page, server, "?q=%E5%85%AC%E8%BD%A6")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    page.fill(BOX, "公车")
    expect(page.locator(OPTION).first).to_be_visible()
    breaches = Axe().run(page)
    assert breaches.violations_count == 0, breaches.generate_report()


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_nothing_is_wider_than_the_screen(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    go_search(page, server, "?q=%E6%A0%87%E9%A2%98%E9%87%8C%E7%9A%84")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    page.fill(BOX, "公车私用")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
