"""Learn lessons in Chromium: steps, exercises, keyboard, what is kept, and when keeping fails."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import expect

from generator.training import client
from generator.training.package import System
from tests.training.conftest import serving
from tests.training.samples import make_edition, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

RIGHT = {"s-1": "甲方", "m-1": ("一", "二"), "j-1": "错", "b-1": "18 个月", "d-1": "退回"}
WRONG = {"s-1": "乙方", "m-1": ("三",), "j-1": "对", "b-1": "两年", "d-1": "收下"}


def asked(page: Page) -> Locator:
    """Return the question that is on the screen."""
    return page.locator(".qj-quiz__screen .qj-ask")


def go_on(page: Page) -> None:
    """Press the main button, whatever it says."""
    page.locator(".qj-lesson__nav .qj-button--main").click()


def says(page: Page, words: str) -> None:
    """Wait until the main button says these words."""
    expect(page.locator(".qj-lesson__nav .qj-button--main")).to_have_text(words)


def answer(page: Page, *, wrong: tuple[str, ...] = ()) -> str:
    """Answer the question that is on the screen and have it checked; return its id."""
    id = (asked(page).get_attribute("data-key") or "").removeprefix("bank/")
    wanted = WRONG[id] if id in wrong else RIGHT[id]
    if id == "b-1":
        asked(page).locator(".qj-blank").fill(str(wanted))
    else:
        for words in (wanted,) if isinstance(wanted, str) else wanted:
            asked(page).locator(".qj-option", has_text=words).click()
    says(page, "核对")
    go_on(page)
    expect(asked(page).locator(".qj-ask__verdict")).to_be_visible()
    return id


def answer_until(page: Page, id: str, wrong: tuple[str, ...] = ()) -> None:
    """Answer the questions up to this one, and leave it on the screen."""
    while answer(page, wrong=wrong) != id:
        says(page, "下一题")
        go_on(page)


def answer_all(page: Page, wrong: tuple[str, ...] = ()) -> None:
    """Answer all questions of the quiz and go to what came out."""
    for _ in range(9):
        answer(page, wrong=wrong)
        button = page.locator(".qj-lesson__nav .qj-button--main")
        expect(button).to_have_text(re.compile("下一题|看得分"))
        is_last = button.text_content() == "看得分"
        go_on(page)
        if is_last:
            break
    expect(page.locator(".qj-quiz__outcome h3")).to_be_visible()


def open_lesson(context: BrowserContext, address: str, name: str = "short", step: int = 1) -> Page:
    """Open a lesson at a step, or where it was left, and wait until it can be worked with."""
    page = context.new_page()
    page.goto(f"{address}modules/{name}/index.html{f'#step-{step}' if step else ''}")
    expect(page.locator(".qj-lesson__count")).to_be_visible()
    return page


def finish_short(page: Page, wrong: tuple[str, ...] = ()) -> None:
    """Answer all questions of the short lesson and go to its result."""
    answer_all(page, wrong)
    go_on(page)
    says(page, "看结果")
    go_on(page)


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
    page = context.new_page()
    page.goto(f"{server}modules/short/index.html")
    expect(page.locator(".qj-lesson__count")).to_be_hidden()
    page.get_by_role("button", name="开始这一课").click()
    answer_until(page, "s-1", wrong=("s-1",))
    ask = asked(page)
    expect(ask.locator(".qj-ask__verdict")).to_have_text(
        re.compile("你选了 [ABC]。不对。正确答案是 [ABC]。")
    )
    expect(ask.locator(".qj-ask__verdict")).to_be_focused()
    expect(ask.locator(".qj-why").first).to_contain_text("乙不用。")
    expect(ask.locator(".qj-basis a")).to_have_text("规定第一条")
    expect(ask.locator(".qj-basis blockquote")).to_have_text("名字要遮住。")
    if page.locator(".qj-lesson__nav .qj-button--main").text_content() == "看得分":
        go_on(page)
    else:
        go_on(page)
        answer_all(page)
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("80 分，合格")
    go_on(page)
    go_on(page)
    expect(page.locator("#result")).to_have_text("这一课学完了")
    expect(page.locator(".qj-missed")).to_contain_text("正确的是：甲方")
    expect(page.locator(".qj-follow a")).to_have_attribute("href", "../../modules/long/")
    page.fill("#certificate-name", "张某<b>")
    drawing = page.locator(".qj-certificate svg")
    for words in ("张某<b>", "短课", "学完全部 2 步", "自测 80 分", "校验码", "不是正式考核"):
        expect(drawing).to_contain_text(words)
    assert "张某" not in page.evaluate("JSON.stringify(localStorage)")
    page.evaluate("document.documentElement.classList.add('qj-printing-certificate')")
    [sheet] = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert sheet.get_width() > sheet.get_height()
    assert any(one.get_bounds()[2] > 300 for one in sheet.get_objects())
    page.evaluate("document.documentElement.classList.remove('qj-printing-certificate')")
    with page.expect_download() as download:
        page.get_by_role("button", name="存为图片").click()
    assert etree.parse(download.value.path()).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_what_comes_of_a_decision_is_told_before_why(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    answer_until(page, "d-1", wrong=("d-1",))
    told = asked(page).locator(".qj-ask__answer > *").all_text_contents()
    letter = told[0][-2]
    assert told[:2] == [f"你选了 {letter}。", "后来后来查了。"]
    assert re.fullmatch("还有更稳妥的做法。更稳妥的是 [AB]。", told[2])
    assert told[3] == f"道理{letter}　不能收。"
    expect(asked(page).locator("details.qj-others")).not_to_have_attribute("open", "")


def test_what_went_wrong_is_practised_without_changing_the_score(
    context: BrowserContext, server: str
) -> None:
    page = open_lesson(context, server)
    answer_all(page, wrong=("j-1", "b-1"))
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("60 分，还没有到 80 分")
    expect(page.locator(".qj-look--wrong")).to_have_count(2)
    page.locator(".qj-look--wrong summary").first.click()
    expect(page.locator(".qj-look[open] .qj-ask__verdict")).to_contain_text("不对")
    page.get_by_role("button", name="练错的 2 题").click()
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 1 题，共 2 题")
    answer_all(page)
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("练习完了：2 题里对了 2 题。")
    go_on(page)
    go_on(page)
    expect(page.locator("#result")).to_have_text("走完了，测验还没有合格")
    expect(page.locator(".qj-certificate")).to_have_count(0)
    page.get_by_role("button", name="练“做几道题”的 2 道错题").click()
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 1 题，共 2 题")
    answer_all(page)
    page.get_by_role("button", name="重新做一遍").click()
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 1 题，共 5 题")


def test_checked_at_the_end_nothing_is_told_before(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    page.locator(".qj-lesson__index summary").click()
    page.get_by_label("全部做完再看").check()
    says(page, "下一题")
    for _ in range(5):
        if asked(page).get_attribute("data-key") == "bank/s-1":
            page.locator(".qj-option", has_text="甲方").click()
            page.locator(".qj-lesson__index summary").click()
            expect(page.get_by_label("做一题，看一题")).to_have_count(0)
            page.locator(".qj-lesson__index summary").click()
        expect(page.locator(".qj-ask__verdict")).to_have_count(0)
        go_on(page)
    expect(page.locator(".qj-ask__hint")).to_contain_text("没有作答，交卷时按答错算。")
    says(page, "确定交卷")
    go_on(page)
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("20 分，还没有到 80 分")
    expect(page.locator(".qj-look--wrong")).to_have_count(4)


def test_the_keyboard_is_enough(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    if asked(page).get_attribute("data-key") != "bank/j-1":
        answer_until_before(page, "j-1")
    asked(page).locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".qj-ask__verdict")).to_have_text("你选了“错”。答对了。")
    expect(page.locator(".qj-ask__verdict")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") in ("BUTTON", "SUMMARY", "A")


def answer_until_before(page: Page, id: str) -> None:
    """Answer the questions before this one."""
    while asked(page).get_attribute("data-key") != f"bank/{id}":
        answer(page)
        go_on(page)


def test_an_empty_answer_is_asked_for(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    is_blank = asked(page).get_attribute("data-key") == "bank/b-1"
    go_on(page)
    expect(page.locator(".qj-ask__hint")).to_have_text("先填上答案。" if is_blank else "先选一项。")
    expect(page.locator(".qj-ask__verdict")).to_have_count(0)


def _content(questions: str, quiz: str = "{bank: bank}") -> dict[str, str]:
    return {
        "questions/bank.yml": f"title: 库\nquestions:\n{questions}",
        "modules/short.yml": f"title: 课\nsteps: [{{quiz: {quiz}}}]\n",
    }


def test_the_answers_of_a_blank_read_as_one(context: BrowserContext, tmp_path: Path) -> None:
    content = _content("  - {id: q-1, type: 填空, prompt: 甲, answers: [五, '5']}\n")
    with serving(
        write_site(make_edition(tmp_path / "project", content), tmp_path / "site")
    ) as address:
        page = open_lesson(context, address)
        page.locator(".qj-blank").fill("六")
        go_on(page)
        expect(page.locator(".qj-ask__verdict")).to_have_text(
            "你填了“六”。不对。正确答案是“五（也可写 5）”。"
        )


def test_a_question_is_asked_with_its_pictures(context: BrowserContext, tmp_path: Path) -> None:
    media = tmp_path / "project/content/media"
    media.mkdir(parents=True)
    Image.new("RGB", (2, 2)).save(media / "x.png")
    images = "[{file: media/x.png, alt: 一枚红章}]"
    question = f"{{id: q-1, type: judge, prompt: 是公章吗。, answer: true, images: {images}}}"
    content = _content(f"  - {question}\n")
    with serving(
        write_site(make_edition(tmp_path / "project", content), tmp_path / "site")
    ) as address:
        page = open_lesson(context, address)
        expect(page.locator(".qj-ask .qj-pictures")).to_have_text("〔图：一枚红章〕")


def test_it_goes_on_where_it_was_left(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server, "long", step=18)
    page.fill("textarea", "一句心得")
    go_on(page)
    answer(page)
    go_on(page)
    key = asked(page).get_attribute("data-key") or ""
    page.close()
    page = open_lesson(context, server, "long", step=0)
    expect(page.locator(".qj-lesson__notice")).to_have_text("接着上次：第 19 步。")
    expect(asked(page)).to_have_attribute("data-key", key)
    expect(page.locator(".qj-quiz__count")).to_contain_text("第 2 题，共 2 题")
    page.get_by_role("button", name="上一题").click()
    expect(page.locator(".qj-ask__verdict")).to_contain_text("答对了。")
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
    page.goto(f"{site.as_uri()}/modules/short/index.html")
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
    page = open_lesson(context, server, step=0)
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
    answer(page)
    expect(page.locator(".qj-lesson__notice")).to_contain_text("这次没有保存成功")
    expect(page.locator(".qj-ask--right")).to_be_visible()
    page.close()
    page = open_lesson(context, server)
    # The last sign of life was kept beside.
    expect(page.locator(".qj-ask--right")).to_be_visible()


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
    go_on(one)
    two.locator(".qj-lesson__index summary").click()
    two.locator(".qj-lesson__index button", has_text="第3段").click()
    go_on(two)
    one.close()
    two.close()
    page = open_lesson(context, server, "long")
    expect(page.locator(".qj-bead--done")).to_have_count(2)


def test_a_clock_set_back_changes_no_order(context: BrowserContext, server: str) -> None:
    page = open_lesson(context, server)
    answer(page)
    wait_until_kept(page, _SOMETHING_ANSWERED)
    page.close()
    context.add_init_script(
        "Date = class extends Date { constructor(...a) { a.length ? super(...a) : super(0) } }"
    )
    page = open_lesson(context, server)
    expect(page.locator(".qj-ask__verdict")).to_have_count(1)
    go_on(page)
    answer(page)
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
    answer(page)
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
            answer(page, wrong=("s-1",))
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
    for script in (client.player(), *(client.package(system) for system in System)):
        assert len(gzip.compress(script.content)) <= 35 * 1024


def test_the_first_question_needs_one_page_and_its_own_files(
    context: BrowserContext, server: str
) -> None:
    """It can be answered as soon as these are there: nothing else is fetched before."""
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(server)))
    page.goto(f"{server}modules/short/index.html")
    expect(page.locator(".qj-lesson__begin .qj-button")).to_be_visible()
    own = {"modules/short/index.html", "lesson.css", client.start().path}
    assert set(requests) - {"favicon.ico"} == own
    assert page.evaluate("document.getElementsByTagName('*').length") < 400
