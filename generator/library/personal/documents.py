"""Find the numbers of passports, travel permits and officers' cards by the words beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.library.personal.sorts import OFFICER, PASSPORT, PERMIT
from generator.tools.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library.personal.sorts import Place

_SEP = r"[ \-·./_]?"
_FILL = r"[^\d\n。；;]{0,14}?"
"""What may stand between a document's name and its number: “号码为”, “（持有人张某）”, “No.”."""
_END = r"(?![A-Za-z0-9])"

_PASSPORT_NO = (
    rf"(?<![A-Za-z0-9])(?:[EGDSPKH]{_SEP}[A-Z]?(?:{_SEP}\d){{7,8}}|1[45](?:{_SEP}\d){{7}}){_END}"
)
PASSPORT_SHAPE = late(
    rf"(?:护照|passport){_FILL}(?P<number>{_PASSPORT_NO})"
    rf"|(?P<before>{_PASSPORT_NO})[号的）) ]{{0,3}}(?:[\u4e00-\u9fff]{{0,4}}护照|passport)",
    re.IGNORECASE,
)
_PERMIT_NO = (
    rf"(?<![A-Za-z0-9])(?:[A-Z]{_SEP}[A-Z]?(?:{_SEP}\d){{7,10}}|\d(?:{_SEP}\d){{7,9}}){_END}"
)
_PERMIT_NAME = (
    r"(?:通行证|回乡证|台胞证|台湾居民证|入台证|大通证|来往内地证|港澳证|居留证|居留许可|签注"
    r"|还乡证)"
)
PERMIT_SHAPE = late(
    rf"{_PERMIT_NAME}{_FILL}(?P<number>{_PERMIT_NO})"
    rf"|(?P<before>(?<![A-Za-z0-9])[A-Z]{_SEP}[A-Z]?(?:{_SEP}\d){{7,10}}{_END})[号的）) ]{{0,3}}"
    rf"[\u4e00-\u9fff]{{0,8}}{_PERMIT_NAME}",
    re.IGNORECASE,
)
_CARD = (
    r"(?:军官|士官|士兵|义务兵|文职(?:干部|人员)?|军人|警官|人民警察|武警|警察|退役军人|军队离退休干部"
    r"|离休干部|学员|军士|现役军人|残疾军人)[\u4e00-\u9fff]{0,3}证"
)
_CORPS = r"[军南北沈兰成济广海空参政后装总武训国联陆火战东西中][\u4e00-\u9fff]{0,4}?字第?"
OFFICER_SHAPE = late(
    rf"{_CARD}[^\d\n。；;]{{0,12}}?(?P<number>(?:{_CORPS}[ ]?)?\d(?:{_SEP}\d){{5,9}}[ ]?号?)(?!\d)"
    rf"|(?<![\u4e00-\u9fff])(?P<alone>[军南北沈兰成济广海空参政后装总]字第[ ]?\d{{6,9}}[ ]?号)"
    r"|警号[为是:： ]{0,3}(?P<police>\d{6,8})(?!\d)",
    re.IGNORECASE,
)


def places(text: str) -> Iterator[Place]:
    """Yield what documents' numbers stand where in a text of plain signs."""
    for sort, pattern in (
        (PASSPORT, PASSPORT_SHAPE),
        (PERMIT, PERMIT_SHAPE),
        (OFFICER, OFFICER_SHAPE),
    ):
        for match in pattern.finditer(text):
            name = match.lastgroup
            if name:
                yield sort, *match.span(name)
