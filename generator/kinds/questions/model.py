"""Model a bank of questions."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Annotated

from pydantic import Field

from generator.kinds.entry import EntryData
from generator.kinds.fields import CitedRef, Flag, Id, Text, TopicRef
from generator.kinds.picture import Picture
from generator.kinds.record import Choice, key, record

LETTERS = ascii_uppercase
"""What choices are called in their order; learning systems know no further ones, so no question has
more choices.
"""


class QuestionType(Choice):
    SINGLE = "single", "单选"
    MULTIPLE = "multiple", "多选"
    JUDGE = "judge", "判断"
    BLANK = "blank", "填空"
    DECIDE = "decide", "情景抉择"


@record
class Answer:
    """Model one choice of a question and why it is right or wrong.

    In a situation it also says what would follow from it, and it may lead on: `next` is the id of
    the question of the same bank in which the story goes on.
    """

    text: Text = key("文字")
    correct: Flag = key("正确", default=False)
    consequence: Text | None = key("后果", default=None)
    why: Text | None = key("理由", default=None)
    next: Text | None = key("下一题", default=None)


@record
class Question:
    id: Id = key("编号")
    type: QuestionType = key("题型")
    prompt: Text = key("题干")
    images: tuple[Picture, ...] = key("图片", default=())
    choices: tuple[Answer, ...] = key("选项", default=())
    answer: Flag | None = key("答案", default=None)
    answers: tuple[Text, ...] = key("填空答案", default=())
    why: Text | None = key("理由", default=None)
    cites: tuple[CitedRef, ...] = key("依据", default=())
    difficulty: Annotated[int, Field(ge=1, le=3)] = key("难度", default=1)
    topic: TopicRef | None = key("主题", default=None)

    @property
    def lettered(self) -> list[tuple[str, Answer]]:
        """Pair the choices with their letters."""
        # Not strict: a check refuses more choices than there are letters.
        return list(zip(LETTERS, self.choices, strict=False))

    @property
    def may_be_all_right(self) -> bool:
        """Tell whether all choices may be right: of several, where several are asked for."""
        return self.type is QuestionType.MULTIPLE and len(self.choices) > 1

    @property
    def answer_words(self) -> str:
        """Return the accepted answers of a blank as they are said: the usual one, then others."""
        usual, *others = self.answers
        return f"{usual}（也可写 {'、'.join(others)}）" if others else usual

    @property
    def right_letters(self) -> str:
        return "".join(letter for letter, choice in self.lettered if choice.correct)


@record
class Bank(EntryData):
    questions: tuple[Question, ...] = key("题目", default=())

    def selection(self, ids: tuple[str, ...]) -> list[Question]:
        """Return the questions of these ids in their order; all where none is named."""
        if not ids:
            return list(self.questions)
        by_id = self.by_id
        return [by_id[id] for id in ids if id in by_id]

    @property
    def by_id(self) -> dict[str, Question]:
        """Return the questions by their ids."""
        return {question.id: question for question in self.questions}
