"""Personal data that must not be published: what looks like it, and is it by its own arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBERS = re.compile(r"(?<![0-9A-Za-z.])\d+(?:[ -]\d+)*[Xx]?(?![0-9A-Za-z])", re.ASCII)
"""Groups of digits with single spaces or hyphens between them."""
_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}", re.ASCII)
_MOBILE_GROUPS = {(11,), (3, 4, 4), (4, 3, 4), (3, 8), (7, 4), (5, 6), (13,), (15,)}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][·• ]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[DF][0-9A-HJ-NP-Z]\d{4}|\d{5}[DF])(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    what_en: str
    text: str


def find(text: str) -> Iterable[Finding]:
    """Identity numbers (GB 11643: date and check character), mobile numbers, bank cards (Luhn) and number plates."""
    return _findings(text) if len(text) >= _SHORTEST and _DIGIT.search(text) else ()


def _findings(text: str) -> Iterator[Finding]:
    if _FULL_WIDTH_DIGIT.search(text):
        text = text.translate(_FULL_WIDTH)
    for match in _NUMBERS.finditer(text):
        yield from _in_groups(re.split("[ -]", match.group().upper()))
    for match in _PLATE.finditer(text):
        yield Finding("车牌号", "a number plate", match.group())


_SHORTEST = 7  # a number plate
_DIGIT = re.compile(r"\d")  # full-width ones, too
_FULL_WIDTH_DIGIT = re.compile("[０-９]")
_MOST_GROUPS = 6


def _in_groups(groups: list[str]) -> Iterator[Finding]:
    """What groups of digits hold: a number may be written in several, and numbers may stand side by side."""
    start = 0
    while start < len(groups):
        found, after = _beginning_at(groups, start)
        if found:
            yield found
        start = after


def _beginning_at(groups: list[str], start: int) -> tuple[Finding | None, int]:
    number = ""
    for end in range(start + 1, min(start + _MOST_GROUPS, len(groups)) + 1):
        number += groups[end - 1]
        if len(number) > 19:
            break
        if len(number) >= 11 and (kind := _kind(number, tuple(map(len, groups[start:end])))):
            return Finding(*kind, " ".join(groups[start:end])), end
    return None, start + 1


def _kind(number: str, lengths: tuple[int, ...]) -> tuple[str, str] | None:
    if is_identity_number(number):
        return "身份证号", "an identity number"
    if lengths in _MOBILE_GROUPS and _MOBILE.fullmatch(number):
        return "手机号", "a mobile number"
    if 16 <= len(number) <= 19 and _as_on_a_card(lengths) and is_card_number(number):
        return "银行卡号", "a bank card number"
    return None


def _as_on_a_card(lengths: tuple[int, ...]) -> bool:
    """In one piece, in fours, or the issuer's six digits apart: dates and sums in a row are none."""
    return set(lengths[:-1]) <= {4} or (len(lengths) == 2 and lengths[0] == 6)


def is_identity_number(number: str) -> bool:
    """18 characters with a date of birth from 1800 to 2099 and the right check character (ISO 7064 MOD 11-2)."""
    if not re.fullmatch(r"[1-9]\d{5}(?:18|19|20)\d{9}[\dX]", number, re.ASCII):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _IDENTITY_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17]


def is_card_number(number: str) -> bool:
    """Whether the digits begin as bank cards do (3 to 6, 9) and satisfy the Luhn check (ISO/IEC 7812-1)."""
    if not re.fullmatch(r"[3-69]\d+", number, re.ASCII):
        return False
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0
