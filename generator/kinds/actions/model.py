"""Model an action: a recommendation letter, a patch to a rule or a supervised task."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.dates import Edtf
from generator.kinds.entry import EntryData
from generator.kinds.fields import Markdown, Party, Text, To
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
class Evaluation:
    """Hold how an action was judged; `score` out of 100."""

    date: Edtf | None = key("日期", default=None)
    by: Text | None = key("评估人", default=None)
    score: Annotated[float, Field(ge=0, le=100)] | None = key("得分", default=None)
    note: Text | None = key("说明", default=None)


@record
class Action(EntryData):
    type: ActionType | None = key("类型", default=None)
    sender: Party | None = key("发出", default=None, name="from")
    to: Party | None = key("送达", default=None)
    copied_to: Party | None = key("抄告", default=None)
    issued: Edtf | None = key("制发", default=None)
    due: Edtf | None = key("期限", default=None)
    stages: tuple[Stage, ...] = key("进展", default=())
    closed: Edtf | None = key("办结", default=None)
    evaluation: Evaluation | None = key("评估", default=None)
    from_case: Annotated[Text, To("cases")] | None = key("来自案例", default=None)
    body: Markdown | None = key("正文", default=None)

    @property
    def state(self) -> str:
        """Return how far it has come; nothing where the entry does not say."""
        if self.closed:
            return f"已于{self.closed}办结"
        return "办理中" if self.issued or self.due or self.stages else ""
