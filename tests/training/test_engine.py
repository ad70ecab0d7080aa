"""The quiz engine: answers, draws, attempts, standing, and progress in few characters."""

from __future__ import annotations

import re
import zlib

import pytest

from tests.training.engine import run


def test_the_checksum_is_crc32_of_utf8() -> None:
    assert int(run('return digest("廉洁，清正")'), 16) == zlib.crc32("廉洁，清正".encode())


@pytest.mark.parametrize(
    ("question", "answer", "right"),
    [
        ("single('q', 2)", "[2]", True),
        ("single('q', 2)", "[1]", False),
        ("single('q', 2)", "[]", False),
        ("single('q', 2)", "[1, 2]", False),
        ("single('q', 2)", "[9]", False),
        ("single('q', 2)", "undefined", False),
        ("single('q', 2)", "'丙'", False),
        ("multiple('q', [1, 3])", "[1, 3]", True),
        ("multiple('q', [1, 3])", "[3, 1]", True),
        ("multiple('q', [1, 3])", "[1]", False),
        ("multiple('q', [1, 3])", "[1, 2, 3]", False),
        ("multiple('q', [1, 3])", "[1, 1]", False),
        ("blank('q', ['一年半', '18个月'])", "' １８ 个月。'", True),
        ("blank('q', ['常态'])", "'“常态”'", True),
        ("blank('q', ['常态'])", "'常态化'", False),
        ("blank('q', ['常态'])", "'  '", False),
        ("blank('q', ['常态'])", "['常态']", False),
        ("blank('q', ['清正；清廉；清明'])", "'清正、清廉， 清明'", True),
        ("blank('q', ['清正；清廉；清明'])", "'清正 清廉 清明'", True),
        ("blank('q', ['清正；清廉；清明'])", "'清廉；清正；清明'", False),
        ("blank('q', ['清正；清廉；清明'])", "'清正清廉清明'", False),
        ("blank('q', ['审批；付款', '报批；付款'])", "'报批;付款'", True),
        ("blank('q', ['甲、乙'])", "'甲乙'", False),
        ("{...multiple('q', [0, 1]), type: 'decide'}", "[1]", True),
        ("{...multiple('q', [0, 1]), type: 'decide'}", "[0, 1]", False),
    ],
)
def test_answers_are_judged(question: str, answer: str, right: bool) -> None:
    assert run(f"return isRight({question}, {answer})") is right


def test_choices_have_one_letter_everywhere() -> None:
    script = """
    const question = multiple("q", [0, 25]);
    const answer = [0, 25];
    const progress = {
      id: "c",
      title: "课",
      began: NOW,
      latest: NOW,
      seconds: 1,
      standing: { status: "incomplete" },
      quizzes: { q: { items: [["q", "h", answer, true]] } },
    };
    const report = (dialect) => dialect.interaction({ id: "q", question, answer, right: true });
    return [
      responseOf(question, answer),
      recordsAsCsv([progress], {}).split("\\r\\n")[2].split(",")[7],
      report(SCORM12).find(([name]) => name === "student_response")[1],
      report(SCORM2004).find(([name]) => name === "learner_response")[1],
    ];
    """
    assert run(script, "answers", "records", "dialect-scorm12", "dialect-scorm2004") == [
        "a[,]z",
        "AZ",
        "a,z",
        "a[,]z",
    ]


def test_a_draw_depends_on_its_seed_alone_and_reaches_every_question() -> None:
    script = """
    const quiz = quizOfMany(Array.from({ length: 10 }, (_, i) => single(`b/${i}`)), 3);
    const draw = (seed) => beginAttempt(quiz, { seed, now: NOW }).asked.map(([key]) => key);
    const seen = new Set(Array.from({ length: 60 }, (_, seed) => draw(seed)).flat());
    return [draw(7), draw(7), new Set(draw(7)).size, seen.size];
    """
    first, second, distinct, seen = run(script)
    assert first == second
    assert (distinct, seen) == (3, 10)


def test_choices_are_shuffled_but_natural_orders_stay() -> None:
    script = """
    const attempt = { seed: 5 };
    const order = (_, seed) => choiceOrder(single("q"), { seed }).join();
    const orders = new Set(Array.from({ length: 40 }, order));
    const all = makeQuestion({
      key: "a",
      type: "single",
      choices: [{ text: "甲" }, { text: "乙", correct: true }, { text: "以上都对" }],
    });
    const judge = makeQuestion({
      key: "j",
      type: "judge",
      choices: [{ text: "对" }, { text: "错", correct: true }],
    });
    return [orders.size > 5, choiceOrder(all, attempt), choiceOrder(judge, attempt)];
    """
    assert run(script) == [True, [0, 1, 2], [0, 1]]


def test_checked_at_once_an_answer_is_final_and_the_last_one_ends_the_attempt() -> None:
    script = """
    const quiz = quizOfMany([single("a"), single("b")]);
    let attempt = beginAttempt(quiz, { seed: 1, now: NOW });
    attempt = giveAnswer(attempt, "a", []);
    attempt = giveAnswer(attempt, "a", [1]);
    attempt = giveAnswer(attempt, "a", [0]);
    attempt = giveAnswer(attempt, "unknown", [0]);
    const open = attempt.done;
    attempt = giveAnswer(attempt, "b", [0]);
    return [attempt.given, open, attempt.done, resultOf(quiz, attempt)];
    """
    given, before, after, result = run(script)
    assert (given, before, after) == ({"a": [1], "b": [0]}, False, True)
    assert result == {"right": 1, "total": 2, "score": 50, "passed": False, "wrong": ["a"]}


def test_checked_at_the_end_answers_may_change_until_they_are_handed_in() -> None:
    script = """
    const quiz = quizOfMany([single("a"), single("b")], 2, 50);
    let attempt = beginAttempt(quiz, { seed: 1, now: NOW, end: true });
    attempt = giveAnswer(giveAnswer(attempt, "a", [1]), "a", [0]);
    const early = resultOf(quiz, attempt).passed;
    attempt = giveAnswer(handIn(attempt), "b", [0]);
    return [early, attempt.given, resultOf(quiz, attempt).score, resultOf(quiz, attempt).passed];
    """
    assert run(script) == [False, {"a": [0]}, 50, True]


def test_scores_are_never_rounded_up_to_a_pass() -> None:
    assert run("return [scoreOf(2, 3), isPass(2, 3, 67), isPass(2, 3, 66), isPass(0, 0, 0)]") == [
        66,
        False,
        True,
        False,
    ]


def test_an_edited_question_ends_an_open_attempt_but_not_what_was_reached() -> None:
    script = """
    const quiz = quizOfMany([single("a"), single("b")]);
    const course = courseOf([quiz]);
    const step = course.steps[1];
    let progress = beginProgress(course, NOW);
    const go = (answers) => {
      let attempt = beginAttempt(step.quiz, { seed: 1, now: NOW });
      progress = withAttempt(course, step, progress, attempt, NOW);
      for (const [key, answer] of answers) {
        attempt = giveAnswer(attempt, key, answer);
        progress = withAttempt(course, step, progress, attempt, NOW);
      }
    };
    go([["a", [0]], ["b", [0]]]);
    go([["a", [0]]]);
    step.quiz = quizOfMany([single("a"), single("b", 3)]);
    const { attempt, best, items } = quizOf(progress, step.key);
    const { score } = standing(course, progress);
    return [questionsOf(step.quiz, attempt), best.right, items.length, score];
    """
    assert run(script) == [None, 2, 2, 100]


def test_status_is_incomplete_while_tries_remain_and_failed_after_the_last() -> None:
    script = """
    const results = [];
    for (const tries of [0, 2]) {
      const course = courseOf([quizOfMany([single("a")])], tries);
      const step = course.steps[1];
      let progress = withDone(beginProgress(course, NOW), "text", NOW);
      results.push(standing(course, progress).status);
      for (const answer of [[1], [2], [0]]) {
        let attempt = beginAttempt(step.quiz, { seed: 1, now: NOW });
        if (mayTry(course, step, progress)) {
          progress = withAttempt(course, step, progress, attempt, NOW);
        }
        progress = withAttempt(course, step, progress, giveAnswer(attempt, "a", answer), NOW);
        results.push(standing(course, progress).status);
      }
    }
    return results;
    """
    assert run(script) == [
        *("incomplete", "incomplete", "incomplete", "passed"),
        *("incomplete", "incomplete", "failed", "failed"),
    ]


def test_practice_changes_no_score() -> None:
    script = """
    const course = courseOf([quizOfMany([single("a"), single("b")], 2, 100)]);
    const step = course.steps[1];
    let progress = withDone(beginProgress(course, NOW), "text", NOW);
    let attempt = beginAttempt(step.quiz, { seed: 1, now: NOW });
    const keep = () => (progress = withAttempt(course, step, progress, attempt, NOW));
    keep();
    for (const [key, answer] of [["a", [0]], ["b", [1]]]) {
      attempt = giveAnswer(attempt, key, answer);
      keep();
    }
    const { wrong } = resultOf(step.quiz, attempt);
    attempt = beginAttempt(step.quiz, { seed: 2, now: NOW, only: wrong });
    keep();
    attempt = giveAnswer(attempt, "b", [0]);
    keep();
    return [wrong, attempt.done, quizOf(progress, step.key).tries, standing(course, progress)];
    """
    wrong, done, tries, standing = run(script)
    assert (wrong, done, tries) == (["b"], True, 1)
    assert (standing["score"], standing["status"]) == (50, "incomplete")


def test_the_progress_of_two_tabs_is_joined() -> None:
    script = """
    const course = courseOf([quizOfMany([single("a")])]);
    const base = beginProgress(course, NOW);
    const quiz = (right, tries) => ({
      best: { right, total: 4, when: NOW },
      tries,
      attempt: null,
      items: [],
    });
    const one = {
      ...withQuiz(withDone(base, "text", "1"), "quiz-0", quiz(3, 1)),
      latest: "2026-02",
      seconds: 50,
      notes: { n: "旧", m: "留" },
    };
    const two = {
      ...withQuiz(base, "quiz-0", quiz(2, 2)),
      latest: "2026-03",
      seconds: 40,
      notes: { n: "新" },
    };
    return [joined(one, two), joined(two, one)];
    """
    one, two = run(script)
    assert one == two
    assert one["quizzes"]["quiz-0"]["best"]["right"] == 3
    assert one["quizzes"]["quiz-0"]["tries"] == 2
    assert one["notes"] == {"n": "新", "m": "留"}
    assert (one["seconds"], list(one["done"])) == (50, ["text"])


_LONG = """
const questions = Array.from({ length: 200 }, (_, i) =>
  i % 2 ? multiple(`bank-with-a-long-name/question-${i}`, [0, 3])
    : blank(`bank-with-a-long-name/question-${i}`, ["常态"]));
const course = courseOf([quizOfMany(questions)]);
const step = course.steps[1];
let progress = { ...withDone(beginProgress(course, NOW), "text", NOW),
  at: 1, seconds: 360000, notes: { text: "不外传" } };
let attempt = beginAttempt(step.quiz, { seed: 4294967295, now: NOW, end: true });
questions.forEach(({ key, type }, i) => {
  attempt = giveAnswer(attempt, key, type === "blank"
    ? ["常态", "常态化的一句很长很长的话"][i % 4 ? 1 : 0] : [0, 1, 3]);
});
progress = withAttempt(course, step, progress, attempt, NOW);
"""


def test_two_hundred_questions_fit_into_4096_characters() -> None:
    script = """
    const text = packed(course, progress);
    const back = unpacked(course, text, beginProgress(course, NOW));
    const backAttempt = back.quizzes["quiz-0"].attempt;
    const { right } = resultOf(step.quiz, attempt);
    return [
      text.length,
      resultOf(step.quiz, backAttempt).right === right,
      JSON.stringify(backAttempt.asked) === JSON.stringify(attempt.asked),
      back.at,
      back.seconds,
      back.done,
      back.notes,
      text.includes("不外传"),
    ];
    """
    length, same, asked, at, seconds, done, notes, leak = run(_LONG + script)
    assert length <= 4096
    assert (same, asked, at, seconds, list(done), notes, leak) == (
        True,
        True,
        1,
        360000,
        ["text"],
        {},
        False,
    )


@pytest.mark.parametrize(
    "damage",
    [
        "text.slice(0, -1)",
        "text.replace('|1|', '|2|')",
        "text.replace('v1', 'v2')",
        "''",
        "null",
        "'1|v1'",
    ],
)
def test_damaged_or_edited_suspend_data_is_refused(damage: str) -> None:
    script = f"""
    const text = packed(course, progress);
    return unpacked(course, {damage}, beginProgress(course, NOW));
    """
    assert run(_LONG + script) is None


@pytest.mark.parametrize(("there", "expected"), [(50, [2, [1]]), (30, [1, [0]])])
def test_what_the_system_has_yields_only_to_what_came_later(
    there: int, expected: list[object]
) -> None:
    script = f"""
    const course = courseOf([quizOfMany([single("a"), single("b")])]);
    const step = course.steps[1];
    const at = (place, seconds, answer) => {{
      const attempt = giveAnswer(beginAttempt(step.quiz, {{ seed: 1, now: NOW }}), "a", [answer]);
      const progress = {{ ...beginProgress(course, NOW), at: place, seconds }};
      return withAttempt(course, step, progress, attempt, NOW);
    }};
    const left = at(1, 40.5, 0);
    const keeper = {{ load: async () => ({{ progress: left }}) }};
    const text = packed(course, at(2, {there}, 1));
    const system = unpacked(course, text, beginProgress(course, "2026-02-02"));
    const both = await makeBeside(keeper, "zhang").joinedWith(course, system);
    return [both.at, quizOf(both, step.key).attempt.given.a];
    """
    assert run(script, "beside") == expected


def test_an_attempt_that_the_system_did_not_get_is_not_lost() -> None:
    script = """
    const course = courseOf([quizOfMany([single("a"), single("b")])]);
    const step = course.steps[1];
    const attempt = giveAnswer(beginAttempt(step.quiz, { seed: 1, now: NOW }), "a", [0]);
    const older = withAttempt(course, step, beginProgress(course, NOW), attempt, NOW);
    const closed = { ...quizOf(older, step.key), attempt: null };
    const newer = { ...withQuiz(older, step.key, closed), latest: "2026-03" };
    return quizOf(joined(older, newer), step.key).attempt.given;
    """
    assert run(script) == {"a": [0]}


def test_the_system_is_found_above_and_behind_any_window_above() -> None:
    script = """
    const api = { here: true };
    const makeWindow = (more) => {
      const window = { ...more };
      window.parent ??= window;
      window.top ??= window.parent;
      return window;
    };
    const lms = makeWindow({ API: api });
    const stranger = {
      get API() {
        throw new Error("SecurityError");
      },
    };
    const popup = makeWindow({ opener: lms });
    const windows = [
      makeWindow({ parent: lms }),
      makeWindow({ opener: lms }),
      makeWindow({ parent: popup, top: popup }),
      makeWindow({ parent: stranger, top: stranger, opener: lms }),
      makeWindow({}),
    ];
    return windows.map((window) => findApi("API", window));
    """
    assert run(script, "scorm") == [*[{"here": True}] * 4, None]


def test_times_of_answers_say_their_zone() -> None:
    script = """
    const question = single("q");
    const pairs = SCORM2004.interaction({ id: "q", question, answer: [0], right: true });
    return pairs.find(([name]) => name === "timestamp")[1];
    """
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ", run(script, "dialect-scorm2004"))


@pytest.mark.parametrize(
    ("refused", "kept"),
    [("score.min", True), ("score.max", True), ("score.raw", False), ("suspend_data", False)],
)
def test_a_system_need_not_take_what_is_optional_and_gets_the_rest(
    refused: str, kept: bool
) -> None:
    script = f"""
    const course = courseOf([quizOfMany([single("a")])]);
    const step = course.steps[1];
    const begun = withAttempt(course, step, withDone(beginProgress(course, NOW), "text", NOW),
      beginAttempt(step.quiz, {{ seed: 1, now: NOW }}), NOW);
    const attempt = giveAnswer(quizOf(begun, step.key).attempt, "a", [0]);
    const values = {{}};
    const api = {{ LMSInitialize: () => "true", LMSCommit: () => "true", LMSFinish: () => "true",
      LMSGetLastError: () => "0", LMSGetValue: (name) => values[name] ?? "",
      LMSSetValue: (name, value) => {{
        if (name.endsWith("{refused}")) return "false";
        values[name] = value;
        return "true";
      }} }};
    const backup = {{
      load: async () => ({{ progress: null }}),
      save: async () => {{}},
      forget: async () => {{}},
    }};
    const keeper = makeScormKeeper(api, SCORM12, backup);
    await keeper.load(course);
    const {{ notice }} = await keeper.save(course, withAttempt(course, step, begun, attempt, NOW));
    return [notice === null, values["cmi.core.lesson_status"]];
    """
    assert run(script, "scorm", "dialect-scorm12") == [kept, "passed"]


def test_nothing_is_put_in_the_place_of_what_a_store_could_not_tell() -> None:
    script = """
    const course = courseOf([quizOfMany([single("a")])]);
    const sent = [];
    globalThis.fetch = async (url, { method = "GET" } = {}) => {
      sent.push(method);
      return { ok: method !== "GET", status: method === "GET" ? 503 : 204 };
    };
    const beside = [];
    const backup = {
      load: async () => ({ progress: null }),
      save: async ({ id }) => void beside.push(id),
    };
    const launch = {
      endpoint: "https://lrs.example/",
      auth: "x",
      actor: { name: "甲" },
      activity: "urn:a",
    };
    const keeper = makeRecordKeeper(launch, backup);
    const first = await keeper.load(course);
    const then = await keeper.save(course, beginProgress(course, NOW));
    return [Boolean(first.notice && then.notice), sent, beside.length];
    """
    assert run(script, "record-store") == [True, ["GET"], 1]
