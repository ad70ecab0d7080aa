"""Part the values of a figure by the length of their periods: unlike ones share no scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.reports.series import Track, Value

Key = tuple[int, int]
"""Months of a period and its first month of the year, -1 for any."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Hold the values of like periods by their slot: the number of the period in its row."""

    key: Key
    slots: dict[int, tuple[Value, ...]]

    @property
    def values(self) -> list[Value]:
        return [value for slot in sorted(self.slots) for value in self.slots[slot]]

    @property
    def name(self) -> str:
        """Return what its periods are: 全年, 按月, 1—5月."""
        months, start = self.key
        if start >= 0:
            return f"{start + 1}—{start + months}月"
        return {1: "按月", 3: "按季度", 6: "按半年", 12: "全年"}[months]

    @property
    def per_year(self) -> int:
        """Return how many slots a year has."""
        months, start = self.key
        return 1 if start >= 0 else 12 // months

    @property
    def first(self) -> int:
        return min(self.slots)

    @property
    def last(self) -> int:
        return max(self.slots)


def lanes(track: Track) -> list[Lane]:
    """Return the lanes of one track, worked out once."""
    if "lanes" not in track.kept:
        track.kept["lanes"] = lanes_of([track])
    result: list[Lane] = track.kept["lanes"]
    return result


def lanes_of(tracks: Iterable[Track]) -> list[Lane]:
    """Return the lanes of some tracks, the fullest first, of equally full ones the longest period.

    Values without a period of whole months within a year stand in none, nor those of a track that
    count something else than its newest value.
    """
    groups: dict[Key, dict[int, list[Value]]] = {}
    for track in tracks:
        for value in track.values:
            if value.metric.unit != track.measure:
                continue
            if (span := value.span) and (key := span.lane):
                groups.setdefault(key, {}).setdefault(span.slot, []).append(value)
    lanes = [
        Lane(key, {slot: tuple(values) for slot, values in slots.items()})
        for key, slots in groups.items()
    ]
    return sorted(lanes, key=lambda lane: (-len(lane.values), -lane.key[0], lane.key[1]))
