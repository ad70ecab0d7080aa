"""The buttons below an entry: its link, the device's own way of sharing, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

_SHARES = """
  window.shared = [];
  navigator.share = (data) => { shared.push(data); return Promise.resolve(); };
  window.print = () => shared.push("print");
"""
_NO_CLIPBOARD = """
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.execCommand = () => false;
"""


def test_a_link_is_copied_and_that_is_said(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site["entry of cases"] + "#analysis")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".qj-share").get_by_role("status")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == site["entry of cases"]


def test_where_nothing_can_be_copied_that_is_said(page: Page, site: Site) -> None:
    page.add_init_script(_NO_CLIPBOARD)
    page.goto(site["entry of cases"])
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".qj-share").get_by_role("status")).to_contain_text("地址栏")


def test_a_published_address_goes_before_that_of_the_window(page: Page, site: Site) -> None:
    page.add_init_script(_SHARES)
    page.goto(site["entry of terms"])
    heading = page.locator("h1").inner_text()
    page.evaluate("""() => document.head.insertAdjacentHTML("beforeend",
      '<link rel="canonical" href="https://example.org/terms/x/">')""")
    page.get_by_role("button", name="分享").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shared = {"title": heading, "url": "https://example.org/terms/x/"}
    assert page.evaluate("shared") == [shared, "print"]


@pytest.mark.parametrize(("error", "told"), [("AbortError", ""), ("NotAllowedError", "链接已复制")])
def test_what_cannot_be_shared_is_copied(page: Page, site: Site, error: str, told: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(
        f"navigator.share = () => Promise.reject(new DOMException('', '{error}'));"
    )
    page.goto(site["entry of cases"])
    page.get_by_role("button", name="分享").click()
    expect(page.locator(".qj-share").get_by_role("status")).to_have_text(told)


def test_nobody_is_offered_what_the_device_cannot_do(page: Page, site: Site) -> None:
    page.add_init_script("delete Navigator.prototype.share; navigator.share = undefined;")
    page.goto(site["entry of rules"])
    expect(page.locator(".qj-share button")).to_have_text(["复制链接", "打印"], use_inner_text=True)
    page.goto(site["list of rules"])
    expect(page.locator(".qj-share")).to_have_count(0)


def test_what_is_internal_is_not_to_be_shared(page: Page, site: Site) -> None:
    page.add_init_script(_SHARES)
    address = site["entry of cases"]
    body = page.request.get(address).text()
    marked = body.replace("<main", '<aside class="qj-edition">内部</aside><main', 1)
    assert marked != body
    page.route(address, lambda route: route.fulfill(body=marked, content_type="text/html"))
    page.goto(address)
    expect(page.locator(".qj-share button")).to_have_text(["复制链接", "打印"], use_inner_text=True)


def test_fingers_hit_them_and_paper_has_none(phone: Page, site: Site) -> None:
    phone.goto(site["entry of places"])
    for button in phone.locator(".qj-share button").all():
        box = button.bounding_box()
        assert box
        assert box["width"] >= 44
        assert box["height"] >= 44
    phone.emulate_media(media="print")
    expect(phone.locator(".qj-share")).to_be_hidden()
