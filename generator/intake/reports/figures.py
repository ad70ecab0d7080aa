"""Find figures in a news text: 立案512件, 走访30余个, 下降超20%, each with its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.circulars.lexicon import HAN
from generator.kinds.reports.model import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = (
    "人次|件次|批次|场次|人|件|起|个百分点|名|次|份|条|期|批|篇|场|户|项|家|张|册|所|处|例|宗"
    "|台|辆|亩|公里|平方米|吨"
    "|个(?!月|小时|工作日|百分点)|元|部|幅|节|课时|支|堂|站|村|字"
)
_FIGURE = re.compile(
    r"(?P<before>约|大约|近|将近|超过?|逾)?(?P<number>[0-9][0-9,，]*(?:\.[0-9]+)?)(?P<vague>余|多)?"
    rf"(?P<unit>(?:[百千]?万|亿)(?:{_UNIT})|(?:{_UNIT})|%|％)(?P<after>左右|以上)?"
)
_QUALIFIERS = {
    "约": Qualifier.ABOUT, "大约": Qualifier.ABOUT, "近": Qualifier.NEARLY,
    "将近": Qualifier.NEARLY, "超": Qualifier.OVER, "超过": Qualifier.OVER, "逾": Qualifier.OVER,
    "余": Qualifier.MORE, "多": Qualifier.MORE, "左右": Qualifier.ABOUT, "以上": Qualifier.OVER,
}  # fmt: skip
_DAY = r"(?:\s?[0-9]{1,2}\s?[日号])?"
_DATES = re.compile(
    rf"(?:19|20)[0-9]{{2}}\s?年(?:\s?[0-9]{{1,2}}\s?(?:月份?{_DAY}|[至—－-][0-9]{{1,2}}月))?"
    r"|[0-9]{1,2}\s?(?:至|到|[\u2010-\u2015~～-])\s?[0-9]{1,2}\s?[月日]"
    rf"|[0-9]{{1,2}}\s?月份?{_DAY}|第\s?[0-9]+\s?[季期批次届]?度?"
    r"|[0-9]+\s?(?:小时|分钟|个月|天|个工作日|周年)|[0-9]{1,2}[日号](?![^，。]{0,2}文)"
)
_QUOTED = re.compile("“[^”]*”|《[^》]*》|〔[^〕]*〕")
_LEADING = re.compile(
    r"\A(?:其中|共|共计|累计|总计|合计|全年|全[省市县区镇乡]|我[省市县区]|今年以来|截至目前"
    r"|截至|目前|先后|已|均|并|还|又|以及|和"
    r"|及|与|对|将|给予|予以|涉及|下降了|[、，。；：\s]"
    rf"|[{HAN}]{{0,12}}(?:机关|部门|监委)(?:共|累计|先后)?)+"
)
_TRAILING = re.compile("(?:共计|共|达到|达|为|约|累计|合计|总计|已|了|有|近|超过?|逾|：|:|\\s)+\\Z")
_BEHIND = re.compile(rf"[{HAN}]{{2,10}}(?=[，。；、）)]|\Z)")
_NO_NOUN = re.compile("以上|以下|左右|的|次|均|已|并|被|受|全部|同比|较|占|其中|为|在|到|涉")
_VERB = re.compile(
    "走访|召开|开展|组织|成立|下发|制发|发出|印发|建立|完善|新建|查处|受理|办结|整改|处理"
    "|发现|选聘|培训|约谈|检查|督查"
    "|推动|推送|发布|编发|举办|排查|化解|收到|移送|处置|通报|曝光|评选|创建|打造|征集|出台"
    "|制定|修订|梳理|审查|参与|覆盖"
)
_DOES = re.compile("(?:参加|参与|接受|受到|完成|通过).*")
_TO_COME = re.compile("要|将(?!近)|拟|计划|力争|确保")
"""Words by which a figure is an aim, which is none of a report."""
_PLACE = re.compile(rf"\A[{HAN}]{{1,10}}[省市县区镇乡村局](?={_VERB.pattern})")
"""Whoever did it, before the deed."""
_LONGEST_NAME = 18


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a figure as a report has it, with the words of the source."""

    name: str
    value: str
    unit: str
    qualifier: Qualifier | None
    words: str


def figures(text: str) -> Iterator[Figure | str]:
    """Yield the figures of a sentence; as plain words what looks like one and tells no name."""
    hidden = _DATES.sub(lambda match: "。" * len(match[0]), text)
    hidden = _QUOTED.sub(lambda match: "”" * len(match[0]), hidden)
    name, end = "", 0
    for match in _FIGURE.finditer(hidden):
        between = text[end : match.start()]
        clause = between[max(map(hidden[end : match.start()].rfind, "，。；：、”")) + 1 :]
        own = _TRAILING.sub("", _PLACE.sub("", _LEADING.sub("", clause)))
        noun = _noun(text, hidden, match.end(), own)
        follows = not between and bool(name)  # 57起128人
        name = name if follows else own + noun
        start = match.start() if follows else max(0, match.start() - len(clause))
        words = text[start : match.end() + len(noun)].strip("，。；：、 ")
        end = match.end()
        if not name or len(name) > _LONGEST_NAME or _is_to_come(text, match.start()):
            yield words
            name = ""
            continue
        yield Figure(name, _number(match["number"]), match["unit"], _qualifier(match), words)


def _is_to_come(text: str, start: int) -> bool:
    """Whether a figure is an aim and not a fact."""
    before = text[:start]
    return _TO_COME.search(before[max(map(before.rfind, "，。；")) + 1 :]) is not None


def _noun(text: str, hidden: str, end: int, name: str) -> str:
    """What was counted, where it stands behind the figure: 走访30余个基层党组织."""
    match = _BEHIND.match(hidden, end)
    if match is None or _NO_NOUN.match(match[0]):
        return ""
    words = text[match.start() : match.end()]
    return _DOES.sub("", words) if not name or _VERB.search(name) else ""


def _number(digits: str) -> str:
    plain = unicodedata.normalize("NFKC", digits).replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _qualifier(match: re.Match[str]) -> Qualifier | None:
    words = match["before"] or match["vague"] or match["after"]
    return _QUALIFIERS[words] if words else None
