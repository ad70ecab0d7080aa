"""Tell what a cell shows by what is stored in it: a text, a number, a result, an error.

The rule: ISO/IEC 29500-1, 18.3.1.4 (c) and 18.18.11 (ST_CellType).
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from generator.intake.tables import display
from generator.intake.tables.display import Display
from generator.intake.tables.parts import decode, text_of

if TYPE_CHECKING:
    from generator.intake.office.markup import Node
    from generator.intake.tables.parts import SharedParts

LONGEST = 100_000
"""Characters of one cell; the programs allow 32,767."""
_ERROR = "公式出错，显示 {error}：改好原来的表格"
_NO_RESULT = "公式没有存下结果：用表格软件打开，保存一次"
_IMAGE = ("=DISPIMG(", "=_xlfn.DISPIMG(")  # how WPS keeps a picture that lies in a cell
_PICTURE = "格子里是图片，没有读：改成文字"
_LOST = "文字丢了，文件损坏：用表格软件打开，重新保存"
_TOO_LONG = f"文字超过 {LONGEST:,} 个：分成几格"
_BASE = datetime(1899, 12, 30)
_FIRST = 60  # the day before the first that calendar and programs count alike
_DIGITS = 10**15


def display_of(node: Node, shared: SharedParts) -> Display | None:
    """Return what the element of a cell shows; None where that is nothing."""
    one = _stored(node, shared)
    if one is None or not (one.text or one.fault):
        return None
    return one if len(one.text) <= LONGEST else Display(fault=_TOO_LONG)


def is_number(node: Node) -> bool:
    """Tell whether a cell stores a number or a day."""
    return node.attributes.get("t", "n") in ("n", "d")


def loses_digits(node: Node) -> bool:
    """Tell whether a cell holds a whole number of more digits than the programs keep."""
    value = node.one("x:v")
    if value is None or node.attributes.get("t", "n") != "n":
        return False
    number = _number(value.text)
    return number is not None and abs(number) >= _DIGITS and number == int(number)


def _stored(node: Node, shared: SharedParts) -> Display | None:
    value, kind = node.one("x:v"), node.attributes.get("t", "n")
    if kind == "inlineStr":
        inline = node.one("x:is")
        return display.of_text(text_of(inline), _format(node, shared)) if inline else None
    if value is None or not value.text:
        return Display(fault=_NO_RESULT) if kind != "str" and node.one("x:f") else None
    if kind == "s":
        text = shared.text(value.text)
        return (
            Display(fault=_LOST) if text is None else display.of_text(text, _format(node, shared))
        )
    if kind == "str":
        if value.text.startswith(_IMAGE):
            return Display(fault=_PICTURE)
        return display.of_text(decode(value.text), _format(node, shared))
    if kind == "b":
        return display.of_flag(value.text.strip().lower() in ("1", "true"))
    if kind == "e":
        return Display(fault=_ERROR.format(error=value.text[:20]))
    number = _days(value.text) if kind == "d" else _number(value.text)
    if number is None:
        return Display(value.text)  # a day before 1900, or what no program of ours writes: as it is
    from_1904 = shared.from_1904 and kind != "d"
    return display.of_number(number, _format(node, shared), from_1904=from_1904)


def _format(node: Node, shared: SharedParts) -> str:
    return shared.format(node.attributes.get("s", "0"))


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _days(value: str) -> float | None:
    """Count the days of a day in ISO 8601; None where it is none, or lies before 1900."""
    try:
        passed = datetime.fromisoformat(value.removesuffix("Z")) - _BASE
    except (ValueError, TypeError):
        return None
    days = passed.total_seconds() / 86_400
    return days if days > _FIRST else None
