"""Describe what a map shows: places and the routes through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.kinds.places.model import Precision


class Region(NamedTuple):
    """Name an area: an id that stands in addresses, and its name."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Hold a place on the map.

    `lat` and `lon` in decimal degrees WGS-84; `href` is "" where it is to be read nowhere.
    `regions`: the areas it lies in, the widest first.
    """

    id: str
    title: str
    href: str
    lat: float
    lon: float
    precision: Precision = Precision.EXACT
    fictional: bool = False
    regions: tuple[Region, ...] = ()

    @property
    def approximate(self) -> bool:
        """Tell whether only the district is known: its sign tells where to ask, not where to go."""
        return self.precision is Precision.DISTRICT

    @property
    def district(self) -> Region | None:
        """Return the smallest area known."""
        return self.regions[-1] if self.regions else None


@dataclass(frozen=True, slots=True)
class MapRoute:
    """Hold a route; `stops` are ids of points in the order of the visit."""

    id: str
    title: str
    href: str
    stops: tuple[str, ...]
