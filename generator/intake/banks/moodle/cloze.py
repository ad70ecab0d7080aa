"""Read a text with answers in it (cloze): {1:SHORTANSWER:=甲~=乙}.

The rule: docs.moodle.org, “Embedded answers (Cloze) question type”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_GAP = re.compile(r"\{\d{0,3}:([A-Z_]{2,30}):((?:\\.|[^\\}])*)\}", re.DOTALL)
_OPTION = re.compile(r"(?:\\.|[^\\~])+", re.DOTALL)
_PARTS = re.compile(
    r"\s*(?:(?P<right>=)|%(?P<weight>-?\d{1,3}(?:\.\d{1,6})?)%)?"
    r"(?P<text>(?:\\.|[^\\#])*)(?:#(?P<why>.*))?",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\([}~#/\"\\])")


class Kind(Enum):
    TEXT = auto()
    NUMBER = auto()
    CHOICE = auto()
    OTHER = auto()


_KINDS = {"SHORTANSWER": Kind.TEXT, "SA": Kind.TEXT, "MW": Kind.TEXT}
_KINDS |= {"SHORTANSWER_C": Kind.TEXT, "SAC": Kind.TEXT, "MWC": Kind.TEXT}
_KINDS |= {"NUMERICAL": Kind.NUMBER, "NM": Kind.NUMBER}
_KINDS |= dict.fromkeys(
    ("MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH", "MULTICHOICE_S", "MCS",
     "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"), Kind.CHOICE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold one place of a text that is to be filled in: (text, share in per cent, feedback)."""

    kind: Kind
    options: tuple[tuple[str, float, str], ...]


def part(text: str, sign: str) -> tuple[str, list[Gap]]:
    """Return a text with a sign in the place of every gap, and the gaps."""
    matches = _GAP.finditer(text)
    gaps = [Gap(_KINDS.get(match[1], Kind.OTHER), _options(match[2])) for match in matches]
    return _GAP.sub(sign, text), gaps


def _options(text: str) -> tuple[tuple[str, float, str], ...]:
    result = []
    for option in _OPTION.findall(text):
        match = _PARTS.match(option)
        if match is None or not match["text"].strip():
            continue
        share = 100.0 if match["right"] else float(match["weight"] or 0)
        words = (_ESCAPE.sub(r"\1", one or "").strip() for one in (match["text"], match["why"]))
        result.append((next(words), share, next(words)))
    return tuple(result)
