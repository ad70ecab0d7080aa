"""Model a unit, with its star and the criteria it has met.

A unit is an office, a school, a village … or the district above it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.dates import Edtf
from generator.kinds.entry import EntryData
from generator.kinds.fields import Evidence, Flag, Markdown, Text, UnitRef
from generator.kinds.picture import Picture
from generator.kinds.record import Choice, key, record
from generator.kinds.standards import MOST, NeededFor
from generator.kinds.units.stars import AwardType, Strip, spans, star_of, strip


class UnitType(Choice):
    OFFICE = "office", "机关", (), ("局", "政府", "部门", "事业单位")
    COMPANY = "company", "企业", (), ("公司", "国企")
    SCHOOL = "school", "学校"
    HOSPITAL = "hospital", "医院"
    VILLAGE = "village", "村居", (), ("社区", "村", "居委会", "村委会", "行政村")
    ESTATE = "estate", "物业小区", (), ("小区", "物业")
    FAMILY = "family", "家庭"
    AREA = "area", "地区", (), ("乡镇", "街道", "县", "市", "区县")


Stars = Annotated[int, Field(ge=0, le=MOST)]


@record
class Criterion:
    """Hold how a unit does by a standard.

    `name`: that of a standard of its type, or its id (library/standards.py); else one of its own.
    `evidence`: an entry, an address or words; `needed_for`: which star.
    """

    name: Text = key("名称")
    met: Flag = key("达到", default=False)
    date: Edtf | None = key("日期", default=None)
    evidence: Evidence | None = key("依据", default=None)
    needed_for: NeededFor | None = key("星级要求", default=None)


@record
class Award:
    """Hold what was decided on a day; `star`: how many from then on, at most to the day `until`."""

    date: Edtf = key("日期")
    event: AwardType = key("事项", default=AwardType.AWARDED)
    star: Stars | None = key("星级", default=None)
    by: Text | None = key("评定", default=None)
    until: Edtf | None = key("有效至", default=None)
    note: Text | None = key("说明", default=None)

    @property
    def stars(self) -> int | None:
        """Return the stars from then on; none left where the plate was taken."""
        return 0 if self.event is AwardType.WITHDRAWN else self.star


@record
class Unit(EntryData):
    type: UnitType | None = key("类型", default=None)
    parent: UnitRef | None = key("上级", default=None)
    star: Stars | None = key("星级", default=None)
    awards: tuple[Award, ...] = key("授星", default=())
    criteria: tuple[Criterion, ...] = key("标准", default=())
    is_model: Flag = key("典型", default=False, name="model")
    takeaways: tuple[Text, ...] = key("可学之处", default=())
    showcase: Markdown | None = key("样板", default=None)
    images: tuple[Picture, ...] = key("图片", default=())

    @property
    def is_area(self) -> bool:
        """Tell whether it is a district, which has units and is none."""
        return self.type is UnitType.AREA

    @property
    def history(self) -> tuple[Award, ...]:
        """Return the awards in the order of their dates."""
        return tuple(sorted(self.awards, key=lambda award: award.date.first))

    @property
    def stars(self) -> int | None:
        """Return the stars by the awards, else as they are written; None for none stated."""
        return star_of(self.history) if self.awards else self.star

    @property
    def strip(self) -> Strip | None:
        """Return the stars of the years, to scale; None where no award says how many."""
        return strip(spans(self.history))

    @property
    def until(self) -> Edtf | None:
        """Return the day to which the stars of now are good; None where nothing says."""
        return next((one.until for one in reversed(self.history) if one.stars is not None), None)
