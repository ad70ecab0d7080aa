"""What a script says of actions and stars on the day of reading, and what print makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.looking import unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

_VISITS = "actions/patch-2026-visits/"
_SCHOOL = "units/sample-school/"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-06-26", "待核验"),
        ("2026-06-28", "待核验，还有 2 天到期（截至2026-06-28）"),
        ("2026-06-30", "待核验，今天到期（截至2026-06-30）"),
        ("2026-07-10", "待核验，已逾期 10 天（截至2026-07-10）"),
        ("2026-09-08", "待核验，已逾期 70 天，75 天没有进展（截至2026-09-08）"),
    ],
)
def test_an_open_action_is_late_on_the_day_it_is(
    page: Page, site: Site, day: str, words: str
) -> None:
    page.clock.set_fixed_time(f"{day}T09:00:00")
    page.goto(site[_VISITS])
    status = page.locator(".qj-facts .qj-status")
    assert "".join(str(status.text_content()).split("\n")).strip() == words
    assert ("截至" in status.inner_text()) is False, "the day itself is for paper"
    page.emulate_media(media="print")
    assert ("截至" in status.inner_text()) is ("截至" in words)


def test_without_a_script_nothing_depends_on_the_day(plain: Page, site: Site) -> None:
    plain.goto(site[_VISITS])
    assert plain.locator(".qj-facts .qj-status").inner_text().strip() == "待核验"


def test_the_open_are_counted_by_age(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2026-07-10T09:00:00")
    page.goto(site["list of actions"])
    rows = page.locator(".qj-ages tbody tr").all_inner_texts()
    counts = [int(row.split()[-2]) for row in rows]
    assert len(rows) == 4
    assert sum(counts) == len(str(page.get_attribute(".qj-ages", "data-qj-ages")).split())


@pytest.mark.parametrize(("day", "is_over"), [("2026-12-31", False), ("2027-01-01", True)])
def test_a_star_is_good_to_its_last_day(page: Page, site: Site, day: str, is_over: bool) -> None:
    page.clock.set_fixed_time(f"{day}T09:00:00")
    page.goto(site[_SCHOOL])
    assert ("已过有效期" in page.locator("[data-qj-until]").inner_text()) is is_over


_PAGES = (
    "actions/",
    "actions/letter-2022-school/",
    "actions/letter-2024-declined/",
    "patterns/",
    "patterns/paper-after/",
    "checklists/seal-keeper/",
    "modules/village-cadres/",
    "units/",
    "units/sample-district/",
    "units/hengyang/",
    _SCHOOL,
    "units/type/family/sheet/",
)


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("path", _PAGES)
def test_axe_has_nothing_to_say_of_the_portal(
    shared: Page, portal: str, path: str, width: int
) -> None:
    shared.set_viewport_size({"width": width, "height": 900})
    shared.goto(portal + path)
    unfold(shared)
    assert violations(shared) == []
    assert shared.evaluate("document.documentElement.scrollWidth") == width


def test_the_portal_alone_tells_who_and_why(portal: str, site: Site, page: Page) -> None:
    secrets = ("分管教育的县级领导", "抽查三个班，退款到账", "示例县教育主管部门，")
    page.goto(f"{portal}actions/letter-2022-school/")
    internal = page.inner_text("main")
    page.goto(site["actions/letter-2022-school/"])
    public = page.inner_text("main")
    assert all(words in internal for words in secrets[:2])
    assert not any(words in public for words in secrets)
    assert "2022年9月1日起的版本" in public, "the rule that was made is for all"
