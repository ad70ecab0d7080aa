"""Write numbers as a number format shows them: 2%, 30,000元, 007, 1/2, 1.50E+03, 一百二十.

The rule: ISO/IEC 29500-1, 18.8.31. A number has fifteen digits that count, as in the programs.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.intake.tables import numerals

if TYPE_CHECKING:
    from generator.intake.tables.formats import Section, Token

_WIDTH = 11  # characters of a number without a format, but for whole numbers
_EXACT = 10**15
_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)
_MOST_DECIMALS = 30
_MOST_SHIFTS = 9  # per cent signs, and commas that divide by a thousand


def general(number: float) -> str:
    """Write a number that has no format: as many digits as a cell has room for."""
    if number == int(number) and abs(number) < _EXACT:
        return str(int(number))
    size = abs(number)
    if size >= _EXACT or size < 1e-9:
        return f"{number:.6G}".replace("E+0", "E+").replace("E-0", "E-")
    whole = len(str(int(size)))
    return f"{_decimal(number):.{max(_WIDTH - 1 - whole, 0)}f}".rstrip("0").rstrip(".")


def _decimal(number: float) -> Decimal:
    return Decimal(f"{number:.15g}")


def write(number: float, section: Section) -> str:
    """Write a number as a section of a format shows it; its sign is for the caller to say."""
    if section.has("general"):
        parts = [
            _general_in(number, section) if token.kind == "general" else token.text
            for token in section.tokens
        ]
        return "".join(parts)
    with localcontext(_CONTEXT):
        if any(token.kind == "exponent" for token in section.tokens):
            shown_text = _scientific(_decimal(number), section)
        elif _slash(section.tokens) is not None:
            shown_text = _fraction(Fraction(_decimal(number)), section)
        else:
            shown_text = _fixed(_decimal(number), section)
    return numerals.digits(shown_text, section.digits)


def _general_in(number: float, section: Section) -> str:
    text = general(number)
    return numerals.spoken(text, section.digits) if section.digits else text


def _slash(tokens: tuple[Token, ...]) -> int | None:
    """Where the bar of a fraction stands: between places for digits."""
    for i, token in enumerate(tokens):
        if token.kind == "sign" and token.text == "/" and 0 < i < len(tokens) - 1:
            return i
    return None


def _fixed(number: Decimal, section: Section) -> str:
    tokens = section.tokens
    if not section.has("digit"):
        return "".join(
            "%" if token.text == "%" else token.text for token in tokens if _is_visible(token)
        )
    places = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    point = next((i for i, t in enumerate(tokens) if t.kind == "sign" and t.text == "."), None)
    decimals = [i for i in places if point is not None and i > point][:_MOST_DECIMALS]
    wholes = [i for i in places if point is None or i < point]
    commas = [i for i, token in enumerate(tokens) if token.kind == "sign" and token.text == ","]
    ends = {part[-1] for part in (wholes, decimals) if part}
    scale = sum(_follows(tokens, i, ends) for i in commas)
    thousands = any(wholes and wholes[0] < i < wholes[-1] for i in commas)
    percent = sum(token.kind == "sign" and token.text == "%" for token in tokens)
    value = number.scaleb(2 * min(percent, _MOST_SHIFTS) - 3 * min(scale, _MOST_SHIFTS))
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    whole_part = _whole(whole, [tokens[i].text for i in wholes], thousands=thousands)
    shown_fraction = _decimals(fraction, [tokens[i].text for i in decimals])
    return _fill(tokens, wholes, decimals, whole_part, shown_fraction)


def _follows(tokens: tuple[Token, ...], i: int, ends: set[int]) -> bool:
    """Whether a comma follows the last place before or behind the point, perhaps behind others."""
    while i > 0 and tokens[i].kind == "sign" and tokens[i].text == ",":
        i -= 1
    return i in ends


def _is_visible(token: Token) -> bool:
    return token.kind in ("literal", "sign") and token.text != ","


def _whole(digits: str, places: list[str], *, thousands: bool) -> list[str]:
    """Spread the digits of a whole number over its places; the first takes what is left over."""
    digits = digits.lstrip("0")
    result: list[str] = []
    count = 0
    for n, place in enumerate(reversed(places)):
        rest = digits[: len(digits) - n] if n < len(digits) else ""
        share = rest if n == len(places) - 1 else rest[-1:]
        share = share or {"0": "0", "?": " "}.get(place, "")
        text = ""
        for digit in reversed(share):
            comma = "," if thousands and count and count % 3 == 0 and digit != " " else ""
            text = digit + comma + text
            count += 1
        result.append(text)
    return result[::-1]


def _decimals(digits: str, places: list[str]) -> list[str]:
    result = list(digits)
    for i in range(len(places) - 1, -1, -1):
        if result[i] != "0" or places[i] == "0":
            break
        result[i] = " " if places[i] == "?" else ""
    return result


def _fill(
    tokens: tuple[Token, ...],
    wholes: list[int],
    decimals: list[int],
    whole: list[str],
    fraction: list[str],
) -> str:
    """Put digits into their places, other signs around them; a point alone stays, as it is seen."""
    at = dict(zip(wholes, whole, strict=True)) | dict(zip(decimals, fraction, strict=True))
    return "".join(
        at.get(i, "") if token.kind == "digit" else token.text if _is_visible(token) else ""
        for i, token in enumerate(tokens)
    )


def _scientific(number: Decimal, section: Section) -> str:
    tokens = section.tokens
    at = next(i for i, token in enumerate(tokens) if token.kind == "exponent")
    mantissa, exponent = tokens[:at], tokens[at + 1 :]
    point = next((i for i, t in enumerate(mantissa) if t.text == "." and t.kind == "sign"), at)
    wholes = max(1, sum(token.kind == "digit" for token in mantissa[:point]))
    decimals = sum(token.kind == "digit" for token in mantissa[point:])
    power = number.adjusted() // wholes * wholes if number else 0
    step = Decimal(1).scaleb(-decimals)
    scaled = number.scaleb(-power).quantize(step, rounding=ROUND_HALF_UP)
    if scaled.adjusted() >= wholes and scaled:
        power += wholes
        scaled = number.scaleb(-power).quantize(step, rounding=ROUND_HALF_UP)
    sign = "-" if power < 0 else "+" if tokens[at].text.endswith("+") else ""
    width = sum(token.kind == "digit" and token.text == "0" for token in exponent)
    return f"{scaled:f}E{sign}{abs(power):0{max(width, 1)}d}"


_BOTTOM = re.compile(r"\d+")


def _fraction(number: Fraction, section: Section) -> str:
    """Write a fraction: its places say how long the bottom may be, digits what it is."""
    tokens = section.tokens
    bar = _slash(tokens) or 0
    after = "".join(token.text for token in tokens[bar + 1 :]).strip()
    digits = _BOTTOM.match(after)
    before = tokens[:bar]
    groups = re.findall(r"[0#?]+", "".join(t.text if t.kind == "digit" else " " for t in before))
    mixed = len(groups) > 1
    whole, rest = divmod(number, 1) if mixed else (0, number)
    if digits and int(digits[0]):
        bottom = int(digits[0])
        top = round(rest * bottom)
    else:
        places = min(len(re.findall(r"[#?0]", after)), 5) or 1
        near = rest.limit_denominator(10**places - 1)
        top, bottom = near.numerator, near.denominator
    if mixed and top == bottom:
        whole, top = whole + 1, 0
    if mixed and not top:
        return str(whole)
    return f"{whole} {top}/{bottom}" if mixed and whole else f"{top}/{bottom}"
