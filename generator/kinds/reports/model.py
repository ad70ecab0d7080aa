"""Model a report of work: when, by whom, what, with its figures; reports make the timeline."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.kinds.entry import EntryData
from generator.kinds.fields import Flag, Id, Markdown, Text, UnitRef
from generator.kinds.numerals import amount_of
from generator.kinds.picture import Picture
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
    """State how exact a figure is: 60余 is a little more, 超20% more, 约 about, 近 just under."""

    MORE = "more", "余"
    OVER = "over", "超"
    ABOUT = "about", "约"
    NEARLY = "nearly", "近"


_PLAIN = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_WITH_UNIT = re.compile(rf"(约|近|超)?({_PLAIN.pattern})(余|多)?([^\d\s.,]{{1,8}})?")


def _figure(value: Any) -> Any:
    """A number with or without commas. What else stands there is told apart, but never guessed."""
    if not isinstance(value, str):
        return value
    plain = "".join(unicodedata.normalize("NFKC", value).split())
    if _PLAIN.fullmatch(plain):
        return float(plain.replace(",", ""))
    number = amount_of(plain)  # of 二十, digits; of 十几 nothing
    parts = _WITH_UNIT.fullmatch(plain if number is None else str(number))
    raise PydanticCustomError(
        "bad-number",
        "no number",
        {"value": value, "nearest": _apart(*parts.groups("")) if parts else ""},
    )


def _apart(before: str, number: str, after: str, unit: str) -> str:
    words = [f"value: {number.replace(',', '')}"]
    if unit:
        words.append(f"unit: '{unit}'")
    if after:
        words.append("qualifier: 余")
    elif before:
        words.append(f"qualifier: {before}")
    return ", ".join(words)


Figure = Annotated[
    float,
    BeforeValidator(_figure),
    Field(allow_inf_nan=False),
    WithJsonSchema({"type": ["number", "string"]}),
]


@record
class Metric:
    """Hold one figure. Those with the same `id` and `scope` are of one series.

    `of`: the id of the figure of the same report of which this one is a part.
    """

    id: Id | None = key("编号", default=None)
    name: Text = key("名称")
    value: Figure = key("数值")
    unit: Text = key("单位", default="")
    qualifier: Qualifier | None = key("约数", default=None)
    scope: Text | None = key("口径", default=None)
    of: Id | None = key("属于", default=None)
    home: Flag = key("首页", default=False)

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

    @property
    def words(self) -> str:
        """Return the figure as it was reported, with its unit: 60余次, 超20%."""
        return f"{self.before}{self.number}{self.after}{self.unit}"

    @property
    def exact(self) -> Decimal:
        """Return the value as it is written, for sums and differences without binary fractions."""
        return Decimal(repr(self.value))


@record
class Report(EntryData):
    """Hold a report of work; `partners`: the units that did it together with its own."""

    partners: tuple[UnitRef, ...] = key("会同", default=())
    category: Category | None = key("类别", default=None)
    body: Markdown | None = key("正文", default=None)
    metrics: tuple[Metric, ...] = key("数据", default=())
    images: tuple[Picture, ...] = key("图片", default=())

    @property
    def units(self) -> tuple[str, ...]:
        """Return the ids of its unit and of those that did it together, each once."""
        return tuple(dict.fromkeys(filter(None, (self.unit, *self.partners))))

    @property
    def further_metrics(self) -> tuple[Metric, ...]:
        """Return the figures that the title does not say already: 立案512件."""
        return tuple(metric for metric in self.metrics if not _says(self.title, metric))


def _says(title: str, metric: Metric) -> bool:
    number = f"{metric.number.replace(',', '')}{metric.after}{metric.unit}"
    return re.search(rf"(?<![\d.]){re.escape(number)}", title.replace(",", "")) is not None
