"""The page of a rule: what is in force first, older versions apart, each clause with an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser


def test_older_versions_unfold_by_their_address(page: Page, site: Site) -> None:
    page.goto(site["rules/sample-town-reception/"])
    old = page.locator("[id='c-2-2018-03-01']")
    assert not old.is_visible()
    assert page.locator("#c-2").is_visible()
    page.goto(site["cases/fake-reception/"])
    page.click("a[href$='#c-2-2018-03-01']")
    page.wait_for_url("**/rules/**")
    assert old.is_visible()
    assert "虚列公务接待套取资金" in old.inner_text()  # broken as it stood then,
    assert "虚列公务接待套取资金" not in page.locator("#c-2").inner_text()  # not as it stands now


def test_an_address_of_nothing_stops_nothing(page: Page, site: Site) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(site["entry of questions"] + "#100%")
    page.get_by_role("button", name="展开全部答案").click()
    assert problems == []


def test_no_clause_stands_twice(page: Page, site: Site) -> None:
    page.goto(site["rules/sample-town-reception/"])
    ids: list[str] = page.locator(".qj-clause-row").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids)) == 9
    assert page.locator(".qj-older .qj-clause-row").count() == 4


def test_the_number_of_a_clause_copies_its_address(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site["rules/sample-town-reception/"])
    page.get_by_role("link", name="第五条的地址").press("Enter")
    page.wait_for_selector("text=链接已复制")
    address = site["rules/sample-town-reception/"] + "#c-5"
    assert page.evaluate("navigator.clipboard.readText()") == address == page.url
