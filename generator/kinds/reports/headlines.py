"""Choose the few figures that a page leads with, and set all of them out by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.reports.series import Track, Value

MOST = 4
MOST_ROWS, MOST_YEARS = 40, 8


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


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a figure with its values by the columns of years; a year may have several or none."""

    track: Track
    cells: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Years:
    """Hold figures by year, the last year first; `left`: how many figures are left out."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]
    left: int


def by_year(tracks: Iterable[Track], most: int = MOST_ROWS) -> Years:
    """Return figures by the years in which their periods begin, those that say most first."""
    ranked = sorted(tracks, key=_rank)
    shown = ranked[:most]
    years = sorted({v.date.year for one in shown for v in one.values}, reverse=True)[:MOST_YEARS]
    rows = tuple(
        Row(one, tuple(tuple(v for v in one.values if v.date.year == year) for year in years))
        for one in shown
    )
    return Years(tuple(years), rows, len(ranked) - len(shown))


def _rank(track: Track) -> tuple[object, ...]:
    newest = track.newest
    is_wanted = any(value.metric.home for value in track.values)
    begun = newest.date.first.toordinal()
    place = newest.item.data.metrics.index(newest.metric)
    return not newest.metric.value, not is_wanted, -len(track.values), -begun, place
