"""Report what only a bank of questions can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.picture import check_picture
from generator.kinds.questions.gaps import gap_count, parts
from generator.kinds.questions.model import LETTERS, QuestionType
from generator.kinds.questions.stories import circle, following
from generator.kinds.suggest import nearest
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
    yield from _stories(bank)


def _stories(bank: Bank) -> Iterator[Problem]:
    """Report ways that lead nowhere, round in a circle, or end without an ending."""
    known = {question.id: question for question in bank.questions}
    for i, question in enumerate(bank.questions):
        for j, choice in enumerate(question.choices):
            path: Path = ("questions", i, "choices", j)
            if choice.next and question.type is not QuestionType.DECIDE:
                values = {"type": question.type.label, "type_en": question.type.value}
                yield Problem("branch-shape", (*path, "next"), values)
            elif choice.next and choice.next not in known:
                values = {
                    "value": choice.next,
                    "kind": f"题目（题库“{bank.title}”）",
                    "kind_en": f"the questions of “{bank.title}”",
                    "nearest": nearest(choice.next, list(known)),
                }
                yield Problem("unknown-reference", (*path, "next"), values)
        yield from _endings(question, ("questions", i))
    if way := circle(known):
        i = [question.id for question in bank.questions].index(way[0])
        yield Problem("branch-circle", ("questions", i), {"way": " → ".join([*way, way[0]])})


def _endings(question: Question, path: Path) -> Iterator[Problem]:
    """Report the choices of a question of a story that neither lead on nor tell how it ends."""
    if question.type is not QuestionType.DECIDE or not following(question):
        return
    for j, choice in enumerate(question.choices):
        if not choice.next and not choice.consequence:
            yield Problem("branch-dead-end", (*path, "choices", j), {"value": choice.text})


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
