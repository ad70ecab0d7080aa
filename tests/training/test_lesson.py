"""Learn lessons in Chromium: steps, exercises, keyboard, what is kept, and when keeping fails."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from generator.theme import assets
from generator.training import client
from generator.training.package import System
from tests.training.conftest import serving
from tests.training.samples import make_edition, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

RIGHT = {"s-1": "甲方", "m-1": ("一", "二"), "j-1": "错", "b-1": "18 个月", "d-1": "退回"}


def answer(page: Page, id: str, *, right: bool = True) -> None:
    """Answer a question of the bank and have it checked."""
    ask = page.locator(f'.qj-ask[data-key="bank/{id}"]')
    wanted = RIGHT[id]
    if id == "b-1":
        ask.locator(".qj-blank").fill(str(wanted) if right else "两年")
    elif right:
        for words in (wanted,) if isinstance(wanted, str) else wanted:
            ask.locator("label", has_text=words).click()
    else:
        ask.locator("label", has_not_text="甲方").locator("input:not([disabled])").last.check()
        if id in ("j-1", "d-1"):
            ask.locator("label", has_text="对" if id == "j-1" else "收下").click()
    ask.get_by_role("button", name="核对").click()


def open_lesson(context: BrowserContext, address: str, name: str = "short") -> Page:
    """Open a lesson and wait until it can be worked with."""
    page = context.new_page()
    page.goto(f"{address}modules/{name}/index.html")
    expect(page.locator(".qj-lesson__count")).to_be_visible()
    return page


def finish_short(page: Page, wrong: tuple[str, ...] = ()) -> None:
    """Answer all questions of the short lesson and go to its result."""
    for id in RIGHT:
        answer(page, id, right=id not in wrong)
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="看结果").click()


_DATABASE_HOLDS = """
() => new Promise((resolve) => {
  const opening = indexedDB.open("qingjian");
  opening.onsuccess = () => {
    const database = opening.result;
    const lessons = database.transaction("lessons").objectStore("lessons");
    lessons.get("short").onsuccess = ({ target }) => {
      const progress = target.result?.progress;
      database.close();
      resolve(Boolean(progress && %s));
    };
  };
})
"""
_SOMETHING_ANSWERED = (
    "Object.values(progress.quizzes).some(({ attempt }) => Object.keys(attempt.given).length)"
)


def wait_until_kept(page: Page, holds: str) -> None:
    """Wait until the browser's database has a `progress` of the short lesson for which `holds`."""
    page.wait_for_function(_DATABASE_HOLDS % holds)


def test_a_lesson_is_learnt_to_its_certificate(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    answer(page, "s-1", right=False)
    first = page.locator('.qj-ask[data-key="bank/s-1"]')
    expect(first.locator(".qj-ask__verdict")).to_have_text(re.compile("不对，正确答案是 [ABC]。"))
    expect(first.locator(".qj-ask__verdict")).to_be_focused()
    expect(first.locator(".qj-ask__answer")).to_contain_text("乙不用。")
    expect(first.locator("a")).to_have_text("规定第一条")
    for id in list(RIGHT)[1:]:
        answer(page, id)
    outcome = page.locator(".qj-quiz__outcome")
    expect(outcome.locator("h3")).to_have_text("80 分，合格")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="看结果").click()
    expect(page.locator("#result")).to_have_text("这一课学完了")
    page.fill("#certificate-name", "张某<b>")
    expect(page.locator(".qj-certificate")).to_contain_text(
        "张某<b>：学完“短课”全部 2 步，自测 80 分"
    )
    expect(page.locator(".qj-certificate__kind")).to_have_text("自测")
    assert "张某" not in page.evaluate("JSON.stringify(localStorage)")


def test_what_went_wrong_is_practised_without_changing_the_score(
    context: BrowserContext, server: str
) -> None:
    page = open_lesson(context, server)
    for id in RIGHT:
        answer(page, id, right=id not in ("j-1", "b-1"))
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("60 分，还没有到 80 分")
    page.get_by_role("button", name="练错的 2 题").click()
    expect(page.locator(".qj-ask")).to_have_count(2)
    answer(page, "j-1")
    answer(page, "b-1")
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("练习完了：2 题里对了 2 题。")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="看结果").click()
    expect(page.locator("#result")).to_have_text("走完了，测验还没有合格")
    expect(page.locator(".qj-certificate")).to_have_count(0)
    page.get_by_role("button", name="上一步").click()
    page.get_by_role("button", name="上一步").click()
    page.get_by_role("button", name="重新做一遍").click()
    expect(page.locator(".qj-ask")).to_have_count(5)


def test_checked_at_the_end_nothing_is_told_before(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    page.get_by_label("全部做完再看").check()
    expect(page.get_by_role("button", name="核对")).to_have_count(0)
    page.locator("label", has_text="甲方").click()
    expect(page.locator(".qj-quiz__left")).to_have_text("还有 4 题没有作答，交卷时按答错算。")
    expect(page.get_by_label("做一题，看一题")).to_have_count(0)
    expect(page.locator(".qj-ask__verdict")).to_have_count(0)
    page.get_by_role("button", name="交卷").click()
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("20 分，还没有到 80 分")
    expect(page.locator(".qj-ask__verdict")).to_have_count(5)


def test_the_keyboard_is_enough(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    ask = page.locator('.qj-ask[data-key="bank/j-1"]')
    ask.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(ask.locator(".qj-ask__verdict")).to_have_text("答对了。")
    expect(ask.locator(".qj-ask__verdict")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") in ("INPUT", "BUTTON", "A")


def test_an_empty_answer_is_asked_for(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    blank = page.locator('.qj-ask[data-key="bank/b-1"]')
    for ask, words in (
        (page.locator('.qj-ask[data-key="bank/s-1"]'), "先选一项。"),
        (blank, "先填上答案。"),
    ):
        ask.get_by_role("button", name="核对").click()
        expect(ask.locator("[role=alert]")).to_have_text(words)
    expect(page.locator(".qj-ask__verdict")).to_have_count(0)


def test_a_right_answer_in_words_stands_in_quotation_marks(
    context: BrowserContext, tmp_path: Path
) -> None:
    content = {
        "questions/bank.yml": "title: 库\n"
        "questions:\n"
        "  - {id: q-1, type: 填空, prompt: 甲, answers: [GDP, 产值]}\n",
        "modules/short.yml": "title: 课\nsteps: [{quiz: {bank: bank}}]\n",
    }
    with serving(
        write_site(make_edition(tmp_path / "project", content), tmp_path / "site")
    ) as address:
        page = open_lesson(context, address)
        page.locator(".qj-blank").fill("CPI")
        page.get_by_role("button", name="核对").click()
        expect(page.locator(".qj-ask__verdict")).to_have_text("不对，正确答案是“GDP 或 产值”。")


def test_a_question_is_asked_with_its_pictures(context: BrowserContext, tmp_path: Path) -> None:
    media = tmp_path / "project/content/media"
    media.mkdir(parents=True)
    Image.new("RGB", (2, 2)).save(media / "x.png")
    question = "{id: q-1, type: judge, prompt: 是公章吗。, answer: true, images: [%s]}"
    content = {
        "questions/bank.yml": "title: 库\nquestions:\n  - "
        + question % "{file: media/x.png, alt: 一枚红章}",
        "modules/short.yml": "title: 课\nsteps: [{quiz: {bank: bank}}]\n",
    }
    with serving(
        write_site(make_edition(tmp_path / "project", content), tmp_path / "site")
    ) as address:
        page = open_lesson(context, address)
        expect(page.locator(".qj-ask .qj-pictures")).to_have_text("〔图：一枚红章〕")


def test_it_goes_on_where_it_was_left(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server, "long")
    page.goto(f"{server}modules/long/index.html#step-18")
    page.fill("textarea", "一句心得")
    page.get_by_role("button", name="下一步").click()
    answer(page, "s-1")
    page.close()
    page = open_lesson(context, server, "long")
    expect(page.locator(".qj-lesson__notice")).to_have_text("接着上次：第 19 步。")
    expect(page.locator(".qj-ask__verdict")).to_have_text("答对了。")
    page.get_by_role("button", name="上一步").click()
    expect(page.locator("textarea")).to_have_value("一句心得")


def test_an_address_leads_to_its_step(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(f"{server}modules/long/#step-18")
    expect(page.locator("textarea")).to_be_visible()
    page.goto(f"{server}modules/long/#step-2")
    expect(page.locator("h2", has_text="第1段")).to_be_visible()


def test_from_a_folder_on_disk(context: BrowserContext, site: Path) -> None:
    page = open_lesson(context, site.as_uri() + "/")
    finish_short(page)
    expect(page.locator(".qj-certificate")).to_be_visible()
    page.reload()
    expect(page.locator(".qj-lesson__notice")).to_have_text("接着上次：结果。")


def test_without_a_script_it_is_a_paper(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server}modules/short/")
        expect(page.locator(".qj-question")).to_have_count(5)
        expect(page.locator(".qj-question").first).to_be_visible()
        page.locator(".qj-answer summary").first.click()
        expect(page.locator(".qj-answer").first).to_contain_text("遮住甲。")
        page.goto(f"{server}learning/")
        expect(page.locator(".qj-learning__static")).to_be_visible()


_REFUSED = """
Object.defineProperty(globalThis, "%s", {
  get() {
    throw new DOMException("no", "SecurityError");
  },
});
"""
_NO_DATABASE = _REFUSED % "indexedDB"
_NO_STORAGE = _REFUSED % "localStorage"
_STORE_FAILS = """
void (IDBObjectStore.prototype.%s = () => {
  throw new DOMException("no", "%s");
})
"""


def test_without_a_database_local_storage_keeps_it(context: BrowserContext, server: str) -> None:
    context.add_init_script(_NO_DATABASE)
    finish_short(open_lesson(context, server))
    page = open_lesson(context, server)
    expect(page.locator(".qj-certificate")).to_be_visible()


def test_without_any_storage_it_says_so_and_works(context: BrowserContext, server: str) -> None:
    context.add_init_script(_NO_DATABASE + _NO_STORAGE)
    page = open_lesson(context, server)
    expect(page.locator(".qj-lesson__notice")).to_contain_text("浏览器不让本站保存")
    finish_short(page)
    expect(page.locator(".qj-certificate")).to_be_visible()


def test_a_full_storage_is_told_and_the_answers_stay(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    page.evaluate(_STORE_FAILS % ("put", "QuotaExceededError"))
    answer(page, "s-1")
    expect(page.locator(".qj-lesson__notice")).to_contain_text("这次没有保存成功")
    expect(page.locator(".qj-ask__verdict")).to_have_text("答对了。")
    page.close()
    page = open_lesson(context, server)
    # The last sign of life was kept beside.
    expect(page.locator(".qj-ask__verdict")).to_have_text("答对了。")


def test_a_record_edited_by_hand_is_no_pass(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    finish_short(page, wrong=("s-1", "j-1", "b-1"))
    edit = """
    () => new Promise((resolve) => {
      const opening = indexedDB.open("qingjian");
      opening.onsuccess = () => {
        const transaction = opening.result.transaction("lessons", "readwrite");
        const lessons = transaction.objectStore("lessons");
        lessons.get("short").onsuccess = ({ target }) => {
          const record = target.result;
          Object.values(record.progress.quizzes)[0].best.right = 5;
          record.progress.standing.score = 100;
          lessons.put(record).onsuccess = () => {
            localStorage.clear();
            resolve();
          };
        };
      };
    })
    """
    wait_until_kept(page, "progress.at === 2")
    page.goto(f"{server}learning/index.html")
    page.evaluate(edit)
    page.reload()
    expect(page.locator("[data-qj-records]")).to_contain_text("记录损坏或被改动过，不作数")
    page = open_lesson(context, server)
    expect(page.locator(".qj-lesson__notice")).to_contain_text("不能作数")
    expect(page.locator(".qj-lesson__count")).to_contain_text("第 1 步")


def test_two_tabs_lose_nothing(context: BrowserContext, server: str) -> None:
    one, two = open_lesson(context, server, "long"), open_lesson(context, server, "long")
    one.get_by_role("button", name="下一步").click()
    two.get_by_role("button", name="目录").or_(
        two.locator(".qj-lesson__index summary")
    ).first.click()
    two.locator(".qj-lesson__index button", has_text="第3段").click()
    two.get_by_role("button", name="下一步").click()
    one.close()
    two.close()
    page = open_lesson(context, server, "long")
    expect(page.locator(".qj-bead--done")).to_have_count(2)


def test_a_clock_set_back_changes_no_order(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    answer(page, "s-1")
    wait_until_kept(page, _SOMETHING_ANSWERED)
    page.close()
    context.add_init_script(
        "Date = class extends Date { constructor(...a) { a.length ? super(...a) : super(0) } }"
    )
    page = open_lesson(context, server)
    expect(page.locator(".qj-ask__verdict")).to_have_count(1)
    answer(page, "j-1")
    page.goto(f"{server}learning/index.html")
    expect(page.locator("[data-qj-records] td[data-label=最近]")).not_to_contain_text("1970")


def test_records_are_shown_exported_and_deleted(context: BrowserContext, server: str) -> None:
    finish_short(open_lesson(context, server))
    page = context.new_page()
    page.goto(f"{server}learning/index.html")
    row = page.locator("[data-qj-records] tr")
    expect(row).to_contain_text("100 分")
    page.get_by_label("姓名").fill("=张某")
    page.get_by_label("单位").fill("某局,一科")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 CSV").click()
    text = download.value.path().read_bytes().decode("utf-8")
    assert text.startswith("\ufeff格式,姓名,单位,")
    assert '清鉴学习记录 1,\'=张某,"某局,一科",short,短课,,,,passed,100,' in text
    assert text.count("\r\n") == 7
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 xAPI").click()
    (statement,) = json.loads(download.value.path().read_text("utf-8"))
    assert statement["verb"]["id"].endswith("/passed")
    assert statement["result"]["score"]["scaled"] == 1
    page.get_by_role("button", name="删除", exact=True).click()
    page.get_by_role("button", name="确定删除？不能恢复").click()
    expect(page.locator("[data-qj-none]")).to_be_visible()


def test_a_record_that_cannot_be_deleted_is_told(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    answer(page, "s-1")
    wait_until_kept(page, _SOMETHING_ANSWERED)
    page.goto(f"{server}learning/index.html")
    page.evaluate(_STORE_FAILS % ("delete", "UnknownError"))
    page.get_by_role("button", name="删除", exact=True).click()
    page.get_by_role("button", name="确定删除？不能恢复").click()
    expect(page.locator("[role=status]")).to_have_text("没有删除成功，请再试一次。")
    expect(page.locator("[data-qj-records] tr")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 375, 1440])
def test_nothing_is_wider_than_the_screen_and_axe_finds_nothing(
    browser: Browser, server: str, width: int
) -> None:
    for scheme in ("light", "dark"):
        with browser.new_context(
            viewport={"width": width, "height": 720}, color_scheme=scheme
        ) as context:
            page = context.new_page()
            page.goto(f"{server}modules/long/index.html#step-19")
            page.evaluate(f"document.documentElement.dataset.qjScheme = '{scheme}'")
            answer(page, "s-1")
            page.locator(".qj-lesson__index summary").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            breaches = Axe().run(page)
            assert breaches.violations_count == 0, breaches.generate_report()
            small = page.evaluate(
                """
                () => [
                  ...document.querySelectorAll(
                    ".qj-lesson :is(button, label, summary, textarea, .qj-blank)",
                  ),
                ]
                  .filter((e) => e.checkVisibility())
                  .filter((e) => e.getBoundingClientRect().height < 44)
                  .map((e) => e.outerHTML)
                """
            )
            assert small == []
            page.goto(f"{server}learning/index.html")
            expect(page.locator("[data-qj-records] tr")).to_have_count(1)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            breaches = Axe().run(page)
            assert breaches.violations_count == 0, breaches.generate_report()


@pytest.mark.parametrize("width", [320, 1440])
def test_the_result_and_the_sheet_are_in_order(
    context: BrowserContext, server: str, width: int
) -> None:
    page = open_lesson(context, server)
    page.set_viewport_size({"width": width, "height": 720})
    finish_short(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (breaches := Axe().run(page)).violations_count == 0, breaches.generate_report()
    page.goto(f"{server}modules/short/paper/index.html")
    expect(page.locator(".qj-sheet__part")).to_have_count(3)
    expect(page.locator(".qj-sheet__boxes li")).to_have_count(5)
    expect(page.locator(".qj-sheet__key")).to_contain_text("AB")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (breaches := Axe().run(page)).violations_count == 0, breaches.generate_report()


def test_in_print_a_lesson_is_the_whole_paper(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    page.emulate_media(media="print")
    expect(page.locator(".qj-step").nth(1)).to_be_visible()
    expect(page.locator(".qj-question").first).to_be_visible()
    expect(page.locator(".qj-quiz").first).to_be_hidden()
    expect(page.locator(".qj-lesson__nav")).to_be_hidden()


def test_the_scripts_are_small() -> None:
    for script in (client.web(), *(client.package(system) for system in System)):
        assert len(gzip.compress(script.content)) <= 30 * 1024


def test_the_first_question_needs_one_page_and_its_own_files(
    context: BrowserContext, server: str
) -> None:
    """It can be answered as soon as these are there: nothing else is fetched before."""
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(server)))
    page.goto(f"{server}modules/short/index.html")
    expect(page.locator(".qj-ask").first).to_be_visible()
    own = {"modules/short/index.html", assets.css().path, client.web().path}
    assert set(requests) - {"favicon.ico"} == own
    assert page.evaluate("document.getElementsByTagName('*').length") < 400
