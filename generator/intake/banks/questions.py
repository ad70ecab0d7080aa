"""Hold a question as every format of a bank knows it, and say what keeps it from being asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.kinds.questions.model import LETTERS, QuestionType

if TYPE_CHECKING:
    from generator.kinds.questions.model import Bank, Question


@dataclass(frozen=True, slots=True)
class Plain:
    """Hold a question without ties to a site. `choices`: (text, correct, why, consequence).

    `images`: (file, what it shows). `by_place`: its id is only its place in a file, which may be
    another one next time. `silence`: of which fields its file says nothing, `reasons` being those
    of choices.
    """

    id: str
    type: QuestionType
    prompt: str
    choices: tuple[tuple[str, bool, str, str], ...] = ()
    answer: bool | None = None
    answers: tuple[str, ...] = ()
    why: str = ""
    cites: tuple[str, ...] = ()
    difficulty: int = 1
    images: tuple[tuple[str, str], ...] = ()
    by_place: bool = field(default=False, compare=False)
    silence: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class PlainBank:
    """Hold a bank: its id, title ("" where a file does not say it) and questions."""

    id: str
    title: str
    questions: tuple[Plain, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """Hold what is wrong with a file, and where: a sheet and cell, a line, an element."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}：{self.what}"


@dataclass(slots=True)
class Reading:
    """Hold what a file held.

    `mistakes`: what was left out, and why. `remarks`: what was taken otherwise than it stands
    there. `pictures`: by the names by which questions speak of them.
    """

    banks: list[PlainBank] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[Mistake] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)


def plain(question: Question) -> Plain:
    """Return a question of the site in plain form."""
    choices = tuple(
        (choice.text, choice.correct, choice.why or "", choice.consequence or "")
        for choice in question.choices
    )
    return Plain(
        question.id,
        question.type,
        question.prompt,
        choices,
        question.answer,
        question.answers,
        question.why or "",
        question.cites,
        question.difficulty,
        tuple((image.file, image.alt) for image in question.images),
    )


def plain_bank(bank: Bank) -> PlainBank:
    """Return a bank of the site in plain form."""
    return PlainBank(bank.id, bank.title, tuple(map(plain, bank.questions)))


def faults(question: Plain) -> list[str]:
    """Return what keeps a question from being asked, in words."""
    problems = [] if question.prompt.strip() else ["没有题干"]
    if question.type is QuestionType.JUDGE:
        return problems + ([] if question.answer is not None else ["没有答案：写“对”或“错”"])
    if question.type is QuestionType.BLANK:
        return problems + ([] if question.answers else ["没有答案"])
    correct = sum(choice[1] for choice in question.choices)
    if len(question.choices) < 2:
        return [*problems, "至少要有两个选项"]
    if len(question.choices) > len(LETTERS):
        return [*problems, f"选项最多 {len(LETTERS)} 个"]
    if not all(choice[0].strip() for choice in question.choices):
        problems.append("有空的选项")
    if correct == 0:
        problems.append("没有正确答案")
    elif correct == len(question.choices) and question.type is not QuestionType.MULTIPLE:
        problems.append("选项全是对的")
    elif correct > 1 and question.type is QuestionType.SINGLE:
        problems.append("单选题有几个正确答案")
    return problems
