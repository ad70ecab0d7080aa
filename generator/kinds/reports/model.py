"""A report of work: when, by whom, what, with its figures. Reports make the timeline."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.entry import EntryData
from generator.kinds.fields import Markdown, Text
from generator.kinds.record import Choice, key, record


class Category(Choice):
    PLAN = "plan", "部署"
    SUPERVISION = "supervision", "监督"
    CASEWORK = "casework", "办案"
    RECTIFICATION = "rectification", "整改"
    PUBLICITY = "publicity", "宣传"
    TRAINING = "training", "培训"
    MODEL = "model", "典型"
    CLEAN_UNIT = "clean-unit", "清廉单元"


class Qualifier(Choice):
    """How exact a figure is: 60余 is a little more, 超20% is more, 约 and 近 are about and just under."""

    MORE = "more", "余"
    OVER = "over", "超"
    ABOUT = "about", "约"
    NEARLY = "nearly", "近"


@record
class Metric:
    name: Text = key("名称")
    value: Annotated[float, Field(allow_inf_nan=False)] = key("数值")
    unit: Text = key("单位", default="")
    qualifier: Qualifier | None = key("约数", default=None)

    @property
    def before(self) -> str:
        return (
            self.qualifier.label if self.qualifier and self.qualifier is not Qualifier.MORE else ""
        )

    @property
    def after(self) -> str:
        return self.qualifier.label if self.qualifier is Qualifier.MORE else ""

    @property
    def number(self) -> str:
        return f"{self.value:,.0f}" if self.value == int(self.value) else f"{self.value:,}"


@record
class Report(EntryData):
    category: Category | None = key("类别", default=None)
    body: Markdown | None = key("正文", default=None)
    metrics: tuple[Metric, ...] = key("数据", default=())
