"""Filters of lists: plain links without a script, quicker with it, true to their counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looking import KIND_NAMES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

COUNT = ".qj-listing__count"
_FILTER = re.compile(
    r'<li><a href="([^"]+)"(?: aria-current="true")?>'
    r'([^<]+)<span class="qj-count">(\d+)</span></a></li>'
)
_TOTAL = re.compile(r'<p class="qj-listing__count" role="status">(\d+) ')


def total(page: Page) -> int:
    return int(page.locator(COUNT).inner_text().split()[0])


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_counts_are_right(site: Site, kind: str) -> None:
    """Beside each filter stands what its list says, and its list holds as many rows."""
    listing = site.folder / kind
    filters = _FILTER.findall(
        (listing / "index.html").read_text("utf-8").partition("data-qj-listing")[2]
    )
    for href, label, count in filters:
        narrowed = (listing / href.removeprefix(f"../{kind}/") / "index.html").read_text("utf-8")
        match = _TOTAL.search(narrowed)
        assert match, label
        assert match[1] == count, label
        rows = narrowed.partition('class="qj-listing__main"')[2]
        assert len(re.findall(r'<li class="qj-(?:row|event)"', rows)) == min(int(count), 50), label
    assert filters or kind in ("terms", "circulars", "topics", "questions", "modules")


def test_without_a_script_filters_are_links(plain: Page, site: Site) -> None:
    plain.goto(site["list of cases"])
    whole = total(plain)
    link = plain.get_by_role("navigation", name="筛选").get_by_role("link", name="第二种形态")
    count = int(link.locator(".qj-count").inner_text())
    link.click()
    expect(plain).to_have_url(site["cases/form/2/"])
    assert total(plain) == count < whole
    expect(plain.locator(".qj-row")).to_have_count(count)
    plain.get_by_role("link", name="清除筛选").click()
    expect(plain).to_have_url(site["list of cases"])
    assert total(plain) == whole


def test_with_a_script_the_page_stays(page: Page, site: Site) -> None:
    page.goto(site["list of cases"])
    page.evaluate("window.stayed = true")
    whole, title = total(page), page.title()
    link = page.locator(".qj-filter a", has_text="第二种形态")
    count = int(link.locator(".qj-count").inner_text())
    link.click()
    page.wait_for_url(site["cases/form/2/"])
    page.wait_for_selector(".qj-filter a[aria-current]")
    assert total(page) == page.locator(".qj-row").count() == count
    assert "第二种形态" in page.title()
    expect(page.locator("body > .qj-unseen[role=status]")).to_have_text(
        f"案例第二种形态：{count} 个", use_inner_text=True
    )

    page.locator(".qj-filter a", has_text="2021年").click()
    page.wait_for_url(site["cases/year/2021/"])
    page.go_back()
    page.wait_for_url(site["cases/form/2/"])
    page.wait_for_selector(f"{COUNT}:has-text('{count} ')")
    page.go_back()
    page.wait_for_url(site["list of cases"])
    page.wait_for_selector(f"{COUNT}:has-text('{whole} ')")
    assert page.title() == title
    assert page.evaluate("window.stayed")


def test_links_of_a_swapped_list_lead_where_they_say(page: Page, site: Site) -> None:
    page.goto(site["list of cases"])
    page.locator(".qj-filter a", has_text="第二种形态").click()
    page.wait_for_selector(".qj-filter a[aria-current]")
    addresses = page.locator(".qj-listing a").evaluate_all("all => all.map(one => one.href)")
    drawn = page.locator(".qj-listing use").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    assert all(mark.startswith("#") for mark in drawn)  # on this page, wherever its list came from
    assert {page.request.get(address).status for address in set(addresses)} == {200}


def test_the_keyboard_stays_where_it_was(page: Page, site: Site) -> None:
    page.goto(site["list of cases"])
    page.locator(".qj-filter a", has_text="第二种形态").press("Enter")
    page.wait_for_selector(".qj-filter a[aria-current]")
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    page.keyboard.press("Enter")  # the chosen filter leads back to all
    page.wait_for_url(site["list of cases"])


def test_pages_of_a_list(page: Page, site: Site) -> None:
    page.goto(site["list of terms"])
    page.evaluate("window.stayed = true")
    first = page.locator(".qj-row").first.inner_text()
    page.locator(".qj-pages a", has_text="2").click()
    page.wait_for_url(site["second page"])
    page.wait_for_function(
        "words => document.querySelector('.qj-row').innerText !== words", arg=first
    )
    expect(page.locator(".qj-pages a[aria-current=page]")).to_have_text("2", use_inner_text=True)
    assert page.evaluate("window.stayed")


def test_a_list_that_does_not_come_is_loaded_whole(page: Page, site: Site) -> None:
    page.goto(site["list of cases"])
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('offline')); }")
    page.locator(".qj-filter a", has_text="第二种形态").click()
    page.wait_for_url(site["cases/form/2/"])
    assert page.evaluate("window.stayed") is None


def test_of_two_lists_asked_for_the_last_is_shown(page: Page, site: Site) -> None:
    """The first comes late; it must not take the place of the second."""
    page.goto(site["list of cases"])
    page.evaluate("""() => {
      const real = window.fetch;
      const slow = new Promise((done) => { window.release = done; });
      window.fetch = async (url) => {
        if (url.endsWith("/form/2/")) await slow;
        return real(url);
      };
    }""")
    page.locator(".qj-filter a", has_text="第二种形态").click()
    page.locator(".qj-filter a", has_text="第三种形态").click()
    page.wait_for_url(site["cases/form/3/"])
    page.evaluate(
        "async () => { window.release(); for (let i = 0; i < 20; i++) await fetch(location.href); }"
    )
    expect(page).to_have_url(site["cases/form/3/"])
    expect(page.locator(".qj-listing h1 small")).to_have_text("第三种形态", use_inner_text=True)


def test_the_fold_is_open_where_there_is_room(page: Page, site: Site) -> None:
    page.goto(site["list of cases"])
    expect(page.locator(".qj-filter a").first).to_be_visible()
    page.set_viewport_size({"width": 375, "height": 800})
    page.reload()
    expect(page.locator(".qj-filter a").first).to_be_hidden()
    page.locator(".qj-filters__fold > summary").press("Enter")
    page.locator(".qj-filter a", has_text="第二种形态").press("Enter")
    page.wait_for_url(site["cases/form/2/"])
    page.wait_for_selector("summary:has-text('筛选：第二种形态')")
    expect(page.locator(".qj-filter a").first).to_be_hidden()
    assert page.evaluate("document.activeElement.localName") == "summary"
