"""The drawing of reported work: one screen, true to scale, its marks lead to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

DRAWING = ".qj-time__drawing"
_BOXES = """drawing => {
  const whole = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll("a.qj-stretch > :is(rect, circle)")].map(shape => {
    const box = shape.getBoundingClientRect();
    return [box.left - whole.left, whole.right - box.right,
      box.top - whole.top, whole.bottom - box.bottom];
  });
}"""


@pytest.mark.parametrize("width", [320, 375, 1440])
def test_it_fits_one_screen_and_no_mark_leaves_it(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site["list of reports"])
    drawing = page.locator(DRAWING)
    assert drawing.evaluate("one => one.getBoundingClientRect().height") <= 700
    distances = drawing.evaluate(_BOXES)
    assert len(distances) > 10
    assert min(min(one) for one in distances) >= 0
    sizes = drawing.locator("text").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12


def test_five_years_are_twelve_times_five_months_on_screen(page: Page, site: Site) -> None:
    page.goto(site["list of reports"])

    def length(words: str) -> float:
        mark = page.locator(f"a.qj-stretch:has(title:text('{words}')) > rect").first
        width: float = mark.evaluate("one => one.getBoundingClientRect().width")
        return width

    assert abs(length("2022年—2026年") / length("2022年1月—5月") - 12) < 0.2


def test_a_mark_leads_to_its_row_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site["list of reports"])
    mark = page.locator("a.qj-stretch").first
    name = mark.locator("title").text_content() or ""
    mark.focus()
    mark.press("Enter")
    row = page.locator(".qj-event:target")
    assert row.inner_text().strip().splitlines()[0] in name
    assert row.evaluate("one => one.getBoundingClientRect().top") < 900


def test_a_year_leads_to_its_page(plain: Page, site: Site) -> None:
    plain.goto(site["list of reports"])
    plain.locator(".qj-time__axis a", has_text="2024").click()
    assert plain.url == site["reports/year/2024/"]
    assert plain.locator(".qj-event").count() == 1
