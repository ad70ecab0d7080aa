"""What a stranger would find fault with: said twice, blank, endless, torn apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

_TAIL = re.compile(r'<footer class="qj-tail">(.*?)</footer>', re.DOTALL)
_LINK = re.compile(r'<a[^>]* href="([^"]*)"')
_FEW = """all => all.map(one => one.querySelectorAll("dt").length)"""


def test_no_address_stands_twice_after_the_main_text(folder: Path) -> None:
    tails = 0
    for file in sorted(folder.glob("*/*/index.html")):
        tail = _TAIL.search(file.read_text("utf-8"))
        if tail:
            links = _LINK.findall(tail[1])
            tails += len(links) > 1
            assert sorted(links) == sorted(set(links)), file
    assert tails > 100


def test_a_case_is_told_within_a_few_screens(page: Page, site: Site) -> None:
    page.goto(site["cases/fake-reception/"])
    assert page.evaluate("document.documentElement.scrollHeight") <= 2_400
    for words in page.locator(".qj-warning").all_inner_texts():
        assert page.inner_text("#content").count(words) == 1
    beside = "name => document.querySelector(name).getBoundingClientRect().top"
    assert page.evaluate(beside, "#analysis") == page.evaluate(beside, "#discussion")
    act, clause = page.locator(".qj-act").first, page.locator(".qj-act__clauses").first
    assert act.bounding_box()["y"] == pytest.approx(clause.bounding_box()["y"], abs=2)  # type: ignore[index]


def test_a_band_holds_four_facts_or_more(page: Page, site: Site) -> None:
    for name in ("entry of cases", "entry of rules", "entry of units", "entry of actions"):
        page.goto(site[name])
        assert all(n >= 4 for n in page.locator(".qj-card:not(.qj-card--few)").evaluate_all(_FEW))
        assert all(n < 4 for n in page.locator(".qj-card--few").evaluate_all(_FEW))


def test_what_all_rows_share_is_said_once(page: Page, site: Site) -> None:
    page.goto(site["list of cases"])  # some real, some made up
    badges = page.locator(".qj-row .qj-badge").all_inner_texts()
    assert set(badges) == {"教学情景", "真实报道"}
    page.goto(site["filtered list"])  # all made up
    assert page.locator(".qj-row").count() > 1
    assert page.locator(".qj-row .qj-badge").count() == 0
    assert page.locator(".qj-rows__once .qj-badge").inner_text() == "教学情景"
