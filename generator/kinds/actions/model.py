"""Model an action: a recommendation letter, a patch to a rule or a supervised task."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.actions.history import EventType, History, Moment
from generator.kinds.dates import Edtf
from generator.kinds.entry import EntryData
from generator.kinds.fields import Flag, Markdown, Party, Text, To
from generator.kinds.record import Choice, key, record


class ActionType(Choice):
    LETTER = "letter", "建议书"
    PATCH = "patch", "制度补丁"
    TASK = "task", "督办"


@record
class Stage:
    date: Edtf | None = key("日期", default=None)
    stage: Text = key("环节")
    note: Text | None = key("说明", default=None)


@record
class Event:
    """Hold what happened on a day, and who did it; `due`: a deadline that was set by it."""

    date: Edtf = key("日期")
    event: EventType = key("事项")
    by: Party | None = key("经办", default=None)
    due: Edtf | None = key("期限", default=None)
    note: Text | None = key("说明", default=None)


@record
class Result:
    """Hold what it led to: the version of a rule, or why there is none."""

    rule: Annotated[Text, To("rules")] | None = key("制度", default=None)
    version: Edtf | None = key("版本", default=None)
    no_rule: Text | None = key("不立制度的理由", default=None)


@record
class Criterion:
    """Hold one point of an evaluation: how much it counts, and how much of that was given."""

    name: Text = key("名称")
    weight: Annotated[float, Field(gt=0, le=100)] = key("分值")
    score: Annotated[float, Field(ge=0, le=100)] = key("得分")


@record
class Evaluation:
    """Hold how an action was judged; `score` out of 100, or by the points in `items`."""

    date: Edtf | None = key("日期", default=None)
    by: Text | None = key("评估人", default=None)
    score: Annotated[float, Field(ge=0, le=100)] | None = key("得分", default=None)
    items: tuple[Criterion, ...] = key("项目", default=())
    note: Text | None = key("说明", default=None)

    @property
    def total(self) -> float | None:
        """Return the score out of 100, by the points where there are any; None for no score."""
        if not self.items:
            return self.score
        weight = sum(item.weight for item in self.items)
        return round(100 * sum(item.score for item in self.items) / weight, 1)

    @property
    def grade(self) -> str:
        """Return the grade that the score comes to; "" for no score."""
        total = self.total
        if total is None:
            return ""
        return next(word for least, word in _GRADES if total >= least)


_GRADES = ((90, "优秀"), (80, "良好"), (60, "合格"), (0, "不合格"))


@record
class Action(EntryData):
    type: ActionType | None = key("类型", default=None)
    number: Text | None = key("文号", default=None)
    sender: Party | None = key("发出", default=None, name="from")
    to: Party | None = key("送达", default=None)
    copied_to: Party | None = key("抄告", default=None)
    problem: Text | None = key("问题", default=None)
    priority: Flag = key("重点", default=False)
    issued: Edtf | None = key("制发", default=None)
    due: Edtf | None = key("期限", default=None)
    events: tuple[Event, ...] = key("经过", default=())
    stages: tuple[Stage, ...] = key("进展", default=())
    closed: Edtf | None = key("办结", default=None)
    result: Result | None = key("结果", default=None)
    evaluation: Evaluation | None = key("评估", default=None)
    from_case: Annotated[Text, To("cases")] | None = key("来自案例", default=None)
    body: Markdown | None = key("正文", default=None)

    @property
    def units(self) -> tuple[str, ...]:
        """Return its unit, who sent it and to whom, each once; some may be words and no ids."""
        return tuple(dict.fromkeys(filter(None, (self.unit, self.sender, self.to))))

    @property
    def history(self) -> History:
        """Return what happened, from its events, else from the dates of issuing and closing."""
        moments = [Moment(event.date, event.event, event.due) for event in self.events]
        if not moments:
            dates = ((self.issued, EventType.DELIVERED), (self.closed, EventType.CLOSED))
            moments = [Moment(date, event) for date, event in dates if date]
            is_known = bool(moments or self.stages or self.due)
            return History(tuple(moments), self.due, is_known=is_known, is_whole=False)
        return History(tuple(moments), self.due)
