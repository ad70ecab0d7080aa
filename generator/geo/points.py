"""Describe what a map shows: places and the routes through them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.kinds.places.model import Precision


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Hold a place on the map.

    `lat` and `lon` in decimal degrees WGS-84; `href` is "" where it is to be read nowhere.
    """

    id: str
    title: str
    href: str
    lat: float
    lon: float
    precision: Precision = Precision.EXACT
    fictional: bool = False

    @property
    def approximate(self) -> bool:
        """Tell whether only the district is known: its sign tells where to ask, not where to go."""
        return self.precision is Precision.DISTRICT


@dataclass(frozen=True, slots=True)
class MapRoute:
    """Hold a route; `stops` are ids of points in the order of the visit."""

    id: str
    title: str
    href: str
    stops: tuple[str, ...]
