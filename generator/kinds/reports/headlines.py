"""Choose the few figures that a page leads with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.reports.series import Track

MOST = 4


def headlines(tracks: Iterable[Track], most: int = MOST) -> list[Track]:
    """Return the figures whose newest values a page leads with, those that say most first.

    First come those that authors want on the home page, then those that can be followed over time,
    then the newest; a nought says little and comes last.
    """
    return sorted(tracks, key=_rank)[:most]


def trends(tracks: Iterable[Track], most: int = MOST) -> list[Track]:
    """Return the figures that have values of several periods, in the order given."""
    several = [track for track in tracks if len({value.date.text for value in track.values}) > 1]
    return several[:most]


def _rank(track: Track) -> tuple[object, ...]:
    newest = track.newest
    is_wanted = any(value.metric.home for value in track.values)
    begun = newest.date.first.toordinal()
    place = newest.item.data.metrics.index(newest.metric)
    return not newest.metric.value, not is_wanted, -len(track.values), -begun, place
