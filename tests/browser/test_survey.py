"""The questionnaire of an index: printed alone, counted on the device, read back by the index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.kinds.indexes.observations import observations
from generator.kinds.indexes.participants import participants
from generator.kinds.indexes.tree import tree
from tests.browser.axe import violations, violations_of_colour
from tests.browser.looking import dress
from tests.kinds.indexes.projects import index

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SURVEY = "indexes/teaching-2026h2/survey/"


def _count(page: Page, unit: str, *counts: str) -> None:
    row = page.locator(f'[data-unit="{unit}"]')
    for place, count in enumerate(counts):
        row.locator("input").nth(place).fill(count)


def test_counts_come_out_as_rows_that_the_index_reads(page: Page, portal: str) -> None:
    page.goto(portal + SURVEY, wait_until="networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    _count(page, "甲局", "4", "3", "2", "1", "")
    shown = page.locator('[data-unit="甲局"] output').inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载份数").click()
    own = ("blob:", f"{portal}assets/images/favicon")  # the browser asks for its picture late
    assert [one for one in requests if not one.startswith(own)] == []
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    whole = index(text, opinion={"share": "20"})
    [one] = observations(whole, tree(whole), participants(whole, lambda name: None))
    assert one.margin is not None
    assert shown == f"{one.respondents} 份，{one.opinion:.1f} ± {one.margin:.1f} 分"
    assert one.unit.name == "甲局"


def test_what_is_no_count_is_not_handed_on(page: Page, portal: str) -> None:
    page.goto(portal + SURVEY)
    _count(page, "甲局", "4", "约三")
    field = page.locator('[data-unit="甲局"] input').nth(1)
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="下载份数").click()
    assert field.evaluate("field => document.activeElement === field")


def test_paper_has_the_questionnaire_alone(page: Page, portal: str) -> None:
    page.goto(portal + SURVEY)
    page.emulate_media(media="print")
    expect(page.locator("#count")).to_be_hidden()
    expect(page.locator("#sheet tbody tr")).to_have_count(14)
    expect(page.locator("#sheet td").first).to_be_visible()


@pytest.mark.parametrize("width", [375, 1440])
def test_no_violation(page: Page, portal: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(portal + SURVEY)
    dress(page, scheme="light", contrast="normal")
    assert violations(page) == []
    for scheme, contrast in (("dark", "normal"), ("light", "high")):
        dress(page, scheme=scheme, contrast=contrast)
        assert violations_of_colour(page) == [], (scheme, contrast)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("#count input").first.bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_without_a_script_there_is_the_way_by_hand(browser: Browser, portal: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(portal + SURVEY)
    expect(page.get_by_text("直接写进数据表")).to_be_visible()
    expect(page.get_by_role("button", name="下载份数")).to_be_hidden()
    page.close()
