"""Report what only a bank of questions can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.picture import check_picture
from generator.kinds.questions.gaps import gap_count, parts
from generator.kinds.questions.model import LETTERS, QuestionType
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.questions.model import Bank, Question
    from generator.source.diagnostics import Path

_HOLDER = {QuestionType.JUDGE: "answer", QuestionType.BLANK: "answers"}


def check(bank: Bank, lookup: Lookup) -> Iterator[Problem]:
    ids: set[str] = set()
    for i, question in enumerate(bank.questions):
        path: Path = ("questions", i)
        if question.id in ids:
            yield Problem(
                "duplicate-id", (*path, "id"), {"value": question.id, "other": bank.title}
            )
        ids.add(question.id)
        for j, image in enumerate(question.images):
            yield from check_picture(image, (*path, "images", j))
        yield from _shape(question, path)
        yield from _answers(question, path)
        yield from _blanks(question, path)


def _blanks(question: Question, path: Path) -> Iterator[Problem]:
    """Report answers that fill in more or fewer blanks than the prompt has."""
    count = gap_count(question.prompt)
    for i, answer in enumerate(question.answers if count > 1 else ()):
        filled = len(parts(answer))
        if filled != count:
            values = {"value": answer, "count": count, "filled": filled}
            yield Problem("blank-count", (*path, "answers", i), values)


def _shape(question: Question, path: Path) -> Iterator[Problem]:
    holder = _HOLDER.get(question.type, "choices")
    fields = [
        key for key in ("choices", "answer", "answers") if getattr(question, key) not in (None, ())
    ]
    for key in fields:
        if key != holder:
            values = {"type": question.type.label, "type_en": question.type.value, "key": key}
            yield Problem("question-shape", (*path, key), values)
    if holder not in fields:
        yield Problem("no-correct-answer", path)


def _answers(question: Question, path: Path) -> Iterator[Problem]:
    if not question.choices or question.type in _HOLDER:
        return
    if len(question.choices) > len(LETTERS):
        values = {
            "value": f"{len(question.choices)} 个选项",
            "expected": f"不大于 {len(LETTERS)}",
            "expected_en": f"of {len(LETTERS)} choices or less",
        }
        yield Problem("out-of-range", (*path, "choices"), values)
    correct = sum(choice.correct for choice in question.choices)
    if correct == 0:
        yield Problem("no-correct-answer", (*path, "choices"))
    elif correct == len(question.choices) and not question.may_be_all_right:
        yield Problem("no-wrong-answer", (*path, "choices"))
    elif correct > 1 and question.type is QuestionType.SINGLE:
        yield Problem("several-correct", (*path, "choices"), {"count": correct})
