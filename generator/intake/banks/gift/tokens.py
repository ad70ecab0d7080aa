"""Read the signs and escapes of GIFT, from left to right and each character once."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\(?P<escape>[\\:#={}~n])|(?P<sign>[{}~=#]|->)|(?P<text>[^\\{}~=#-]+|\\|-)", re.DOTALL
)
"""Only these signs can be escaped; before any other a backslash is a backslash, as in a formula."""


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a piece of text, or a sign as it stands there. `sign` is "" for a text."""

    text: str
    sign: str = ""


def tokens(text: str) -> list[Token]:
    """Part a text into signs and texts without escapes."""
    result = []
    for match in _TOKEN.finditer(text):
        if escape := match["escape"]:
            result.append(Token("\n" if escape == "n" else escape))
        else:
            result.append(Token(match[0], match["sign"] or ""))
    return result


def join(parts: list[Token]) -> str:
    """Return tokens as text, signs among them as they stand."""
    return "".join(token.text for token in parts).strip()


def part(parts: list[Token], sign: str) -> tuple[list[Token], list[Token]]:
    """Return what stands before the first of a sign and what stands behind it."""
    at = next((i for i, token in enumerate(parts) if token.sign == sign), len(parts))
    return parts[:at], parts[at + 1 :]


def split(parts: list[Token], signs: str) -> list[tuple[str, list[Token]]]:
    """Part tokens at some signs; each part with the sign before it, "" for the first."""
    result: list[tuple[str, list[Token]]] = [("", [])]
    for token in parts:
        if token.sign and token.sign in signs:
            result.append((token.sign, []))
        else:
            result[-1][1].append(token)
    return result
