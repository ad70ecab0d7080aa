"""Personal data that must not be published: what looks like it, and is it by its own arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z.])\d(?:[ -]?\d){10,18}[Xx]?(?![0-9A-Za-z])", re.ASCII)
_PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
                    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[DF][0-9A-HJ-NP-Z]\d{4}|\d{5}[DF])(?![A-Za-z0-9])")  # fmt: skip
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    what_en: str
    text: str


def find(text: str) -> Iterator[Finding]:
    """Identity numbers (GB 11643: date and check character), mobile numbers, bank cards (Luhn) and number plates."""
    for match in _LONG_NUMBER.finditer(text):
        number = re.sub(r"[ -]", "", match.group()).upper()
        if is_identity_number(number):
            yield Finding("身份证号", "an identity number", match.group())
        elif re.fullmatch(r"1[3-9]\d{9}", number):
            yield Finding("手机号", "a mobile number", match.group())
        elif 16 <= len(number) <= 19 and number.isdigit() and is_card_number(number):
            yield Finding("银行卡号", "a bank card number", match.group())
    for match in _PLATE.finditer(text):
        yield Finding("车牌号", "a number plate", match.group())


def is_identity_number(number: str) -> bool:
    """18 characters with a possible date of birth and the right check character (ISO 7064 MOD 11-2)."""
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", number, re.ASCII):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _IDENTITY_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17]


def is_card_number(number: str) -> bool:
    """Whether the digits satisfy the Luhn check (ISO/IEC 7812-1)."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0
