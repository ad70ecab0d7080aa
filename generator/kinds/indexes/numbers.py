"""Read numbers as departments write them in tables: 1,234, 98.5%, ３件, —."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

_FIGURE = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_MISSING = frozenset({"", "-", "--", "—", "——", "/", "缺", "缺失", "无数据", "未报", "n/a", "na"})
_FRACTION = re.compile(r"(\d+(?:\.\d+)?)\s*[/／:：]\s*(\d+(?:\.\d+)?)")
_LARGEST = 1e15
_SLACK = 1e-6

LEAST, MOST = 1 / 9, 9.0
"""What a judgement may be: Saaty's scale of 1 to 9 and its reciprocals."""


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no value."""
    return _plain(text).lower() in _MISSING


def number(text: str, measure: str = "") -> float | None:
    """Return the number of a cell, with or without its unit of measure; None for what is none."""
    plain = _plain(text)
    for unit in (_plain(measure), "%"):
        plain = plain.removesuffix(unit) if unit else plain
    if not _FIGURE.fullmatch(plain) or not any(sign.isdigit() for sign in plain):
        return None
    value = float(plain.replace(",", ""))
    return value if abs(value) < _LARGEST else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")  # the sign of mathematics
    return "".join(plain.split())


def _times(value: Any) -> Any:
    """Read how many times something counts: 3, 0.5, 1/3, within 1/9 to 9."""
    if not isinstance(value, str):
        return value
    fraction = _FRACTION.fullmatch(unicodedata.normalize("NFKC", value).strip())
    if fraction and float(fraction[2]):
        times: float | None = float(fraction[1]) / float(fraction[2])
    else:
        times = number(value, "倍")
    if times is None:
        raise PydanticCustomError("judgement-scale", "not a judgement", {"value": value})
    if not LEAST - _SLACK <= times <= MOST + _SLACK:
        raise PydanticCustomError("judgement-scale", "out of the scale", {"value": value})
    return times


Times = Annotated[float, BeforeValidator(_times), WithJsonSchema({"type": ["number", "string"]})]
"""How many times one thing counts for more than another: 1/9 to 9."""

Number = Annotated[float, Field(ge=-_LARGEST, le=_LARGEST, allow_inf_nan=False)]
Percentage = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
