"""Take the choices of a question apart that stand in one cell: A.… B.… C.…, or line by line."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LETTER = re.compile(
    r"(?<![A-Za-z])"
    r"(?:[（(【\[]\s*(?P<a>[A-Za-zＡ-Ｚａ-ｚ])\s*[】)）\]]\s*[.．、:：]?"
    r"|(?P<b>[A-Za-zＡ-Ｚａ-ｚ])\s*[.．、:：,，)）])\s*"
)
_SPACED = re.compile(r"(?:^|(?<=\s))(?P<a>[A-ZＡ-Ｚ])[ \t\u3000]+", re.MULTILINE)
_GLUED = re.compile(r"(?:^|(?<=\s))(?P<a>[A-ZＡ-Ｚ])(?=[\u4e00-\u9fff《“])", re.MULTILINE)
_NUMBER = re.compile(
    r"(?:^|(?<=[\s；;]))(?:[（(]\s*(?P<a>\d{1,2})\s*[)）]|(?P<b>\d{1,2})\s*[.．、)）](?!\d))\s*"
)
_CIRCLE = re.compile(f"(?P<a>[{_CIRCLED}])\\s*")
_ENDS = " \t\u3000\n；;，,|/"
_SIGNS = re.compile(r"[|\t]|[；;]")


def split(text: str) -> list[str]:
    """Return the texts of the choices in a cell, in order; none where they cannot be told apart."""
    choices = _by_marks(text.strip())
    if choices and choices[0][0] == 0:
        return [choice for _, choice in choices]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return lines
    parts = [part.strip() for part in _SIGNS.split(text) if part.strip()]
    return parts if len(parts) > 1 else []


def at_end(text: str) -> tuple[str, list[str]]:
    """Part a prompt from the choices that stand behind it; it comes back alone where none do."""
    for pattern in (_LETTER, _SPACED):
        choices = _sequence(text, pattern)
        if len(choices) > 1 and choices[0][0] > 0:
            start = choices[0][0]
            return text[:start].rstrip(_ENDS), [choice for _, choice in choices]
    return text, []


def _by_marks(text: str) -> list[tuple[int, str]]:
    """The choices that marks in a row begin, each with its place; of the marks that fit."""
    for pattern in (_LETTER, _CIRCLE, _NUMBER, _SPACED, _GLUED):
        choices = _sequence(text, pattern)
        if len(choices) > 1 and choices[0][0] == 0:
            return choices
    return []


def _sequence(text: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    """The places and texts of choices A, B, C … in their order; what lies between is their text."""
    marks: list[re.Match[str]] = []
    for match in pattern.finditer(text):
        if _position(match) == len(marks):
            marks.append(match)
    ends = [*(mark.start() for mark in marks), len(text)]
    return [
        (mark.start(), text[mark.end() : end].strip(_ENDS))
        for mark, end in zip(marks, ends[1:], strict=True)
    ]


def _position(match: re.Match[str]) -> int:
    """Tell which choice a mark begins, from 0."""
    sign = next(group for group in match.groups() if group)
    if sign in _CIRCLED:
        return _CIRCLED.index(sign)
    sign = unicodedata.normalize("NFKC", sign).upper()
    return int(sign) - 1 if sign.isdecimal() else ascii_uppercase.index(sign)


def without_mark(text: str, position: int) -> str:
    """Return a choice without the letter or number of its place that is repeated before it."""
    for pattern in (_LETTER, _CIRCLE, _NUMBER):
        match = pattern.match(text)
        if match and _position(match) == position and match.end() < len(text):
            return text[match.end() :]
    return text


def letters(text: str) -> Iterator[int]:
    """Yield the positions that letters name, as they stand in an answer: AB、 A,B, Ａ；Ｂ."""
    for sign in unicodedata.normalize("NFKC", text).upper():
        if sign in ascii_uppercase:
            yield ascii_uppercase.index(sign)
