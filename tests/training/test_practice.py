"""Practise what went wrong: the boxes, the week's question, the files, and all three on a phone."""

from __future__ import annotations

import datetime
import gzip
import json
import re
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from generator import library
from generator.edition import select
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.media import Album
from generator.pages.plan import plan
from generator.training import client, pools
from generator.training.practice import Practice, practice
from tests.training.engine import run
from tests.training.samples import make_edition
from tests.training.test_course import STORED
from tests.training.test_lesson import (
    _NO_DATABASE,
    _NO_STORAGE,
    RIGHT,
    WRONG,
    finish_short,
    open_lesson,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from generator.edition import Edition

_LINE = "  - {id: p-%d, type: 判断, prompt: 第%d题。, answer: true}\n"


def _bank(count: int, more: str = "") -> str:
    return f"title: 库\n{more}questions:\n" + "".join(_LINE % (i, i) for i in range(count))


def _payload(one: bytes) -> Any:
    return json.loads(one.decode().partition(",")[2].removesuffix(");\n"))


def _index(found: Practice) -> dict[str, list[list[Any]]]:
    [payload] = [_payload(file.content) for file in found.files if file.name == found.index]
    return dict(payload)


def test_files_hold_each_question_once_in_order_and_few_change(tmp_path: Path) -> None:
    def of(count: int) -> Practice:
        content = {"questions/a.yml": _bank(count), "questions/b.yml": _bank(30)}
        return practice(make_edition(tmp_path / str(count), content), Album())

    found = of(200)
    files = {file.name: file.content for file in found.files}
    stretches = _index(found)["open"]
    keys = [row["key"] for name, _, _ in stretches for row in _payload(files[name])["questions"]]
    assert keys == sorted(keys)
    assert (len(keys), len(set(keys)), found.total) == (230, 230, 230)
    assert all(
        _payload(files[name])["questions"][0]["key"] == first for name, first, _ in stretches
    )
    assert max(count for _, _, count in stretches) <= 30
    assert len({file.name for file in of(201).files} - set(files)) <= 3


def test_no_file_is_that_of_a_lesson_too(tmp_path: Path) -> None:
    content = {
        "questions/a.yml": _bank(900),
        "modules/m.yml": "title: 课\nsteps: [{quiz: {bank: a, draw: 5}}]\n",
    }
    edition = make_edition(tmp_path, content)
    lessons = {path for path, _ in pools.files(edition, Album())}
    assert lessons.isdisjoint(file.path for file in practice(edition, Album()).files)


_STORY = """
title: 库
questions:
  - {id: a, type: 情景抉择, prompt: 甲, choices: [{text: 一, correct: true, next: b}, {text: 二, consequence: 完}]}
  - {id: b, type: 情景抉择, prompt: 乙, choices: [{text: 一, correct: true, consequence: 完}, {text: 二, consequence: 完}]}
  - {id: c, type: 判断, prompt: 丙, answer: true}
"""  # noqa: E501 - one question a line


def test_a_week_asks_no_internal_question_and_no_scene_of_a_story(tmp_path: Path) -> None:
    for path, text in {
        "a.yml": _STORY,
        "b.yml": _bank(3, "audience: internal\n"),
        "c.yml": _bank(2, "internal: {summary: 说明}\n"),
    }.items():
        file = tmp_path / "content" / "questions" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    whole = library.load(tmp_path / "content", Vocabulary())
    public = practice(select(whole, Audience.PUBLIC), Album())
    internal = practice(select(whole, Audience.INTERNAL), Album())
    assert (public.total, internal.total) == (3, 6)
    assert _index(public)["internal"] == []
    assert _index(public)["open"] == _index(internal)["open"]
    assert b"b/p-" not in b"".join(file.content for file in public.files)


def test_boxes_wait_1_3_7_16_and_35_days_and_the_last_one_lets_go() -> None:
    script = """
    const miss = { key: "b/q", when: "2026-01-01T12:00:00.000Z", from: "课", lesson: "c" };
    let record = withMiss(emptyPractice(), miss);
    const days = [];
    const when = "2026-06-01T00:00:00.000Z";
    while (record.book["b/q"]) {
      const { due } = record.book["b/q"];
      days.push(due);
      const early = { today: dayAfter(due, -1), when };
      const same = withPractised(record, "b/q", true, early);
      if (same.book["b/q"].due !== due) throw new Error("moved on before its day");
      record = withPractised(record, "b/q", true, { today: due, when });
    }
    const again = withMiss(record, miss);
    const later = withMiss(record, { ...miss, when: "2026-07-01T12:00:00.000Z" });
    return [days, again.book, later.book["b/q"], later.left];
    """
    days, again, later, left = run(script, "practice-record", "days")
    assert days == ["2026-01-02", "2026-01-05", "2026-01-12", "2026-01-28", "2026-03-04"]
    assert (again, left) == ({}, {})
    assert (later["box"], later["due"], later["lesson"]) == (0, "2026-07-02", "c")


def test_a_wrong_answer_goes_back_and_a_clock_that_jumped_hides_nothing() -> None:
    script = """
    const card = { box: 3, due: "2026-03-01", missed: "2026-01-01T00:00:00.000Z", from: "课" };
    const time = { today: "2026-03-09", when: "2026-03-09T01:00:00.000Z" };
    const record = withPractised({ ...emptyPractice(), book: { q: card } }, "q", false, time);
    const dues = ["2026-03-09", "2026-03-10", "2026-04-13", "2026-04-14", "2031-01-01", ""];
    return [record.book.q, dues.map((due) => isDue({ ...card, due }, "2026-03-09"))];
    """
    card, dues = run(script, "practice-record", "leitner")
    assert (card["box"], card["due"], card["missed"][:10]) == (0, "2026-03-10", "2026-03-09")
    assert dues == [True, False, False, True, True, True]


def test_what_lessons_missed_is_gathered_once_from_old_and_new_records() -> None:
    script = (
        f"const stored = {json.dumps(STORED['whole'][0]['progress'])};"
        + """
    const quiz = quizOfMany([single("b/1"), single("b/2")]);
    const course = courseOf([quiz]);
    const step = course.steps[1];
    let progress = beginProgress(course, NOW);
    let attempt = beginAttempt(quiz, { seed: 1, now: NOW });
    const keep = (next, now) => {
      attempt = next;
      progress = withAttempt(course, step, progress, attempt, now);
    };
    keep(attempt, NOW);
    keep(giveAnswer(attempt, "b/1", [1]), "2026-01-03T00:00:00.000Z");
    keep(giveAnswer(attempt, "b/2", [0]), "2026-01-04T00:00:00.000Z");
    const exam = beginAttempt(quiz, { seed: 2, now: NOW, end: true });
    keep(giveAnswer(exam, "b/2", [1]), "2026-01-05T00:00:00.000Z");
    const open = progress.missed;
    keep(handIn(giveAnswer(attempt, "b/1", [0])), "2026-01-06T00:00:00.000Z");
    const other = { ...progress, missed: { "b/1": "2026-01-09T00:00:00.000Z" } };
    const both = joined(other, progress).missed;
    const record = withMissesOf(emptyPractice(), progress);
    const wrong = Object.values(stored.quizzes).flatMap(({ items }) => items)
      .filter(([, , , right]) => !right).map(([key]) => key);
    const old = withMissesOf(emptyPractice(), stored);
    return [open, progress.missed, both, withMissesOf(record, progress), record,
      Object.keys(old.book).sort(), wrong.sort()];
    """
    )
    first, missed, both, again, record, old, wrong = run(script, "practice-record")
    assert first == {"b/1": "2026-01-03T00:00:00.000Z"}
    assert missed == first | {"b/2": "2026-01-06T00:00:00.000Z"}
    assert both == missed | {"b/1": "2026-01-09T00:00:00.000Z"}
    assert again == record
    assert {key: card["from"] for key, card in record["book"].items()} == dict.fromkeys(
        missed, "课"
    )
    assert old == wrong


def test_tabs_join_and_a_damaged_record_is_set_aside() -> None:
    script = """
    const store = await openStore({});
    const [one, two] = [new PracticeKeeper(store), new PracticeKeeper(store)];
    await one.open();
    await two.open();
    const miss = (key) => ({ key, when: NOW, from: "课" });
    await one.change((record) => withMiss(record, miss("b/1")));
    await two.change((record) => withMiss(record, miss("b/2")));
    const joint = Object.keys(two.record.book);
    await store.change("#practice", (record) => ({ ...record, sum: "0" }));
    const three = new PracticeKeeper(store);
    await three.open();
    const ids = (await store.all()).map(({ id }) => id).sort();
    await three.forget();
    return [joint, three.record.book, ids, (await store.all()).length];
    """
    joint, book, ids, left = run(script, "practice-record", "store")
    assert (joint, book) == (["b/1", "b/2"], {})
    assert (ids, left) == (["#practice", "#practice-damaged"], 0)


def test_what_a_page_left_at_its_very_end_is_known() -> None:
    script = """
    const progress = beginProgress(courseOf([]), NOW);
    const kept = {
      "qj-last:c": JSON.stringify(sealed("c", 0, progress)),
      "qj-last:d": JSON.stringify({ ...sealed("d", 0, progress), sum: "0" }),
      "qj-for": "x",
    };
    const getItem = { value: (key) => kept[key] };
    const storage = Object.defineProperties({ ...kept }, { getItem });
    return [leftAtTheEnd(storage).map(({ id }) => id), leftAtTheEnd(null)];
    """
    assert run(script, "keeper") == [["c"], []]


def test_a_bank_edited_since_takes_its_questions_out() -> None:
    script = """
    const there = single("b/2");
    const pool = {
      byKey: async (key) => (key === there.key ? there : null),
      ofWeek: async () => there,
    };
    const keeper = new PracticeKeeper(await openStore({}));
    await keeper.open();
    for (const key of ["b/1", "b/2"]) {
      await keeper.change((record) => withMiss(record, { key, when: NOW, from: "课" }));
    }
    const desk = { keeper, pool, now: () => new Date("2026-11-29T12:00:00") };
    const book = new BookWay(desk, ["b/1", "b/2"]);
    const asked = [(await book.next()).key, book.count, await book.next()];
    const answer = { answer: [0], right: true };
    const answered = [single("b/1"), { ...there, hash: "edited" }, there];
    const weeks = [];
    for (const question of answered) {
      await keeper.change((record) => withWeek(record, "2026-W48", question, answer));
      const way = new WeekWay(desk);
      weeks.push(way.given(await way.next()));
    }
    return [asked, Object.keys(keeper.record.book), weeks];
    """
    asked, book, weeks = run(script, "practice-record", "practice-ways", "store")
    assert asked == ["b/2", "第 1 题，共 1 题", None]
    assert book == ["b/2"]
    assert weeks == [None, None, [0]]


@given(st.lists(st.dates(datetime.date(1971, 1, 1), datetime.date(2199, 12, 31)), min_size=40))
@settings(max_examples=3, deadline=None)
def test_weeks_are_those_of_iso_8601(days: list[datetime.date]) -> None:
    script = f"return {json.dumps([str(day) for day in days])}.map((day) => weekKey(day));"
    expected = [f"{day.isocalendar().year}-W{day.isocalendar().week:02d}" for day in days]
    assert run(script, "days") == expected


def test_each_question_has_its_week_before_one_comes_again() -> None:
    script = """
    const places = Array.from({ length: 46 }, (_, week) => placeOfWeek(2900 + week, 23));
    const days = ["2026-11-23", "2026-11-29", "2026-11-30"];
    return [places, days.map(weekNumber), placeOfWeek(5, 0)];
    """
    places, (monday, sunday, next_monday), none = run(script, "practice-pool", "days")
    assert monday == sunday == next_monday - 1
    first = -2900 % 23
    assert sorted(places[first : first + 23]) == list(range(23))
    assert none == 0


def test_a_plan_sets_out_a_year_and_the_next_by_month(edition: Edition) -> None:
    found = plan(edition, 2026)
    rows = [(month.first, [str(one.due) for one in month.reminders]) for month in found.months]
    assert rows == [
        (datetime.date(2026, 6, 1), ["2026-06-12"]),  # a week before the 19th, 端午
        (datetime.date(2027, 6, 1), ["2027-06-02"]),
    ]
    assert [item.data.id for item in found.any_time] == ["plain", "short"]
    assert found.audiences == ("财务人员",)


_PAGE = "learning/practice/index.html"
_IN_VIEW = """
() => {
  const nav = document.querySelector(".qj-practice .qj-lesson__nav");
  const ask = document.querySelector(".qj-practice .qj-ask");
  const shown = [...ask.querySelectorAll("h3, .qj-option, .qj-blank")];
  const boxes = shown.map((one) => one.getBoundingClientRect());
  const isSeen = boxes.every(({ top, bottom }) => top >= 0 && bottom <= nav.offsetTop + 1);
  return shown.length > 1 && isSeen && nav.getBoundingClientRect().bottom <= innerHeight;
}
"""


def _on(page: Page, day: str) -> None:
    """Set the device's clock to noon of a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")


def _healthy(page: Page) -> None:
    breaches = Axe().run(page)
    assert breaches.violations_count == 0, breaches.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def _reply(page: Page, replies: dict[str, Any]) -> str:
    """Answer the question on the screen by keys alone; return its id."""
    ask = page.locator(".qj-practice .qj-ask--open")
    expect(ask).to_be_visible()
    assert page.evaluate(_IN_VIEW)
    id = (ask.get_attribute("data-key") or "").removeprefix("bank/")
    reply = replies[id]
    if id == "b-1":
        ask.locator(".qj-blank").focus()
        page.keyboard.type(reply)
    else:
        for words in (reply,) if isinstance(reply, str) else reply:
            ask.locator(".qj-option", has_text=words).locator("input").focus()
            page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".qj-practice .qj-ask__verdict")).to_be_focused()
    return id


def _press(page: Page, words: str) -> None:
    """Press the main button by the keyboard once it says these words."""
    button = page.locator(".qj-practice .qj-lesson__nav button")
    expect(button).to_have_text(words)
    button.focus()
    page.keyboard.press("Enter")


def _way(page: Page, name: str) -> Locator:
    return page.locator(f"[data-qj-way={name}]")


def test_what_went_wrong_in_a_lesson_is_asked_again_on_its_day(
    context: BrowserContext, server: str
) -> None:
    page = open_lesson(context, server)
    finish_short(page, wrong=("j-1", "b-1"))
    today = datetime.date.fromisoformat(page.evaluate("new Date().toISOString().slice(0, 10)"))
    page = context.new_page()
    page.goto(server + _PAGE)
    expect(_way(page, "book")).to_contain_text("今天没有要练的")
    _healthy(page)
    _on(page, str(today + datetime.timedelta(days=3)))
    page.reload()
    _way(page, "book").get_by_role("button", name="练今天的 2 题").press("Enter")
    first = _reply(page, RIGHT)
    _healthy(page)
    _press(page, "下一题")
    second = _reply(page, WRONG)
    assert {first, second} == {"j-1", "b-1"}
    _press(page, "看结果")
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("2 题里对了 1 题")
    _press(page, "回到练习")
    expect(_way(page, "book").locator(".qj-boxes strong")).to_have_text(list("11000"))
    _way(page, "book").locator("summary").click()
    expect(page.locator(".qj-book .qj-note")).to_have_text([re.compile("《短课》，第 [12] 格")] * 2)
    _healthy(page)
    page.goto(f"{server}learning/index.html")
    expect(page.locator("[data-qj-records] tr")).to_have_count(1)


def test_a_week_has_one_question_and_its_answer_stays(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    _on(page, "2026-11-29")
    page.goto(server + _PAGE)
    expect(_way(page, "week")).to_contain_text("2026年第48周")
    _way(page, "week").get_by_role("button").press("Enter")
    asked = _reply(page, WRONG)
    _healthy(page)
    _press(page, "看结果")
    expect(page.locator(".qj-quiz__outcome")).to_contain_text("一共答了 1 周，答对 0 周")
    _press(page, "回到练习")
    expect(_way(page, "week")).to_contain_text("这一周答错了")
    page.goto(f"{server}{_PAGE}#week")
    expect(page.locator(".qj-practice .qj-ask--wrong")).to_have_attribute(
        "data-key", f"bank/{asked}"
    )
    page.go_back()
    expect(page.locator(".qj-drills")).to_be_visible()
    _on(page, "2026-11-30")
    page.goto(f"{server}{_PAGE}?next#week")
    expect(page.locator(".qj-practice .qj-ask--open")).not_to_have_attribute(
        "data-key", f"bank/{asked}"
    )


def test_a_run_ends_at_the_first_mistake_and_the_best_is_kept(
    context: BrowserContext, server: str
) -> None:
    context.add_init_script(_NO_DATABASE)
    page = context.new_page()
    page.goto(server + _PAGE)
    _way(page, "run").get_by_role("button").press("Enter")
    for done in range(2):
        _reply(page, RIGHT)
        expect(page.locator(".qj-quiz__count")).to_contain_text(f"已经连续答对 {done + 1} 题")
        _press(page, "下一题")
    _reply(page, WRONG)
    _press(page, "看结果")
    expect(page.locator(".qj-quiz__outcome h3")).to_have_text("连续答对 2 题")
    _healthy(page)
    page.reload()
    page.get_by_role("button", name="离开，回到练习").click()
    expect(_way(page, "run")).to_contain_text("最好 2 题")
    expect(_way(page, "book")).to_contain_text("今天 0 题")


def test_without_storage_or_a_file_practice_says_so_and_goes_on(
    context: BrowserContext, server: str
) -> None:
    context.add_init_script(_NO_DATABASE + _NO_STORAGE)
    page = context.new_page()
    page.route("**/pool/*.js", lambda route: route.fulfill(status=404, body=""))
    page.goto(server + _PAGE)
    expect(page.locator(".qj-lesson__notice")).to_contain_text("不让本站保存")
    _way(page, "run").get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("题目没有取到")
    page.unroute("**/pool/*.js")
    _press(page, "再试一次")
    _reply(page, RIGHT)
    assert len(gzip.compress(client.practice().content)) <= 35 * 1024


_LEARNING = "learning/index.html"


def test_my_learning_begins_with_lessons_and_what_is_due(
    context: BrowserContext, server: str
) -> None:
    page = open_lesson(context, server)
    finish_short(page)
    page.goto(server + _LEARNING)
    finished = page.locator("[data-qj-part=finished] li")
    expect(finished).to_contain_text("短课")
    expect(finished).to_contain_text("自测 100 分")
    expect(page.locator("[data-qj-part=going]")).to_be_hidden()
    row = page.locator(".qj-plan__row[data-module=long]").last
    day = datetime.date.fromisoformat(row.get_attribute("data-day") or "")
    _on(page, str(day - datetime.timedelta(days=10)))
    page.reload()
    expect(page.locator("[data-qj-part=due] li")).to_have_text(re.compile("长课 <i>.*还有 10 天"))
    page.get_by_label("我是").select_option("财务人员")
    expect(page.locator("[data-qj-part=due]")).to_be_hidden()
    expect(page.locator(".qj-plan__row:visible")).to_have_text([re.compile("只读")])
    _healthy(page)
    page.reload()
    expect(page.get_by_label("我是")).to_have_value("财务人员")
    page.goto(f"{server}modules/long/index.html#step-3")
    expect(page.locator(".qj-lesson__count")).to_contain_text("第 3 步")
    page.goto(server + _LEARNING)
    going = page.locator("[data-qj-part=going] li")
    expect(going).to_contain_text("停在第 3 步，共 20 步")
    going.get_by_role("link", name="接着学").click()
    expect(page.locator(".qj-lesson__count")).to_contain_text("第 3 步")
    page.goto(server + _LEARNING)
    page.get_by_role("button", name="删除全部记录").click()
    page.get_by_role("button", name="确定删除？不能恢复").click()
    expect(page.locator("[data-qj-none]")).to_be_visible()


def test_a_lesson_that_was_left_before_it_was_kept_says_how_long_it_is(
    context: BrowserContext, server: str
) -> None:
    context.add_init_script("IDBObjectStore.prototype.put = () => { throw new Error('full'); };")
    page = context.new_page()
    page.goto(f"{server}modules/long/index.html#step-3")
    expect(page.locator(".qj-lesson__count")).to_contain_text("第 3 步")
    page.goto(server + _LEARNING)
    going = page.locator("[data-qj-part=going] li")
    expect(going).to_contain_text("停在第 3 步，共 20 步")


def test_without_script_the_pages_tell_what_there_is(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server + _PAGE)
        expect(page.locator(".qj-practice__static a")).to_have_count(2)
        expect(page.locator(".qj-practice button:visible")).to_have_count(0)
        page.goto(server + _LEARNING)
        expect(page.locator(".qj-plan__row")).to_have_count(4)
        expect(page.locator(".qj-learning select:visible")).to_have_count(0)
