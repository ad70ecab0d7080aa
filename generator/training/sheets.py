"""Lay out the quizzes of a lesson on paper: all of a few questions, one paper of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.modules.papers import quiz_questions
from generator.kinds.questions.model import Bank
from generator.training.build import course
from generator.training.draw import drawn
from generator.training.pools import is_pooled

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.kinds.modules.model import Module
    from generator.kinds.modules.model import Quiz as Asked
    from generator.kinds.questions.model import Question

NUMBER = 1
"""Of the paper that is laid out, where there are many."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a quiz on paper. `number`: of the paper, None where there is only one."""

    title: str
    quiz: Asked
    questions: tuple[Question, ...]
    number: int | None


def sheets(edition: Edition, item: Item[Module]) -> list[Sheet]:
    """Return the quizzes of a module in their order, each as a sheet."""
    result = []
    steps = item.data.steps
    for step, screen in zip(steps, course(edition, item).screens, strict=True):
        bank = edition.one(Bank, step.quiz.bank) if step.quiz else None
        if step.quiz is None or screen.quiz is None or bank is None:
            continue
        if is_pooled(screen.quiz):
            known = bank.data.by_id
            chosen = [known[one.key.partition("/")[2]] for one in drawn(screen.quiz, NUMBER)]
            result.append(Sheet(screen.title, step.quiz, tuple(chosen), NUMBER))
        else:
            questions = tuple(quiz_questions(bank.data, step.quiz))
            result.append(Sheet(screen.title, step.quiz, questions, None))
    return result
