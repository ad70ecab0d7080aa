"""Write digits in Chinese, as the formats with [DBNum1], [DBNum2] and [DBNum3] show them."""

from __future__ import annotations

from generator.intake.office.number_formats import by_units

_SIGNS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")
_LARGEST = 10**16


def digits(text: str, set: int) -> str:
    """Write the digits of a text one by one in a set, 0 for the usual ones: 2026 → 二〇二六."""
    return text.translate(str.maketrans("0123456789", _SIGNS[set])) if set else text


def spoken(text: str, set: int) -> str:
    """Write a number in digits as it is spoken: 120 → 一百二十, 壹佰贰拾; 3 has no such words."""
    whole, point, fraction = text.partition(".")
    if set not in _UNITS or not whole.isdecimal() or int(whole) >= _LARGEST:
        return digits(text, set)
    return _read_aloud(int(whole), set) + point + digits(fraction, set)


def _read_aloud(number: int, set: int) -> str:
    zero = _SIGNS[set][0]
    if number == 0:
        return zero
    text = ""
    for place in range(len(_GROUPS) - 1, -1, -1):
        group = number // 10_000**place % 10_000
        if not group:
            continue
        gap = bool(text) and group < 1000
        text += (zero if gap else "") + by_units(group, _SIGNS[set], _UNITS[set]) + _GROUPS[place]
    return text
