"""Search a text for personal data, as people read it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.library.personal import accounts, documents, doors, numbers, plates
from generator.library.personal.reading import readings
from generator.library.personal.sorts import IDENTITY, MOBILE, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.library.personal.sorts import Place, Sort

_HAN_DIGITS = "〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_CHINESE = str.maketrans(_HAN_DIGITS, "0001234567891123456789")
_SPOKEN = re.compile(rf"[{_HAN_DIGITS}0-9](?:[ \-·./、]?[{_HAN_DIGITS}0-9]){{2,}}")
_LOOKALIKES = str.maketrans("OoIl", "0011")
_LOOKING = re.compile(r"(?<![A-Za-z0-9])[\dOoIl](?:[ -]?[\dOoIl]){9,20}(?![A-Za-z0-9])")
_MOSTLY_DIGITS = 6
_DIGIT, _ONLY_DIGITS = re.compile(r"\d"), re.compile(r"[\d -]+")
_SEVEN_DIGITS = re.compile(rf"(?:[\d{_HAN_DIGITS}][^\d{_HAN_DIGITS}]{{0,5}}){{6}}[\d{_HAN_DIGITS}]")
"""The shortest number without its area code, with the widest gaps: most texts need no closer look.
"""
_PLATE_BEGINS = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][^\u3400-\u9fff]{1,4}\S"
    r"|[Ww][Jj]|民航|[使领军海空北沈兰济南广成参政后装总牌][ ·.:/_A-Za-z号码为是-]{0,8}\d"
)
_WORDS = re.compile(
    r"护照|[Pp](?:assport|ASSPORT)|[通入大]行?[通台]?证|[乡胞湾地澳]证|居留|签注|[官兵员部人察警士]证"
    r"|字第|警号|@|[(（\[](?:at|AT|艾特)| at |#|微信|[薇威]信|卫星|[Ww]e ?[Cc]hat|WECHAT"
    r"|[Ww]x|W[Xx]|[Vv][Xx信]|[Vv][号:：]|[Ww]eixin|[Qq] ?[Qq:：号]|扣扣|企鹅|球球"
)
_DOORS = re.compile(r"[栋幢座#舍斋]|单元|号楼|号院|[组队社巷弄排]|\d-\d|号")


_WORTH = re.compile(
    rf"[\d@&#{_HAN_DIGITS}\u00b2-\u00b9\u2070-\u24ff\u2776-\u2793\u3220-\u3289"
    r"\U0001f100-\U0001f10c]|[微薇威]信|卫星|扣扣|[Vv][Xx信:：号]|[Ww]e ?[Cc]hat|WECHAT"
    r"|[Ww][Xx]|[Ww]eixin|[(\[（](?:at|AT|艾特)"
)
"""Without any of these a text holds nothing."""


def find(text: str) -> Iterable[Finding]:
    """Find what tells of persons in a text, in its order.

    That is numbers of identity, telephones, bank cards, plates and documents, and addresses of
    e-mail, messengers and homes.

    Digits may be parted by blanks, points or hyphens, be of any script, in circles, or Chinese;
    markup, entities and invisible signs may stand between them. Hotlines (12388, 400 …) are none of
    these, nor are sums, dates and codes.
    """
    if not _WORTH.search(text):
        return ()
    found: list[Finding] = []
    covered: defaultdict[Sort, set[int]] = defaultdict(set)  # by what was found in other readings
    for reading in readings(text):
        for sort, *place in places(reading.signs):
            start, end = reading.span(*place)
            if covered[sort].isdisjoint(range(start, end)):
                covered[sort].update(range(start, end))
                found.append(Finding(sort, text[start:end], start))
    return sorted(found, key=lambda finding: (finding.start, finding.what_en))


def find_in_address(address: str) -> Iterable[Finding]:
    """Find what an address of the web tells of persons: numbers in one piece.

    Dates and the numbers of articles stand in addresses, too, and their parts are nobody's.
    """
    readable = unquote(address)
    return [
        finding
        for finding in find(re.sub(r"[/?&=#;,]+", "\n", readable))
        if finding.sort in (IDENTITY, MOBILE) and finding.text.isalnum()
    ]


def plain(text: str) -> str:
    """Return the digits and letters of a number, however it is written.

    Two spellings of one number are then equal.
    """
    signs = readings(text)[0].signs.translate(_CHINESE).upper()
    return re.sub(r"[^0-9A-Z\u4e00-\u9fff]", "", signs)


def places(signs: str) -> Iterator[Place]:
    """Yield what stands where in a text of plain signs.

    Where nothing can, no close look is taken.
    """
    if _WORDS.search(signs):
        yield from documents.places(signs)
        yield from accounts.places(signs)
    if _DOORS.search(signs):
        yield from doors.places(signs)
    if _SEVEN_DIGITS.search(signs) or _PLATE_BEGINS.search(signs):
        yield from _in_digits(signs)
    if (digits := _LOOKING.sub(_with_digits, signs)) != signs:
        yield from _changed(signs, digits)


def _in_digits(signs: str) -> Iterator[Place]:
    yield from numbers.places(signs)
    yield from plates.places(signs)
    if not signs.isascii() and _SPOKEN.search(signs):
        yield from _changed(signs, _SPOKEN.sub(lambda m: m.group().translate(_CHINESE), signs))


def _with_digits(match: re.Match[str]) -> str:
    """Letters that look like digits as digits, among digits."""
    written = match.group()
    if _ONLY_DIGITS.fullmatch(written) or len(_DIGIT.findall(written)) < _MOSTLY_DIGITS:
        return written
    return written.translate(_LOOKALIKES)


def _changed(signs: str, digits: str) -> Iterator[Place]:
    """What stands in a text only if signs are taken for digits, one for one."""
    for search in (numbers.places, plates.places):
        for sort, start, end in search(digits):
            if digits[start:end] != signs[start:end]:
                yield sort, start, end
