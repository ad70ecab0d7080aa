"""What pages of places and routes do with a script: hours, stories, panoramas, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.looking import focused

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

STORY = "routes/hengyang-city-line/story/"
ROOM = "places/hall-water/"


def current(page: Page) -> Any:
    """The step that is on the screen, "" for the page as a whole."""
    return page.evaluate("""() => {
      const one = document.querySelector("[data-current]");
      return document.querySelector(".qj-story--stepwise") ? one.id : "";
    }""")


def window(page: Page) -> list[float]:
    """Which part of the drawing the map of the story shows."""
    box = page.locator(".qj-story__maps svg").first.get_attribute("viewBox")
    return [float(value) for value in str(box).split()]


def test_a_story_is_read_by_arrow_keys(page: Page, site: Site) -> None:
    page.goto(site[STORY])
    whole = window(page)
    page.keyboard.press("ArrowLeft")
    assert current(page) == ""
    seen = []
    for step in ("stop-1", "stop-2", "stop-3"):
        page.keyboard.press("ArrowRight")
        assert current(page) == step
        assert page.evaluate("location.hash") == f"#{step}"
        assert focused(page) == page.locator(f"#{step} h2").inner_text()
        chosen = page.locator(".qj-story__maps svg [data-chosen]").first
        assert chosen.get_attribute("data-place") == page.locator(f"#{step}").get_attribute(
            "data-place"
        )
        seen.append(window(page))
    assert all(box[2] < whole[2] for box in seen)
    assert len({tuple(box) for box in seen}) == 3  # the map follows
    page.keyboard.press("ArrowLeft")
    assert current(page) == "stop-2"
    page.keyboard.press("Escape")
    assert current(page) == ""
    assert window(page) == whole


def test_a_story_is_read_by_buttons_at_320_px(browser: Browser, site: Site) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 568}, has_touch=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site[STORY])
    page.get_by_role("link", name="从第一站开始").tap()
    for number in range(1, 6):
        assert current(page) == f"stop-{number}"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        forward = page.locator("[data-current] a[rel=next]")
        box = forward.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 568  # on the screen without scrolling
        forward.tap()
    assert current(page) == "end"
    assert violations(page) == []
    page.get_by_role("button", name="退出全屏").tap()
    assert current(page) == ""
    context.close()


def test_nothing_behind_a_story_takes_the_focus(page: Page, site: Site) -> None:
    page.goto(f"{site[STORY]}#stop-2")
    assert current(page) == "stop-2"
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("""() => {
          const one = document.activeElement;
          return one === document.body || Boolean(one.closest(".qj-story"));
        }""")


def test_a_story_is_a_page_without_a_script(plain: Page, site: Site) -> None:
    plain.goto(site[STORY])
    expect(plain.locator(".qj-story__step:visible")).to_have_count(6)
    plain.locator("#stop-1 a[rel=next]").click()
    assert plain.evaluate("location.hash") == "#stop-2"
    expect(plain.locator(".qj-story__leave")).to_have_count(0)


def test_buttons_turn_a_panorama_and_open_what_is_there(page: Page, site: Site) -> None:
    page.goto(site[ROOM])
    spots = page.locator(".qj-spot")
    expect(page.locator("canvas")).to_be_visible()
    expect(spots).to_have_count(5)
    pictures = []
    for index in range(5):
        button = spots.nth(index).get_by_role("button")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(spots.nth(index).locator(".qj-spot__what")).to_be_visible()
        expect(page.locator("[aria-expanded=true]")).to_have_count(1)
        mark = page.locator(".qj-panorama__mark").nth(index)
        assert not mark.evaluate("one => one.hidden")  # it stands in the view
        pictures.append(page.locator("canvas").screenshot())
    assert len(set(pictures)) == 5
    page.get_by_role("link", name="去“第二室").click()
    page.wait_for_url(site["places/hall-mirror/"])
    expect(page.locator("a[rel=prev]")).to_have_attribute("href", "../../places/hall-water/")


def test_keys_and_buttons_turn_the_view(page: Page, site: Site) -> None:
    page.goto(site[ROOM])
    canvas = page.locator("canvas")
    expect(canvas).to_be_visible()
    canvas.press("Shift")  # the ring of the focus is there from now on
    before = canvas.screenshot()
    canvas.press("ArrowRight")
    turned = canvas.screenshot()
    assert turned != before
    canvas.press("ArrowLeft")
    assert canvas.screenshot() == before
    for name in ("向左转", "抬头看", "拉近"):
        page.get_by_role("button", name=name).click()
        after = canvas.screenshot()
        assert after != before, name
        before = after
    assert violations(page) == []


def test_the_tour_goes_in_the_order_of_the_list(page: Page, site: Site) -> None:
    page.clock.install()
    page.goto(site[ROOM])
    page.get_by_role("button", name="自动导览").click()
    opened = page.locator("[aria-expanded=true]")
    for name in ("一顿饭", "第一问", "第二问", "第三问", "去照镜"):
        expect(opened).to_contain_text(name)
        page.clock.run_for(60_000 if name == "去照镜" else 5_000)
        for _ in range(20):
            if name not in opened.inner_text() or name == "去照镜":
                break
            page.clock.run_for(1_000)
    expect(page.locator(".qj-panorama__tour")).to_contain_text("这一间看完了")
    expect(page.get_by_role("button", name="自动导览")).to_be_visible()
    page.keyboard.press("Enter")  # the way to the next room has the focus, and goes on
    page.wait_for_url(site["places/hall-mirror/#tour"])
    expect(page.get_by_role("button", name="停止导览")).to_be_visible()
    expect(opened).to_contain_text("铜镜")


def test_whoever_takes_over_ends_the_tour(page: Page, site: Site) -> None:
    page.goto(site[ROOM])
    page.get_by_role("button", name="自动导览").click()
    expect(page.get_by_role("button", name="停止导览")).to_be_visible()
    page.locator(".qj-spot").nth(2).get_by_role("button").click()
    expect(page.get_by_role("button", name="自动导览")).to_be_visible()
    expect(page.locator("[aria-expanded=true]")).to_contain_text("第二问")


def test_on_paper_all_spots_are_told(page: Page, site: Site) -> None:
    page.goto(site[ROOM])
    expect(page.locator("canvas")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".qj-spot__what:visible")).to_have_count(5)
    expect(page.locator(".qj-picture__window img")).to_be_visible()
    expect(page.locator("canvas")).to_be_hidden()


def test_a_route_prints_as_a_sheet_to_tick(page: Page, site: Site) -> None:
    page.goto(site["routes/hengyang-city-line/"])
    expect(page.locator(".qj-tick:visible")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".qj-tick:visible")).to_have_count(5)


def test_a_room_is_whole_without_a_script(plain: Page, site: Site) -> None:
    plain.goto(site[ROOM])
    expect(plain.locator(".qj-picture__window img")).to_be_visible()
    assert plain.locator(".qj-spot p:visible").count() >= 5
    expect(plain.locator("canvas")).to_have_count(0)
    plain.get_by_role("link", name="去“第二室").click()
    expect(plain).to_have_url(site["places/hall-mirror/"])


def test_without_webgl_the_flat_picture_moves(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(site[ROOM])
    frame = page.locator(".qj-picture__window")
    places = []
    for name in ("一顿饭", "第二问", "去照镜"):
        page.get_by_role("button", name=name).click()
        places.append(frame.evaluate("one => one.scrollLeft"))
    assert places == sorted(places)
    assert places[0] < places[2]
    expect(page.get_by_role("button", name="拉近")).to_have_count(0)
    context.close()
