"""What a reader would see at once: unreadable words, things in one another or torn apart."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from tests.browser.looking import dress

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

_TEXT = 1  # among the objects of a PDF
_WORDS = """one => {
  const words = document.createRange();
  words.selectNodeContents(one);
  const { x, y, width, height } = words.getBoundingClientRect();
  return { x, y, width, height };
}"""
_ALONE = """() => [...document.querySelectorAll(".qj-row__line")].map(one => {
  const [words, text] = [document.createRange(), one.firstChild];
  const line = at => {
    words.setStart(text, at);
    words.setEnd(text, at + 1);
    return words.getBoundingClientRect().top;
  };
  const last = line(text.length - 1);
  const rest = [...text.data].filter((_, at) => line(at) === last).join("");
  return line(0) < last && /^.?\\p{P}*$/u.test(rest) ? one.textContent : "";
}).filter(Boolean)"""
_BESIDE = """() => {
  const box = name => document.querySelector(name).getBoundingClientRect();
  const [map, stops] = [".qj-map__sheet", "#stops"].map(box);
  return [stops.left - map.right, stops.top - map.top];
}"""


def _colours(page: Page, selector: str) -> int:
    """How many colours there are where the words of something stand."""
    clip = page.locator(selector).first.evaluate(_WORDS)
    return len(
        Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB").getcolors(100_000) or []
    )


def test_filled_buttons_can_be_read_in_the_colours_of_the_system(page: Page, site: Site) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site["entry of modules"])
    page.focus(".qj-skip")
    assert _colours(page, ".qj-skip") > 2
    page.locator(".qj-lesson__begin .qj-button").scroll_into_view_if_needed()
    assert _colours(page, ".qj-lesson__begin .qj-button") > 2
    page.locator(".qj-lesson__begin .qj-button").click()
    page.hover(".qj-step--shown .qj-button")
    assert _colours(page, ".qj-step--shown .qj-button") > 2


def test_large_figures_do_not_stand_in_one_another(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site["home"])
    dress(page, size="1.5")
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    assert page.locator(".qj-strip li").evaluate_all(wide) == []


@pytest.mark.parametrize("kind", ["cases", "rules"])
def test_no_character_stands_alone_on_a_last_line(page: Page, site: Site, kind: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(site[f"list of {kind}"])
    assert page.locator(".qj-row__line").count() >= 20
    assert page.evaluate(_ALONE) == []


def test_the_stops_stand_beside_their_map(page: Page, site: Site) -> None:
    page.goto(site["entry of routes"])
    right, below = page.evaluate(_BESIDE)
    assert right > 0
    assert abs(below) < 2


def test_a_field_has_one_ring(page: Page, site: Site) -> None:
    page.goto(site["entry of cases"])
    page.focus(".qj-search-input")
    rings = "all => all.map(one => getComputedStyle(one).outlineStyle)"
    assert page.locator(".qj-search-box, .qj-search-input").evaluate_all(rings) == ["solid", "none"]


def test_records_are_rows_on_a_wide_screen_and_cards_on_a_phone(page: Page, site: Site) -> None:
    page.goto(site["entry of modules"])
    page.locator(".qj-lesson__begin .qj-button").click()
    page.locator(".qj-lesson__nav .qj-button--main").click()
    page.goto(site["learning/"])
    cell = page.locator(".qj-records td").first
    look = (
        "one => { const s = getComputedStyle(one); return [s.verticalAlign, s.borderBottomWidth]; }"
    )
    assert cell.evaluate(look) == ["middle", "1px"]
    page.set_viewport_size({"width": 375, "height": 800})
    assert cell.evaluate(look)[1] == "0px"


def test_charts_beside_one_another_stand_on_one_line(page: Page, site: Site) -> None:
    page.goto(site["list of reports"])
    feet = page.locator(".qj-chart > svg").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().bottom)"
    )
    assert len(feet) >= 3
    assert len(set(feet)) == 1


@pytest.mark.parametrize("name", ["list of modules", "entry of modules", "list of cases", "home"])
def test_readers_see_no_date_as_machines_write_it(page: Page, site: Site, name: str) -> None:
    page.goto(site[name])
    assert re.findall(r"\d{4}-\d\d", page.inner_text("body")) == []


@pytest.mark.parametrize("name", ["entry of cases", "entry of topics", "entry of routes"])
def test_no_rule_stays_behind_when_its_heading_goes_to_the_next_sheet(
    page: Page, site: Site, name: str
) -> None:
    page.goto(site[name])
    for sheet in pypdfium2.PdfDocument(page.pdf(format="A4")):
        words = min(one.get_bounds()[1] for one in sheet.get_objects() if one.type == _TEXT)
        ink = (
            sheet.render().to_pil().convert("L").point(lambda light: light < 200 and 255).getbbox()
        )
        assert ink is not None
        lines = sheet.get_height() - ink[3]
        assert words - lines < 20  # points: the line below a row, not one further down
