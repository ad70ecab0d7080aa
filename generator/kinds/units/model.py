"""Model a unit, with its star and the criteria it has met.

A unit is an office, a school, a village … or the district above it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.entry import EntryData
from generator.kinds.fields import Flag, Markdown, Text, UnitRef
from generator.kinds.record import Choice, key, record


class UnitType(Choice):
    OFFICE = "office", "机关", (), ("局", "政府", "部门", "事业单位")
    COMPANY = "company", "企业", (), ("公司", "国企")
    SCHOOL = "school", "学校"
    HOSPITAL = "hospital", "医院"
    VILLAGE = "village", "村居", (), ("社区", "村", "居委会", "村委会", "行政村")
    ESTATE = "estate", "物业小区", (), ("小区", "物业")
    FAMILY = "family", "家庭"
    AREA = "area", "地区", (), ("乡镇", "街道", "县", "市", "区县")


@record
class Criterion:
    name: Text = key("名称")
    met: Flag = key("达到", default=False)


@record
class Unit(EntryData):
    type: UnitType | None = key("类型", default=None)
    parent: UnitRef | None = key("上级", default=None)
    star: Annotated[int, Field(ge=0, le=5)] | None = key("星级", default=None)
    criteria: tuple[Criterion, ...] = key("标准", default=())
    showcase: Markdown | None = key("样板", default=None)
