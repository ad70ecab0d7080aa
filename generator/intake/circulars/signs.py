"""Write the signs of a Chinese sentence wide, where it was typed or copied with those of ASCII.

All that tells sentences and clauses apart by their signs then needs to know one form of each.
"""

from __future__ import annotations

import re

from generator.intake.circulars.lexicon import HAN

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_BEFORE, _BEHIND = f"{HAN}”’）》〕】」％%", f"{HAN}“‘（《〔【「"
_HALF = re.compile(
    rf"(?<=[{_BEFORE}])[ ]?(?P<behind>[,;:?!])[ ]?(?![,;:?!/])"
    rf"|(?<=[0-9A-Za-z)\]])(?P<before>[,;?!])[ ]?(?=[{_BEHIND}])"
    rf"|(?<=[{_BEFORE}])(?<![一二三四五六七八九十])(?P<stop>\.)(?=[{_BEHIND}\s]|\Z)[ ]?"
)
"""A sign beside Han: behind it, or between a number and it. Those between digits stay, as in 1,000;
so do a point behind the number of a paragraph, as in 一. and all of an address, as in https:.
"""


def widen(text: str) -> tuple[str, int]:
    """Return a text with its half-width signs of sentences wide, and how many there were."""
    return _HALF.subn(lambda match: _WIDE[match[match.lastgroup or 0]], text)
