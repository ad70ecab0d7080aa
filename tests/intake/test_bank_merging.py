"""Banks merged: what was edited arrives, all else stays byte for byte."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake.banks import files
from generator.intake.banks.plan import Planner
from generator.intake.banks.questions import Plain, PlainBank, plain_bank
from generator.kinds.questions.model import Bank, QuestionType
from generator.library.survey import survey
from generator.library.validation import fill
from generator.source.yaml import parse

if TYPE_CHECKING:
    from generator.library.catalogue import Library

ROOT = Path(__file__).parents[2]
_ID = "basics"
_WORDS = st.text(st.sampled_from("甲乙丙丁，。？：#-'\"{}[]%a1"), min_size=1, max_size=9).map(
    lambda text: f"改{text}".strip()
)


@cache
def _library() -> Library:
    return survey(ROOT / "content", ROOT).whole()


def _bank(data: object) -> PlainBank:
    assert isinstance(data, Bank)
    return plain_bank(data)


def _edit(draw: st.DrawFn, question: Plain) -> Plain:
    """Return a question with one change that every format can say."""
    kinds = ["prompt", "answer"] + (["text", "right"] if question.choices else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "prompt" or (kind == "answer" and question.choices):
        return replace(question, prompt=question.prompt + draw(_WORDS))
    if kind == "answer" and question.type is QuestionType.JUDGE:
        return replace(question, answer=not question.answer)
    if kind == "answer":
        return replace(question, answers=(*question.answers, draw(_WORDS)))
    choices = [*question.choices]
    at = draw(st.integers(0, len(choices) - 1))
    if kind == "text":
        choices[at] = (draw(_WORDS) + str(at), *choices[at][1:])
    else:
        right = question.type is QuestionType.MULTIPLE
        choices = [
            (text, right or i == at, why, more) for i, (text, _, why, more) in enumerate(choices)
        ]
    return replace(question, choices=tuple(choices))


@st.composite
def _edits(draw: st.DrawFn, bank: PlainBank) -> PlainBank:
    questions = [*bank.questions]
    for at in draw(st.sets(st.integers(0, len(questions) - 1), max_size=4)):
        questions[at] = _edit(draw, questions[at])
    if draw(st.booleans()):
        new = Plain("neu-1", QuestionType.JUDGE, draw(_WORDS), answer=draw(st.booleans()))
        questions.append(new)
    return replace(bank, questions=tuple(questions))


@pytest.mark.parametrize("form", files.FORMS)
@settings(max_examples=30)
@given(data=st.data())
def test_edits_arrive_and_all_else_stays(form: str, data: st.DataObject) -> None:
    library = _library()
    old = _bank(library.entries["questions"][_ID].data)
    new = data.draw(_edits(old))
    ((name, written),) = files.export([new], form)
    (bank,) = files.read(written, name).banks
    plan = Planner(library, lambda drafts: []).plan(bank, "", anew=True)
    value, _ = parse(plan.after.decode())
    assert isinstance(value, dict)
    after = _bank(fill(Bank, value | {"id": _ID}))
    assert after.questions == new.questions
    assert plan.before is not None
    before_lines, after_lines = plan.before.decode().split("\n"), plan.after.decode().split("\n")
    changed = {q.id for q, was in zip(new.questions, old.questions, strict=False) if q != was}
    assert (before_lines == after_lines) == (new == old)
    assert _lines_outside(before_lines, changed) == _lines_outside(after_lines, changed | {"neu-1"})


def _lines_outside(lines: list[str], changed: set[str]) -> list[str]:
    """List the lines outside of some questions, of which each begins with its id."""
    result, keeps = [], True
    for line in lines:
        if line.startswith("  - id: "):
            keeps = line.removeprefix("  - id: ") not in changed
        if keeps and line:
            result.append(line)
    return result
