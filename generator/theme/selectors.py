"""Write `:is()` out in full, for browsers that drop every rule with a selector they do not know.

Chrome knows it from version 88 on, Safari from 14. The rule itself stays and stands behind: it is
as specific as what is written out, or more, so that newer browsers see no difference.
"""

from __future__ import annotations

import re

_RULE = re.compile(r"(?<=[{};])(\s*)([^{};@]*:is\([^{};@]*)(\{[^{}]*\})")
_YOUNG = re.compile(r":(?:focus-visible|has\(|where\()")
"""What a browser without `:is()` may lack, too: one such selector would take a whole rule along."""


def expand_selectors(sheet: str) -> str:
    """Return a style sheet, without comments, in which older browsers find their rules.

    Raises ValueError where what is written out would mean something else.
    """
    return _RULE.sub(_both, f"}}{sheet}")[1:]


def _both(rule: re.Match[str]) -> str:
    blank, selectors, body = rule.groups()
    plain = [one for selector in _parts(selectors) for one in _expand_selector(selector)]
    old = ", ".join(selector for selector in plain if not _YOUNG.search(selector))
    return f"{blank}{old} {body}{rule[0]}" if old else rule[0]


def _expand_selector(selector: str) -> list[str]:
    """Return the selectors that a selector with `:is()` stands for."""
    before, sign, rest = selector.partition(":is(")
    if not sign:
        return [selector.strip()]
    end = _end(rest)
    options = _parts(rest[:end])
    if before[-1:] not in ("", " ", ">", "+", "~", "\n") and any(o[0].isalpha() for o in options):
        raise ValueError(f"{selector.strip()}: the name of an element cannot follow what it is")
    return [
        one for option in options for one in _expand_selector(f"{before}{option}{rest[end + 1 :]}")
    ]


def _parts(text: str) -> list[str]:
    """Return what the commas outside of brackets part."""
    parts, depth = [""], 0
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts if part.strip()]


def _end(text: str) -> int:
    """Return where the bracket closes that was opened before a text."""
    depth = 1
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at
    raise ValueError(f"{text}: a bracket is not closed")
