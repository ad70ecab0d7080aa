"""What a place does with a script: hours, the address, pictures, chapters, stamps."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.looking import focused
from tests.media import samples
from tests.project import build_project, make_project
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

TOKEN = "Ab-9_token"
PLACES = {
    "places/a.yml": "title: 甲\naddress: 某街1号\nhours: 每天00:00—24:00\n",
    "places/b.yml": "title: 乙\nhours: 请先预约\n",
    "places/c.yml": "title: 丙\nhours: 周一至周五9:00—17:00\n"
    "location: {lat: 26.9, lon: 112.6, datum: wgs84}\n",
    "places/d.yml": "title: 丁\n"
    "images: [{file: media/p.png, alt: 一}, {file: media/q.png, alt: 二, credit: 署名}]\n"
    "audio: media/a.mp3\ntranscript: 请看。\n"
    "chapters: [{at: 0, title: 门口}, {at: 1, title: 墙}]\n",
    "places/e.yml": "title: 戊\npanorama:\n  file: media/round.png\n  alt: 一间屋子\n  spots:\n"
    "    - {at: 30, text: 第一处, audio: media/a.mp3}\n"
    "    - {at: 200, title: 第二处, text: 字, audio: media/a.mp3}\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = make_project(tmp_path_factory.mktemp("project"), PLACES)
    hashes = [sha256(token.encode()).hexdigest() for token in (TOKEN, "other")]
    media = project / "content" / "media"
    media.mkdir()
    for number, name in enumerate(("p.png", "q.png")):
        samples.gradient(64 + number, 48).save(media / name)
    samples.gradient(256, 128).save(media / "round.png")
    (media / "a.mp3").write_bytes(samples.recording(80))
    settings = project / "site_config" / "visits.yml"
    settings.write_text(f"stamps: {{a: {hashes[0]}, b: {hashes[1]}}}\n", "utf-8")
    with serving(build_project(project)) as site:
        yield site


def said(page: Page) -> Locator:
    return page.locator(".qj-stamp__said")


def test_a_stamp_is_pressed_once_and_kept(page: Page, address: str) -> None:
    page.goto(f"{address}places/a/#stamp={TOKEN}")
    expect(said(page)).to_contain_text("盖上了")
    expect(page).not_to_have_url(re.compile(re.escape(TOKEN)))
    assert violations(page) == []
    page.goto(f"{address}places/a/")
    expect(said(page)).to_contain_text("打过卡")
    page.goto(f"{address}map/passport/")
    expect(page.locator(".qj-passport__count").first).to_contain_text(
        "盖了 1 枚，共 2 处", use_inner_text=True
    )
    expect(page.locator(".qj-passport__page--pressed")).to_have_attribute("data-place", "a")
    assert violations(page) == []
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清空打卡册").click()
    expect(page.locator(".qj-passport__count").first).to_contain_text(
        "盖了 0 枚", use_inner_text=True
    )


@pytest.mark.parametrize("token", ["", "wrong", f"{TOKEN}x", "%3Cb%3E"])
def test_another_token_presses_nothing(page: Page, address: str, token: str) -> None:
    page.goto(f"{address}places/a/#stamp={token}")
    expect(said(page)).not_to_contain_text("盖上了")
    assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_keeps_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(f"{address}places/a/#stamp={TOKEN}")
    expect(said(page)).to_contain_text("不让保存")
    context.close()


def test_what_was_meddled_with_is_no_stamp(page: Page, address: str) -> None:
    page.goto(address)
    for kept in ("[1]", "null", "{", '{"a": "<b>"}', '{"a": {"x": 1}}'):
        page.evaluate("kept => localStorage.setItem('qj-stamps:/', kept)", kept)
        page.goto(f"{address}map/passport/")
        expect(page.locator(".qj-passport__count").first).to_contain_text(
            "盖了 0 枚", use_inner_text=True
        )


@pytest.mark.parametrize("text", ["a", "abc", "a" * 55, "a" * 56, "a" * 64, "a" * 200])
def test_the_sum_is_sha_256(page: Page, address: str, text: str) -> None:
    page.goto(f"{address}places/a/")
    page.evaluate(
        """sum => { document.querySelector("[data-qj-stamp]").dataset.qjStamp = sum; }""",
        sha256(text.encode()).hexdigest(),
    )
    page.evaluate("text => { location.hash = `#stamp=${text}`; }", text)
    expect(said(page)).to_contain_text("盖上了")


def test_open_today_by_the_clock_of_china(browser: Browser, address: str) -> None:
    # Friday 08:30 UTC is Friday 16:30 there; half past four on is a quarter of a day later
    for moment, words in (
        ("2026-11-27T08:30:00Z", "今天（周五）开放 09:00—17:00，现在开着"),
        ("2026-11-27T09:30:00Z", "今天（周五）开放 09:00—17:00，已经关门"),
        ("2026-11-27T00:30:00Z", "今天（周五）开放 09:00—17:00，现在还没开"),
        ("2026-11-27T16:30:00Z", "今天（周六）不开放"),
    ):
        context = browser.new_context(timezone_id="America/New_York")
        page = context.new_page()
        page.clock.set_fixed_time(moment)
        page.goto(f"{address}places/c/")
        expect(page.locator(".qj-hours__today")).to_have_text(re.compile("^" + re.escape(words)))
        context.close()


def test_words_that_mean_several_things_stand_alone(page: Page, address: str) -> None:
    page.goto(f"{address}places/b/")
    expect(page.locator(".qj-hours__today")).to_have_count(0)
    expect(page.locator(".qj-hours").first).to_contain_text("请先预约", use_inner_text=True)


def test_the_address_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}places/a/")
    page.get_by_role("button", name="复制地址").click()
    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "某街1号"
    context.close()


def test_without_a_script_there_are_links_and_no_button(plain: Page, address: str) -> None:
    plain.goto(f"{address}places/c/")
    links = plain.locator(".qj-arrival__ways a")
    expect(links).to_have_count(4)
    assert {links.nth(i).get_attribute("rel") for i in range(4)} == {"noreferrer"}
    plain.goto(f"{address}places/a/")
    expect(plain.locator(".qj-arrival__ways button")).to_be_hidden()


def test_pictures_open_large_and_go_on_by_keys(page: Page, address: str) -> None:
    page.goto(f"{address}places/d/")
    links = page.locator("[data-qj-large]")
    links.first.focus()
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog")
    expect(viewer).to_be_visible()
    assert focused(page) == "关闭"
    assert violations(page) == []
    shown = viewer.locator("img")
    expect(shown).to_have_attribute("alt", "一")
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_attribute("alt", "二")
    expect(viewer.locator("figcaption")).to_have_text("二。署名", use_inner_text=True)
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_attribute("alt", "一")
    page.get_by_role("button", name="上一张").click()
    expect(viewer.locator(".qj-viewer__count")).to_have_text(
        "第 2 张，共 2 张", use_inner_text=True
    )
    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('[role=dialog]'))")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert links.nth(1).evaluate("one => one === document.activeElement")


def test_without_a_script_a_picture_is_a_link_to_the_large_one(plain: Page, address: str) -> None:
    plain.goto(f"{address}places/d/")
    href = plain.locator("[data-qj-large]").first.get_attribute("href")
    assert plain.request.get(plain.evaluate("h => new URL(h, location).href", href)).ok
    chapter = plain.locator(".qj-chapters a").nth(1).get_attribute("href")
    assert str(chapter).endswith(".mp3#t=1")


def test_a_chapter_moves_the_player(page: Page, address: str) -> None:
    page.goto(f"{address}places/d/")
    page.evaluate("() => { HTMLMediaElement.prototype.play = () => Promise.reject(Error()); }")
    before = page.url
    page.get_by_role("link", name="墙").click()
    expect(page).to_have_url(before)
    page.wait_for_function("document.querySelector('audio').currentTime === 1")


_PLAYERS = """() => {
  window.sounds = [];
  HTMLMediaElement.prototype.play = function () {
    window.sounds.push(this);
    return Promise.resolve();
  };
}"""


def test_the_tour_waits_until_a_recording_has_ended(page: Page, address: str) -> None:
    page.goto(f"{address}places/e/")
    page.evaluate(_PLAYERS)
    page.get_by_role("button", name="自动导览").click()
    opened = page.locator("[aria-expanded=true]")
    expect(opened).to_contain_text("第一处")
    page.evaluate("window.sounds[0].onended()")
    expect(opened).to_contain_text("第二处")
    assert page.evaluate("new Set(window.sounds).size") == 2
    page.evaluate("window.sounds[1].onended()")
    expect(page.locator(".qj-panorama__tour")).to_contain_text("这一间看完了")
    assert violations(page) == []


def test_the_tour_goes_on_where_nothing_may_sound(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}places/e/")
    page.evaluate("() => { HTMLMediaElement.prototype.play = () => Promise.reject(Error()); }")
    page.get_by_role("button", name="自动导览").click()
    expect(page.locator("[aria-expanded=true]")).to_contain_text("第一处")
    page.clock.run_for(6_000)
    expect(page.locator("[aria-expanded=true]")).to_contain_text("第二处")
