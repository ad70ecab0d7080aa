"""Choose the mark of an entry by what it is about: its field or type, its topics, its title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition, Item

_BY_WORD = (
    ("bell", ("警示", "警钟", "通报")),
    ("school", ("学校", "中学", "小学", "校园", "校服", "教育")),
    ("gourd", ("医",)),
    ("cup", ("接待", "吃喝", "宴请", "饭", "酒")),
    ("lantern", ("移风易俗", "婚", "丧", "节日", "月饼", "操办")),
    ("wheel", ("公车", "用车", "车辆", "出行", "差旅")),
    ("coin", ("采购", "招标", "补贴", "资金", "礼金", "卡券", "礼品", "收费")),
    ("ledger", ("财务", "账", "档案", "清单")),
    ("bridge", ("工程", "建设投资", "项目")),
    ("village", ("乡村", "村", "社区", "小区", "物业")),
    ("letter", ("建议书", "信访", "举报", "公函", "来信", "抄告")),
    ("scale", ("执法", "司法", "纪律", "处分", "审查", "监察法", "指数", "容错")),
    ("seal", ("组织人事", "人事", "党员发展", "三重一大", "一把手", "决策", "公章", "签")),
    ("window", ("政务", "窗口", "大厅", "园区")),
    ("square", ("补丁", "制度")),
    ("gate", ("机关", "企业", "政府")),
    ("lamp", ("培训", "家庭", "家风", "宣传", "队伍")),
    ("river", ("景区", "地区", "全市")),
    ("bamboo", ("清廉", "廉洁文化", "八项规定", "典型")),
    ("mirror", ("监督", "办案")),
)
"""The first that stands in a word decides; so narrower words come before wider ones."""

_BY_KIND = {
    "cases": "mirror",
    "rules": "slips",
    "circulars": "bell",
    "topics": "bamboo",
    "modules": "lamp",
    "questions": "slips",
    "terms": "slips",
    "reports": "river",
    "units": "gate",
    "actions": "letter",
    "patterns": "mirror",
    "checklists": "ledger",
    "indexes": "scale",
    "places": "bamboo",
    "routes": "river",
}
"""For what none of the words say."""


class Marks:
    """Tell the marks of an edition's entries; one entry has the same on every page and day."""

    def __init__(self, edition: Edition | None = None) -> None:
        self._edition = edition

    def of(self, item: Item) -> str:
        """Return the name of the mark of an entry, "" where its kind has none."""
        kind = _BY_KIND.get(item.kind.folder)
        if kind is None:
            return ""
        return next(filter(None, map(_by_word, self._words(item))), kind)

    def _words(self, item: Item) -> Iterator[str]:
        """What says best what an entry is about, the best first."""
        data = item.data
        sector = getattr(data, "sector", None)
        if sector and self._edition:
            yield (self._edition.sector(sector) or ("", ""))[1]
        kind = getattr(data, "type", None) or getattr(data, "category", None)
        if kind is not None and item.kind.folder in ("units", "reports"):
            yield kind.label
        yield data.title
        for id in data.topics:
            topic = self._edition.item("topics", id) if self._edition else None
            if topic:
                yield topic.data.title


@lru_cache(1024)
def _by_word(text: str) -> str:
    """The mark that the first of its words in a text decides, "" where it holds none."""
    return next((name for name, stands_in in _PATTERNS if stands_in(text)), "")


_PATTERNS = tuple((name, re.compile("|".join(words)).search) for name, words in _BY_WORD)
