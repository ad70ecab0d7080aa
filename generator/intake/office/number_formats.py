"""Write numbers as Word counts its lists: 一百二十, 一二〇, 壹佰贰拾, ①, xii, l.

The rule: ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat), with the examples for 1, 10 and 100 in
[MS-DOCX], 2.4 (numFmt Extensions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def by_units(number: int, digits: str = _PLAIN, units: tuple[str, ...] = _UNITS) -> str:
    """Write a number from 1 to 9,999 with its units: 一百零八, 壹仟零壹拾. Others in digits."""
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += digits[digit] + units[place]
        elif text and not text.endswith(digits[0]):
            text += digits[0]
    return text.rstrip(digits[0])


def chinese(number: int) -> str:
    """Write a number as articles are numbered: 十, 十二, 一百一十, 一千零一."""
    text = by_units(number)
    return text[1:] if text.startswith("一十") else text


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


_CIRCLED_ZERO = "○一二三四五六七八九"
_IDEOGRAPHIC_ZERO = "〇一二三四五六七八九"


def _counting(number: int) -> str:
    """Write 十, 二十一, from 100 on digit by digit: 一○○."""
    return chinese(number) if number < 100 else _digit_by_digit(_CIRCLED_ZERO)(number)


def _legal(digits: str) -> Callable[[int], str]:
    return lambda number: by_units(number, digits, ("", "拾", "佰", "仟"))


def _row(first: str, count: int) -> Callable[[int], str]:
    """Take signs that follow each other in Unicode; what is beyond them in digits."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= count else str(number)


def _turns(signs: str) -> Callable[[int], str]:
    """Take the signs in turn, from the second turn on repeated: z, aa, bb."""

    def write(number: int) -> str:
        if number < 1:
            return str(number)
        turn, place = divmod(number - 1, len(signs))
        return signs[place] * min(turn + 1, 30)

    return write


def _once(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def roman(number: int) -> str:
    """Write a number from 1 to 3,999 in Roman numerals; others in digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIMPLE, _TRADITIONAL = "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"

FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _digit_by_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _digit_by_digit("０１２３４５６７８９"),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㈠", 10),
    "chineseCounting": _counting,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": _legal(_SIMPLE),
    "ideographLegalTraditional": _legal(_TRADITIONAL),
    "ideographDigital": _digit_by_digit(_IDEOGRAPHIC_ZERO),
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": _digit_by_digit(_CIRCLED_ZERO),
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": _digit_by_digit(_IDEOGRAPHIC_ZERO),
    "ideographTraditional": _once(_STEMS),
    "ideographZodiac": _once(_BRANCHES),
    "lowerLetter": _turns(_LETTERS),
    "upperLetter": _turns(_LETTERS.upper()),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
    "none": lambda number: "",
}
"""By the name of a format; Word shows what it does not know as decimal."""
