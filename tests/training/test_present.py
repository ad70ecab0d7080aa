"""Pages of lessons for a room: what stands in them and what must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.media import Album
from generator.pages import present
from tests.training.samples import CONTENT, make_edition

if TYPE_CHECKING:
    from pathlib import Path

_BANK = """
title: 故事
questions:
  - id: end
    type: 情景抉择
    prompt: 结局在这里。
    choices: [{text: 好, correct: true}, {text: 不好}]
  - {id: j-2, type: 判断, prompt: 排在故事后面。, answer: true}
  - id: begin
    type: 情景抉择
    prompt: 故事开头。
    choices: [{text: 去, correct: true, next: end}, {text: 不去, next: end}]
"""
_EXAM = """\
title: 考试
steps:
  - {quiz: {bank: bank, questions: [s-1, b-1, j-1], pass: 80, exam: {minutes: 5}}}
"""
_TOLD = """\
title: 讲故事
steps:
  - {quiz: {bank: told, questions: [begin, j-2], pass: 50}}
  - {quiz: {bank: bank, draw: 2, pass: 50}}
  - {quiz: {bank: bank, questions: [s-1], pass: 50}}
"""


def _pages(folder: Path) -> dict[str, str]:
    more = {
        "questions/told.yml": _BANK,
        "modules/exam.yml": _EXAM,
        "modules/told.yml": _TOLD,
    }
    edition = make_edition(folder, {**CONTENT, **more})
    files = present.files(edition, Album(), "room.css", "boot.js")
    return {path: data.decode() for path, data in files}


def test_each_lesson_has_a_page_that_leads_back(tmp_path: Path) -> None:
    pages = _pages(tmp_path)
    assert set(pages) == {
        f"modules/{id}/present/index.html" for id in ("exam", "long", "plain", "short", "told")
    }
    long = pages["modules/long/present/index.html"]
    assert "长课 &lt;i&gt;" in long
    assert 'href="../../../cases/c/index.html"' in long
    assert 'href="../../../rules/r/index.html#c-1"' in long


def test_an_exam_is_not_told_to_a_room(tmp_path: Path) -> None:
    page = _pages(tmp_path)["modules/exam/present/index.html"]
    assert "3 题，限时 5 分钟，80 分合格" in page
    for word in ("谁的名字要遮住", "一年半", "开除没有期间"):
        assert word not in page


def test_a_story_stands_behind_its_beginning_and_a_draw_is_kept(tmp_path: Path) -> None:
    page = _pages(tmp_path)["modules/told/present/index.html"]
    ids = re.findall(r'id="(q-[^"]+)"', page)
    story = ["q-1-told.begin", "q-1-told.end", "q-1-told.j-2"]
    assert ids == [*story, "q-2-bank.s-1", "q-2-bank.m-1", "q-3-bank.s-1"]
    assert page.count('data-next="q-1-told.end"') == 2
    assert page.count("data-later") == 1
    assert "（第 2 题，共 2 题）" in page
