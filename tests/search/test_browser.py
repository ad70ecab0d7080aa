"""The box and the search page in Chromium, from a server below a path and from a folder on disk."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.search import Document
from tests.search import made
from tests.search.site import POLICY, write_index, write_site
from tests.serving import Quiet, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


class _Strict(Quiet):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("site")
    write_site([*made.BY_HAND, *made.documents(120)], top / "below" / "a-path")
    return top


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with serving(site, _Strict) as address:
        yield f"{address}below/a-path/"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return server if request.param == "http" else (site / "below" / "a-path").as_uri() + "/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page; the test fails if a script fails on it, breaks the policy, or one from the content runs."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" and "ERR_FILE" not in m.text else None)
    opened.on("dialog", lambda dialog: troubles.append(dialog.message))
    yield opened
    assert opened.evaluate("window.hacked") is None
    opened.close()
    assert [t for t in troubles if "404" not in t] == []


BOX = ".qj-search-box input"
OPTION = ".qj-search-panel [role=option]"


def _home(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")


def _search(page: Page, base: str, query: str = "") -> None:
    page.goto(f"{base}search/index.html{query}")


def test_nothing_but_the_small_script_is_fetched_before_use(page: Page, server: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(server)))
    _home(page, server)
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if "search/" in url] == ["assets/search/box.js"]
    page.fill(BOX, "公车私用")
    page.wait_for_selector(OPTION)
    assert all(not url.startswith("http") for url in fetched)


def test_hits_come_while_typing_and_lead_to_the_section(page: Page, base: str) -> None:
    _home(page, base)
    page.fill(BOX, "派车单")
    first = page.locator(OPTION).first
    expect(first).to_contain_text("公车私用并报销私人油费")
    expect(first.locator("mark")).to_have_text("派车单")
    expect(page.locator(".qj-search-box [role=status]")).to_have_text("1 条结果")
    first.click()
    page.wait_for_url(re.compile(r"/cases/car/(index\.html)?#causes$"))
    expect(page.locator("header")).to_be_visible()


def test_the_keyboard_is_enough(page: Page, base: str) -> None:
    _home(page, base)
    page.keyboard.press("/")
    box = page.locator(BOX)
    expect(box).to_be_focused()
    expect(box).to_have_attribute("role", "combobox")
    page.keyboard.type("三重一大")
    expect(page.locator(OPTION).first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".qj-search-panel")).to_be_hidden()
    expect(box).to_have_value("三重一大")
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/terms/major/"))


def test_enter_without_a_choice_opens_the_search_page(page: Page, base: str) -> None:
    _home(page, base)
    page.fill(BOX, "公车私用")
    expect(page.locator(OPTION).first).to_be_visible()
    page.press(BOX, "Enter")
    page.wait_for_url(re.compile(r"/search/(index\.html)?\?q="))
    expect(page.locator(".qj-search-hit").first).to_contain_text("公车私用并报销私人油费")
    expect(page.locator("[data-qj-search-page] input[name=q]")).to_have_value("公车私用")


def test_a_slash_in_a_field_is_a_slash(page: Page, server: str) -> None:
    _search(page, server)
    page.locator(BOX).focus()
    page.keyboard.type("a/b")
    expect(page.locator(BOX)).to_have_value("a/b")


def test_an_input_method_asks_nothing_before_it_is_done(page: Page, server: str) -> None:
    _home(page, server)
    page.locator(BOX).focus()
    expect(page.locator(BOX)).to_have_attribute("role", "combobox")
    devtools = page.context.new_cdp_session(page)
    for text in ("g", "go", "gong", "gongche"):
        devtools.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.wait_for_timeout(300)
    expect(page.locator(".qj-search-panel")).to_be_hidden()
    devtools.send("Input.insertText", {"text": "公车"})
    expect(page.locator(OPTION).first).to_contain_text("公车")
    expect(page.locator(BOX)).to_have_value("公车")


def test_enter_that_ends_a_composition_does_not_leave_the_page(page: Page, server: str) -> None:
    _home(page, server)
    page.fill(BOX, "公车")
    expect(page.locator(OPTION).first).to_be_visible()
    page.evaluate(
        """() => document.querySelector('.qj-search-box input').dispatchEvent(
             new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true }))"""
    )
    expect(page.locator("[aria-selected=true]")).to_have_count(0)


@pytest.mark.parametrize(
    "query", ["标题里的", "<img src=x onerror", "hacked", '"><script>window.hacked=1</script>', "__proto__"]
)
def test_markup_in_titles_text_and_queries_stays_text(page: Page, base: str, query: str) -> None:
    _home(page, base)
    page.fill(BOX, query)
    expect(page.locator(".qj-search-panel")).to_be_visible()
    _search(page, base)
    page.fill("[data-qj-search-page] input[name=q]", query)
    expect(page.locator(".qj-search-results")).to_be_visible()
    expect(page.locator(".qj-search-notes p, .qj-search-hit").first).to_be_visible()
    assert page.locator(".qj-search-page img, .qj-search-panel img, .qj-search-page script").count() == 0


def test_facets_sorting_and_the_address_go_together(page: Page, server: str) -> None:
    _search(page, server, "?q=%E5%85%AC%E8%BD%A6%E7%A7%81%E7%94%A8")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    count = page.locator('label:has(input[name=kind][value="通报"]) .qj-search-count')
    number = count.inner_text()
    page.check('input[name=kind][value="通报"]')
    expect(page.locator("[data-qj-count]")).to_have_text(re.compile(rf"{number} 条结果"))
    assert "kind=" in page.url
    expect(page.locator('input[name=kind][value="通报"]')).to_be_focused()
    page.click("button[value=newest]")
    expect(page.locator("button[value=newest]")).to_have_attribute("aria-pressed", "true")
    dates = page.locator(".qj-search-hit time").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    address = page.url
    page.reload()
    expect(page.locator("button[value=newest]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator('input[name=kind][value="通报"]')).to_be_checked()
    assert page.url == address
    page.go_back()
    expect(page.locator("button[value=relevance]")).to_have_attribute("aria-pressed", "true")
    page.click(".qj-search-chosen")
    expect(page.locator(".qj-search-chosen")).to_have_count(0)
    assert "kind=" not in page.url


def test_more_hits_are_shown_on_demand(page: Page, server: str) -> None:
    _search(page, server, "?q=%E5%85%83")
    hits = page.locator(".qj-search-hit")
    expect(hits).to_have_count(20)
    page.click("text=显示更多")
    expect(hits).to_have_count(40)
    expect(hits.nth(20).locator("a").first).to_be_focused()


def test_nothing_found_says_so_and_sets_parts_apart(page: Page, base: str) -> None:
    _search(page, base)
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
    _search(page, base, "?q=%E7%A4%BC%E9%87%91&kind=%E6%A1%88%E4%BE%8B")
    expect(page.locator(".qj-search-hit").first).to_contain_text("礼金")
    expect(page.locator("input[name=kind]:checked")).to_have_value("案例")
    page.locator(".qj-search-hit a").first.click()
    page.wait_for_url(re.compile(r"/cases/"))
    expect(page.locator("header")).to_be_visible()


def test_without_scripts_the_page_leads_to_the_listings(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        _search(page, server)
        assert "检索需要 JavaScript" in page.content()
        expect(page.locator(".qj-search-listings a")).to_have_count(5)
        expect(page.locator(".qj-search-results")).to_be_hidden()
        page.fill(BOX, "公车")
        page.press(BOX, "Enter")
        page.wait_for_url(re.compile(r"/search/\?q="))


@pytest.mark.parametrize("what", ["missing", "cut", "manifest"])
def test_a_broken_index_gives_a_message_and_mending_it_helps(browser: Browser, tmp_path: Path, what: str) -> None:
    folder = write_site(list(made.BY_HAND), tmp_path / "site")
    index, whole = folder / "assets" / "search", tmp_path / "whole"
    shutil.copytree(index, whole)
    (build,) = [path for path in index.iterdir() if path.is_dir()]
    for path in [index / "manifest.js"] if what == "manifest" else build.glob("s[0-9]*.js"):
        path.write_bytes(path.read_bytes()[:-9]) if what == "cut" else path.unlink()
    with serving(folder, _Strict) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}search/?q=%E5%85%AC%E8%BD%A6")
        expect(page.locator(".qj-search-failed")).to_contain_text("请检查网络后")
        shutil.copytree(whole, index, dirs_exist_ok=True)
        page.get_by_role("button", name="重试").click()
        expect(page.locator(".qj-search-hit").first).to_be_visible()


def test_the_site_replaced_under_an_open_page_is_searched_as_it_is_now(browser: Browser, tmp_path: Path) -> None:
    folder = write_site(made.documents(300), tmp_path / "site")
    with serving(folder, _Strict) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}search/")
        page.fill("[data-qj-search-page] input[name=q]", "公车私用")
        expect(page.locator(".qj-search-hit").first).to_be_visible()
        shutil.rmtree(folder / "assets" / "search")
        write_index([*made.documents(300), *made.BY_HAND], folder / "assets" / "search")
        page.fill("[data-qj-search-page] input[name=q]", "接送家人二十余次")
        expect(page.locator(".qj-search-hit").first).to_contain_text("公车私用并报销私人油费")


def test_what_the_keyboard_and_readers_need_is_there(page: Page, server: str) -> None:
    _search(page, server, "?q=%E5%85%AC%E8%BD%A6")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    page.fill(BOX, "公车")
    expect(page.locator(OPTION).first).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_nothing_is_wider_than_the_screen(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    _search(page, server, "?q=%E6%A0%87%E9%A2%98%E9%87%8C%E7%9A%84")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    page.fill(BOX, "公车私用")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def _focused(page: Page) -> str:
    words: str = page.evaluate("(document.activeElement.value || document.activeElement.innerText).trim()")
    return words


def test_the_keyboard_keeps_its_place_when_facets_are_drawn_anew(page: Page, server: str) -> None:
    _search(page, server, "?q=%E5%85%83")
    page.locator("fieldset:has-text('单位') .qj-search-more").press("Enter")
    assert page.evaluate("document.activeElement.name") == "unit"
    assert page.evaluate("[...document.querySelectorAll('input[name=unit]')].indexOf(document.activeElement)") == 6
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
    _search(page, server, "?q=%E5%85%83")
    field = page.locator("[data-qj-search-page] input[name=q]")
    page.locator('input[name=kind][value="通报"]').wait_for()
    page.evaluate(
        """() => { document.querySelector('input[name=kind][value="通报"]').click();
                   document.querySelector('[data-qj-search-page] input[name=q]').focus(); }"""
    )
    expect(page.locator(".qj-search-chosen")).to_have_count(1)
    expect(field).to_be_focused()


def test_going_back_to_the_empty_page_empties_it(page: Page, server: str) -> None:
    _search(page, server)
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
    _home(page, server)
    page.fill(BOX, "公车私用")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("Tab")
    assert _focused(page) == "检索"
    page.keyboard.press("Tab")
    expect(page.locator(".qj-search-panel")).to_be_hidden()


def test_titles_read_alike_are_all_told_and_reached(browser: Browser, tmp_path: Path) -> None:
    documents = [Document(f"terms/{i}/", f"监督{i}", "术语", ()) for i in range(27)]
    with serving(write_site(documents, tmp_path), _Strict) as address, browser.new_context() as context:
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
    _search(page, server, "?q=%E7%A4%BC%E9%87%91%E5%92%8C%E8%B4%AD%E7%89%A9%E5%8D%A1")
    expect(page.locator(".qj-search-meta").first).to_contain_text("2022年8月—10月")
    times = page.locator(".qj-search-meta").first.locator("time")
    assert [time.get_attribute("datetime") for time in times.all()] == ["2022-08", "2022-10"]


def test_a_box_that_failed_twice_is_quiet_once_it_works(page: Page, server: str) -> None:
    _home(page, server)
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
    _search(page, server, "?q=%E5%85%AC%E8%BD%A6")
    again = page.get_by_role("button", name="重试")
    again.press("Enter")
    expect(page.locator(".qj-search-notes")).to_contain_text("检索数据没有完整载入")
    expect(again).to_be_focused()
    page.unroute_all()
    again.press("Enter")
    expect(page.locator(".qj-search-hit").first).to_be_visible()
    expect(page.locator("[data-qj-count]")).to_be_focused()
