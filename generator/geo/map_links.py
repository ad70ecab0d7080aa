"""Lead from a place to the map services that people have on their phones.

Each service wants its own order and datum: AutoNavi longitude first, Baidu and Tencent latitude
first, all three here in GCJ-02 (Baidu is told so by `coord_type`); a `geo:` URI (RFC 5870) is in
WGS-84. Only an exact place that is not sensitive has such links.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.geo.datum import Datum, from_wgs84, to_wgs84

if TYPE_CHECKING:
    from generator.kinds.places.model import Place

_DIGITS = 6
"""After the point: 0.11 m."""

_SOURCE = "qingjian"
"""What Baidu and Tencent ask of who sends a reader, for their counts."""


@dataclass(frozen=True, slots=True)
class MapLink:
    """Hold a link to a map service, with the words on it."""

    label: str
    href: str


def map_links(place: Place) -> tuple[MapLink, ...]:
    """Return the links of a place to 高德, 百度, 腾讯 and the phone's own map; () if it may not."""
    where = place.location
    if where is None or where.datum is None or not place.is_exact:
        return ()
    if where.datum.value == Datum.GCJ02.value:
        shifted = where.lat, where.lon
    else:
        shifted = from_wgs84(*to_wgs84(where.lat, where.lon, where.datum.value), Datum.GCJ02)
    lat, lon = map(_degrees, shifted)
    name = quote(place.title, safe="")
    words = quote(place.address or place.title, safe="")
    marker = ";".join((f"coord:{lat},{lon}", f"title:{_plain(name)}", f"addr:{_plain(words)}"))
    return (
        MapLink(
            "在高德地图打开",
            f"https://uri.amap.com/marker?position={lon},{lat}&name={name}&coordinate=gaode",
        ),
        MapLink(
            "在百度地图打开",
            f"https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content={words}"
            f"&output=html&coord_type=gcj02&src={_SOURCE}",
        ),
        MapLink(
            "在腾讯地图打开",
            f"https://apis.map.qq.com/uri/v1/marker?marker={marker}&referer={_SOURCE}",
        ),
        MapLink("用手机自带的地图打开", geo_uri(place)),
    )


def geo_uri(place: Place) -> str:
    """Return the geo: URI of an exact place, in WGS-84; "" of any other."""
    where = place.location
    if where is None or where.datum is None or not place.is_exact:
        return ""
    position = to_wgs84(where.lat, where.lon, where.datum.value)
    return f"geo:{','.join(map(_degrees, position))}"


def _degrees(value: float) -> str:
    return f"{value:.{_DIGITS}f}"


def _plain(quoted: str) -> str:
    """Take out what parts the values of Tencent's marker: : and ;."""
    return quoted.replace("%3A", "%EF%BC%9A").replace("%3B", "%EF%BC%9B")
