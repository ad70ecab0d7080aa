"""Hold a lesson as plain data: all that a page, a sheet, a package and the script need of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold what a question rests on: `title` as it is cited, `url` from the site's root on.

    `text`: what the clause says, a line a paragraph, shortened; "" for what is no clause.
    """

    title: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """Hold a picture as it is shown; `path` is "" where only the words are at hand.

    `path` from the site's root on, sizes in pixels.
    """

    alt: str
    path: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold a choice; `next` is the key of the question to which it leads, "" for none."""

    text: str
    correct: bool
    consequence: str = ""
    why: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a question. A judgement has the two choices 对 and 错.

    `key` tells it from all questions of the site; `hash` is that of all that makes an answer right;
    `length`: questions on the longest way from here, itself included.
    """

    key: str
    hash: str
    type: str
    tag: str
    prompt: str
    images: tuple[Image, ...]
    choices: tuple[Choice, ...]
    answers: tuple[str, ...]
    why: str
    clauses: tuple[Clause, ...]
    length: int = 1


@dataclass(frozen=True, slots=True)
class Portion:
    """Hold so many questions of a paper, and those of which they are drawn."""

    draw: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """Hold a quiz; `passing` points of a hundred are needed.

    `portions`: of what its paper is drawn; `later`: what stories add to it; `minutes` of an exam,
    0 for what is none.
    """

    bank: str
    bank_title: str
    bank_url: str
    passing: int
    portions: tuple[Portion, ...]
    later: tuple[Question, ...]
    minutes: int = 0

    @property
    def draw(self) -> int:
        """Return how many questions are asked, those that stories add not counted."""
        return sum(min(one.draw, len(one.questions)) for one in self.portions)

    @property
    def pool(self) -> int:
        """Return of how many questions it draws."""
        return sum(len(one.questions) for one in self.portions)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return all that it may ask, in order."""
        return (*(q for one in self.portions for q in one.questions), *self.later)


@dataclass(frozen=True, slots=True)
class Screen:
    """Hold one step: `key` is what records call it, `kind` the deed that the author wrote.

    `pledge`: what is to be promised in it.
    """

    key: str
    kind: str
    title: str
    quiz: Quiz | None = None
    pledge: str = ""


@dataclass(frozen=True, slots=True)
class Follow:
    """Hold the lesson that comes after one."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Course:
    """Hold a lesson. `version` changes with every step and every answer; `url` as in an item."""

    id: str
    title: str
    summary: str
    url: str
    version: str
    minutes: int
    screens: tuple[Screen, ...]
    follow: Follow | None = None

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        """Return the quizzes of its steps."""
        return tuple(screen.quiz for screen in self.screens if screen.quiz)
