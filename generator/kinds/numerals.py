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
PLAIN = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億圆", "一二二三三四五六六七八九十百千万亿元"
)
"""Turn the signs of a receipt, which nobody can change by a stroke, into the usual ones."""


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


def amount_of(numeral: str) -> int | None:
    """Turn a numeral with 万 and 亿 (二万零五百) into a number.

    None for what is none, and for digits in a row: 两三万 is anything between 20,000 and 30,000.
    """
    total, rest = 0, numeral
    for sign, unit in (("亿", 10**8), ("万", 10_000)):
        before, separator, after = rest.rpartition(sign)
        if separator:
            value = amount_of(before) if sign in before else _by_unit(before)
            if value is None:
                return None
            if len(after) == 1:
                return None  # 一万一 is 11,000 to those who say it
            total, rest = total + value * unit, after
    last = _by_unit(rest) if rest else 0
    return None if last is None or not numeral else total + last


def _by_unit(numeral: str) -> int | None:
    plain = numeral.lstrip("零〇")
    return None if len(plain) > 1 and _POSITIONAL.fullmatch(plain) else value_of(plain)


_PLACES = ((1_000, "千"), (100, "百"), (10, "十"))


def in_words(number: int) -> str:
    """Write a number from 1 to 9,999 in Chinese numerals as statutes do: 八, 十二, 一千零六十五."""
    words, rest, gap = "", number, False
    for size, place in _PLACES:
        digit, rest = divmod(rest, size)
        if digit:
            first_ten = size == 10 and digit == 1 and not words
            words += ("零" if gap else "") + ("" if first_ten else _HAN[digit]) + place
        gap = not digit and bool(words)
    if rest:
        words += ("零" if gap else "") + _HAN[rest]
    return words
