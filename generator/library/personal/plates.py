"""Find number plates of vehicles: civil, of the police, of diplomats, of the army."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.library.personal import context
from generator.library.personal.sorts import PLATE
from generator.tools.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library.personal.sorts import Place

_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_GAP = r"[ ·.:\-_/]{0,3}"
_SIGN = "[A-HJ-NP-Z0-9]"
_TAIL = rf"{_GAP}(?:应急|[挂学警港澳领使试超临])"
_END = "(?![A-Za-z0-9])"
_ALONE = r"(?:(?<![\u4e00-\u9fff])|(?<=[驶乘坐着挂牌为是号车]))"
"""What has a common word for its first sign stands alone, or after what is done with a plate."""

SHAPE = late(
    rf"{_PROVINCE}{_GAP}[A-HJ-Z]{_GAP}"
    rf"(?:{_SIGN}(?:{_GAP}{_SIGN}){{3,4}}{_TAIL}|{_SIGN}(?:{_GAP}{_SIGN}){{4,5}}){_END}"
    rf"|(?<![A-Za-z])WJ{_GAP}(?:{_PROVINCE}|\d\d)?{_GAP}(?:\d{{4}}[0-9A-Z警消边通森金电水]?){_END}"
    rf"|{_ALONE}[使领]{_GAP}(?:\d{_GAP}){{5}}\d{_END}"
    rf"|民航{_GAP}[A-Z]{_GAP}\d{{4,5}}{_END}"
    rf"|{_ALONE}[军海空北沈兰济南广成参政后装总]{_GAP}[A-Z]{_GAP}\d{{5}}{_END}"
    r"|(?<=[车号]牌)[号码为是: ]{0,4}"
    rf"(?:[VKHBSLJNCGZ][A-Z]{_GAP}\d{{5}}|民航{_GAP}\d{{4,5}}){_END}",
    re.IGNORECASE,
)
_LABEL = re.compile("^[号码为是: ]+")
_LEVEL = late(rf"{_PROVINCE}[ ]?[A-Z][级类区座栋楼]")
_FEWEST_DIGITS = 3


def places(text: str) -> Iterator[Place]:
    """Yield what plates stand where in a text of plain signs."""
    for match in SHAPE.finditer(text):
        written = match.group()
        following = text[match.end() : match.end() + 1]
        if sum(map(str.isdigit, written)) < _FEWEST_DIGITS or _LEVEL.match(written):
            continue
        if context.counts(text, match.end()) or (following and following in "年月"):
            continue
        label = _LABEL.match(written)
        yield PLATE, match.start() + (label.end() if label else 0), match.end()
