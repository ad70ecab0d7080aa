"""Model a case: what was done, which clauses it broke, what came of it, what there is to learn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.dates import Edtf
from generator.kinds.entry import EntryData
from generator.kinds.fields import ClauseRef, Flag, Markdown, Sector, Text, To
from generator.kinds.money import Amount
from generator.kinds.picture import Picture
from generator.kinds.record import Choice, key, record


class Rank(Choice):
    PROVINCIAL = "provincial", "省部级"
    BUREAU = "bureau", "厅局级"
    COUNTY = "county", "县处级"
    TOWNSHIP = "township", "乡科级"
    STAFF = "staff", "科员及以下"
    VILLAGE = "village", "村（社区）干部"
    COMPANY = "company", "企业人员"
    OTHER = "other", "其他"


class Breach(Choice):
    """Name the six disciplines."""

    POLITICAL = "political", "政治纪律"
    ORGANISATION = "organisation", "组织纪律"
    INTEGRITY = "integrity", "廉洁纪律"
    MASSES = "masses", "群众纪律"
    WORK = "work", "工作纪律"
    LIFE = "life", "生活纪律"


class Party(Choice):
    """Name the party sanctions, 中国共产党纪律处分条例 art. 8."""

    WARNING = "warning", "警告"
    SERIOUS_WARNING = "serious-warning", "严重警告"
    REMOVAL = "removal", "撤销党内职务"
    PROBATION = "probation", "留党察看"
    EXPULSION = "expulsion", "开除党籍"


class Administrative(Choice):
    """Name the administrative sanctions, 公职人员政务处分法 arts 7–8."""

    WARNING = "warning", "警告"
    DEMERIT = "demerit", "记过"
    SERIOUS_DEMERIT = "serious-demerit", "记大过"
    DEMOTION = "demotion", "降级"
    REMOVAL = "removal", "撤职"
    DISMISSAL = "dismissal", "开除"


@record
class Person:
    alias: Text | None = key("化名", default=None)
    post: Text = key("职务")
    rank: Rank | None = key("职级", default=None)

    @property
    def rank_label(self) -> str:
        """Return the rank as a reader is told it; "other" tells nothing."""
        return self.rank.label if self.rank and self.rank is not Rank.OTHER else ""


@record
class Conduct:
    """Hold one thing that was done; `amount` in yuan."""

    when: Edtf | None = key("时间", default=None)
    what: Text = key("事实")
    amount: Amount | None = key("金额", default=None)
    breach: Breach | None = key("违反纪律", default=None)
    violates: tuple[ClauseRef, ...] = key("违反条款", default=())


@record
class Outcome:
    """Hold what followed; `form` is one of the four forms (四种形态)."""

    form: Annotated[int, Field(ge=1, le=4)] | None = key("形态", default=None)
    party: Party | None = key("党纪处分", default=None)
    administrative: Administrative | None = key("政务处分", default=None)
    organizational: Text | None = key("组织处理", default=None)
    transferred: Flag = key("移送司法", default=False)
    gains: Text | None = key("违纪所得", default=None)

    @property
    def form_label(self) -> str:
        return f"第{'一二三四'[self.form - 1]}种形态" if self.form else ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Return what was imposed, each with its name, in the order in which it is told."""
        facts: list[tuple[str, str]] = []
        if self.party:
            facts.append(("党纪处分", self.party.label))
        if self.administrative:
            facts.append(("政务处分", self.administrative.label))
        if self.organizational:
            facts.append(("组织处理", self.organizational))
        if self.transferred:
            facts.append(("移送司法", "已移送司法机关"))
        if self.gains:
            facts.append(("违纪所得", self.gains))
        return facts


@record
class Loophole:
    what: Text = key("漏洞")
    fix: Annotated[Text, To("actions")] | None = key("整改", default=None)


@record
class Case(EntryData):
    circular: Annotated[Text, To("circulars")] | None = key("通报", default=None)
    person: Person | None = key("当事人", default=None)
    sector: Sector | None = key("领域", default=None)
    conduct: tuple[Conduct, ...] = key("违纪事实", default=())
    outcome: Outcome | None = key("处理结果", default=None)
    analysis: Markdown | None = key("剖析", default=None)
    causes: tuple[Text, ...] = key("成因", default=())
    warnings: tuple[Text, ...] = key("警示", default=())
    discussion: tuple[Text, ...] = key("讨论", default=())
    loopholes: tuple[Loophole, ...] = key("漏洞", default=())
    images: tuple[Picture, ...] = key("图片", default=())

    def time_of(self, act: Conduct) -> Edtf | None:
        """Tell when something was done.

        Where that is not written, it is the date of the case, by which it was.
        """
        return act.when or self.date

    @property
    def total(self) -> float:
        """Return the sum of all amounts, in yuan."""
        return sum(act.amount or 0 for act in self.conduct)
