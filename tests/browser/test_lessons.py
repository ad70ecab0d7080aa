"""Walk through every lesson of the sample on a phone: what is on the screen, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.looking import Site

pytestmark = pytest.mark.browser

TEXT = 120  # characters of a prompt and of a choice for which all is to be in view
MOST_WORK = 80  # elements that marking an answer may make, however long the lesson is

_WALK = """
async (limit) => {
  const nav = document.querySelector(".qj-lesson__nav");
  const main = nav.querySelector(".qj-button--main");
  const shown = () => document.querySelector(".qj-step--shown .qj-quiz__screen > .qj-ask");
  const place = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, top, right, bottom].map(Math.round).join();
  };
  const linesOf = (ask) => [...ask.querySelectorAll(".qj-option__text")].map((e) => e.offsetHeight);
  const told = { screens: 0, asked: 0, work: 0, furniture: 0 };
  Object.assign(told, { places: new Set(), hidden: [], moved: [] });
  const look = () => {
    told.screens += 1;
    told.places.add(place(main));
    for (const e of document.querySelectorAll(".qj-header, .qj-footer, .qj-tail, .qj-step__no")) {
      told.furniture += e.getClientRects().length;
    }
  };
  const ready = async () => {
    for (let n = 0; main.disabled && n < 500; n++) await new Promise((go) => setTimeout(go, 10));
  };
  const answer = async (ask) => {
    const texts = [ask.querySelector("h3"), ...ask.querySelectorAll(".qj-option__text")];
    const isShort = texts.every((e) => e.textContent.length <= limit);
    const last = [...ask.querySelectorAll(".qj-option, .qj-blank")].pop();
    const top = ask.querySelector("h3").getBoundingClientRect().top;
    const isSeen = top >= 0 && last.getBoundingClientRect().bottom <= nav.offsetTop + 1;
    told.asked += isShort;
    if (isShort && !isSeen) told.hidden.push(texts[0].textContent);
    const before = linesOf(ask);
    const blank = ask.querySelector(".qj-blank");
    if (blank) blank.value = "不知道";
    else last.click();
    let made = 0;
    const watch = new MutationObserver((all) => {
      for (const { addedNodes } of all) {
        for (const node of addedNodes) made += 1 + (node.querySelectorAll?.("*").length ?? 0);
      }
    });
    watch.observe(document.querySelector(".qj-step--shown"), { childList: true, subtree: true });
    main.click();
    await new Promise((go) => setTimeout(go));
    watch.disconnect();
    told.work = Math.max(told.work, made);
    if (linesOf(shown()).join() !== before.join()) told.moved.push(texts[0].textContent);
  };
  for (let n = 0; n < 200 && main.getClientRects().length; n++) {
    await ready();
    scrollTo(0, 0);
    look();
    const ask = shown();
    if (ask && main.textContent === "核对") await answer(ask);
    else main.click();
  }
  return { ...told, places: [...told.places], ended: Boolean(document.querySelector("#result")) };
}
"""


@pytest.fixture
def hand(browser: Browser) -> Iterator[Page]:
    """A phone that has seen no lesson yet and keeps what it is told during one test."""
    context = browser.new_context(viewport={"width": 375, "height": 812}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_every_screen_of_every_lesson_is_whole_and_its_button_stays(hand: Page, site: Site) -> None:
    lessons = sorted(path.parent.name for path in site.folder.glob("modules/*/index.html"))
    assert len(lessons) > 5
    asked = 0
    for lesson in lessons:
        if not (site.folder / "modules" / lesson / "paper").is_dir():
            continue
        hand.goto(f"{site.address}modules/{lesson}/")
        hand.locator(".qj-lesson__begin .qj-button").click()
        hand.wait_for_selector(".qj-lesson__nav .qj-button--main")
        told: dict[str, Any] = hand.evaluate(_WALK, TEXT)
        assert told["ended"], lesson
        assert told["screens"] > 8, lesson
        assert len(told["places"]) == 1, (lesson, told["places"])
        assert (told["hidden"], told["moved"], told["furniture"]) == ([], [], 0), lesson
        assert 0 < told["work"] <= MOST_WORK, lesson
        asked += told["asked"]
    assert asked > 40


def test_axe_has_nothing_to_say_of_how_a_story_and_a_lesson_end(hand: Page, site: Site) -> None:
    hand.goto(f"{site.address}modules/service-window/")
    hand.locator(".qj-lesson__begin .qj-button").click()
    main = hand.locator(".qj-lesson__nav .qj-button--main")
    main.wait_for()
    way = hand.get_by_role("heading", name="你走过的路")
    for _ in range(60):
        if way.is_visible():
            break
        if main.inner_text() == "核对":
            hand.locator(".qj-step--shown .qj-quiz__screen > .qj-ask .qj-option").last.click()
        main.click()
    expect(way).to_be_visible()
    assert violations(hand) == []
    assert hand.evaluate(_WALK, TEXT)["ended"]
    assert violations(hand) == []
