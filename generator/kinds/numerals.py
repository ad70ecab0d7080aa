"""Read Chinese numerals: 八, 一百二十, 一二〇, 廿一."""

from __future__ import annotations

import re

NUMERAL = "零〇○一二两三四五六七八九十百千廿卅卌"
"""The characters of a numeral, for the inside of a character class."""

_HAN = "零一二三四五六七八九"
_DIGITS = {character: value for value, character in enumerate(_HAN)} | {"〇": 0, "○": 0, "两": 2}
_DIGIT, _ZERO = "[一二两三四五六七八九]", "[零〇○]"
_POSITIONAL = re.compile(rf"(?:{_DIGIT}|{_ZERO})+")
_BY_UNIT = re.compile(
    rf"(?:(?P<thousands>{_DIGIT})千{_ZERO}?)?(?:(?P<hundreds>{_DIGIT})百{_ZERO}?)?"
    rf"(?:(?P<tens>{_DIGIT}?)(?P<ten>十))?(?P<ones>{_DIGIT})?"
)
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})


def value_of(numeral: str) -> int | None:
    """Turn a numeral in Chinese or Arabic digits into a number; None for what is none."""
    if not numeral:
        return None
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    if _POSITIONAL.fullmatch(numeral):  # 一二〇
        return int("".join(str(_DIGITS[character]) for character in numeral))
    match = _BY_UNIT.fullmatch(numeral.translate(_TENS))
    if match is None or (match["ones"] and numeral[-2:-1] in ("百", "千")):
        return None  # 一百八 may be 108 or 180
    thousands, hundreds, ones = (
        _DIGITS.get(match[name] or "", 0) for name in ("thousands", "hundreds", "ones")
    )
    tens = (_DIGITS.get(match["tens"], 1) if match["ten"] else 0) * 10
    return thousands * 1_000 + hundreds * 100 + tens + ones


def below_hundred(number: int) -> str:
    """Write a number from 1 to 99 in Chinese numerals: 一, 十二, 二十."""
    tens, ones = divmod(number, 10)
    numeral = ""
    if tens >= 2:
        numeral += _HAN[tens]
    if tens:
        numeral += "十"
    if ones:
        numeral += _HAN[ones]
    return numeral
