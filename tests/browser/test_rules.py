"""The page of a rule: what is in force first, older versions apart, each clause with an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser


def test_older_versions_unfold_by_their_address(page: Page, site: Site) -> None:
    page.goto(site["rules/sample-town-reception/"])
    old = page.locator("[id='c-2-2018-03-01']")
    expect(old).to_be_hidden()
    expect(page.locator("#c-2")).to_be_visible()
    page.goto(site["cases/fake-reception/"])
    page.click("a[href$='#c-2-2018-03-01']")
    page.wait_for_url("**/rules/**")
    expect(old).to_be_visible()
    expect(old).to_contain_text(
        "虚列公务接待套取资金", use_inner_text=True
    )  # broken as it stood then,
    assert "虚列公务接待套取资金" not in page.locator("#c-2").inner_text()  # not as it stands now


def test_an_address_of_nothing_stops_nothing(page: Page, site: Site) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(site["entry of questions"] + "#100%")
    page.get_by_role("button", name="展开全部答案").click()
    assert problems == []


def test_no_clause_stands_twice(page: Page, site: Site) -> None:
    page.goto(site["rules/sample-town-reception/"])
    ids: list[str] = page.locator(".qj-clause-row").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids)) == 9
    expect(page.locator(".qj-older .qj-clause-row")).to_have_count(4)


def test_the_number_of_a_clause_copies_its_address(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site["rules/sample-town-reception/"])
    page.get_by_role("link", name="第五条的地址").press("Enter")
    page.wait_for_selector("text=链接已复制")
    address = site["rules/sample-town-reception/"] + "#c-5"
    assert page.evaluate("navigator.clipboard.readText()") == address == page.url


RULE = "rules/sample-small-powers/"


def test_a_long_rule_is_entered_by_a_number_and_followed_by_its_contents(
    page: Page, site: Site
) -> None:
    page.goto(site[RULE])
    field = page.get_by_label("跳到第")
    for written, anchor in (("4", "c-4"), ("第十条", "c-10"), ("10之1", "c-10-1")):
        field.fill(written)
        field.press("Enter")
        page.wait_for_url(f"**#{anchor}")
        expect(page.locator(f"[id='{anchor}']")).to_be_visible()
    field.fill("99")
    field.press("Enter")
    expect(page.locator(".qj-jump output")).to_have_text("没有第 99 条", use_inner_text=True)
    page.locator(".qj-outline a", has_text="第五章").click()
    page.wait_for_selector(".qj-outline a[aria-current]:has-text('第五章')")


def test_marks_narrow_a_rule(page: Page, site: Site) -> None:
    page.goto(site[RULE])
    rows = page.locator("#text .qj-clause-row:visible")
    everything = rows.count()
    page.get_by_label("不准").check()
    assert 0 < rows.count() < everything
    assert set(rows.locator(".qj-mark").all_inner_texts()) == {"不准"}
    page.get_by_label("不准").uncheck()
    expect(rows).to_have_count(everything)


def test_a_rule_is_read_as_it_stood_on_a_day(page: Page, site: Site) -> None:
    page.goto(site[RULE] + "?on=2021-03-05")
    old = page.locator("[id='c-5-2020-01-01']")
    expect(old).to_be_visible()
    expect(page.locator("#text")).to_be_hidden()
    said = page.locator(".qj-then__state").inner_text()
    assert said.startswith("2021-03-05 那时候有效的，是 2020-01-01 起施行的版本")
    page.get_by_role("button", name="回到今天").click()
    expect(page.locator("#text")).to_be_visible()
    expect(old).to_be_hidden()
    expect(page).not_to_have_url(re.compile(re.escape("on=")))
    page.get_by_label("看某一天的条文").fill("2019-06-01")
    page.wait_for_url("**on=2019-06-01**")
    expect(page.locator(".qj-then__state")).to_contain_text("还没有施行", use_inner_text=True)


def test_states_are_those_of_the_day_of_reading(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2022-02-02T12:00:00")
    page.goto(site[RULE])
    expect(page.locator(".qj-version__state")).to_have_text(
        ["尚未施行", "现行"], use_inner_text=True
    )
    expect(page.locator("[id='c-5-2020-01-01']")).to_be_visible()


def test_citations_are_copied_as_lawyers_write_them(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site[RULE])
    page.get_by_role("button", name="引用第四条", exact=True).press("Enter")
    offers = page.locator(".qj-cites button").all_inner_texts()
    assert offers[:4] == [
        "复制第四条",
        "复制第四条第一款",
        "复制第四条第二款",
        "复制第四条第二款第一项",
    ]
    assert "复制第四条第二款第二项第1目" in offers
    page.get_by_role("button", name="复制第四条第二款第一项", exact=True).click()
    page.wait_for_selector("text=引文已复制")
    copy = page.evaluate("navigator.clipboard.readText()")
    assert copy == "《小微权力办法》第四条第二款第一项：“（一）三家以上的报价；”"


def test_every_provision_has_an_address(page: Page, site: Site) -> None:
    page.goto(site[RULE] + "#c-4.2.2.1")
    here = page.locator("[id='c-4.2.2.1']")
    expect(here).to_have_text("1.到会的人；", use_inner_text=True)
    assert here.evaluate("one => one.matches(':target')")
    ids: list[str] = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_what_was_in_force_on_a_day(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2025-06-01T12:00:00")
    page.goto(site["rules/"])
    page.get_by_role("link", name="看某一天有效的制度").click()
    rows = page.locator(".qj-days tbody tr:visible")
    everything = rows.count()
    page.get_by_label("哪一天").fill("2021-03-05")
    page.wait_for_url("**on=2021-03-05**")
    assert 0 < rows.count() < everything
    said = page.locator(".qj-days output").inner_text()
    assert said.startswith(f"2021-03-05 有效的制度 {rows.count()} 部。")
    rule = rows.filter(has_text="小微权力")
    expect(rule.locator("li:visible .qj-version__state")).to_have_text(
        ["已被修改"], use_inner_text=True
    )
    rule.get_by_role("link").click()
    page.wait_for_url("**/rules/sample-small-powers/?on=2021-03-05")
    expect(page.locator("[id='c-5-2020-01-01']")).to_be_visible()


def test_rows_tell_the_state_of_the_day_of_reading(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2010-01-01T12:00:00")
    page.goto(site["rules/"])
    states = set(page.locator(".qj-state").all_inner_texts())
    assert states == {"尚未施行"}
