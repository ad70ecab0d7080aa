"""Read amounts of money, of yuan, as people write them, and show them in words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.kinds.fields import AMOUNT
from generator.kinds.numerals import PLAIN, amount_of, value_of

_UNITS = {"": 1, "十": 10, "百": 100, "千": 1_000, "万": 10_000}
_UNITS |= {"十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_FIGURE = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
_PART = re.compile(rf"零?{_FIGURE}(十万|百万|千万|[十百千万亿]?)")
_PARTS = re.compile(rf"(?:{_PART.pattern})+")
_CURRENCY = re.compile(
    r"^(?:人民币|RMB|CNY|¥)+:?|(?:人民币|RMB|CNY)$|(?<=元)[整正]$", re.IGNORECASE
)
_THOUSANDS = re.compile(r"(?<=\d)w$", re.IGNORECASE)  # 2.1w, as message programs have it
_CENT = "[1-9一二三四五六七八九]"
_AMOUNT = re.compile(
    rf"(-?)(?:([^元块角分-]+)(?:元|块|$))?(?:({_CENT})角)?(?:零?({_CENT})分)?[整正]?"
)
_VAGUE = re.compile("约|大约|近|超过?|逾|余|多|以上|左右|共计?|合计?")


def yuan(text: str) -> Decimal | None:
    """Read 21000, 21,000元, 2.1万元, 3亿2000万元, 贰万壹仟元整, 3元5角 as exact yuan.

    Of several parts each has a smaller unit than the one before, and only the last a fraction.
    None where that is not clear.
    """
    if text.isascii() and text.isdigit():
        return Decimal(text)
    plain = "".join(unicodedata.normalize("NFKC", text).split()).translate(PLAIN)
    match = _AMOUNT.fullmatch(_THOUSANDS.sub("万", _CURRENCY.sub("", _CURRENCY.sub("", plain))))
    if match is None or not any(match.groups()[1:]):
        return None
    whole = Decimal(0) if match[2] is None else _whole(match[2])
    if whole is None:
        return None
    jiao, fen = (value_of(part) if part else 0 for part in (match[3], match[4]))
    total = whole + Decimal(jiao or 0) / 10 + Decimal(fen or 0) / 100
    return -total if match[1] else total


def _whole(text: str) -> Decimal | None:
    """The figures of an amount in digits, in numerals, or in both by turns (2万1千)."""
    if _PARTS.fullmatch(text) is None:
        amount = amount_of(text)
        return None if amount is None else Decimal(amount)
    total, smallest = Decimal(0), 0
    parts = list(_PART.finditer(text))
    for position, part in enumerate(parts):
        unit = _UNITS[part[3]]
        if (position and unit >= smallest) or (part[2] and position < len(parts) - 1):
            return None
        if position and re.fullmatch(r"\d", part[0]):
            return None  # 2万5 is 25,000 to those who say it
        total += Decimal(part[1].replace(",", "") + (part[2] or "")) * unit
        smallest = unit
    return total


def _amount(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    amount = yuan(value)
    if amount is None:
        clear = yuan(_VAGUE.sub("", value))
        values = {"value": value, "nearest": f"{clear:f}" if clear is not None else ""}
        raise PydanticCustomError("bad-amount", "not an amount", values)
    return float(amount)


Amount = Annotated[
    float,
    BeforeValidator(_amount),
    Field(ge=0, allow_inf_nan=False),
    WithJsonSchema({"type": ["number", "string"]}),
    AMOUNT,
]
"""Yuan, exact to the fen up to some ninety thousand milliards, where whole numbers of fen end."""


def money(yuan: float) -> str:
    """Write yuan as a reader says it: 2.135 万元 from ten thousand on, else 元."""
    if yuan >= 10_000:
        return f"{yuan / 10_000:,.4f}".rstrip("0").rstrip(".") + " 万元"
    return f"{_digits(yuan)} 元"


def in_full(yuan: float) -> str:
    """Write yuan with all their digits, as a document gives them: 18,600元."""
    return f"{_digits(yuan)}元"


def _digits(yuan: float) -> str:
    return f"{yuan:,.2f}".removesuffix(".00")
