"""List what the columns of a flat table can say of an entry, by the heads that people write.

An entry's own keys, those of a record in it (职务 of 当事人), and those of a list of records, of
which a row holds one or, with numbers behind the heads, several (指标1, 数值1, 指标2 …).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.tables.heads import plain, readings
from generator.intake.workbook.keys import Item, hop_key, items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Kind

_BETWEEN = ("", "·", "-", ".", "/", "的")
_NUMBERED = re.compile(r"(.+?)[#第]?([1-9][0-9]?)(?:项|条|个)?")
_MOST = 20  # records of one list in a row

WORDS: dict[str, tuple[str, ...]] = {
    "title": (
        "事项名称", "事项", "名称", "题目", "标题名称", "工作名称", "活动名称", "项目名称",
        "主要事项", "案件名称", "案例名称", "制度名称", "单位名称", "点位名称", "地点名称", "术语",
        "工作事项",
    ),
    "date": (
        "时间", "发生时间", "活动时间", "工作时间", "开展时间", "报告时间", "发布时间", "发布日期",
        "报道时间", "报道日期", "成文日期", "案发时间", "日期时间",
    ),
    "summary": ("简介", "概要", "概述", "内容摘要", "内容提要", "一句话介绍"),
    "body": ("内容", "具体内容", "工作内容", "主要内容", "详细内容", "正文内容", "工作情况"),
    "description": ("描述", "内容", "详细介绍", "具体介绍", "说明"),
    "definition": ("释义", "解释", "含义", "内容"),
    "unit": ("责任单位", "承办单位", "主办单位", "所属单位", "报送单位", "部门", "责任部门"),
    "category": ("类型", "分类", "工作类别", "事项类别", "类别名称"),
    "topics": ("专题", "所属主题", "主题分类"),
    "aliases": ("别名", "简称", "又称"),
    "keywords": ("关键词", "关键字"),
    "verified": ("核对日期", "核对时间", "核实日期"),
    "sources.title": ("来源", "信息来源", "资料来源", "出处", "来源名称", "来源标题", "数据来源"),
    "sources.url": ("来源网址", "来源链接", "原文链接", "网址", "链接", "网址链接", "原文网址"),
    "sources.publisher": ("发布单位", "来源单位", "发布机构", "来源机构", "出版单位", "媒体"),
    "sources.date": ("来源日期", "来源时间"),
    "metrics.name": ("指标", "指标名称", "数据名称", "数据项", "统计项目"),
    "metrics.value": ("数值", "数量", "指标值", "数据值", "数字"),
    "metrics.unit": ("计量单位", "数量单位", "数据单位", "指标单位"),
    "person.alias": ("化名", "姓名", "当事人姓名", "人员"),
    "person.post": ("职务", "单位职务", "单位及职务", "当事人职务", "身份"),
    "conduct.what": ("违纪事实", "主要事实", "事实", "违纪违法事实", "案情", "基本案情", "问题"),
    "conduct.when": ("违纪时间", "行为时间"),
    "conduct.amount": ("涉案金额", "违纪金额", "金额"),
    "outcome.party": ("党纪处分", "党内处分", "处分"),
    "analysis": ("案例剖析", "原因分析", "案例分析"),
    "warnings": ("警示内容", "启示", "警示教育"),
    "address": ("地址", "详细地址", "所在地址", "地点", "位置"),
    "phone": ("联系电话", "电话", "咨询电话"),
    "hours": ("开放时间", "时间"),
    "issuer": ("发文机关", "制定机关", "发布机关", "印发单位"),
    "number": ("文号", "发文字号", "编号字号"),
    "from": ("发出单位", "发函单位", "制发单位", "监督单位"),
    "to": ("收件单位", "受文单位", "被监督单位", "整改单位"),
    "issued": ("制发日期", "印发日期", "发出日期", "发函日期"),
    "due": ("整改期限", "完成时限", "期限", "办理期限"),
}  # fmt: skip
"""Common words, by the keys that they mean where a kind has them, beside keys and labels."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Describe what a column may hold: the items that lead to the value."""

    way: tuple[Item, ...]

    @property
    def item(self) -> Item:
        """Return the item of the value itself."""
        return self.way[-1]

    @property
    def key(self) -> str:
        """Return its keys: metrics.name."""
        return hop_key(self.way)

    @property
    def label(self) -> str:
        """Return its labels: 数据·名称."""
        return "·".join(item.label for item in self.way)

    @property
    def is_of_list(self) -> bool:
        """Tell whether it belongs to one of several records."""
        return len(self.way) > 1 and self.way[0].many

    @property
    def is_number(self) -> bool:
        """Tell whether it holds a number."""
        return self.item.base in (int, float)

    @property
    def heads(self) -> Iterator[str]:
        """Yield the heads that name it in full."""
        if len(self.way) == 1:
            yield from self.item.spellings
            return
        above, own = self.way
        for one in above.spellings:
            for other in own.spellings:
                yield from (f"{one}{sign}{other}" for sign in _BETWEEN)


@dataclass(slots=True)
class Fields:
    """Hold what the columns of a table of a kind may hold, and find it by a head."""

    kind: Kind
    all: tuple[Field, ...] = ()
    _by_head: dict[str, Field] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: Kind) -> Fields:
        """Return the fields of a kind."""
        model: type = kind.model
        fields = cls(kind, tuple(_fields(model)))
        for table in (fields._full, fields._short, fields._lists, fields._common):
            for head, one in table():
                fields._by_head.setdefault(plain(head), one)
        return fields

    def _full(self) -> Iterator[tuple[str, Field]]:
        return ((head, one) for one in self.all for head in one.heads)

    def _short(self) -> Iterator[tuple[str, Field]]:
        """The own words of keys in records, where only one record has them."""
        nested = [(word, one) for one in self.all if one.way[1:] for word in one.item.spellings]
        words = [word for word, _ in nested]
        return ((word, one) for word, one in nested if words.count(word) == 1)

    def _lists(self) -> Iterator[tuple[str, Field]]:
        """The word of a record for the first key of it that must be written."""
        for one in self.all:
            if one.way[1:] and one.item.required:
                yield from ((word, one) for word in one.way[0].spellings)

    def _common(self) -> Iterator[tuple[str, Field]]:
        for one in self.all:
            yield from ((word, one) for word in WORDS.get(one.key, ()))

    def find(self, head: str) -> tuple[Field, int] | None:
        """Return the field that a head names, and of several records the number, from 0."""
        for word in readings(head):
            if word in self._by_head:
                return self._by_head[word], 0
            match = _NUMBERED.fullmatch(word)
            one = self._by_head.get(match[1]) if match else None
            if match and one and one.is_of_list and int(match[2]) <= _MOST:
                return one, int(match[2]) - 1
        return None

    def by_key(self, key: str) -> Field | None:
        """Return the field of a key, metrics.name; None where there is none."""
        return next((one for one in self.all if one.key == key), None)

    @property
    def words(self) -> dict[str, Field]:
        """Return the known heads with their fields."""
        return self._by_head


def _fields(model: type) -> Iterator[Field]:
    for item in items(model):
        if not item.is_record:
            yield Field((item,))
            continue
        for inner in items(item.base):
            if not inner.is_record:
                yield Field((item, inner))
