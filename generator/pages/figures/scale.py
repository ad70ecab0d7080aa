"""Fix what drawings of one figure have in common: which periods lie across, how high a value is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.figures.lanes import lanes, lanes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.reports.series import Track
    from generator.pages.figures.lanes import Key, Lane


@dataclass(frozen=True, slots=True)
class Scale:
    """Hold the slots of a row of like periods, both included, and the values from foot to head.

    Nought is always within: a bar has its whole length.
    """

    first: int
    last: int
    least: float
    most: float

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def middle(self, slot: int) -> float:
        """Return where the middle of a slot is, in percent of the width."""
        return 100 * (slot - self.first + 0.5) / self.count

    def depth(self, value: float, height: float) -> float:
        """Return how far below the head of a drawing of some height a value lies."""
        span = self.most / 2 - self.least / 2  # halves: the whole may be more than a float holds
        return height * ((self.most / 2 - value / 2) / (span or 1.0))


def scales_of(tracks: Sequence[Track]) -> dict[Key, Scale]:
    """Return the scale of each row of like periods, one for all tracks, the fullest row first.

    Tracks of several measures share none: the caller draws them apart.
    """
    found = lanes(tracks[0]) if len(tracks) == 1 else lanes_of(tracks)
    return {lane.key: _scale(lane) for lane in found}


def _scale(lane: Lane) -> Scale:
    values = [value.metric.value for value in lane.values]
    return Scale(lane.first, lane.last, min(0.0, *values), max(0.0, *values))
