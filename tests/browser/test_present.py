"""Show lessons to a room from a folder on a disk, as from a memory stick, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.looking import dress

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

WALL: ViewportSize = {"width": 1280, "height": 720}
LEAST = 28  # px of type on that wall

_STORY = "village-cadres"
_BEGINS = "q-11-stories.invoice-1"
_ASKS = "q-3-decisions.d-10"

_EVERY_SCREEN = """least => {
  const wrong = [];
  for (const screen of document.querySelectorAll(".qj-screen")) {
    for (const one of document.querySelectorAll(".qj-screen")) {
      one.classList.toggle("qj-screen--shown", one === screen);
    }
    if (screen.scrollHeight > screen.clientHeight + 2) wrong.push(screen.id + " is longer");
    for (const one of [...screen.querySelectorAll("*"), ...document.querySelectorAll("nav *")]) {
      const size = parseFloat(getComputedStyle(one).fontSize);
      const isRead = one.getClientRects().length && one.textContent.trim();
      if (isRead && size < least) wrong.push(`${screen.id} ${one.outerHTML.slice(0, 60)} ${size}`);
    }
  }
  return wrong;
}"""


def _open(page: Page, site: Site, lesson: str, screen: str = "") -> None:
    file = site.folder / "modules" / lesson / "present" / "index.html"
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}{f'#{screen}' if screen else ''}")


def _shown(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.qj-screen--shown').id"))


def test_every_screen_of_every_lesson_can_be_read_from_the_back(page: Page, site: Site) -> None:
    page.set_viewport_size(WALL)
    lessons = sorted(path.parent.parent.name for path in site.folder.glob("modules/*/present/*"))
    assert len(lessons) > 5
    for lesson in lessons:
        _open(page, site, lesson)
        assert page.evaluate(_EVERY_SCREEN, LEAST) == [], lesson


def test_keys_lead_through_a_lesson(page: Page, site: Site) -> None:
    page.set_viewport_size(WALL)
    _open(page, site, _STORY)
    place = page.locator(".qj-bar__place")
    total = place.inner_text().partition("/")[2].strip()
    for key, number in [
        ("ArrowRight", 2),
        (" ", 3),
        ("PageDown", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("Home", 1),
        ("PageUp", 1),
        ("End", int(total)),
        ("ArrowRight", int(total)),
    ]:
        page.keyboard.press(key)
        assert place.inner_text() == f"{number} / {total}", key
    page.reload()
    assert _shown(page) == "s-end"
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/modules/{_STORY}/index.html")
    assert page.url.startswith("file:")


def test_answer_and_reasons_come_on_a_key(page: Page, site: Site) -> None:
    page.set_viewport_size(WALL)
    _open(page, site, _STORY, _ASKS)
    told = page.locator(".qj-screen--shown").locator(".qj-screen__then, .qj-screen__answer")
    page.keyboard.press("2")
    assert [one.is_visible() for one in told.all()] == [False] * told.count()
    expect(page.locator(".qj-screen--shown .qj-screen__mark")).to_have_count(0)
    page.keyboard.press("a")
    assert [one.is_visible() for one in told.all()] == [True] * told.count()
    marks = page.locator(".qj-screen--shown .qj-screen__mark")
    expect(marks).to_have_text(["不对", "对"], use_inner_text=True)
    expect(page.locator(".qj-bar__note").first).to_have_text("答案：3", use_inner_text=True)
    for scheme in ("light", "dark"):
        dress(page, scheme=scheme)
        assert violations(page) == [], scheme
    page.keyboard.press("PageDown")
    assert _shown(page) == _ASKS, "the rest of a long screen comes before the next"
    page.keyboard.press(".")
    assert told.first.is_hidden()


def test_a_room_chooses_how_a_story_goes_on(page: Page, site: Site) -> None:
    page.set_viewport_size(WALL)
    _open(page, site, _STORY, _BEGINS)
    page.keyboard.press("PageDown")
    assert _shown(page) == _BEGINS
    expect(page.locator("[role=status]").first).to_contain_text("还没有选", use_inner_text=True)
    leads = "all => all.map(one => one.dataset.next)"
    ways = page.eval_on_selector_all(".qj-screen--shown [data-next]", leads)
    assert len(set(ways[:2])) == 2
    page.keyboard.press("9")
    page.keyboard.press("2")
    then = page.locator(".qj-screen--shown .qj-screen__then")
    assert [one.is_visible() for one in then.all()] == [False, True, False]
    expect(page.locator(".qj-screen--shown .qj-screen__mark")).to_have_count(0)
    place = page.inner_text(".qj-bar__place")
    page.keyboard.press("PageDown")
    assert _shown(page) == ways[1]
    expect(page.locator(".qj-bar__place").first).to_have_text(place, use_inner_text=True)
    page.keyboard.press("PageUp")
    assert _shown(page) == _BEGINS
    page.keyboard.press("1")
    page.keyboard.press("PageDown")
    assert _shown(page) == ways[0]
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert page.inner_text(".qj-bar__place") != place, "who presses twice leaves the story"


def test_fingers_do_all_of_it_on_a_phone(phone: Page, site: Site) -> None:
    _open(phone, site, _STORY, _ASKS)
    small = "one => one.getBoundingClientRect().height < 44 && one.outerHTML"
    controls = phone.locator(".qj-bar button:visible, .qj-bar a, .qj-screen--shown li")
    assert [told for one in controls.all() if (told := one.evaluate(small))] == []
    phone.tap(".qj-screen--shown li:nth-child(3)")
    expect(phone.locator(".qj-screen--shown li:nth-child(3) button").first).to_have_attribute(
        "aria-pressed", "true"
    )
    phone.get_by_role("button", name="答案").tap()
    expect(phone.locator(".qj-screen--shown .qj-screen__mark")).to_have_text(
        ["对"], use_inner_text=True
    )
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="下一屏").tap()
    phone.get_by_role("button", name="上一屏").tap()


def test_without_a_script_all_screens_stand_below_each_other(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=WALL, java_script_enabled=False)
    page = context.new_page()
    _open(page, site, _STORY)
    screens = page.locator(".qj-screen")
    assert [one.is_visible() for one in screens.all()] == [True] * screens.count()
    assert page.locator(".qj-screen__right").first.is_hidden()
    page.locator(".qj-screen__answer summary").first.click()
    expect(page.locator(".qj-screen__right").first).to_be_visible()
    context.close()
