"""Turn the value behind a key into what a cell shows, and what a cell shows into a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.kinds.suggest import nearest
from generator.source.cleaning import clean
from generator.source.yaml import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.workbook.columns import Column
    from generator.intake.workbook.names import Names
    from generator.kinds.record import Choice
    from generator.source.yaml import Value

LONGEST = 32_767
"""UTF-16 units that a cell can hold, in Excel and in WPS."""
TOO_LONG = "（太长，一格放不下：请在文件里改）"
_FLAGS = {"true": "是", "是": "是", "false": "否", "否": "否"}
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ODD = re.compile(f"{_BREAK.pattern}|{INVISIBLE.pattern}")
_CONTINUED = "  "
"""An item of several lines has this before its second and further lines."""


class UnfitError(Exception):
    """Say in words why a cell's text cannot be taken, or a value not be shown."""


def tidy(text: str) -> str:
    """Return a text as it is compared: without what is not seen, its lines ended in one way."""
    if _ODD.search(text):
        text = INVISIBLE.sub("", _BREAK.sub("\n", text))
    return clean(text).strip()


def show(value: Value, column: Column, names: Names) -> str:
    """Return what a cell shows of a value. Raises UnfitError where it is of another shape."""
    if column.item.many:
        if not isinstance(value, list):
            raise UnfitError(f"“{column.heading}”应当是列表")
        text = _join(_display(one, column, names) for one in value)
    elif column.item.is_mapping:
        if not isinstance(value, dict):
            raise UnfitError(f"“{column.heading}”应当是若干“键: 值”")
        text = _join(f"{key}: {_display(one, column, names)}" for key, one in value.items())
    else:
        text = _display(value, column, names)
    return text if len(text.encode("utf-16-le")) <= 2 * LONGEST else TOO_LONG


def _join(items: Iterable[str]) -> str:
    return "\n".join(text.replace("\n", f"\n{_CONTINUED}") for text in items)


def _display(value: Value, column: Column, names: Names) -> str:
    if not isinstance(value, str):
        raise UnfitError(f"“{column.heading}”应当是文字")
    text = tidy(value)
    if column.item.base is bool:
        return _FLAGS.get(text.lower(), text)
    if column.choice is not None:
        member = _member(column.choice, text)
        return member.label if member else text
    if column.is_reference and column.mark:
        return names.display(column.mark, text)
    return text


def _member(choice: type[Choice], text: str) -> Choice | None:
    try:
        return choice(text)
    except ValueError:
        return None


def take(text: str, column: Column, names: Names, old: Value | None) -> Value:
    """Return the value that a cell's text, which is not empty, means.

    `old`: the value that stands in the file; what of it is shown alike stays as it is written.
    Raises UnfitError.
    """
    if text == TOO_LONG:
        raise UnfitError("这是“放不下”的记号，不是内容：请在文件里改")
    if column.item.is_mapping:
        return dict(_pairs(text))
    if not column.item.many:
        return _value(text, column, names, old)
    before = old if isinstance(old, list) else []
    displays: dict[str, Value] = {}
    for one in before:
        displays.setdefault(_display(one, column, names), one)
    return [
        displays[line]
        if line in displays
        else _value(line, column, names, next(iter(before), None))
        for line in split(text)
    ]


def split(text: str) -> list[str]:
    """Part the items of a list, one a line; lines that begin with a blank continue an item."""
    result: list[str] = []
    for line in text.split("\n"):
        continued = line[:1] in (" ", "\t", "\u3000")
        if result and (continued or not line.strip()):
            result[-1] += "\n" + line.removeprefix(_CONTINUED).rstrip()
        elif line.strip():
            result.append(line.strip())
    return [one.strip() for one in result]


def _pairs(text: str) -> Iterator[tuple[str, Value]]:
    for line in split(text):
        key, sign, value = line.partition(":")
        if not (sign and key.strip() and value.strip()):
            raise UnfitError(f"“{line}”看不懂：写作 键: 值，冒号是半角的")
        yield key.strip(), value.strip()


def _value(text: str, column: Column, names: Names, old: Value | None) -> str:
    if column.item.base is bool:
        return _flag(text, old)
    if column.choice is not None:
        return _word(text, column.choice, old)
    if column.is_reference and column.mark:
        reference = names.reference(column.mark, text)
        if reference is None:
            raise UnfitError(f"“{text}”不是已有的标题或编号（{column.note}）")
        return reference
    return text


def _flag(text: str, old: Value | None) -> str:
    word = _FLAGS.get(text.lower())
    if word is None:
        raise UnfitError(f"“{text}”看不懂：写“是”或“否”")
    if old in ("是", "否"):
        return word
    return "true" if word == "是" else "false"


def _word(text: str, choice: type[Choice], old: Value | None) -> str:
    member = _member(choice, text)
    if member is None:
        words = [one.label for one in choice]
        near = next((one.label for one in choice if text in one.near), "") or nearest(text, words)
        hint = f"，是不是“{near}”" if near else ""
        raise UnfitError(f"“{text}”不在可选的词里（{'、'.join(words)}）{hint}")
    in_english = isinstance(old, str) and old in [one.value for one in choice]
    return member.value if in_english else member.label
