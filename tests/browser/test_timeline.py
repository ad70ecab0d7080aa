"""The drawing of reported work: one screen, true to scale, its marks lead to rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

DRAWING = "[data-shown] > .qj-time__drawing"
ROWS = ".qj-event:visible"
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
    overview = page.locator(".qj-time")
    assert overview.evaluate("one => one.getBoundingClientRect().height") <= (
        812 if width >= 375 else 830
    )
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
        mark = page.locator(f"{DRAWING} a.qj-stretch:has(title:text('{words}')) > rect").first
        width: float = mark.evaluate("one => one.getBoundingClientRect().width")
        return width

    assert abs(length("2022年—2026年") / length("2022年1月—5月") - 12) < 0.2


def test_a_mark_leads_to_its_row_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site["list of reports"])
    mark = page.locator(f"{DRAWING} a.qj-stretch").first
    name = mark.locator("title").text_content() or ""
    mark.focus()
    mark.press("Enter")
    row = page.locator(".qj-event:target")
    assert row.inner_text().strip().splitlines()[0] in name
    assert row.evaluate("one => one.getBoundingClientRect().top") < 900


def test_a_year_leads_to_its_page(plain: Page, site: Site) -> None:
    plain.goto(site["list of reports"])
    plain.locator(".qj-time__axis a:visible", has_text="2024").click()
    expect(plain).to_have_url(site["reports/year/2024/"])
    expect(plain.locator(".qj-event")).to_have_count(2)


def test_keys_narrow_the_rows_and_the_address_keeps_the_span(page: Page, site: Site) -> None:
    page.goto(site["list of reports"])
    whole = page.locator(ROWS).count()
    begin, end = page.get_by_label("从哪个月"), page.get_by_label("到哪个月")
    begin.focus()
    for _ in range(5):
        page.keyboard.press("PageUp")  # a tenth of the span
    page.keyboard.press("ArrowLeft")
    end.focus()
    page.keyboard.press("Home")
    expect(begin).to_have_attribute("aria-valuetext", "从2021年12月")
    expect(end).to_have_attribute("aria-valuetext", "到2021年12月")
    expect(page).to_have_url(re.compile(re.escape("?from=2021-12&to=2021-12") + "$"))
    left = page.locator(ROWS).count()
    assert 0 < left < whole
    expect(page.locator(".qj-brush [role=status]")).to_have_text(
        f"2021年12月—2021年12月： {left} 条", use_inner_text=True
    )
    expect(page.locator(".qj-year:visible > h2")).to_have_text(["2021"], use_inner_text=True)
    page.get_by_text("按类别").click()
    expect(page).to_have_url(re.compile(re.escape("?from=2021-12&to=2021-12&view=category") + "$"))
    page.reload()
    expect(page.locator(ROWS)).to_have_count(left)
    expect(page.locator(DRAWING)).to_have_attribute(
        "aria-label", "2017年至2026年，按类别分行，内容同下面的清单"
    )
    assert violations(page) == []
    page.locator(f"{DRAWING} a.qj-stretch").first.press("Enter")  # outside of the span
    expect(page.locator(".qj-event:target")).to_be_visible()
    expect(page.locator(ROWS)).to_have_count(whole)
    expect(page).to_have_url(re.compile(re.escape("?view=category#r-")))


def test_a_pointer_draws_a_span_and_a_year_page_is_narrowed_by_month(
    phone: Page, site: Site
) -> None:
    phone.goto(site["reports/year/2022/"])
    phone.locator(DRAWING).scroll_into_view_if_needed()
    box = phone.locator(DRAWING).bounding_box()
    assert box
    whole = phone.locator(ROWS).count()
    phone.mouse.move(box["x"] + 0.42 * box["width"], box["y"] + box["height"] - 3)
    phone.mouse.down()
    phone.mouse.move(box["x"] + 0.60 * box["width"], box["y"] + box["height"] - 3, steps=4)
    phone.mouse.up()
    expect(phone).to_have_url(re.compile(re.escape("?from=2022-06&to=2022-07") + "$"))
    assert 0 < phone.locator(ROWS).count() < whole
    phone.get_by_role("button", name="看全部时间").click()
    expect(phone.locator(ROWS)).to_have_count(whole)
    handles = phone.locator(".qj-brush input").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(handles) >= 44
    phone.locator(".qj-filter a", has_text="办案").first.evaluate("one => one.click()")
    phone.wait_for_url("**/reports/category/casework/")
    expect(phone.locator(".qj-brush input")).to_have_count(2)  # the list that came has its own


def test_every_view_has_an_address_without_a_script(plain: Page, site: Site) -> None:
    plain.goto(site["list of reports"])
    expect(plain.locator(".qj-time__view:visible")).to_have_count(1)
    for word, view in (("按类别", "by-category"), ("看表格", "by-table"), ("按单位", "by-unit")):
        plain.get_by_text(word, exact=True).click()
        ids = plain.locator(".qj-time__view:visible").evaluate_all("all => all.map(one => one.id)")
        assert ids == [view]
