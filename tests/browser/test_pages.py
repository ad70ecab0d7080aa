"""What holds on every kind of page: quiet, light over the wire, within the screen, large enough for fingers."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.looking import KIND_NAMES, NAMES, dress, unfold

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

LIMIT = 80 * 1024  # bytes of HTML, style sheets and scripts of an entry page, compressed
TEXT = ("text/html", "text/css", "text/javascript", "application/javascript", "application/json")

_LEFT = "net::ERR_ABORTED"  # the page was left before its picture came

_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > width + 1)
    .map(one => one.outerHTML.slice(0, 120)).concat(`${document.documentElement.scrollWidth} of ${width}`);
}"""

_TARGETS = """.qj-header :is(a, summary, button, label), .qj-header form, .qj-crumbs a, .qj-filters :is(a, summary),
.qj-listing__count a, .qj-pages a, .qj-years a, .qj-door a, .qj-page :is(button, summary, .qj-button)"""
_SMALL = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility())
  .map(one => [one.outerHTML.slice(0, 100), one.getBoundingClientRect().height])
  .filter(([_, height]) => height < 43.9)"""


def troubles(context: BrowserContext, host: str) -> list[str]:
    """A list to which everything is added that a page ought not to do."""
    found: list[str] = []
    context.on("weberror", lambda error: found.append(f"error: {error.error}"))
    context.on(
        "console", lambda said: found.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None
    )
    context.on(
        "requestfailed", lambda request: found.append(f"failed: {request.url}") if request.failure != _LEFT else None
    )
    context.on(
        "response", lambda answer: found.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
    )
    context.on(
        "request",
        lambda request: (
            found.append(f"elsewhere: {request.url}")
            if urlsplit(request.url).netloc != host and not request.url.startswith(("data:", "blob:"))
            else None
        ),
    )
    return found


def test_every_page_is_quiet(page: Page, site: Site) -> None:
    found = troubles(page.context, urlsplit(site.address).netloc)
    for name in NAMES:
        page.goto(site[name], wait_until="networkidle" if name in ("home", "search") else "load")
        unfold(page)
    assert found == []


def test_troubles_are_noticed(page: Page, site: Site) -> None:
    found = troubles(page.context, urlsplit(site.address).netloc)
    page.goto(site["home"])
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'missing.png'}))")
    page.evaluate("fetch('http://127.0.0.1:1/').catch(() => 0)")
    page.evaluate("setTimeout(() => { throw new Error('thrown') })")
    page.wait_for_timeout(200)
    assert {one.split(":")[0] for one in found} == {"404", "elsewhere", "failed", "error"}


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_an_entry_is_light(page: Page, site: Site, kind: str) -> None:
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site[f"entry of {kind}"], wait_until="networkidle")
    sizes = {
        answer.url: len(gzip.compress(answer.body()))
        for answer in answers
        if answer.headers.get("content-type", "").startswith(TEXT)
    }
    assert len(sizes) >= 4  # the page, a style sheet, two scripts
    assert sum(sizes.values()) <= LIMIT, sizes


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wider_than_the_screen(shared: Page, site: Site, name: str) -> None:
    shared.set_viewport_size({"width": 320, "height": 800})
    shared.goto(site[name])
    unfold(shared)
    for size in ("1", "1.5"):
        dress(shared, size=size)
        for width in (320, 375, 768, 1440):
            shared.set_viewport_size({"width": width, "height": 800})
            assert shared.evaluate(_TOO_WIDE) == [], (size, width)


@pytest.mark.parametrize(
    "name", ["entry of cases", "entry of modules", "list of cases", "list of reports", "second page", "home"]
)
def test_fingers_find_what_is_tapped(shared: Page, site: Site, name: str) -> None:
    shared.set_viewport_size({"width": 375, "height": 800})
    shared.goto(site[name])
    unfold(shared)
    shared.evaluate("document.querySelector('.qj-settings').open = true")
    assert shared.locator(_TARGETS.replace("\n", "")).count() > 20
    assert shared.evaluate(_SMALL, _TARGETS) == []


def test_a_lost_reader_finds_the_way(page: Page, site: Site) -> None:
    page.goto(site["not found"])
    links = page.locator("#content a").evaluate_all("all => all.map(one => one.href)")
    assert {site["home"], site["search"], site["list of cases"]} <= set(links)
    assert {page.request.get(link).status for link in links} == {200}
