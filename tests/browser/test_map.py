"""The map page: seals are links with names, and share the choice with the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import focused

if TYPE_CHECKING:
    from playwright.sync_api import Page

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
    assert page.locator("li:target").get_attribute("data-place") == seals[0]


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
