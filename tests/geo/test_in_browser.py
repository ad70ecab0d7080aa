"""The map in a real Chromium: legible on a phone, by keyboard, with and without its script."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

from generator.geo import MapPoint, draw
from generator.theme import assets
from generator.tools import palette
from tests.geo.samples import POINTS, ROUTES, scattered
from tests.geo.test_style import ASSETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_POLICY = "default-src 'none'; style-src 'nonce-test'; script-src 'nonce-test'"

_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}"><title>test</title>
<style nonce="test">{css} body {{ margin: 0 16px; font: 17px/1.8 var(--qj-hei); }}</style>{panels}
<script nonce="test">{script}</script>"""

_BOXES = """selector => [...document.querySelectorAll(selector)].map(node => {
  const {left, top, right, bottom} = node.getBoundingClientRect();
  return [left, top, right, bottom];
})"""
_TEXT_SIZES = """() => [...document.querySelectorAll("svg text")].map(text => {
  const size = parseFloat(getComputedStyle(text).fontSize);
  const {a, b, d} = text.getScreenCTM();
  return size * d || size * Math.hypot(a, b);
})"""


def show(
    browser: Browser, points: Sequence[MapPoint], width: int, *, script: bool = True, **media: Any
) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, **media)
    page.on(
        "console", lambda message: pytest.fail(message.text) if message.type == "error" else None
    )
    panels = ""
    for panel in draw(points, ROUTES, heading="廉洁地图"):
        rows = "".join(
            f'<li data-place="{point.id}"><a href="{point.href}">{point.title}</a></li>'
            for point in panel.points
        )
        panels += f'<section class="qj-map"><div class="qj-map__sheet">{panel.svg}</div>'
        panels += f'<ol class="qj-map__list" start="{panel.numbers[0]}">{rows}</ol></section>'
    sheets = [(ASSETS / name).read_text(encoding="utf-8") for name in ("tokens.css", "map.css")]
    css = "".join([palette.properties(), *sheets])
    code = assets.script().content.decode() if script else ""
    page.set_content(_PAGE.format(policy=_POLICY, css=css, panels=panels, script=code))
    return page


def boxes(page: Page, selector: str) -> list[list[float]]:
    result: list[list[float]] = page.evaluate(_BOXES, selector)
    return result


def overlap(a: list[float], b: list[float]) -> bool:
    """Whether ink may touch: the box of a line is 3 px taller above and below than its ink."""
    return a[0] + 1 < b[2] and b[0] + 1 < a[2] and a[1] + 6.5 < b[3] and b[1] + 6.5 < a[3]


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize(
    "points", [POINTS, scattered(30), scattered(200)], ids=["few", "thirty", "two hundred"]
)
def test_text_is_legible(browser: Browser, points: Sequence[MapPoint], width: int) -> None:
    page = show(browser, points, width)
    assert min(page.evaluate(_TEXT_SIZES)) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [375, 1440])
def test_names_collide_with_nothing(browser: Browser, width: int) -> None:
    """With real fonts, where the placing had only its guess of how wide a text is."""
    page = show(browser, scattered(30), width)
    names, seals = boxes(page, ".qj-map__name"), boxes(page, ".qj-map__stop .qj-map__seal")
    (field,) = boxes(page, ".qj-map__ground")
    assert len(names) > 15
    assert not [pair for pair in itertools.combinations(names, 2) if overlap(*pair)]
    assert not [1 for name in names for seal in seals if overlap(name, seal)]
    assert all(field[0] <= name[0] and name[2] <= field[2] for name in names)
    page.close()


def test_keyboard_reaches_every_stop_in_order(browser: Browser) -> None:
    page = show(browser, POINTS, 375)
    places = []
    for _ in range(len(ROUTES) + 2 * len(POINTS)):
        page.keyboard.press("Tab")
        places.append(
            page.evaluate(
                "document.activeElement.closest('svg') && document.activeElement.dataset.place"
            )
        )
    assert list(filter(None, places)) == [point.id for point in POINTS]
    page.close()


def test_focus_shows(browser: Browser) -> None:
    page = show(browser, POINTS, 375, script=False)
    seal = page.locator("svg [data-place=p2] .qj-map__seal")
    before = seal.evaluate("node => getComputedStyle(node).stroke + getComputedStyle(node).fill")
    page.focus("svg [data-place=p1]")
    page.keyboard.press("Tab")
    after = seal.evaluate("node => getComputedStyle(node).stroke + getComputedStyle(node).fill")
    assert before != after
    page.close()


def test_map_and_list_share_the_selection(browser: Browser) -> None:
    page = show(browser, POINTS, 1440)
    choice = """() => [...document.querySelectorAll("[data-chosen]")]
      .map(node => node.localName + node.dataset.place)"""
    page.hover("li[data-place=p2]")
    assert sorted(page.evaluate(choice)) == ["ap2", "lip2"]
    page.focus("svg [data-place=p4]")
    assert sorted(page.evaluate(choice)) == ["ap4", "lip4"]
    page.mouse.move(1, 1)
    assert sorted(page.evaluate(choice)) == ["ap4", "lip4"]
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(choice) == []
    page.close()


def test_names_for_screen_readers(browser: Browser) -> None:
    page = show(browser, POINTS, 375)
    session = page.context.new_cdp_session(page)
    nodes = [
        node
        for node in session.send("Accessibility.getFullAXTree")["nodes"]
        if not node.get("ignored")
    ]
    result = {
        (node["role"]["value"], node.get("name", {}).get("value"))
        for node in nodes
        if "role" in node
    }
    assert ("group", "廉洁地图：廉政文化雕塑公园等7处") in result
    assert ("link", "1 廉政文化雕塑公园，约略位置") in result
    assert ("link", "线路：清廉三水线，4站") in result
    page.close()


def test_a_finger_finds_the_seals(browser: Browser) -> None:
    page = show(browser, POINTS[5:7], 375)
    for left, _, right, _ in boxes(page, ".qj-map__hit"):
        assert right - left >= 44
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_use_the_readers_own(browser: Browser, scheme: Any) -> None:
    page = show(browser, POINTS, 375, forced_colors="active", color_scheme=scheme)
    colours = page.evaluate(
        """() => ["ground", "name", "seal", "number"]
          .map(part => getComputedStyle(document.querySelector(`.qj-map__${part}`)).fill)"""
    )
    ground, name, seal, number = colours
    assert len({ground, name, seal}) == 3
    assert number == ground
    page.close()


def test_on_paper_the_ground_is_white(browser: Browser) -> None:
    page = show(browser, POINTS, 720)
    page.evaluate("document.documentElement.dataset.qjScheme = 'dark'")
    page.emulate_media(media="print")
    fill = "selector => getComputedStyle(document.querySelector(selector)).fill"
    assert page.evaluate(fill, ".qj-map__ground") == "rgb(255, 255, 255)"
    assert page.evaluate(fill, ".qj-map__seal") == "rgb(0, 0, 0)"
    page.close()
