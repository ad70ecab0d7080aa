"""Model an index: goals, criteria and indicators, judgements on their weights, rules and data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience, EntryData
from generator.kinds.fields import TABLE, Id, Markdown, Name, Party, Text, To
from generator.kinds.indexes.data_file import DataFile
from generator.kinds.indexes.numbers import Number, Percentage, Times
from generator.kinds.record import Choice, key, record

ROOT = "root"
"""What judgements on the goals themselves are of."""

OPINION = "opinion"
"""Under this name a table gives what people think of a unit, out of 100; also 群众评价."""

OPINION_NAMES = (OPINION, "群众评价", "社会评价", "满意度")


class Direction(Choice):
    HIGHER = "higher", "越高越好", ("正向",)
    LOWER = "lower", "越低越好", ("负向", "逆向")


class Missing(Choice):
    LEAVE_OUT = "leave-out", "不计", ("不计入",)
    ZERO = "zero", "计零分", ("零分",)
    EXCLUDE = "exclude", "不参评"


class Aggregation(Choice):
    ADDITIVE = "additive", "加权求和"
    GEOMETRIC = "geometric", "加权几何平均"


class AdjustmentType(Choice):
    BONUS = "bonus", "加分"
    DEDUCTION = "deduction", "扣分"
    VETO = "veto", "一票否决", ("否决",)


@record
class Indicator:
    """Hold a node of the tree; one without nodes below it has values, and bounds for them.

    `of`: the node above it, where it does not stand in its list. `floor` scores 0, `target` 100;
    with `direction` the two may stand either way for what is better when lower.
    """

    id: Id = key("编号")
    title: Text = key("名称")
    of: Text | None = key("上级", default=None)
    source: Text | None = key("数据来源", default=None)
    unit: Text | None = key("计量单位", default=None)
    direction: Direction | None = key("方向", default=None)
    floor: Number | None = key("底线", default=None)
    target: Number | None = key("目标", default=None)
    missing: Missing = key("缺数据时", default=Missing.LEAVE_OUT)
    advice: Text | None = key("改进提示", default=None)

    @property
    def worst(self) -> float | None:
        """Return the value that scores 0; None where there are no bounds."""
        bounds = self._bounds
        return None if bounds is None else bounds[0]

    @property
    def best(self) -> float | None:
        """Return the value that scores 100; None where there are no bounds."""
        bounds = self._bounds
        return None if bounds is None else bounds[1]

    @property
    def _bounds(self) -> tuple[float, float] | None:
        if self.floor is None or self.target is None:
            return None
        low, high = sorted((self.floor, self.target))
        if self.direction is Direction.LOWER:
            return high, low
        return (low, high) if self.direction is Direction.HIGHER else (self.floor, self.target)

    @property
    def is_lower_better(self) -> bool:
        worst, best = self.worst, self.best
        return worst is not None and best is not None and best < worst


@record
class Criterion(Indicator):
    indicators: tuple[Indicator, ...] = key("指标", default=())


@record
class Goal(Indicator):
    criteria: tuple[Criterion, ...] = key("准则", default=())


@record
class Pair:
    """Say that `more` counts `times` as much as `than`.

    `was`: what the judge had said before looking at it again.
    """

    more: Text = key("更重要")
    than: Text = key("相比")
    times: Times = key("倍数")
    was: Times | None = key("原判断", default=None)


@record
class Judgement:
    """Hold how one judge compares what stands below one node."""

    by: Text = key("评判人")
    of: Text = key("层级", default=ROOT)
    pairs: tuple[Pair, ...] = key("比较")


@record
class UnitOpinion:
    """Hold what people think of a unit, out of 100, and of how many answers that is."""

    unit: Party = key("单位")
    score: Percentage = key("得分")
    respondents: Annotated[int, Field(ge=1)] | None = key("样本量", default=None)
    margin: Percentage | None = key("误差", default=None)


@record
class Opinion:
    """Hold the share of people's opinion in the whole; margins are at 95 %, in points."""

    share: Annotated[float, Field(ge=0, le=90, allow_inf_nan=False)] = key("比重")
    respondents: Annotated[int, Field(ge=1)] | None = key("样本量", default=None)
    margin: Percentage | None = key("误差", default=None)
    results: tuple[UnitOpinion, ...] = key("各单位", default=())


@record
class Tier:
    """Hold a grade: its least score, and at most which share of the units may have it."""

    name: Text = key("名称")
    least: Annotated[float, Field(ge=0, le=200, allow_inf_nan=False)] = key("最低分", default=0.0)
    at_most_share: Percentage | None = key("至多占比", default=None)


@record
class Rules:
    """Hold how scores become results.

    `least_share`: of the weight, in per cent, for which a unit must have values to be ranked.
    `noise`: by how many per cent a weight may be otherwise.
    """

    aggregation: Aggregation = key("合成方法", default=Aggregation.ADDITIVE)
    bonus_cap: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] = key(
        "加分上限", default=5.0
    )
    veto: tuple[Text, ...] = key("一票否决情形", default=())
    passing: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] | None = key(
        "合格线", default=None, name="pass"
    )
    bottom: Annotated[int, Field(ge=0, le=100)] = key("末位数", default=3)
    tiers: tuple[Tier, ...] = key("等次", default=())
    least_share: Percentage = key("数据覆盖下限", default=70.0)
    noise: Annotated[float, Field(ge=0, le=50, allow_inf_nan=False)] = key("权重误差", default=10.0)


@record
class Value:
    """Hold one value, where no table lies beside the index."""

    unit: Party = key("单位")
    indicator: Text = key("指标")
    value: Number | None = key("数值", default=None)
    note: Text | None = key("说明", default=None)


@record
class Adjustment:
    """Hold points that a unit gets or loses beside its indicators, or a veto."""

    unit: Party = key("单位")
    type: AdjustmentType = key("类型")
    points: Annotated[float, Field(gt=0, le=100)] | None = key("分值", default=None)
    reason: Text = key("事由")
    date: Edtf | None = key("日期", default=None)


@record
class Index(EntryData):
    """Hold an index of one period.

    `weights`: of nodes by their ids, summing to 100 below each node. `units`: who takes part; where
    it is left out, everybody of whom there are values.
    """

    audience: Audience = key("受众", default=Audience.INTERNAL)
    period: Edtf | None = key("评价期", default=None)
    goals: tuple[Goal, ...] = key("目标")
    indicators: tuple[Indicator, ...] = key("指标", default=())
    weights: dict[str, Percentage] | None = key("权重", default=None)
    judgements: tuple[Judgement, ...] = key("判断", default=())
    opinion: Opinion | None = key("群众评价", default=None)
    rules: Rules | None = key("规则", default=None)
    units: tuple[Party, ...] = key("参评单位", default=())
    data: Annotated[DataFile, TABLE] | None = key("数据", default=None)
    values: tuple[Value, ...] = key("数值", default=())
    adjustments: tuple[Adjustment, ...] = key("加减分", default=())
    previous: Annotated[Text, To("indexes")] | None = key("上期", default=None)
    deadline: Edtf | None = key("整改期限", default=None)
    feedback: tuple[Name, ...] = key("反馈对象", default=())
    body: Markdown | None = key("说明", default=None)

    @property
    def scoring(self) -> Rules:
        """Return the rules, those of a short index by default."""
        return self.rules or _DEFAULTS


_DEFAULTS = Rules()
