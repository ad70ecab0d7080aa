"""Find the figures that recur in reported work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Report
from generator.kinds.reports.parts import wholes
from generator.kinds.reports.series import figures_of, tracks_of

if TYPE_CHECKING:
    from generator.kinds.reports.model import Metric
    from generator.kinds.reports.parts import Part
    from generator.kinds.reports.series import Figure, Track
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
    def recurring(self) -> list[Track]:
        """List what more than one period of a unit is known of, those that say most first."""
        return sorted((track for track in self.tracks if len(track.values) > 1), key=_weight)

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
    def _pages(self) -> dict[tuple[str, str], str]:
        """Addresses of tracks that hold more than one value, by figure and unit."""
        return {
            (track.figure, track.unit.data.id): track.url
            for track in self.tracks
            if track.url and len(track.values) > 1
        }

    def page_of(self, report: ShelfItem[Report], metric: Metric) -> str:
        """Return the address of a figure over time; "" where a report gives its only value."""
        return self._pages.get((metric.id or "", report.data.unit or ""), "")

    def wholes(self, report: Report) -> list[Part]:
        """Return the figures of a report that have others as parts."""
        return wholes(report.metrics)

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
