"""Project degrees on a flat drawing.

The projection is a local equirectangular one, with its grid and its scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.geo.box import Box, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Mean radius of the Earth (IUGG, R1), 6371.0088 km, times one degree.
KM_PER_DEGREE = math.radians(6371.0088)

_ALONE_KM = 8.0  # across, for a point that is alone: a walk around it
_LEAST_KM = 0.4  # what is nearer together is spread out by the drawing, not by the scale
_FLAT = 0.6
_TICKS_APART = 58.0  # units, so that labels like 112.56°E keep their distance
FLATTEST, TALLEST = 0.80, 1.35  # height of the field to its width; portrait suits a phone


def to_km(positions: Sequence[tuple[float, float]]) -> list[Spot]:
    """Return kilometres east and north of the middle of (lat, lon) degrees.

    Equirectangular, true at the middle latitude: over the 200 km of a prefecture the distortion
    is under a percent, less than the width of a line.
    """
    middle_lat = _middle([lat for lat, _ in positions])
    middle_lon = _middle([lon for _, lon in positions])
    east = KM_PER_DEGREE * _shrink(middle_lat)
    return [
        ((lon - middle_lon) * east, (lat - middle_lat) * KM_PER_DEGREE) for lat, lon in positions
    ]


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def _shrink(lat: float) -> float:
    """How much shorter a degree of longitude is than one of latitude; not 0, even at a pole."""
    return max(math.cos(math.radians(lat)), 0.01)


@dataclass(frozen=True, slots=True)
class Plane:
    """Hold the field of a drawing and what part of the Earth it shows.

    `scale` is in units per kilometre; `lat` and `lon` stand in the middle of `field`.
    """

    field: Box
    lat: float
    lon: float
    scale: float

    def spot(self, lat: float, lon: float) -> Spot:
        x = self._x(lon)
        return x, self._y(lat)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return the south, west, north and east of the field, in degrees."""
        lat = (self.field.bottom - self.field.top) / 2 / (self.scale * KM_PER_DEGREE)
        lon = (self.field.right - self.field.left) / 2 / self._units_per_lon
        return self.lat - lat, self.lon - lon, self.lat + lat, self.lon + lon

    def meridians(self) -> Iterator[tuple[float, str]]:
        """Yield x and label of the grid lines running north and south."""
        reach = (self.field.right - self.field.left) / 2 / self._units_per_lon
        for value, text in _ticks(
            self.lon - reach, self.lon + reach, _TICKS_APART / self._units_per_lon
        ):
            yield self._x(value), f"{text.lstrip('-')}°{'W' if value < 0 else 'E'}"

    def parallels(self) -> Iterator[tuple[float, str]]:
        """Yield y and label of the grid lines running east and west."""
        units = self.scale * KM_PER_DEGREE
        reach = (self.field.bottom - self.field.top) / 2 / units
        for value, text in _ticks(
            max(self.lat - reach, -90), min(self.lat + reach, 90), _TICKS_APART / units
        ):
            yield self._y(value), f"{text.lstrip('-')}°{'S' if value < 0 else 'N'}"

    def bar(self, longest: float) -> tuple[float, float]:
        """Return the length of the scale bar, at most `longest` units, and its round kilometres."""
        km = _round_down(longest / self.scale)
        return km * self.scale, km

    @property
    def _units_per_lon(self) -> float:
        return self.scale * KM_PER_DEGREE * _shrink(self.lat)

    def _x(self, lon: float) -> float:
        return (self.field.left + self.field.right) / 2 + (lon - self.lon) * self._units_per_lon

    def _y(self, lat: float) -> float:
        return (self.field.top + self.field.bottom) / 2 - (
            lat - self.lat
        ) * self.scale * KM_PER_DEGREE


def fit(
    positions: Sequence[tuple[float, float]],
    left: float,
    top: float,
    width: float,
    margin: float,
    shapes: tuple[float, float] = (FLATTEST, TALLEST),
) -> Plane:
    """Return the plane that shows all (lat, lon) at the largest scale.

    The field is `width` units wide with `margin` free on every side; it takes its height from
    the lie of the points, between a flat landscape and a portrait: `shapes`, to its width.
    """
    flattest, tallest = shapes
    flat = to_km(positions)
    across = max(x for x, _ in flat) - min(x for x, _ in flat)
    along = max(y for _, y in flat) - min(y for _, y in flat)
    if max(across, along) < _LEAST_KM:
        across = _ALONE_KM if len(set(positions)) == 1 else _LEAST_KM
        along = across * _FLAT  # one place or a heap of them needs no tall sheet
        flattest = min(flattest, _FLAT)
    inner = width - 2 * margin
    steepness = along / across if across else math.inf
    height = min(max(inner * steepness + 2 * margin, width * flattest), width * tallest)
    scale = min(
        room / extent for room, extent in ((inner, across), (height - 2 * margin, along)) if extent
    )
    lats, lons = [lat for lat, _ in positions], [lon for _, lon in positions]
    return Plane(
        Box(left, top, left + width, top + math.ceil(height)), _middle(lats), _middle(lons), scale
    )


def _ticks(low: float, high: float, step: float) -> Iterator[tuple[float, str]]:
    """Multiples of a round number of degrees from `low` to `high`, and how to write them.

    The step is no less than `step`.
    """
    step = 1 / _round_down(1 / step)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    first = math.ceil(low / step)
    for count in range(first, math.floor(high / step) + 1):
        yield count * step, f"{count * step:.{digits}f}"


def _round_down(value: float) -> float:
    """The greatest of 1, 2, 5 times a power of ten that is no greater than `value` > 0."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        digit * power for digit in (5, 2, 1) if digit == 1 or digit * power <= value * (1 + 1e-9)
    )
