"""Keep boxes on the drawing in a grid, to ask quickly what is near one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Spot = tuple[float, float]
"""x to the right and y down, in units of the drawing (about a CSS pixel on a phone)."""


STROKE = "stroke"
"""Owns what a line takes on a drawing."""


class Box(NamedTuple):
    """Hold an upright rectangle in units of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, centre: Spot, half: float) -> Box:
        x, y = centre
        return cls(x - half, y - half, x + half, y + half)

    def grow(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def clamp(self, spot: Spot) -> Spot:
        """Return the spot of this box that is nearest to `spot`."""
        x, y = spot
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True, slots=True)
class _Item:
    box: Box
    owner: object


class Crowd:
    """Hold boxes that are taken, each with an owner.

    They lie in square cells: a question costs what is near, not what there is.
    """

    def __init__(self, cell: float = 24.0) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[_Item]] = {}

    def add(self, box: Box, owner: object = None) -> None:
        item = _Item(box, owner)
        for key in self._keys(box):
            self._cells.setdefault(key, []).append(item)

    def near(self, box: Box) -> Iterator[_Item]:
        """Yield what overlaps `box`; an item that spans several cells may come several times."""
        for key in self._keys(box):
            for item in self._cells.get(key, ()):
                if item.box.overlaps(box):
                    yield item

    def free(self, box: Box) -> bool:
        """Tell whether nothing overlaps `box`."""
        return next(self.near(box), None) is None

    def only(self, box: Box, *owners: object) -> bool:
        """Tell whether all that overlaps `box` belongs to one of `owners`."""
        return all(item.owner in owners for item in self.near(box))

    def owners(self, box: Box) -> set[object]:
        """Return whose boxes overlap `box`."""
        return {item.owner for item in self.near(box)}

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        cell = self._cell
        rows = range(int(box.top // cell), int(box.bottom // cell) + 1)
        for column in range(int(box.left // cell), int(box.right // cell) + 1):
            for row in rows:
                yield column, row
