"""What a map shows: places and the routes through them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map; `lat` and `lon` in decimal degrees WGS-84, `approximate` if known to the district only."""

    id: str
    title: str
    href: str
    lat: float
    lon: float
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class MapRoute:
    """A route; `stops` are ids of points in the order of the visit."""

    id: str
    title: str
    href: str
    stops: tuple[str, ...]
