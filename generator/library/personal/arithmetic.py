"""Tell by their arithmetic whether digits are an identity number, a bank card, a credit code."""

from __future__ import annotations

import re
from datetime import date

_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters are a number of identity.

    They hold a date of birth from 1800 to 2099 and the right check character. GB 11643-1999: six
    digits of region, eight of the date, three of order, and a check character by ISO 7064 MOD 11-2.
    """
    if not re.fullmatch(r"[1-9]\d{5}(?:18|19|20)\d{9}[\dX]", number, re.ASCII):
        return False
    if not is_day(number[6:14]):
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(number, _IDENTITY_WEIGHTS, strict=False)
    )
    return "10X98765432"[total % 11] == number[17]


def is_old_identity_number(number: str) -> bool:
    """Tell whether 15 digits are a number of identity as given out until 1999.

    GB 11643-1989: a province, a date of birth without its century, no check.
    """
    return bool(re.fullmatch(r"\d{15}", number, re.ASCII) and _PROVINCES.match(number)) and is_day(
        "19" + number[6:12]
    )


def is_day(digits: str) -> bool:
    """Tell whether eight digits are a day of the calendar, YYYYMMDD."""
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def is_card_number(number: str) -> bool:
    """Tell whether the digits are the number of a bank card.

    They begin as such do (2 to 6, 8, 9) and satisfy the Luhn check (ISO/IEC 7812-1, annex B).
    """
    if not re.fullmatch(r"[2-689]\d+", number, re.ASCII):
        return False
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def is_credit_code(code: str) -> bool:
    """Tell whether 18 characters are a unified social credit code (GB 32100-2015).

    It holds who registered it, the region, the organisation, and a check character modulo 31.
    """
    if len(code) != 18 or not set(code) <= set(_CREDIT_SIGNS) or code[0] not in "1234567895ANY":
        return False
    values = [_CREDIT_SIGNS.index(sign) for sign in code]
    total = sum(value * weight for value, weight in zip(values[:17], _CREDIT_WEIGHTS, strict=True))
    return -total % 31 == values[17]
