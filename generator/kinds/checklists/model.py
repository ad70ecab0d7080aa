"""Model a checklist: what somebody at a post does step by step, and what shows that it was done."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.entry import EntryData
from generator.kinds.fields import CitedRef, Flag, Markdown, Name, Text
from generator.kinds.record import key, record

StepNumber = Annotated[int, Field(ge=1)]


@record
class Step:
    """Hold a step; `next`: numbers of the steps that may follow, () for the one below."""

    do: Text = key("做什么")
    who: Text | None = key("谁来做", default=None)
    when: Text | None = key("什么时候", default=None)
    cites: tuple[CitedRef, ...] = key("依据", default=())
    evidence: Text | None = key("留痕", default=None)
    next: tuple[StepNumber, ...] = key("下一步", default=())


@record
class Checklist(EntryData):
    audiences: tuple[Name, ...] = key("对象", default=(), name="for")
    steps: tuple[Step, ...] = key("步骤", default=())
    flow: Flag = key("流程图", default=False)
    body: Markdown | None = key("说明", default=None)

    def followers(self, number: int) -> tuple[int, ...]:
        """Return the numbers of the steps that may follow a step; () behind the last."""
        step = self.steps[number - 1]
        if step.next:
            return step.next
        return (number + 1,) if number < len(self.steps) else ()
