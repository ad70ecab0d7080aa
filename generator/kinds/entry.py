"""Model what every kind of entry has in common."""

from __future__ import annotations

from generator.kinds.dates import Edtf
from generator.kinds.fields import Address, EntryRef, Flag, Id, Name, Note, Text, TopicRef, UnitRef
from generator.kinds.record import Choice, key, record


class Audience(Choice):
    PUBLIC = "public", "公开", (), ("全部", "全体", "公众", "所有人", "对外", "社会", "不限")
    INTERNAL = "internal", "内部", (), ("保密", "内网", "不公开", "仅内部", "本单位")


class Status(Choice):
    PUBLISHED = "published", "发布", (), ("公开", "正式", "上线", "已审核")
    DRAFT = "draft", "草稿", (), ("未发布", "待审", "待审核", "暂存", "拟稿")
    RETIRED = "retired", "停用", (), ("废止", "下线", "作废", "撤下", "归档")


@record
class Source:
    """State where a fact was taken from."""

    title: Text = key("标题")
    publisher: Text | None = key("出版者", default=None)
    date: Edtf | None = key("日期", default=None)
    url: Address | None = key("网址", default=None)
    file: Text | None = key("文件", default=None)
    page: Text | None = key("页码", default=None)


@record
class Allowance:
    """Allow a number or name that looks like personal data, and say why.

    It is never published itself.
    """

    text: Note = key("文字")
    reason: Note = key("理由")


@record
class EntryData:
    """Hold the keys that every entry may have; each kind adds its own.

    `aliases`: other names of the thing itself. `keywords`: how people speak of it; a search finds
    the entry by both, pages show only the names.
    """

    id: Id = key("编号")
    title: Text = key("标题")
    aliases: tuple[Name, ...] = key("又名", default=(), also=("别名",))
    keywords: tuple[Name, ...] = key("检索词", default=())
    summary: Text | None = key("摘要", default=None)
    date: Edtf | None = key("日期", default=None)
    audience: Audience = key("受众", default=Audience.PUBLIC)
    status: Status = key("状态", default=Status.PUBLISHED)
    topics: tuple[TopicRef, ...] = key("主题", default=())
    unit: UnitRef | None = key("单位", default=None)
    related: tuple[EntryRef, ...] = key("相关", default=())
    sources: tuple[Source, ...] = key("来源", default=())
    verified: Edtf | None = key("核对", default=None)
    fictional: Flag = key("教学情景", default=False)
    allow: tuple[Allowance, ...] = key("准许", default=())

    @property
    def is_for_all(self) -> bool:
        """Tell whether the public comes upon it: neither internal nor a draft nor retired."""
        return self.audience is Audience.PUBLIC and self.status is Status.PUBLISHED

    @property
    def all_topics(self) -> tuple[str, ...]:
        """Return what it is about, with its parts; each topic once."""
        return tuple(dict.fromkeys(self.topics))
