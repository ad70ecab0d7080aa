"""The map page: seals are links with names, and share the choice with the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looking import focused

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Geolocation, Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

CHOSEN = """() => [...document.querySelectorAll("[data-chosen]")]
  .map(one => `${one.localName} ${one.dataset.place}`).sort()"""


@pytest.fixture
def seals(page: Page, site: Site) -> list[str]:
    page.goto(site["map"])
    result: list[str] = page.locator("svg a.qj-map__stop").evaluate_all(
        "all => all.map(one => one.dataset.place)"
    )
    return result


def test_every_place_is_a_link_by_its_name(page: Page, seals: list[str]) -> None:
    assert len(seals) >= 10
    page.locator("svg a").first.focus()
    reached = set()
    for _ in range(page.locator("svg a, .qj-map__list a").count() + 5):
        place = page.evaluate(
            "document.activeElement.closest('svg') && document.activeElement.dataset.place"
        )
        if place:
            title = page.locator(f"li[data-place={place}] a").first.inner_text()
            assert title in focused(page)
            reached.add(place)
        page.keyboard.press("Tab")
    assert reached == set(seals)


def test_seals_lead_to_their_places(page: Page, site: Site, seals: list[str]) -> None:
    page.locator(f"svg [data-place={seals[0]}]").press("Enter")
    page.wait_for_url(site[f"places/{seals[0]}/"])
    page.get_by_role("link", name="在廉洁地图上看").click()
    page.wait_for_url(site[f"map/#place-{seals[0]}"])
    expect(page.locator("li:target")).to_have_attribute("data-place", seals[0])


def test_map_and_list_share_the_choice(page: Page, seals: list[str]) -> None:
    both = [f"a {seals[1]}", f"li {seals[1]}"]
    page.hover(f"li[data-place={seals[1]}]")
    assert page.evaluate(CHOSEN) == both
    page.mouse.move(1, 1)
    assert page.evaluate(CHOSEN) == []
    page.focus(f"svg [data-place={seals[1]}]")
    assert page.evaluate(CHOSEN) == both
    page.focus(f"li[data-place={seals[2]}] a")
    assert page.evaluate(CHOSEN) == [f"a {seals[2]}", f"li {seals[2]}"]


def test_the_numbers_agree(page: Page, seals: list[str]) -> None:
    on_map = page.locator("svg a.qj-map__stop").evaluate_all(
        """all => all.map(one => {
          const number = one.querySelector(".qj-map__number");
          return [one.dataset.place, Number(number.textContent)];
        })"""
    )
    in_list = page.locator(".qj-map__list").evaluate_all(
        """lists => lists.flatMap(list =>
          [...list.children].map((one, i) => [one.dataset.place, list.start + i]))"""
    )
    assert sorted(on_map) == sorted(in_list)


FAR: Geolocation = {"latitude": 32.5, "longitude": 120.1}


def rows(page: Page) -> list[str]:
    """The places in the lists that are left."""
    result: list[str] = page.locator("li[data-in]:visible").evaluate_all(
        "all => all.map(one => one.dataset.place)"
    )
    return result


def test_the_list_and_the_seals_are_narrowed_together(page: Page, seals: list[str]) -> None:
    everything = rows(page)
    page.get_by_label("地区").select_option(label="衡南县（1）")
    assert rows(page) == ["teach-hengnan-table"]
    out = page.locator("svg [data-place][data-out]").count()
    assert out == len(seals) - 1
    expect(page).to_have_url(re.compile(re.escape("?district=d-hengnan")))
    expect(page.get_by_role("status").filter(has_text="找到")).to_have_text(
        "找到 1 处", use_inner_text=True
    )
    page.reload()
    assert rows(page) == ["teach-hengnan-table"]
    page.get_by_role("button", name="全部显示").click()
    page.wait_for_function("!document.querySelector('svg [data-out]')")
    assert rows(page) == everything
    expect(page).not_to_have_url(re.compile(re.escape("?")))


def test_words_and_a_route_narrow_too(page: Page, seals: list[str]) -> None:
    page.get_by_label("线路", exact=True).select_option(label="清廉三水线（3）")
    assert set(rows(page)) == {"jiangyan-vr", "jiangyan-sanshui", "teach-sanshui-dock"}
    page.get_by_label("点位的名字或地址").fill("一问")
    assert rows(page) == ["teach-sanshui-dock"]
    page.get_by_label("点位的名字或地址").fill("没有这样的地方")
    assert rows(page) == []


def test_an_address_that_names_what_is_no_more_shows_all(page: Page, site: Site) -> None:
    page.goto(site["map"] + "?category=c-gone&q=")
    assert len(rows(page)) >= 14


def test_the_nearest_are_told_on_a_tap_and_nothing_leaves_the_page(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(permissions=["geolocation"], geolocation=FAR)
    page = context.new_page()
    asked: list[str] = []
    page.goto(site["map"])
    page.evaluate("performance.clearResourceTimings()")
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.get_by_role("button", name="离我最近的点位").click()
    first = page.locator("[data-qj-map-near] li").first
    first.wait_for()
    expect(page.locator("[data-qj-map-near]")).to_contain_text("姜堰区", use_inner_text=True)
    expect(first).to_contain_text("约", use_inner_text=True)
    assert asked == [site["map"].replace("index.html", "") + "places.geojson"]
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").find("120.1") == -1
    context.close()


def test_who_refuses_is_told_what_else_there_is(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site["map"])
    page.evaluate(
        """() => { navigator.geolocation.getCurrentPosition =
          (found, failed) => failed({ code: 1 }); }"""
    )
    page.get_by_role("button", name="离我最近的点位").click()
    words = page.get_by_text("可以按地区挑选")
    words.wait_for()
    expect(words).to_be_visible()
    context.close()


def test_from_a_folder_nobody_asks_for_a_position(page: Page, folder: Path) -> None:
    page.goto((folder / "map/index.html").as_uri())
    expect(page.get_by_label("类别")).to_be_visible()
    expect(page.get_by_role("button", name="离我最近的点位")).to_have_count(0)


def test_without_a_script_the_map_is_a_list(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site["map"])
    expect(page.locator(".qj-map-tools")).to_have_count(0)
    assert page.locator("li[data-in]:visible").count() >= 14
    context.close()
