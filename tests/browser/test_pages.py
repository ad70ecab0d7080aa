"""What holds on every kind of page: quiet, light, within the screen, large enough for fingers."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

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
  return [...document.body.querySelectorAll("*")]
    .filter(one => one.getBoundingClientRect().right > width + 1)
    .map(one => one.outerHTML.slice(0, 120))
    .concat(`${document.documentElement.scrollWidth} of ${width}`);
}"""

# What may be smaller: words within a text, what only the keyboard finds, and the seals on a map
# and marks of a drawing to scale, which are named again in the list beside it. Of two sliders on
# one another only the handles are hit; test_timeline.py measures them.
_SMALL = """() => {
  const text = [".qj-prose, .qj-term, .qj-lead, .qj-row__line, .qj-sources",
    ".md-footer, .qj-map__sheet, .qj-stretch, .qj-skip, .qj-brush__track"].join();
  const all = [...document.querySelectorAll("a[href], button, input, summary, label")]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest(text));
  const height = one => {
    one.scrollIntoView({ block: "center" });
    const box = one.getClientRects()[0];
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const meets = at => {
      const found = document.elementFromPoint(x, at);
      return one.contains(found) || found?.closest("label")?.contains(one);
    };
    let [above, below] = [y, y];
    while (y - above < 22 && meets(above)) above -= 1;
    while (below - y < 22 && meets(below)) below += 1;
    return below - above;
  };
  const small = all.filter(one => one.getClientRects()[0].width > 2)
    .map(one => [one.outerHTML.slice(0, 100), height(one)]).filter(([_, found]) => found < 43.5);
  return [all.length, small];
}"""


def troubles(context: BrowserContext, host: str) -> list[str]:
    """A list to which everything is added that a page ought not to do.

    What the driver says of a machine without a graphics card is no fault of a page.
    """
    result: list[str] = []
    context.on("weberror", lambda error: result.append(f"error: {error.error}"))
    context.on(
        "console",
        lambda said: (
            result.append(f"{said.type}: {said.text}")
            if said.type in ("error", "warning") and "GL Driver Message" not in said.text
            else None
        ),
    )
    context.on(
        "requestfailed",
        lambda request: (
            result.append(f"failed: {request.url}") if request.failure != _LEFT else None
        ),
    )
    context.on(
        "response",
        lambda answer: (
            result.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
        ),
    )
    context.on(
        "request",
        lambda request: (
            result.append(f"elsewhere: {request.url}")
            if urlsplit(request.url).netloc != host
            and not request.url.startswith(("data:", "blob:"))
            else None
        ),
    )
    return result


def test_every_page_is_quiet(page: Page, site: Site) -> None:
    problems = troubles(page.context, urlsplit(site.address).netloc)
    for name in NAMES:
        page.goto(site[name], wait_until="networkidle" if name in ("home", "search") else "load")
        unfold(page)
    assert problems == []


def test_troubles_are_noticed(page: Page, site: Site) -> None:
    problems = troubles(page.context, urlsplit(site.address).netloc)
    page.goto(site["home"])
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'missing.png'}))")
    page.evaluate("fetch('http://127.0.0.1:1/').catch(() => 0)")
    page.evaluate("setTimeout(() => { throw new Error('thrown') })")
    expected = {"404", "elsewhere", "failed", "error"}
    for _ in range(150):
        if {one.split(":")[0] for one in problems} == expected:
            break
        page.wait_for_timeout(100)
    assert {one.split(":")[0] for one in problems} == expected


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


@pytest.mark.parametrize("name", NAMES)
def test_fingers_find_what_is_tapped(shared_phone: Page, site: Site, name: str) -> None:
    """From the middle of what can be tapped it is 22 px up and down before another thing begins."""
    shared_phone.goto(site[name])
    expect(shared_phone.locator("[data-qj-lesson]:not(.qj-lesson--stepwise)")).to_have_count(0)
    unfold(shared_phone)
    # It covers what is below.
    index = shared_phone.locator(".qj-lesson__index")
    index.evaluate_all("all => all.forEach(one => { one.open = false; })")
    count, small = shared_phone.evaluate(_SMALL)
    assert count >= 20
    assert small == []


def test_fingers_find_the_reading_settings(phone: Page, site: Site) -> None:
    phone.goto(site["home"])
    phone.locator(".qj-settings summary").tap()
    heights = phone.locator(".qj-settings label:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 8
    assert min(heights) >= 43.9


def test_a_lost_reader_finds_the_way(page: Page, site: Site) -> None:
    page.goto(site["not found"])
    links = page.locator("#content a").evaluate_all("all => all.map(one => one.href)")
    assert {site["home"], site["search"], site["list of cases"]} <= set(links)
    assert {page.request.get(link).status for link in links} == {200}
