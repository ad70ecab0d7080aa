"""What only a bank of questions can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.questions.model import QuestionType
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.questions.model import Bank, Question
    from generator.source.diagnostics import Path

_HOLDER = {QuestionType.JUDGE: "answer", QuestionType.BLANK: "answers"}


def check(bank: Bank, lookup: Lookup) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, question in enumerate(bank.questions):
        path: Path = ("questions", i)
        if question.id in seen:
            yield Problem("duplicate-id", (*path, "id"), {"value": question.id, "other": bank.title})
        seen.add(question.id)
        yield from _shape(question, path)
        yield from _answers(question, path)


def _shape(question: Question, path: Path) -> Iterator[Problem]:
    holder = _HOLDER.get(question.type, "choices")
    given = {"choices": bool(question.choices), "answer": question.answer is not None, "answers": bool(question.answers)}
    for key, present in given.items():
        if present and key != holder:
            yield Problem("question-shape", (*path, key), {"type": question.type.label, "key": key})
    if not given[holder]:
        yield Problem("no-correct-answer", path)


def _answers(question: Question, path: Path) -> Iterator[Problem]:
    if not question.choices or question.type in _HOLDER:
        return
    correct = sum(choice.correct for choice in question.choices)
    if correct == 0:
        yield Problem("no-correct-answer", (*path, "choices"))
    elif correct == len(question.choices):
        yield Problem("no-wrong-answer", (*path, "choices"))
    elif correct > 1 and question.type is QuestionType.SINGLE:
        yield Problem("several-correct", (*path, "choices"), {"count": correct})
