"""Find the figures that recur in reported work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Report
from generator.kinds.reports.series import figures_of, recurring, tracks_of

if TYPE_CHECKING:
    from generator.kinds.reports.series import Figure, Series, Track
    from generator.kinds.shelves import ShelfItem, Shelves


@dataclass(frozen=True, slots=True)
class YearCount:
    """Hold of how many reports the date touches a year."""

    year: int
    count: int


class Relations:
    """Answer what the timeline of reports asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition

    @cached_property
    def tracks(self) -> list[Track]:
        """List what is known of every figure of every unit."""
        return tracks_of(self._edition)

    @cached_property
    def series(self) -> list[Series]:
        """List every figure that at least two dated reports of a unit give."""
        return recurring(self.tracks)

    @cached_property
    def figures(self) -> list[Figure]:
        """List the figures that have a page of their own."""
        return figures_of(self.tracks)

    @cached_property
    def _by_entry(self) -> dict[tuple[str, str], list[Track]]:
        """Tracks by the unit they are of, the topics of their reports, and the reports."""
        result: dict[tuple[str, str], dict[int, Track]] = {}
        for track in self.tracks:
            result.setdefault(track.unit.key, {})[id(track)] = track
            for value in track.values:
                result.setdefault(value.item.key, {})[id(track)] = track
                for topic in value.item.data.topics:
                    result.setdefault(("topics", topic), {})[id(track)] = track
        return {key: sorted(own.values(), key=_weight) for key, own in result.items()}

    def tracks_about(self, folder: str, id: str) -> list[Track]:
        """List the tracks of a unit, of a topic or of a report, those that say most first.

        Those of a topic have a value from a report about it.
        """
        return self._by_entry.get((folder, id), [])

    @cached_property
    def lasting(self) -> dict[int, list[ShelfItem[Report]]]:
        """Return by year the reports that began before it and reach into it."""
        result: dict[int, list[ShelfItem[Report]]] = {}
        for item in self._edition.of(Report):
            if date := item.data.date:
                for year in range(date.first.year + 1, date.last.year + 1):
                    result.setdefault(year, []).append(item)
        return result

    @cached_property
    def counts(self) -> list[YearCount]:
        """Return every year that reports touch, the newest first, with how many they are."""
        counts: Counter[int] = Counter()
        for item in self._edition.of(Report):
            if date := item.data.date:
                counts.update(range(date.first.year, date.last.year + 1))
        return [YearCount(year, counts[year]) for year in sorted(counts, reverse=True)]


def _weight(track: Track) -> tuple[object, ...]:
    return -len(track.values), not track.figure, track.name, track.unit.data.id
