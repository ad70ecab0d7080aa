"""Convert the datums in which coordinates come in China to WGS-84 and back.

GCJ-02 is the shifted datum of the map services (AutoNavi, Tencent), BD-09 is Baidu's shift on top
of it. Both shift by a few hundred metres, so a point read in the wrong one stands in the next
street. The formulas were never published officially; they are the ones known to everybody since
about 2010 (see the article "Restrictions on geographic data in China", sections GCJ-02 and BD-09)
and agree with independent implementations to well under a centimetre.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum

from generator.geo.envelope import may_be_shifted, uses_shifted_datum

# Krasovsky 1940: semi-major axis in metres, and the first eccentricity squared of an ellipsoid with
# f = 1/298.3.
_SEMI_MAJOR_M = 6378245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323

_BD_LAT_OFFSET = 0.0060  # degrees
_BD_LON_OFFSET = 0.0065

_CLOSE_ENOUGH = 1e-12  # degrees, a ten-thousandth of a millimetre
_MOST_STEPS = 20

Position = tuple[float, float]
_Shift = Callable[[float, float], Position]


class Datum(StrEnum):
    """Name the datum in which a coordinate is stated."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"
    CGCS2000 = "cgcs2000"


def to_wgs84(lat: float, lon: float, datum: Datum | str) -> Position:
    """Return latitude and longitude in WGS-84 of a point stated in `datum`; all in decimal degrees.

    The shifts have no closed inverse: it is found by fixed-point iteration, good to less than a
    millimetre. CGCS2000 differs from WGS-84 by centimetres and counts as the same. A point
    outside the area of the shifted datums (see `envelope`) comes back as it is. In the strip of
    at most 1.6 km along the rim of that area two points share one shifted position; the one
    inside is returned.

    Raises ValueError for a position that is not finite or out of range, and for an unknown
    datum.
    """
    _require_position(lat, lon)
    shift = _SHIFTS[Datum(datum)]
    # The formulas run away near the poles, where nothing is shifted.
    if shift is None or not may_be_shifted(lat, lon):
        return lat, lon
    origin = _undo(shift, lat, lon)
    return origin if uses_shifted_datum(*origin) else (lat, lon)


def from_wgs84(lat: float, lon: float, datum: Datum | str) -> Position:
    """Return the position in `datum` of a point in WGS-84; units and errors as in `to_wgs84`."""
    _require_position(lat, lon)
    shift = _SHIFTS[Datum(datum)]
    if shift is None or not uses_shifted_datum(lat, lon):
        return lat, lon
    return shift(lat, lon)


def _require_position(lat: float, lon: float) -> None:
    # Written so that NaN, which compares false with everything, fails too.
    if not -90 <= lat <= 90:
        raise ValueError(f"latitude {lat!r} is not within -90 and 90 degrees")
    if not -180 <= lon <= 180:
        raise ValueError(f"longitude {lon!r} is not within -180 and 180 degrees")


def _undo(shift: _Shift, lat: float, lon: float) -> Position:
    """The position that `shift` takes to (lat, lon); each step gains a factor of forty or more."""
    guess_lat, guess_lon = lat, lon
    for _ in range(_MOST_STEPS):
        shifted_lat, shifted_lon = shift(guess_lat, guess_lon)
        miss_lat, miss_lon = shifted_lat - lat, shifted_lon - lon
        guess_lat, guess_lon = guess_lat - miss_lat, guess_lon - miss_lon
        if abs(miss_lat) < _CLOSE_ENOUGH and abs(miss_lon) < _CLOSE_ENOUGH:
            break
    return guess_lat, guess_lon


def _wgs84_to_gcj02(lat: float, lon: float) -> Position:
    phi = math.radians(lat)
    flattening = 1 - _ECCENTRICITY_SQUARED * math.sin(phi) ** 2
    metres_per_lat = math.radians(_SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / flattening**1.5)
    metres_per_lon = math.radians(_SEMI_MAJOR_M * math.cos(phi) / math.sqrt(flattening))
    north, east = _gcj02_offset_m(lon - 105, lat - 35)
    return lat + north / metres_per_lat, lon + east / metres_per_lon


def _gcj02_offset_m(x: float, y: float) -> Position:
    """Metres north and east by which GCJ-02 moves a point; x, y in degrees from 105° E, 35° N."""
    sin, pi = math.sin, math.pi
    fine = 20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)
    waves_y = (
        20 * sin(pi * y) + 40 * sin(pi * y / 3) + 160 * sin(pi * y / 12) + 320 * sin(pi * y / 30)
    )
    waves_x = (
        20 * sin(pi * x) + 40 * sin(pi * x / 3) + 150 * sin(pi * x / 12) + 300 * sin(pi * x / 30)
    )
    root = math.sqrt(abs(x))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + (fine + waves_y) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + (fine + waves_x) * 2 / 3
    return north, east


def _gcj02_to_bd09(lat: float, lon: float) -> Position:
    radius = math.hypot(lat, lon) + 0.00002 * math.sin(math.radians(lat * 3000))
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(math.radians(lon * 3000))
    return radius * math.sin(angle) + _BD_LAT_OFFSET, radius * math.cos(angle) + _BD_LON_OFFSET


def _wgs84_to_bd09(lat: float, lon: float) -> Position:
    return _gcj02_to_bd09(*_wgs84_to_gcj02(lat, lon))


_SHIFTS: dict[Datum, _Shift | None] = {
    Datum.WGS84: None,
    Datum.CGCS2000: None,
    Datum.GCJ02: _wgs84_to_gcj02,
    Datum.BD09: _wgs84_to_bd09,
}
