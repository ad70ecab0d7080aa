"""Personal data that must not be published: what looks like it, and is it by its own arithmetic."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in Chinese and English, and how it is written in the text."""

    what: str
    what_en: str
    text: str

    @property
    def is_fixed_line(self) -> bool:
        """Whether it is a number that an office may give to the public."""
        return self.what_en == FIXED[1]


IDENTITY = ("身份证号", "an identity number")
MOBILE = ("手机号", "a mobile number")
FIXED = ("固定电话", "a telephone number")
CARD = ("银行卡号", "a bank card number")
PLATE = ("车牌号", "a number plate")


def find(text: str) -> Iterable[Finding]:
    """Identity numbers, mobile and fixed-line numbers, bank cards and number plates.

    Digits may be parted by spaces or hyphens, be of full width, or Chinese. Hotlines (12388, 400 …)
    are none of these.
    """
    return _findings(text) if _SEVEN_DIGITS.search(text) or _PLATE_BEGINS.search(text) else ()


def plain(text: str) -> str:
    """The digits and letters of a number, however it is written: two spellings of one number are
    then equal.
    """
    return re.sub(r"[^0-9A-Z\u4e00-\u9fff]", "", text.translate(_SIGNS).translate(_CHINESE).upper())


_SIGNS = (
    {
        code: digit
        for code in range(0x80, 0x10000)
        if (digit := unicodedata.decimal(chr(code), None)) is not None
    }
    | dict.fromkeys(map(ord, "‐‑‒–—―－−"), "-")
    | dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000"), " ")
    | dict.fromkeys(map(ord, "ХхΧχⅩⅹ"), "X")
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D}
)
_SIGNS = {code: str(sign) for code, sign in _SIGNS.items()}
"""Other ways to write digits, letters, hyphens and spaces: one character for one, so that places
stay the same.
"""
_CHINESE = str.maketrans("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789")
_DIGITS = "〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_SEVEN_DIGITS = re.compile(rf"(?:[\d{_DIGITS}][^\d{_DIGITS}]{{0,5}}){{6}}[\d{_DIGITS}]")
"""The shortest number without its area code, with the widest gaps: most texts need no closer look.
"""
_SPOKEN = re.compile(rf"[{_DIGITS}0-9](?:[ -]?[{_DIGITS}0-9]){{2,}}")

_NUMBERS = re.compile(
    r"(?=\d)(?:(?<![0-9A-Za-z.])|(?<=[Tt]el)|(?<=TEL)|(?<=[Ww]x)|(?<=WX)|(?<=[Vv]x)|(?<=VX))"
    r"\d+(?:[ -]{1,3}\d+)*(?:[ -]{0,3}[Xx])?(?![0-9A-Za-z])"
)
"""Groups of digits with spaces or hyphens between them."""
_LONG = re.compile(r"(?<!\d)\d{17,60}X?(?!\d)", re.IGNORECASE)
_MOBILE = re.compile(r"(?:0|(?:00)?86)?1[3-9]\d{9}")
_MOBILE_GROUPS = {
    (11,),
    (3, 4, 4),
    (4, 3, 4),
    (3, 8),
    (7, 4),
    (5, 6),
    (13,),
    (15,),
    (12,),
    (3, 3, 5),
    (4, 4, 3),
}
_AREA = r"(?:10|2\d|[3-9]\d\d)"
_LOCAL = r"[2-8]\d{2,3}[ -]?\d{4}"
_FIXED = re.compile(
    rf"(?=[0(+])(?<![0-9A-Za-z.])(?:\(?0{_AREA}\)?|\+86[ -]{{0,3}}\(?0?{_AREA}\)?)[ -]{{0,3}}"
    rf"{_LOCAL}(?:[ -]\d{{1,5}})?(?![0-9A-Za-z])"
    rf"|(?=[电座固传tp])(?:(?:电话|座机|固话|传真|tel|phone)(?:号码)?[: ]{{0,3}})({_LOCAL})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_PROVINCE_SIGNS = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_PLATE_BEGINS = re.compile(_PROVINCE_SIGNS + r"[^\u3400-\u9fff]{1,2}\S")
_PLATE = re.compile(
    f"{_PROVINCE_SIGNS}[ -]?"
    r"[A-HJ-NP-Z][·•・.* -]{0,3}"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJ-NP-Z]\d{5}|[DF][0-9A-HJ-NP-Z]\d{4}|\d{5}[A-HJ-NP-Z])"
    "(?![A-Za-z0-9])",
    re.IGNORECASE,
)

_SUM = re.compile(r"\.\d|[余多]?[万亿]?[余多]?元|[余多]?[万亿][余多]?[元人户件吨亩斤]|亿")
"""What follows a sum."""
_OTHER_NUMBER = re.compile(
    r"(?:订单|运单|快递|单号|流水|发票|票号|合同|编号|文号|案号|批号|批次|条码|条形码|备案|代码|序号|期号|标识码|ISBN|ISSN)"
    r"[号码]{0,2}[:为是 ]{0,3}$",
    re.IGNORECASE,
)
"""What stands before a number that is neither a telephone number nor a card."""
_CARD_LABEL = re.compile(r"(?:卡|账|帐)[号户]?码?[^0-9]{0,6}$")


def _findings(text: str) -> Iterator[Finding]:
    signs = re.sub(r"[\t\n\r]", " ", text)
    signs = signs if text.isascii() else signs.translate(_SIGNS)
    for what, start, end in _places(signs):
        yield Finding(*what, text[start:end])
    if not text.isascii() and _SPOKEN.search(signs):
        digits = _SPOKEN.sub(lambda found: found.group().translate(_CHINESE), signs)
        for what, start, end in _places(digits):
            if digits[start:end] != signs[start:end]:
                yield Finding(*what, text[start:end])


Place = tuple[tuple[str, str], int, int]


def _places(text: str) -> Iterator[Place]:
    """What stands where in a text of plain signs."""
    grouped: set[int] = set()
    for match in _NUMBERS.finditer(text):
        if match.end() - match.start() < 11:
            continue
        for place in _in_groups(
            text, [found.span() for found in _GROUP.finditer(text, *match.span())]
        ):
            grouped.update(range(*place[1:]))
            yield place
    for match in _LONG.finditer(text):
        if match.start() not in grouped:
            yield from _inside(match)
    for match in _FIXED.finditer(text):
        start, end = match.span(1) if match.group(1) else match.span()
        if start not in grouped and not _is_other(text, start, end):
            yield FIXED, start, end
    for match in _PLATE.finditer(text):
        if sum(sign.isdigit() for sign in match.group()) >= 3:
            yield PLATE, *match.span()


_GROUP = re.compile(r"\d+[Xx]?|[Xx]")
_MOST_GROUPS = 6


def _inside(match: re.Match[str]) -> Iterator[Place]:
    """Identity numbers run together with letters or other digits."""
    digits, at = match.group().upper(), 0
    while at + 18 <= len(digits):
        if is_identity_number(digits[at : at + 18]):
            yield IDENTITY, match.start() + at, match.start() + at + 18
            at += 17
        at += 1


def _in_groups(text: str, groups: list[tuple[int, int]]) -> Iterator[Place]:
    """What groups of digits hold: a number may be written in several, and numbers may stand side by
    side.
    """
    if (
        len(groups) > _MOST_GROUPS
        and len(groups) <= 19
        and all(end - start == 1 for start, end in groups[:-1])
    ):
        whole = text[groups[0][0] : groups[-1][1]]
        if kind := _kind(re.sub("[ -]", "", whole).upper(), (), text, groups[0][0], groups[-1][1]):
            yield kind, groups[0][0], groups[-1][1]
        return
    at = 0
    while at < len(groups):
        kind, after = _beginning_at(text, groups, at)
        if kind:
            yield kind, groups[at][0], groups[after - 1][1]
        at = after


def _beginning_at(
    text: str, groups: list[tuple[int, int]], at: int
) -> tuple[tuple[str, str] | None, int]:
    number, most = "", min(at + _MOST_GROUPS, len(groups))
    if (
        groups[most - 1][1] - groups[at][0] - (most - 1 - at) < 11
    ):  # even if only one sign stands between two groups
        return None, at + 1
    for last in range(at, most):
        start, end = groups[last]
        if len(number) + end - start > 19:
            break
        number += text[start:end].upper()
        if len(number) >= 11:
            lengths = tuple(end - start for start, end in groups[at : last + 1])
            if kind := _kind(number, lengths, text, groups[at][0], end):
                return kind, last + 1
    return None, at + 1


def _kind(
    number: str, lengths: tuple[int, ...], text: str, start: int, end: int
) -> tuple[str, str] | None:
    """What a number is; `lengths` of its groups, () where each is a single digit."""
    if is_identity_number(number):
        return IDENTITY
    if _is_other(text, start, end):
        return None
    if lengths in _OLD_IDENTITY_GROUPS and is_old_identity_number(number):
        return IDENTITY
    if (not lengths or lengths in _MOBILE_GROUPS) and _MOBILE.fullmatch(number):
        return MOBILE
    if 16 <= len(number) <= 19 and _as_on_a_card(lengths) and is_card_number(number):
        labelled = _CARD_LABEL.search(text, max(0, start - 10), start)
        return CARD if labelled or _ISSUERS.match(number) else None
    return None


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether what stands around a number says that it is a sum, an order number or the like."""
    return bool(_SUM.match(text, end) or _OTHER_NUMBER.search(text, max(0, start - 14), start))


_OLD_IDENTITY_GROUPS = {(), (15,), (6, 6, 3)}
_ISSUERS = re.compile(
    r"62|81|9558|9559|60|68|69|4367|(?=.{16}$)(?:4|5[1-5]|35|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)"
)
"""How cards used in China begin (issuers of ISO/IEC 7812-1): UnionPay, older bank cards, Visa,
Mastercard, JCB.
"""


def _as_on_a_card(lengths: tuple[int, ...]) -> bool:
    """In one piece, in fours, or the issuer's six digits apart: dates and sums in a row are none."""
    return set(lengths[:-1]) <= {4} or (len(lengths) == 2 and lengths[0] == 6)


_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


def is_identity_number(number: str) -> bool:
    """18 characters with a date of birth from 1800 to 2099 and the right check character.

    GB 11643-1999: six digits of region, eight of the date, three of order, and a check character by
    ISO 7064 MOD 11-2.
    """
    if not re.fullmatch(r"[1-9]\d{5}(?:18|19|20)\d{9}[\dX]", number, re.ASCII):
        return False
    if not _is_day(number[6:14]):
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(number, _IDENTITY_WEIGHTS, strict=False)
    )
    return "10X98765432"[total % 11] == number[17]


def is_old_identity_number(number: str) -> bool:
    """15 digits as given out until 1999 (GB 11643-1989): a province, a date of birth without its
    century, no check.
    """
    return bool(re.fullmatch(r"\d{15}", number, re.ASCII) and _PROVINCES.match(number)) and _is_day(
        "19" + number[6:12]
    )


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def is_card_number(number: str) -> bool:
    """Whether the digits begin as bank cards do (2 to 6, 8, 9) and satisfy the Luhn check (ISO/IEC
    7812-1, annex B).
    """
    if not re.fullmatch(r"[2-689]\d+", number, re.ASCII):
        return False
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0
