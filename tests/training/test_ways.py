"""Stories, exams and large banks in Chromium, and records from before there were any."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.training import client
from generator.training.package import System
from tests.training import lms
from tests.training.conftest import serving
from tests.training.samples import make_edition, write_site
from tests.training.test_course import STORED
from tests.training.test_lesson import answer, answer_all, asked, go_on, open_lesson, says

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

    from generator.edition import Edition

pytestmark = pytest.mark.browser

_STORY = """\
  - id: gate
    type: 情景抉择
    prompt: 门卫说，车上有一箱东西是给你的。
    choices:
      - {text: 请他先放着, correct: false, consequence: 箱子在传达室过了夜。, next: night}
      - {text: 请来人带回, correct: true, consequence: 车开走了。, next: call}
  - id: night
    type: 情景抉择
    prompt: 第二天，箱子还在。
    choices:
      - {text: 登记上交, correct: true, consequence: 登记本上多了一行。}
      - {text: 搬回办公室, consequence: 后来有人问起这只箱子。, why: 说不清了。}
  - id: call
    type: 情景抉择
    prompt: 来人打来电话。
    choices:
      - {text: 谢谢他，说明规定, correct: true, consequence: 他说明白了。}
      - {text: 不接, consequence: 他以为你嫌少。}
"""
_PLAIN = "  - {id: p-%d, type: 判断, prompt: 第%d题说的是一件事。, answer: true, why: 记得%d}\n"
_BLANK = "  - {id: b-1, type: 填空, prompt: 填一填＿＿。, answers: [甲乙], difficulty: 2}\n"
_MANY = "".join(_PLAIN % (i, i, i) for i in range(5000))
CONTENT = {
    "questions/story.yml": f"title: 情景\nquestions:\n{_STORY}",
    "questions/many.yml": f"title: 大题库\nquestions:\n{_MANY}",
    "questions/few.yml": "title: 小题库\nquestions:\n"
    + "".join(_PLAIN % (i, i, i) for i in range(12))
    + _BLANK,
    "modules/story.yml": "title: 情景课\nsteps: [{quiz: {bank: story, pass: 50}}]\n",
    "modules/many.yml": "title: 大课\nsteps: [{quiz: {bank: many, draw: 20}}]\n",
    "modules/exam.yml": "title: 考试课\nsteps:\n  - quiz:\n      bank: few\n"
    "      exam: {minutes: 5, mix: [{draw: 1, difficulty: 2}, {draw: 2}]}\n",
}


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a story, an exam and a bank of 5,000 questions."""
    folder = tmp_path_factory.mktemp("ways")
    edition = make_edition(folder / "project", CONTENT)
    with serving(write_site(edition, folder / "site", below="modules/")) as address:
        yield address


_SAME_SEED = """
const random = crypto.getRandomValues.bind(crypto);
crypto.getRandomValues = (into) => (into instanceof Uint32Array ? into.fill(7) : random(into));
"""


def fetched_by(page: Page) -> list[str]:
    """Return the addresses that a page asks for, as they come."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    return urls


def choose(page: Page, words: str) -> None:
    """Take a choice and have it checked."""
    asked(page).locator(".qj-option", has_text=words).click()
    go_on(page)


def test_a_story_goes_the_way_that_was_chosen_and_shows_it(
    context: BrowserContext, ways: str
) -> None:
    page = open_lesson(context, ways, "story")
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 1 题")
    expect(page.locator(".qj-quiz__count")).not_to_contain_text("共")
    choose(page, "请他先放着")
    expect(page.locator(".qj-fate")).to_have_text("后来箱子在传达室过了夜。")
    says(page, "下一题")
    go_on(page)
    expect(asked(page)).to_have_attribute("data-key", "story/night")
    page.reload()
    expect(asked(page)).to_have_attribute("data-key", "story/night")
    choose(page, "登记上交")
    says(page, "看得分")
    go_on(page)
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("50 分，合格")
    expect(page.locator(".qj-way li")).to_have_text(
        [
            "门卫说，车上有一箱东西是给你的。你选了：请他先放着箱子在传达室过了夜。",
            "第二天，箱子还在。你选了：登记上交登记本上多了一行。",
        ]
    )
    page.get_by_role("button", name="重新做一遍").click()
    choose(page, "请来人带回")
    go_on(page)
    expect(asked(page)).to_have_attribute("data-key", "story/call")


def test_a_lesson_that_draws_from_many_fetches_a_few_and_resumes(
    context: BrowserContext, ways: str
) -> None:
    page = context.new_page()
    page.add_init_script(_SAME_SEED)  # files hold few questions or many: else it would be chance
    urls = fetched_by(page)
    page.goto(f"{ways}modules/many/index.html#step-1")
    expect(asked(page)).to_be_visible()
    data = [url for url in urls if "/modules/" in url or "/pool/" in url]
    assert 3 < len(data) < 9
    assert sum(len(context.request.get(url).body()) for url in data) <= 60 * 1024
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 1 题，共 20 题")
    for _ in range(3):
        choose(page, "对")
        go_on(page)
    key = asked(page).get_attribute("data-key") or ""
    page.close()
    page = open_lesson(context, ways, "many", step=0)
    expect(asked(page)).to_have_attribute("data-key", key)
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 4 题，共 20 题")


def _missing(route: Route) -> None:
    route.fulfill(status=404, body="")


def test_questions_that_cannot_be_fetched_are_told_and_asked_for_again(
    context: BrowserContext, ways: str
) -> None:
    page = context.new_page()
    page.route("**/pool/*.js", _missing)
    page.goto(f"{ways}modules/many/index.html#step-1")
    expect(page.get_by_role("alert")).to_contain_text("题目没有取到")
    says(page, "再试一次")
    page.unroute("**/pool/*.js")
    go_on(page)
    expect(asked(page)).to_be_visible()


def test_a_bank_edited_in_mid_lesson_begins_anew_and_says_so(
    context: BrowserContext, tmp_path: Path
) -> None:
    def publish(word: str) -> None:
        rows = "".join(_PLAIN % (i, i, i) for i in range(45)).replace("一件事", word)
        content = {
            "questions/q.yml": f"title: 库\nquestions:\n{rows}",
            "modules/m.yml": "title: 课\nsteps: [{quiz: {bank: q, draw: 5}}]\n",
        }
        write_site(make_edition(tmp_path / word, content), tmp_path / "site")

    publish("一件事")
    with serving(tmp_path / "site") as address:
        page = open_lesson(context, address, "m")
        choose(page, "对")
        go_on(page)
        publish("另一件事")
        page.reload()
        expect(page.locator(".qj-quiz__changed")).to_contain_text("题目在你上次之后改过")
        expect(page.locator(".qj-quiz__count")).to_contain_text("第 1 题，共 5 题")
        expect(asked(page).locator("h3")).to_contain_text("另一件事")


def test_an_exam_tells_nothing_before_its_end(context: BrowserContext, ways: str) -> None:
    page = context.new_page()
    urls = fetched_by(page)
    page.goto(f"{ways}modules/exam/index.html#step-1")
    expect(page.locator(".qj-exam__facts")).to_have_text("5 分钟3 题60 分合格")
    says(page, "开始考试")
    assert (breaches := Axe().run(page)).violations_count == 0, breaches.generate_report()
    go_on(page)
    expect(asked(page)).to_have_attribute("data-key", "few/b-1")
    expect(page.locator(".qj-clock__left")).to_contain_text("剩 ")
    page.locator(".qj-blank").fill("甲 乙")
    assert (breaches := Axe().run(page)).violations_count == 0, breaches.generate_report()
    said = [context.request.get(url).text() for url in urls if ".css" not in url]
    assert any("填一填" in text for text in said)
    script = client.player().content.decode()
    assert all("甲乙" not in text and "记得" not in text for text in said)
    assert all("correct" not in text for text in said if text != script)
    go_on(page)
    page.reload()
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 2 题，共 3 题")
    choose(page, "对")
    page.route("**/pool/*.js", _missing)
    asked(page).locator(".qj-option", has_text="错").click()
    says(page, "交卷")
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("卷子还没有交上去")
    page.unroute("**/pool/*.js")
    go_on(page)
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("66 分，合格")
    expect(page.locator(".qj-quiz__outcome")).to_contain_text("卷号 ")
    page.locator(".qj-look--wrong summary").click()
    expect(page.locator(".qj-look[open] .qj-why")).to_contain_text("记得")
    assert (breaches := Axe().run(page)).violations_count == 0, breaches.generate_report()


def test_an_exam_ends_with_its_time(context: BrowserContext, ways: str) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{ways}modules/exam/index.html#step-1")
    go_on(page)
    expect(page.locator(".qj-clock__left")).to_have_text("剩 5:00")
    page.clock.fast_forward("04:30")
    expect(page.locator(".qj-clock [role=status]")).to_have_text("考试还剩 1 分钟。")
    page.clock.fast_forward("00:40")
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("0 分，还没有到 60 分")


_PUT = """
(records) => new Promise((resolve) => {
  const opening = indexedDB.open("qingjian", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("lessons", { keyPath: "id" });
  opening.onsuccess = () => {
    const transaction = opening.result.transaction("lessons", "readwrite");
    for (const record of records) transaction.objectStore("lessons").put(record);
    transaction.oncomplete = () => {
      opening.result.close();
      resolve();
    };
  };
})
"""


def test_what_browsers_hold_since_before_goes_on(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(f"{server}lesson.css")
    page.evaluate(_PUT, STORED["half"])
    page = open_lesson(context, server, step=0)
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 2 题，共 5 题")
    assert answer(page) == "d-1"
    go_on(page)
    expect(asked(page).locator(".qj-ask__verdict")).to_contain_text("你填了“两年”。不对。")
    go_on(page)
    assert answer(page) == "j-1"
    go_on(page)
    go_on(page)
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("80 分，合格")
    page = open_lesson(context, server, "long", step=0)
    expect(page.locator(".qj-lesson__notice")).to_have_text("接着上次：第 19 步。")
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 2 题，共 2 题")
    page.goto(f"{server}learning/index.html")
    page.evaluate(_PUT, STORED["whole"])
    page = open_lesson(context, server, step=0)
    expect(page.locator(".qj-certificate")).to_be_visible()


@pytest.mark.parametrize("system", [System.SCORM12, System.SCORM2004])
def test_what_systems_hold_since_before_goes_on(
    context: BrowserContext, edition: Edition, tmp_path: Path, system: System
) -> None:
    lms.install()
    lms.write_lms(tmp_path, lms.packaged(edition, "short", system), system)
    with serving(tmp_path) as address:
        page = context.new_page()
        page.goto(f"{address}package/qingjian.css")
        text = json.dumps(STORED[f"suspended-{system}"])
        page.evaluate(f"localStorage.setItem('suspended', {text})")
        page.goto(address)
        frame = page.frame_locator("iframe")
        expect(frame.locator(".qj-quiz__count")).to_contain_text("题，共 5 题")
        expect(frame.locator(".qj-bead--done")).to_have_count(2)
        expect(frame.locator(".qj-lesson__notice")).to_be_hidden()


def test_no_state_of_a_lesson_breaches_what_axe_knows(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server}modules/short/index.html")
    expect(page.get_by_role("button", name="开始这一课")).to_be_visible()

    schemes = itertools.cycle(("dark", "light"))

    def look() -> None:
        page.evaluate(f"document.documentElement.dataset.qjScheme = '{next(schemes)}'")
        assert (breaches := Axe().run(page)).violations_count == 0, breaches.generate_report()

    look()
    page.get_by_role("button", name="开始这一课").click()
    look()
    answer(page, wrong=("s-1", "m-1", "j-1", "b-1", "d-1"))
    look()
    page.locator(".qj-lesson__nav .qj-button--main").click()
    answer_all(page)
    page.locator(".qj-look summary").first.click()
    look()
    go_on(page)
    go_on(page)
    expect(page.locator(".qj-certificate")).to_be_visible()
    look()
