"""Take a number format apart: its sections, and the signs of each.

The rule: ISO/IEC 29500-1, 18.8.30 (numFmt, with the formats of zh-CN that have only a number) and
18.8.31 (numFmts).
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from openpyxl.styles.numbers import BUILTIN_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHINESE = {
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;[Red]"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""What a number alone means in a Chinese program."""

BY_NUMBER: dict[int, str] = {**BUILTIN_FORMATS, **_CHINESE}
"""The formats that have a number instead of their signs."""

_LONGEST = 255  # characters of a format, as the programs allow
_MOST_TOKENS = 80  # of a section; nobody writes more, and each costs time in every cell
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"
    r"|_(?P<blank>.)"
    r"|\*(?P<filler>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/通用格式)"
    r"|(?P<half>AM/PM|A/P|上午/下午)"
    r"|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,4}|e+)"
    r"|(?P<digit>[0#?])"
    r"|(?P<text>@)"
    r"|(?P<sign>[.,%/])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_ELAPSED = re.compile(r"(h+|m+|s+)$", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-\]]*)(?:-.*)?$", re.DOTALL)
_DIGITS = re.compile(r"DBNum([123])", re.IGNORECASE)
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a sign of a format. `kind`: literal, general, half, exponent, date, elapsed, digit,
    text or sign; `text`: what stands there, of a literal what it shows.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a part of a format between semicolons.

    `condition`: for which numbers it is, where it says so. `digits`: 1, 2, 3 for the Chinese
    digits 一, 壹, １ that it asks for, else 0.
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    digits: int = 0

    def holds(self, number: float) -> bool:
        """Tell whether a number is of its condition."""
        if self.condition is None:
            return False
        sign, limit = self.condition
        return _COMPARISONS[sign](number, limit)

    def has(self, *kinds: str) -> bool:
        """Tell whether a sign of one of those kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[Section, ...]:
    """Return the sections of a format, in order; of an empty one a general section."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code[:_LONGEST]):
        if match["other"] == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    if parts == [[]]:
        return (Section((Token("general", ""),)),)
    return tuple(_section(part) for part in parts)


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition = None
    digits = 0
    for match in matches:
        bracket = match["bracket"]
        if bracket is None:
            tokens += _tokens(match)
        elif limit := _CONDITION.match(bracket):
            condition = (limit[1], float(limit[2]))
        elif chinese := _DIGITS.match(bracket):
            digits = int(chinese[1])
        elif _ELAPSED.match(bracket):
            tokens.append(Token("elapsed", bracket.lower()))
        elif currency := _CURRENCY.match(bracket):
            tokens.append(Token("literal", currency[1]))
    if len(tokens) > _MOST_TOKENS:
        tokens = [Token("general", "")]
    return Section(tuple(tokens), condition, digits)


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    kind = str(match.lastgroup)
    text = match[kind]
    if kind == "filler":
        return
    if kind in ("quoted", "escaped", "other"):
        yield Token("literal", text)
    elif kind == "blank":
        yield Token("literal", " ")
    else:
        yield Token(kind, text.lower() if kind == "date" else text)
