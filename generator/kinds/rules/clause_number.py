"""Read and show the number of a clause: 8, 第八条, ８, 120之一, 120-1, 第一百二十条之一.

One number has one form inside the program: digits, and for an inserted clause (之一) a hyphen and
its place: `8`, `120-1`. That form identifies a clause, stands in its anchor and in citations. The
numerals follow the drafting rules of Chinese statutes (立法技术规范（试行）（一）, 十九: 条的序号).
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_DIGIT, _ZERO = "[一二两三四五六七八九]", "[零〇○]"
_POSITIONAL = re.compile(rf"(?:{_DIGIT}|{_ZERO})+")
_BY_UNIT = re.compile(
    rf"(?:(?P<thousands>{_DIGIT})千{_ZERO}?)?(?:(?P<hundreds>{_DIGIT})百{_ZERO}?)?"
    rf"(?:(?P<tens>{_DIGIT}?)(?P<ten>十))?(?P<ones>{_DIGIT})?"
)
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_NUMERAL = "[0-9零〇○一二两三四五六七八九十百千廿卅卌]{1,12}"
_NUMBER = re.compile(rf"第?({_NUMERAL})条?(?:(?:之|[-\u2010-\u2015])({_NUMERAL}))?条?")
_LARGEST, _LARGEST_INSERTED = 9_999, 99
_HAN = "零一二三四五六七八九"


def canonical(text: str) -> str | None:
    """Turn a number as written into its one form, `8` or `120-1`; None for anything else."""
    match = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if match is None:
        return None
    number = _value(match[1])
    if not 1 <= number <= _LARGEST:
        return None
    if match[2] is None:
        return str(number)
    inserted = _value(match[2])
    return f"{number}-{inserted}" if 1 <= inserted <= _LARGEST_INSERTED else None


def plain(number: str) -> str:
    """Show a number in its one form for a column of numbers: 8, 120之一."""
    main, hyphen, inserted = number.partition("-")
    return f"{main}之{_han(int(inserted))}" if hyphen else main


def words(number: str) -> str:
    """Show a number in its one form as a clause is spoken of: 第8条, 第120条之一.

    A text that is no number stays as it is, so that nothing becomes 第第八条条.
    """
    main, hyphen, inserted = number.partition("-")
    if not main.isdecimal() or (hyphen and not inserted.isdecimal()):
        return number
    return f"第{main}条之{_han(int(inserted))}" if hyphen else f"第{main}条"


def _value(numeral: str) -> int:
    """The value of a numeral; 0 for what is none."""
    if numeral.isdecimal():
        return int(numeral)
    if _POSITIONAL.fullmatch(numeral):  # 一二〇
        return int("".join(str(_DIGITS[character]) for character in numeral))
    match = _BY_UNIT.fullmatch(numeral.translate(_TENS))
    if match is None or (match["ones"] and numeral[-2:-1] in ("百", "千")):
        return 0  # 一百八 may be 108 or 180
    thousands, hundreds, ones = (
        _DIGITS.get(match[name] or "", 0) for name in ("thousands", "hundreds", "ones")
    )
    tens = (_DIGITS.get(match["tens"], 1) if match["ten"] else 0) * 10
    return thousands * 1_000 + hundreds * 100 + tens + ones


def _han(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals: 一, 十二, 二十."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")
