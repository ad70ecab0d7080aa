"""Write the lines below the map that explain its signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.tools.text_metrics import width

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE = 24  # room for a sample
_BETWEEN = 14


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a sample (its name, or nothing) and the words beside it.

    The sample stands at `x` in line `row`, the words from `text_x` on; in units.
    """

    sample: str
    text: str
    x: int
    row: int

    @property
    def text_x(self) -> int:
        return self.x + (_SAMPLE if self.sample else 0)


def lay_out(notes: Iterable[tuple[str, str]], room: float, size: float) -> list[Item]:
    """Draw samples and words in lines of at most `room` units, at a type size of `size` units."""
    items: list[Item] = []
    x, row = 0.0, 0
    for sample, text in notes:
        wide = (_SAMPLE if sample else 0) + width(text) * size
        if items and x + wide > room:
            x, row = 0.0, row + 1
        items.append(Item(sample, text, round(x), row))
        x += wide + _BETWEEN
    return items
