"""Know where a line end stands for a blank, and where Chinese has none."""

from __future__ import annotations

import re

HAN = "\u2e80-\u2fff\u3000-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…\U00020000-\U0003ffff"
"""Han characters and the punctuation set with them, for the inside of a character class."""

_HAN = re.compile(f"[{HAN}]")
_FIGURE = re.compile(r"[0-9%‰]")


def is_joint(before: str, after: str) -> bool:
    """Tell whether two characters on either side of a line end belong together without a blank.

    Between Han characters, and between one and a figure, Chinese writes none; between words in
    Latin letters, and between those and Han characters, the line end is a blank.
    """
    han_before, han_after = _HAN.match(before) is not None, _HAN.match(after) is not None
    return (han_before and (han_after or _FIGURE.match(after) is not None)) or (
        han_after and _FIGURE.match(before) is not None
    )
