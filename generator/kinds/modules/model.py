"""Model a module of warning education: steps from a case to rule, question and pledge."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.kinds.dates import Edtf
from generator.kinds.entry import EntryData
from generator.kinds.fields import EntryRef, Markdown, Name, Text, To, TopicRef
from generator.kinds.record import key, record


def _occasion(value: str) -> str:
    """A day in its EDTF, however it is written; a festival as it is, to be checked."""
    try:
        return Edtf.parse(value).text
    except PydanticCustomError:
        return value


Occasion = Annotated[Text, AfterValidator(_occasion)]
Whole = Annotated[int, Field(ge=1)]
ChecklistRef = Annotated[Text, To("checklists")]


@record
class Portion:
    """Hold how many questions of a difficulty and a topic stand in a paper; None is any."""

    draw: Whole = key("抽题")
    difficulty: Annotated[int, Field(ge=1, le=3)] | None = key("难度", default=None)
    topic: TopicRef | None = key("主题", default=None)


@record
class Exam:
    """Hold what makes a quiz an exam: its time, and of what its paper is drawn.

    Nothing is told before it is handed in.
    """

    minutes: Whole = key("限时")
    mix: tuple[Portion, ...] = key("组卷", default=())


@record
class Quiz:
    """Hold questions of one bank; `draw` of them are asked, `pass` per cent are needed."""

    bank: Annotated[Text, To("questions")] = key("题库")
    questions: tuple[Text, ...] = key("题目", default=())
    draw: Whole | None = key("抽题", default=None)
    passing: Annotated[int, Field(ge=0, le=100)] = key("合格", default=60, name="pass")
    exam: Exam | None = key("考试", default=None)


@record
class Step:
    """Hold one thing to do; exactly one of read, text, reflect, checklist, quiz, pledge."""

    title: Text | None = key("标题", default=None)
    read: EntryRef | None = key("阅读", default=None)
    text: Markdown | None = key("文字", default=None)
    reflect: Text | None = key("反思", default=None)
    checklist: ChecklistRef | None = key("清单", default=None)
    quiz: Quiz | None = key("测验", default=None)
    pledge: Text | None = key("承诺", default=None)

    @property
    def deeds(self) -> list[str]:
        return [
            name
            for name in ("read", "text", "reflect", "checklist", "quiz", "pledge")
            if getattr(self, name) is not None
        ]


@record
class Module(EntryData):
    audiences: tuple[Name, ...] = key("对象", default=(), name="for")
    minutes: Whole | None = key("分钟", default=None)
    objectives: tuple[Text, ...] = key("目标", default=())
    remind: tuple[Occasion, ...] = key("提醒", default=())
    steps: tuple[Step, ...] = key("步骤", default=())

    @property
    def occasions(self) -> list[str]:
        """Return the festivals and days to be reminded on, as a reader says them."""
        return [str(Edtf.parse(day)) if day[0].isdigit() else day for day in self.remind]
