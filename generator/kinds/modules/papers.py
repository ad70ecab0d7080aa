"""Choose the questions that a quiz may ask: what it draws from, and what stories add to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.questions.stories import continuations, reach

if TYPE_CHECKING:
    from generator.kinds.modules.model import Portion, Quiz
    from generator.kinds.questions.model import Bank, Question

Draw = tuple[int, tuple["Question", ...]]
"""How many questions are drawn, and from which."""


def starts(bank: Bank, quiz: Quiz) -> list[Question]:
    """List the questions that a quiz names, all of the bank if it names none, in its order.

    What only goes on with a story is not among them; no exam tells a story.
    """
    later = continuations(bank.questions)
    first = [question for question in bank.selection(quiz.questions) if question.id not in later]
    if quiz.exam:
        return [q for q in first if not any(choice.next for choice in q.choices)]
    return first


def quiz_questions(bank: Bank, quiz: Quiz) -> list[Question]:
    """List all that a quiz may ask: where it begins, then what stories lead on to, each once."""
    first = starts(bank, quiz)
    known = bank.by_id
    ids = dict.fromkeys(question.id for question in first)
    for question in first:
        ids |= dict.fromkeys(reach(question.id, known))
    return [known[id] for id in ids]


def paper(bank: Bank, quiz: Quiz) -> list[Draw]:
    """List the portions of a quiz's paper; a question belongs to the first that it fits.

    A quiz without a mix has one portion, of which all are asked where it draws none.
    """
    pool = starts(bank, quiz)
    if not quiz.exam or not quiz.exam.mix:
        return [(quiz.draw or len(pool), tuple(pool))]
    groups: list[list[Question]] = [[] for _ in quiz.exam.mix]
    for question in pool:
        for portion, group in zip(quiz.exam.mix, groups, strict=True):
            if _fits(question, bank, portion):
                group.append(question)
                break
    draws = zip(quiz.exam.mix, groups, strict=True)
    return [(portion.draw, tuple(group)) for portion, group in draws]


def _fits(question: Question, bank: Bank, portion: Portion) -> bool:
    topics = (question.topic,) if question.topic else bank.topics
    return (portion.difficulty in (None, question.difficulty)) and (
        portion.topic is None or portion.topic in topics
    )
