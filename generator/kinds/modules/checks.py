"""Report what only a module can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from generator.kinds.dates import Edtf, Precision
from generator.kinds.modules.papers import paper, starts
from generator.kinds.questions.stories import continuations, reach
from generator.kinds.suggest import nearest
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.modules.model import Exam, Module, Quiz
    from generator.kinds.questions.model import Bank
    from generator.source.diagnostics import Path

FESTIVALS = ("元旦", "春节", "元宵", "清明", "劳动节", "端午", "中秋", "国庆", "重阳")


def check(module: Module, lookup: Lookup) -> Iterator[Problem]:
    for i, day in enumerate(module.remind):
        if day not in FESTIVALS and not _is_day(day):
            values = {
                "value": day,
                "known": f"{'、'.join(FESTIVALS)}，或日期如 2026-09-30",
                "nearest": "",
            }
            yield Problem("unknown-value", ("remind", i), values)
    for i, step in enumerate(module.steps):
        if len(step.deeds) != 1:
            yield Problem("step-shape", ("steps", i), {"count": len(step.deeds)})
        if step.quiz:
            yield from _quiz(step.quiz, lookup, ("steps", i, "quiz"))


def _quiz(quiz: Quiz, lookup: Lookup, path: Path) -> Iterator[Problem]:
    bank: Bank | None = lookup.get("questions", quiz.bank)
    if bank is None:
        return  # the reference itself is reported
    ids = [question.id for question in bank.questions]
    for i, id in enumerate(quiz.questions):
        if id not in ids:
            values = {
                "value": id,
                "kind": f"题目（题库“{bank.title}”）",
                "kind_en": f"the questions of “{bank.title}”",
            }
            near = {"nearest": nearest(id, ids)}
            yield Problem("unknown-reference", (*path, "questions", i), values | near)
    yield from _beginnings(quiz, bank, path)
    if quiz.exam:
        yield from _paper(quiz, quiz.exam, bank, path)
        return
    count = len(starts(bank, quiz))
    if quiz.draw and quiz.draw > count:
        yield Problem("draw-too-many", (*path, "draw"), {"draw": quiz.draw, "count": count})


def _beginnings(quiz: Quiz, bank: Bank, path: Path) -> Iterator[Problem]:
    """Report questions that go on with a story whose beginning the quiz does not ask."""
    reached = {id for start in starts(bank, quiz) for id in reach(start.id, bank.by_id)}
    later = continuations(bank.questions)
    for i, id in enumerate(quiz.questions):
        if id in later and id not in reached:
            yield Problem("branch-unreachable", (*path, "questions", i), {"value": id})


def _paper(quiz: Quiz, exam: Exam, bank: Bank, path: Path) -> Iterator[Problem]:
    """Report a paper for which there are too few questions, or that two keys describe."""
    portions = paper(bank, quiz)
    for i, (draw, questions) in enumerate(portions):
        if draw > len(questions):
            where: Path = ("exam", "mix", i, "draw") if exam.mix else ("draw",)
            values = {"draw": draw, "count": len(questions)}
            yield Problem("draw-too-many", (*path, *where), values)
    total = sum(draw for draw, _ in portions)
    if exam.mix and quiz.draw and quiz.draw != total:
        yield Problem("exam-draw", (*path, "draw"), {"draw": quiz.draw, "count": total})


def _is_day(text: str) -> bool:
    try:
        date = Edtf.parse(text)
    except PydanticCustomError:
        return False
    return date.end is None and date.start.precision is Precision.DAY and not date.approximate
