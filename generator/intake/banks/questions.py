"""Hold a question as every format of a bank knows it, and write banks as YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from generator.kinds.questions.model import LETTERS, QuestionType

if TYPE_CHECKING:
    from generator.kinds.questions.model import Bank, Question


@dataclass(frozen=True, slots=True)
class Plain:
    """Hold a question without ties to a site. `choices`: (text, correct, why, consequence).

    `images`: (file, what it shows). `counted`: its id is only its place in a file, which may be
    another one next time. `unsaid`: of which fields its file says nothing.
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
    counted: bool = field(default=False, compare=False)
    unsaid: frozenset[str] = field(default=frozenset(), compare=False)


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
    )


def plain_bank(bank: Bank) -> PlainBank:
    """Return a bank of the site in plain form."""
    return PlainBank(bank.id, bank.title, tuple(map(plain, bank.questions)))


def as_yaml(bank: PlainBank) -> str:
    """Return the bank as an author's file."""
    value = {
        "title": bank.title or bank.id,
        "questions": [_mapping(question) for question in bank.questions],
    }
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=120)


def _mapping(question: Plain) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": question.id,
        "type": question.type.value,
        "prompt": question.prompt,
    }
    if question.choices:
        entry["choices"] = [_choice(*choice) for choice in question.choices]
    if question.answer is not None:
        entry["answer"] = question.answer
    if question.answers:
        entry["answers"] = list(question.answers)
    if question.why:
        entry["why"] = question.why
    if question.cites:
        entry["cites"] = list(question.cites)
    return entry | {"difficulty": question.difficulty}


def _choice(text: str, correct: bool, why: str, consequence: str) -> dict[str, Any]:
    choice: dict[str, Any] = {"text": text}
    if correct:
        choice["correct"] = True
    if consequence:
        choice["consequence"] = consequence
    if why:
        choice["why"] = why
    return choice


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


def id_of(text: str, position: int, ids: set[str]) -> str:
    """Return an id from what a file gives, or from the position; one that is not taken."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or f"q-{position:03}"
    id, count = slug, 1
    while id in ids:
        count += 1
        id = f"{slug}-{count}"
    ids.add(id)
    return id
