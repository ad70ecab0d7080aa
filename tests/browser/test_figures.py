"""Figures over time: each value reached by keyboard, the choice in the address, plain links."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

PLOTS = ".qj-multiple svg.qj-plot"


@pytest.mark.parametrize("width", [375, 1440])
def test_every_value_is_reached_by_keyboard_and_leads_to_its_report(
    page: Page, site: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site["figure of a unit"])
    sizes = page.locator("svg.qj-plot text:visible").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12
    marks = page.locator("svg.qj-plot a")
    count = marks.count()
    assert count == page.locator(".qj-figure-table tbody tr").count() == 3
    marks.first.focus()
    for number in range(count):
        title = marks.nth(number).locator("title").text_content() or ""
        assert "件" in title
        assert "出处：" in title
        assert marks.nth(number).evaluate("one => one === document.activeElement")
        body = marks.nth(number).locator(".qj-bar__body")
        assert body.evaluate("one => getComputedStyle(one).strokeWidth") == "3px"
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/sample-county-2024-figures/")


def test_a_choice_is_drawn_and_stands_in_the_address(page: Page, site: Site) -> None:
    page.goto(site["figures/"])
    expect(page.locator(PLOTS)).to_have_count(0)
    page.get_by_label("单位", exact=True).select_option(label="示例县")
    page.locator(PLOTS).nth(2).wait_for()
    expect(page).to_have_url(re.compile(re.escape("?unit=sample-county") + "$"))
    shown = page.locator(PLOTS).count()
    page.get_by_label("数字", exact=True).select_option("petitions")
    page.get_by_text("画出 1 幅。").wait_for()
    expect(page).to_have_url(re.compile(re.escape("?figure=petitions&unit=sample-county") + "$"))
    expect(page.locator("[data-figure]:visible")).to_have_count(1)
    page.get_by_label("从", exact=True).select_option("2023")
    bars = page.locator(f"{PLOTS} a:visible")
    page.wait_for_function("document.querySelector('.qj-multiple svg svg').hasAttribute('x')")
    expect(bars).to_have_count(2)
    page.reload()
    page.locator(PLOTS).wait_for()
    expect(bars).to_have_count(2)
    page.go_back()
    page.go_back()
    page.locator(PLOTS).nth(shown - 1).wait_for()
    page.get_by_role("button", name="全部清除").click()
    page.get_by_text("选一个数字或一个单位").wait_for()
    expect(page).to_have_url(site["figures/"])


def test_an_address_that_names_what_is_no_more_shows_the_list(page: Page, site: Site) -> None:
    page.goto(site["figures/?figure=gone&unit=%22%5D&from=1&to=x"])
    page.get_by_text("选一个数字或一个单位").wait_for()
    assert page.locator("[data-figure]:visible").count() > 5


def test_without_a_script_it_is_a_list_of_links(plain: Page, site: Site) -> None:
    plain.goto(site["figures/"])
    expect(plain.locator("form.qj-map-tools")).to_have_count(0)
    plain.locator("[data-figure=petitions] h3 a").click()
    expect(plain.locator(".qj-multiple")).to_have_count(2)
    tops = plain.locator(".qj-multiple svg.qj-plot").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().width)"
    )
    assert len(set(tops)) == 1
    plain.locator(".qj-multiple h3 a", has_text="示例县").click()
    assert plain.locator(".qj-lead").inner_text().replace(" ", "") == (
        "2024年全年信访受理120件，较上年增加24件，增长25%。"
    )
    answer = plain.request.get(site["figures/petitions/data.csv"])
    assert answer.text().startswith("\ufeff单位,编号,名称")


def test_a_whole_and_its_parts_lie_on_one_scale(page: Page, site: Site) -> None:
    page.goto(site["reports/sample-county-2024-figures/"])
    bars = page.locator(".qj-flow__part")
    boxes = bars.evaluate_all("""all => all.map(one => {
      const {left, right} = one.getBoundingClientRect();
      return [left, right];
    })""")
    whole, closed, *parts, rest = boxes
    assert len(parts) == 3
    assert closed[0] == parts[0][0] == whole[0]
    for one, other in pairwise(parts):
        assert abs(one[1] - other[0]) < 1
    assert abs(parts[-1][1] - closed[1]) < 1
    assert abs(closed[1] - rest[0]) < 1
    assert abs(rest[1] - whole[1]) < 1
