"""A map of many places: an overview, sheets that unfold, and the same for other sites."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.looking import Site
from tests.project import build_project, make_project
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_DISTRICTS = ("清溪县", "白石县", "南塘区")
_COUNT = 160


def _content() -> dict[str, str]:
    chance = random.Random(8)
    files = {
        f"units/area-{n}.yml": f"title: {title}\ntype: 地区\nfictional: true\n"
        for n, title in enumerate(_DISTRICTS)
    }
    for n in range(_COUNT):
        area = n % len(_DISTRICTS)
        lat, lon = 26 + chance.random() / 3, 112 + area / 2 + chance.random() / 3
        files[f"places/p-{n:03}.yml"] = (
            f"title: 第{n}处清风园\nfictional: true\nunit: area-{area}\n"
            f"location: {{lat: {lat:.4f}, lon: {lon:.4f}, datum: wgs84}}\n"
        )
    stops = ", ".join(f"{{place: p-{n:03}}}" for n in range(0, 18, 3))
    files["routes/line.yml"] = f"title: 清风线\nfictional: true\nstops: [{stops}]\n"
    return files


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = make_project(tmp_path_factory.mktemp("project"), _content())
    (project / "site_config/scores.yml").unlink()
    folder = build_project(project)
    with serving(folder) as address:
        yield Site(folder, address)


def test_the_overview_leads_to_folded_sheets(page: Page, many: Site) -> None:
    page.goto(many.address + "map/")
    expect(page.locator("details.qj-map-panel[open]")).to_have_count(0)
    circles = page.locator("#overview svg a")
    assert sorted(
        circles.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    ) == (sorted(["清溪县，54处", "白石县，53处", "南塘区，53处"]))
    circles.first.press("Enter")
    opened = page.locator("details.qj-map-panel[open]")
    opened.wait_for()
    expect(opened.locator("svg a").first).to_be_visible()


def test_the_address_of_a_place_unfolds_its_sheet(page: Page, many: Site) -> None:
    page.goto(many.address + "map/#place-p-100")
    page.locator("#place-p-100 a").wait_for(state="visible")
    expect(page.locator("details.qj-map-panel[open] #place-p-100")).to_have_count(1)
    assert page.locator("details.qj-map-panel:not([open])").count() > 0  # the others stay folded


def test_every_mark_is_reached_by_keyboard(page: Page, many: Site) -> None:
    page.goto(many.address + "map/")
    sheet = page.locator("details.qj-map-panel").first
    sheet.locator("summary").focus()
    page.keyboard.press("Enter")
    marks = sheet.locator("svg a")
    wanted = set(marks.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"))
    reached = set()
    for _ in range(len(wanted) + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert wanted <= reached


def test_few_that_are_left_are_unfolded(page: Page, many: Site) -> None:
    page.goto(many.address + "map/?q=第77处")
    page.locator("#place-p-077 a").wait_for(state="visible")
    expect(page.locator("details.qj-map-panel:visible")).to_have_count(1)
    expect(page.locator("[data-qj-map-count]:visible")).to_contain_text("1／", use_inner_text=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["map/", "map/embed/"])
def test_no_violation(browser: Browser, many: Site, path: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 812}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(many.address + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.close()


def test_the_page_for_other_sites_opens_places_outside(page: Page, many: Site) -> None:
    page.goto(many.address + "map/embed/")
    links = page.locator("a[href*='places/']")
    assert links.count() > _COUNT
    inside = "all => all.filter(one => one.getAttribute('target') !== '_blank').length"
    assert links.evaluate_all(inside) == 0
    inner = page.locator("svg a[href^='#']")
    expect(inner).to_have_count(len(_DISTRICTS))
    assert inner.evaluate_all("all => all.every(one => !one.hasAttribute('target'))")
