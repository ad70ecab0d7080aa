"""A lesson as data: what records call it, what its page tells, and what it fetches."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import library
from generator.edition import select
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.modules.model import Module
from generator.media import Album
from generator.pages.site import Site
from generator.pages.training import training_pages
from generator.training import pools, rows
from generator.training.build import course
from generator.training.client import CLIENT
from generator.training.data import course_json
from generator.training.draw import drawn
from tests.training.engine import run
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from generator.edition import Edition
    from generator.training.course import Course

STORED = json.loads((Path(__file__).parent / "stored.json").read_text("utf-8"))
"""What browsers and learning systems hold of the lessons of samples.py since before courses were
data: their keys and hashes must stay.
"""


def of(edition: Edition, id: str) -> Course:
    """Return the course of a module."""
    [item] = [item for item in edition.all(Module) if item.data.id == id]
    return course(edition, item)


def loaded(files: dict[str, bytes], name: str) -> Any:
    """Return what a shard hands over."""
    text = files[f"{rows.FOLDER}/{name}.js"].decode()
    return json.loads(text.removeprefix(f'qjPool("{name}",').removesuffix(");\n"))


def test_records_call_steps_and_questions_as_they_always_did(edition: Edition) -> None:
    short = of(edition, "short")
    for system in ("scorm12", "scorm2004"):
        assert short.version == STORED[f"suspended-{system}"].split("|")[1]
    hashes = {one.key: one.hash for quiz in short.quizzes for one in quiz.questions}
    for record in (*STORED["half"], *STORED["whole"]):
        keys = {screen.key for screen in of(edition, record["id"]).screens}
        progress = record["progress"]
        assert {*progress["done"], *progress["notes"], *progress["quizzes"]} <= keys
        for quiz in progress["quizzes"].values():
            assert all(hashes[key] == hash for key, hash in quiz["attempt"]["asked"])


def test_the_data_of_a_page_end_no_script(edition: Edition) -> None:
    text = course_json(of(edition, "long"))
    assert "<" not in text
    assert json.loads(text)["title"] == "长课 <i>"


_STORY = """
title: 库
questions:
  - {id: a, type: 情景抉择, prompt: 甲, choices: [{text: 一, correct: true, next: b}, {text: 二, next: c}]}
  - {id: b, type: 情景抉择, prompt: 乙, choices: [{text: 一, correct: true, consequence: 完}, {text: 二, next: c}]}
  - {id: c, type: 情景抉择, prompt: 丙, choices: [{text: 一, correct: true, consequence: 完}, {text: 二, consequence: 完}]}
  - {id: d, type: 判断, prompt: 丁, answer: true}
"""  # noqa: E501 - one question a line


def test_a_story_counts_as_the_question_that_begins_it(tmp_path: Path) -> None:
    content = {
        "questions/q.yml": _STORY,
        "modules/m.yml": "title: 课\nsteps: [{quiz: {bank: q, questions: [a]}}, {quiz: {bank: q}}]",
    }
    story, whole = of(make_edition(tmp_path, content), "m").quizzes
    assert [one.key for one in story.portions[0].questions] == ["q/a"]
    assert [one.key for one in story.later] == ["q/b", "q/c"]
    assert story.portions[0].questions[0].length == 3
    assert (story.draw, whole.draw) == (1, 2)
    assert story.portions[0].questions[0].choices[0].next == "q/b"


def _many(count: int, more: str = "") -> str:
    rows = (
        f"  - {{id: q-{i}, type: 判断, prompt: 第{i}题说的是一件事, answer: true, why: 理由{i}, "
        f"difficulty: {i % 3 + 1}}}\n"
        for i in range(count)
    )
    return f"title: 大题库\nquestions:\n{more}{''.join(rows)}"


def test_a_large_pool_is_cut_into_shards_that_hold_every_question_once(tmp_path: Path) -> None:
    content = {
        "questions/q.yml": _many(500, _STORY.partition("questions:\n")[2]),
        "modules/m.yml": "title: 课\nsteps: [{quiz: {bank: q, draw: 20}}]\n",
    }
    edition = make_edition(tmp_path, content)
    files = dict(pools.files(edition, Album()))
    [step] = json.loads(course_json(of(edition, "m")))["steps"]
    [portion] = step["quiz"]["portions"]
    first: list[str] = []
    for name, starts, total in portion["shards"]:
        rows = loaded(files, name)
        assert len(rows) == total
        first += [row["key"] for row in rows[:starts]]
        if "q/a" in first[-starts:]:
            assert [row["key"] for row in rows[starts:]] == ["q/b", "q/c"]
    assert sorted(first) == sorted([*(f"q/q-{i}" for i in range(500)), "q/a", "q/d"])
    assert len(json.dumps(portion)) < 2500
    assert max(len(content) for content in files.values()) < 6000


def test_what_an_exam_shows_before_its_end_tells_no_answer(tmp_path: Path) -> None:
    quiz = "{bank: q, exam: {minutes: 5, mix: [{draw: 2, difficulty: 3}, {draw: 1}]}}"
    content = {
        "questions/q.yml": _many(30),
        "modules/m.yml": f"title: 课\nsteps: [{{quiz: {quiz}}}]\n",
    }
    edition = make_edition(tmp_path, content)
    files = dict(pools.files(edition, Album()))
    exam = json.loads(course_json(of(edition, "m")))["steps"][0]["quiz"]
    assert (exam["minutes"], exam["draw"]) == (5, 3)
    assert [sum(shard[1] for shard in one["shards"]) for one in exam["portions"]] == [10, 20]
    for portion in exam["portions"]:
        for name, _, _, answers in portion["shards"]:
            for row in loaded(files, name):
                assert {"correct", "why"}.isdisjoint({*row, *row["choices"][0], *row["choices"][1]})
            said = json.loads(base64.b64decode(loaded(files, answers)))
            assert all(row["choices"][0]["correct"] and row["why"] for row in said)
            assert "correct" not in files[f"{rows.FOLDER}/{answers}.js"].decode()


_DRAWN = """
const { PooledQuestions } = await import(`${location}/pool.js`);
const rows = new Map(Object.entries(files));
const pool = new PooledQuestions(portions, "", async (_, name) => rows.get(name));
const papers = [];
for (const seed of [1, 7, 4294967295]) {
  const quiz = { questions: pool.questions };
  const attempt = beginAttempt(quiz, { seed, now: NOW, portions: await pool.portions(seed) });
  papers.push(attempt.asked.map(([key]) => key));
}
return papers;
"""


def test_a_number_draws_the_same_paper_here_and_in_the_browser(tmp_path: Path) -> None:
    mix = "{minutes: 5, mix: [{draw: 7, difficulty: 3}, {draw: 5}]}"
    content = {
        "questions/q.yml": _many(200),
        "modules/m.yml": f"title: 课\nsteps: [{{quiz: {{bank: q, exam: {mix}}}}}]\n",
    }
    edition = make_edition(tmp_path, content)
    [quiz] = of(edition, "m").quizzes
    files = {
        Path(path).stem: loaded({path: data}, Path(path).stem)
        for path, data in pools.files(edition, Album())
    }
    portions = json.loads(course_json(of(edition, "m")))["steps"][0]["quiz"]["portions"]
    values = json.dumps({"files": files, "portions": portions, "location": CLIENT.as_uri()})
    papers = run(f"const {{ files, portions, location }} = {values};\n{_DRAWN}")
    assert papers == [[one.key for one in drawn(quiz, seed)] for seed in (1, 7, 4294967295)]
    assert papers[0] != papers[1]


def test_the_key_of_an_exam_is_not_behind_its_public_paper(tmp_path: Path) -> None:
    content = {
        "questions/q.yml": _many(60),
        "modules/m.yml": "title: 课\nsteps: [{quiz: {bank: q, draw: 5, exam: {minutes: 5}}}]\n",
        "modules/n.yml": "title: 课\nsteps: [{quiz: {bank: q, draw: 5}}]\n",
    }
    make_edition(tmp_path, content)
    whole = library.load(tmp_path / "content", Vocabulary())
    for audience, keys in ((Audience.PUBLIC, [0, 5]), (Audience.INTERNAL, [5, 5])):
        pages = {page.url: page for page in training_pages(Site(select(whole, audience)))}
        bodies = [pages[f"modules/{id}/paper/"].body() for id in "mn"]
        assert [body.partition('id="key"')[2].count("<strong>") for body in bodies] == keys
        assert all("5 题" in body and "卷号 1" in body for body in bodies)
