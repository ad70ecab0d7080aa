"""Say how long a route takes: from stop to stop, in all, and when to start.

On foot the way between two exact places counts as the straight line × 1.3 at 4 km/h; what an author
measured wins. Going up and down is left out. Of other ways to travel nothing is guessed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.geo.datum import to_wgs84
from generator.kinds.places.hours import DAY
from generator.kinds.places.model import Place, Precision
from generator.kinds.routes.model import Leg, Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.edition import Edition, Item
    from generator.kinds.places.hours import Span, Week
    from generator.kinds.routes.model import Route

DETOUR = 1.3
KM_AN_HOUR = 4.0
RULE = "按直线距离的 1.3 倍、每小时 4 千米估算，未计上下坡"

_EARTH_KM = 6371.0088  # the mean radius of the IUGG
_FARTHEST_KM = 30.0
"""Farther than that nobody walks: the places are wrong, or the way to travel is."""


@dataclass(frozen=True, slots=True)
class Way:
    """Hold the way from a stop to the next; `minutes` is None where nobody can say.

    `is_estimate`: computed by our rule, not measured by the author.
    """

    minutes: int | None
    km: float | None
    note: str | None
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class Timetable:
    """Hold how long a route takes: `ways` between stops, `stay` at them together, in minutes."""

    ways: tuple[Way, ...]
    stay: int
    starts: tuple[tuple[str, tuple[Span, ...]], ...] = ()

    @property
    def travel(self) -> int:
        """Return the minutes on the way, as far as they are known."""
        return sum(way.minutes or 0 for way in self.ways)

    @property
    def unknown(self) -> int:
        """Count the ways of which nobody can say how long they take."""
        return sum(way.minutes is None for way in self.ways)

    @property
    def has_estimate(self) -> bool:
        return any(way.is_estimate for way in self.ways)

    @property
    def total(self) -> int | None:
        """Return the minutes from the first stop to the end of the last; None if one is unknown."""
        return None if self.unknown else self.stay + self.travel


def timetable(edition: Edition, route: Item[Route]) -> Timetable:
    """Return how long a route takes, with the best times to start as far as hours are known."""
    data = route.data
    places = [_data(edition, stop.place) for stop in data.stops]
    legs = data.legs or (Leg(),) * max(0, len(places) - 1)
    ways = tuple(
        _way(leg, here, there, data.mode)
        for leg, (here, there) in zip(legs, pairwise(places), strict=True)
    )
    bare = Timetable(ways, data.minutes)
    if bare.total is None or data.is_hall or not places:
        return bare
    return Timetable(ways, data.minutes, _starts(data, places, ways))


def _data(edition: Edition, id: str) -> Place | None:
    item = edition.one(Place, id)
    return item.data if item else None


def _way(leg: Leg, here: Place | None, there: Place | None, mode: Mode | None) -> Way:
    km = leg.km
    if leg.minutes is not None:
        return Way(leg.minutes, km, leg.note, is_estimate=False)
    if mode is Mode.WALK:
        km = leg.km if leg.km is not None else _walk_km(here, there)
        if km is not None and km <= _FARTHEST_KM:
            return Way(minutes_on_foot(km), km, leg.note, is_estimate=True)
    return Way(None, leg.km, leg.note, is_estimate=False)


def minutes_on_foot(km: float) -> int:
    """Return whole minutes for a way of some kilometres at 4 km/h, rounded up."""
    return math.ceil(round(km / KM_AN_HOUR * 60, 6))


def _walk_km(here: Place | None, there: Place | None) -> float | None:
    """Kilometres on foot between two places whose doors are known."""
    if here is None or there is None or not (here.is_exact and there.is_exact):
        return None
    return straight_km(_position(here), _position(there)) * DETOUR


def _position(place: Place) -> tuple[float, float]:
    where = place.location
    assert where is not None
    assert where.datum is not None
    assert where.precision is Precision.EXACT
    return to_wgs84(where.lat, where.lon, where.datum.value)


def straight_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the kilometres between two positions in degrees (haversine, on a sphere)."""
    lat, lon, lat2, lon2 = map(math.radians, (*here, *there))
    half = (
        math.sin((lat2 - lat) / 2) ** 2
        + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _starts(
    route: Route, places: Sequence[Place | None], ways: Sequence[Way]
) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """When to start, for days that are alike: their name, and the spans of minutes."""
    weeks: list[tuple[Week, int, int]] = []
    passed = 0
    for place, stop, way in zip(places, route.stops, (*ways, None), strict=True):
        stay = stop.minutes or 0
        if place and place.week:
            weeks.append((place.week, passed, stay))
        passed += stay + (way.minutes or 0 if way else 0)
    if not weeks:
        return ()
    return _by_days([_start(day, weeks) for day in range(7)])


def _start(day: int, weeks: Sequence[tuple[Week, int, int]]) -> tuple[Span, ...]:
    """The spans in which one may start on a day and find every stop open for all of the stay."""
    spans: list[Span] = [(0, DAY)]
    for week, passed, stay in weeks:
        fitting = [(opens - passed, closes - stay - passed) for opens, closes in week[day]]
        spans = [
            (max(a, c), min(b, d))
            for a, b in spans
            for c, d in fitting
            if max(a, c, 0) <= min(b, d, DAY)
        ]
    return tuple((max(0, start), end) for start, end in spans)


def _by_days(starts: Sequence[tuple[Span, ...]]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Gather days that are alike: 每天, 周一至周五, 周六、周日."""
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(starts):
        groups.setdefault(spans, []).append(day)
    return tuple((_days_written(days), spans) for spans, days in groups.items())


def _days_written(days: Sequence[int]) -> str:
    if len(days) == 7:
        return "每天"
    names = [f"周{'一二三四五六日'[day]}" for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]}至{names[-1]}"
    return "、".join(names)
