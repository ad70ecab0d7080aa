"""Stamps: pressed by a token, kept in the browser, shown in a passport that prints."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_axe import violations
from tests.project import build_project, make_project
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TOKEN = "Ab-9_token"
PLACES = {
    "places/a.yml": "title: 甲\naddress: 某街1号\nhours: 每天00:00—24:00\n",
    "places/b.yml": "title: 乙\nhours: 请先预约\n",
    "places/c.yml": "title: 丙\nhours: 周一至周五9:00—17:00\n"
    "location: {lat: 26.9, lon: 112.6, datum: wgs84}\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = make_project(tmp_path_factory.mktemp("project"), PLACES)
    hashes = [sha256(token.encode()).hexdigest() for token in (TOKEN, "other")]
    settings = project / "site_config" / "visits.yml"
    settings.write_text(f"stamps: {{a: {hashes[0]}, b: {hashes[1]}}}\n", "utf-8")
    with serving(build_project(project)) as site:
        yield site


def said(page: Page) -> str:
    return page.locator(".qj-stamp__said").inner_text()


def test_a_stamp_is_pressed_once_and_kept(page: Page, address: str) -> None:
    page.goto(f"{address}places/a/#stamp={TOKEN}")
    assert "盖上了" in said(page)
    assert TOKEN not in page.url
    assert violations(page) == []
    page.goto(f"{address}places/a/")
    assert "打过卡" in said(page)
    page.goto(f"{address}map/passport/")
    assert "盖了 1 枚，共 2 处" in page.inner_text(".qj-passport__count")
    assert page.locator(".qj-passport__page--pressed").get_attribute("data-place") == "a"
    assert violations(page) == []
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清空打卡册").click()
    assert "盖了 0 枚" in page.inner_text(".qj-passport__count")


@pytest.mark.parametrize("token", ["", "wrong", f"{TOKEN}x", "%3Cb%3E"])
def test_another_token_presses_nothing(page: Page, address: str, token: str) -> None:
    page.goto(f"{address}places/a/#stamp={token}")
    assert "盖上了" not in said(page)
    assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_keeps_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(f"{address}places/a/#stamp={TOKEN}")
    assert "不让保存" in said(page)
    context.close()


def test_what_was_meddled_with_is_no_stamp(page: Page, address: str) -> None:
    page.goto(address)
    for kept in ("[1]", "null", "{", '{"a": "<b>"}', '{"a": {"x": 1}}'):
        page.evaluate("kept => localStorage.setItem('qj-stamps:/', kept)", kept)
        page.goto(f"{address}map/passport/")
        assert "盖了 0 枚" in page.inner_text(".qj-passport__count")


@pytest.mark.parametrize("text", ["a", "abc", "a" * 55, "a" * 56, "a" * 64, "a" * 200])
def test_the_sum_is_sha_256(page: Page, address: str, text: str) -> None:
    page.goto(f"{address}places/a/")
    page.evaluate(
        """sum => { document.querySelector("[data-qj-stamp]").dataset.qjStamp = sum; }""",
        sha256(text.encode()).hexdigest(),
    )
    page.evaluate("text => { location.hash = `#stamp=${text}`; }", text)
    page.wait_for_function("document.querySelector('.qj-stamp__said').textContent")
    assert "盖上了" in said(page)


def test_open_today_by_the_clock_of_china(browser: Browser, address: str) -> None:
    # Friday 08:30 UTC is Friday 16:30 there; half past four on is a quarter of a day later
    for moment, words in (
        ("2026-11-27T08:30:00Z", "今天（周五）开放 09:00—17:00，现在开着"),
        ("2026-11-27T09:30:00Z", "今天（周五）开放 09:00—17:00，已经关门"),
        ("2026-11-27T00:30:00Z", "今天（周五）开放 09:00—17:00，现在还没开"),
        ("2026-11-27T16:30:00Z", "今天（周六）不开放"),
    ):
        context = browser.new_context(timezone_id="America/New_York")
        page = context.new_page()
        page.clock.set_fixed_time(moment)
        page.goto(f"{address}places/c/")
        assert page.inner_text(".qj-hours__today").startswith(words)
        context.close()


def test_words_that_mean_several_things_stand_alone(page: Page, address: str) -> None:
    page.goto(f"{address}places/b/")
    assert page.locator(".qj-hours__today").count() == 0
    assert "请先预约" in page.inner_text(".qj-hours")


def test_the_address_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}places/a/")
    page.get_by_role("button", name="复制地址").click()
    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "某街1号"
    context.close()


def test_without_a_script_there_are_links_and_no_button(plain: Page, address: str) -> None:
    plain.goto(f"{address}places/c/")
    links = plain.locator(".qj-arrival__ways a")
    assert links.count() == 4
    assert {links.nth(i).get_attribute("rel") for i in range(4)} == {"noreferrer"}
    plain.goto(f"{address}places/a/")
    assert not plain.locator(".qj-arrival__ways button").is_visible()
