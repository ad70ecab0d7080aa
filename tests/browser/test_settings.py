"""Reading settings: by keyboard, at once, remembered, and in force before the page is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

_LOOK = """() => { const s = getComputedStyle(document.body);
  return {size: parseFloat(s.fontSize), ground: s.backgroundColor, ink: s.color}; }"""
_STORE = (
    "for (const [name, value] of Object.entries({%s})) localStorage.setItem(`qj-${name}`, value)"
)


def look(page: Page) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(_LOOK)
    return result


def attributes(page: Page) -> list[str | None]:
    return [
        page.get_attribute("html", f"data-qj-{name}") for name in ("size", "scheme", "contrast")
    ]


def test_by_keyboard_and_remembered(page: Page, site: Site) -> None:
    page.goto(site["entry of cases"])
    light = look(page)
    page.focus(".qj-settings > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert look(page)["size"] == pytest.approx(1.5 * light["size"])
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    dark = look(page)
    assert dark["ground"] != light["ground"]
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert look(page)["ink"] != dark["ink"]
    assert attributes(page) == ["1.5", "dark", "high"]

    page.reload()
    assert attributes(page) == ["1.5", "dark", "high"]
    checked = page.locator(".qj-settings input:checked")
    assert [one.input_value() for one in checked.all()] == ["1.5", "dark", "high", "on"]
    page.goto(site["home"])
    assert attributes(page) == ["1.5", "dark", "high"]


def test_escape_closes_and_gives_the_focus_back(page: Page, site: Site) -> None:
    page.goto(site["home"])
    page.focus(".qj-settings > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".qj-settings__panel").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".qj-settings__panel").first).to_be_hidden()
    assert page.evaluate(
        "document.activeElement === document.querySelector('.qj-settings > summary')"
    )
    page.keyboard.press("Enter")
    page.mouse.click(20, 600)
    expect(page.locator(".qj-settings__panel").first).to_be_hidden()


def test_the_panel_stays_within_a_phone(phone: Page, site: Site) -> None:
    phone.goto(site["home"])
    phone.tap(".qj-settings > summary")
    box = phone.locator(".qj-settings__panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375


def test_dark_from_the_first_paint_on(page: Page, site: Site) -> None:
    page.goto(site["about"])
    page.evaluate(_STORE % "scheme: 'dark', size: '1.25'")
    page.add_init_script("""new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      window.atBody = {...document.documentElement.dataset};
    }).observe(document, {childList: true, subtree: true})""")
    page.goto(site["entry of cases"])
    assert page.evaluate("atBody.qjScheme") == "dark"
    assert page.evaluate("atBody.qjSize") == "1.25"


@pytest.mark.parametrize("name", ["list of cases", "entry of modules"])
def test_nothing_jumps_on_a_phone(page: Page, site: Site, name: str) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.set_viewport_size({"width": 375, "height": 740})
    page.route("**/qingjian.*.js", late)
    page.goto(site[name])
    page.wait_for_timeout(300)
    shift = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()
        .reduce((sum, one) => sum + one.value, 0))).observe({type: "layout-shift", buffered: true})
        || setTimeout(done, 200, 0))"""
    )
    assert shift < 0.02


def test_storage_that_is_refused_breaks_nothing(page: Page, site: Site) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site["home"])
    page.click(".qj-settings > summary")
    page.check("input[name=qj-scheme][value=dark]")
    assert attributes(page)[1] == "dark"
    assert errors == []


def test_motion_is_off_where_the_reader_wants_none(page: Page, site: Site) -> None:
    moving = """() => {
      const all = [...document.querySelectorAll(".qj-header, .qj-header *, .qj-page *")];
      const moves = one => {
        const s = getComputedStyle(one);
        const times = `${s.transitionDuration},${s.animationDuration}`.split(",");
        return times.some(time => parseFloat(time) > 0);
      };
      return all.filter(moves).map(one => one.outerHTML.slice(0, 100));
    }"""
    page.goto(site["list of cases"])
    assert page.evaluate(moving) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) != []


def test_forced_colours_keep_marks_and_focus(page: Page, site: Site) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site["filtered list"])
    style = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    here = page.evaluate(style, [".qj-nav a[aria-current]", "borderBottomColor"])
    other = page.evaluate(style, [".qj-nav a:not([aria-current])", "borderBottomColor"])
    assert here != other == page.evaluate(style, ["body", "backgroundColor"])
    seal = [
        page.evaluate(style, [".qj-brand__seal", name]) for name in ("color", "backgroundColor")
    ]
    assert seal[0] != seal[1]
    choice = page.evaluate(style, [".qj-filter a[aria-current]", "backgroundColor"])
    assert choice != page.evaluate(style, [".qj-filter a:not([aria-current])", "backgroundColor"])
    page.goto(site["entry of cases"])
    assert page.evaluate(style, [".qj-card", "borderTopStyle"]) == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
