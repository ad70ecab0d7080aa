"""Find sums of money in running text, in yuan; a total stands for its parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.money import yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?"
_HAN = "[一二三四五六七八九十百千万亿零〇两壹贰叁肆伍陆柒捌玖拾佰仟]+"
_SUM = re.compile(
    rf"(?P<before>约|近|超过?|逾|大约|将近|不到)?(?P<figure>{_DIGITS}|{_HAN})\s?(?P<vague>余|多)?"
    r"(?P<unit>[百千]?万|[十百]?亿|百|千)?(?P<more>余|多)?元"
)
_FOREIGN = re.compile("(?:港币|美金|美元|欧元|日元|英镑|澳元|澳币|台币|韩元)\\s?\\Z")
_EACH = re.compile(
    "(?:每[人次月年户亩吨天日桌份公里平方米]{1,3}|人均|单价|标准为?|不超过|不得超过|以上"
    "|限额)[^，。；、]{0,6}\\Z"
)
_TOTAL = re.compile(
    "(?:共计|合计|总计|累计|总额|总金额|总价值|涉案金额|涉及金额|金额达|价值共|折合|共"
    "|计)[^，。；、0-9]{0,12}\\Z"
)
_BACK = re.compile(
    "退还|退回|退赔|退缴|退出|上交|上缴|归还|返还|收缴|追缴|挽回|没收|罚款|罚金|缴纳"
)
_ONLY_TOTAL = re.compile("\\A(?:以上|上述|综上|前述|全部|总计|合计|共计|累计|涉案金额|涉及金额)")


@dataclass(frozen=True, slots=True)
class Sum:
    """Hold a sum in yuan. `vague`: it is about so much; `is_total`: it is said to be a total."""

    words: str
    yuan: str
    vague: bool
    is_total: bool
    start: int


def sums(text: str) -> Iterator[Sum]:
    """Yield the sums of a text that were taken, but none of other money, none given back."""
    for match in _SUM.finditer(text):
        before = text[: match.start()]
        clause = before[max(map(before.rfind, "，。；：")) + 1 :]
        if _FOREIGN.search(before) or _EACH.search(before) or _BACK.search(clause):
            continue
        figure = unicodedata.normalize("NFKC", match["figure"]).strip(",")
        value = yuan(f"{figure}{match['unit'] or ''}元")
        if value is None:
            continue
        vague = any(match[name] for name in ("before", "vague", "more"))
        plain = f"{value:f}"
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        total = _TOTAL.search(clause) is not None
        yield Sum(match[0], plain, vague, total, match.start())


def amount(text: str) -> tuple[Sum | None, list[Sum]]:
    """Return the sum that a sentence is about, and all of its sums.

    The only one or the only total; none where there are several and nobody says what they come to.
    """
    every = [*sums(text)]
    totals = [one for one in every if one.is_total]
    if len(every) == 1:
        return every[0], every
    return (totals[0] if len(totals) == 1 else None), every


def is_only_total(text: str) -> bool:
    """Tell whether a sentence only adds up what others have told."""
    return _ONLY_TOTAL.match(text) is not None and any(True for _ in sums(text))
