"""Count the blanks of a prompt, and join the answers of several blanks to one.

A question with several blanks is answered as a whole: what belongs into them in order, parted by
“；”. So every system that knows blanks at all can ask it.
"""

from __future__ import annotations

import re

SEPARATOR = "；"
_GAP = re.compile(r"[_＿]{2,}|＿|[（(][\s\u3000_＿]*[)）]|【[\s\u3000_＿]*】|﹍{2,}|…{3,}")


def parts(answer: str) -> list[str]:
    """Return what an answer puts into each blank."""
    return [part.strip() for part in re.split("[；;]", answer) if part.strip()]


def gap_count(prompt: str) -> int:
    """Return how many blanks are marked in a prompt: ＿＿, ____, （　）."""
    return len(_GAP.findall(prompt))
