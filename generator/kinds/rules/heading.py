"""Read a heading of a statute: its level (编, 分编, 章, 节), its number and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.kinds.numerals import NUMERAL, value_of

LEVELS = ("编", "分编", "章", "节")
"""From the outermost in; after 立法法 (2023), 第六十五条."""

_NUMBERED = re.compile(
    rf"第\s*(?P<number>[0-9０-９{NUMERAL}\s]{{1,12}}?)\s*(?P<level>分编|编|章|节)"
    rf"(?:之(?P<inserted>[{NUMERAL}]{{1,3}}))?(?:[\s\u3000、.．]+|(?=[^\s])|$)(?P<name>.*)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold a heading: `level` is a place in LEVELS, or None without a number: 附则.

    `label` is its number as the law writes it: 第一章; "" where it has none.
    """

    level: int | None
    label: str
    name: str

    @property
    def text(self) -> str:
        return (
            f"{self.label}\u3000{self.name}" if self.label and self.name else self.label + self.name
        )


def heading(text: str) -> Heading:
    """Read a heading as authors write or paste it: 第一章 总则, 第 一 章　总 则, 附则."""
    match = _NUMBERED.fullmatch(text.strip())
    if match is None or value_of("".join(match["number"].split())) is None:
        return Heading(None, "", _tight(text))
    after = f"之{match['inserted']}" if match["inserted"] else ""
    number = "".join(match["number"].split())
    label = f"第{number}{match['level']}{after}"
    return Heading(LEVELS.index(match["level"]), label, _tight(match["name"]))


def _tight(name: str) -> str:
    """A name without the blanks that spread two characters over a line: 总　则."""
    parts = name.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else " ".join(parts)
