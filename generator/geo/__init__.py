"""Say where things are: datums, the drawn map, GeoJSON.

Pure functions; `atlas` alone knows entries.
"""

from generator.geo.datum import Datum, from_wgs84, to_wgs84
from generator.geo.geojson import feature_collection
from generator.geo.panel import Panel
from generator.geo.points import MapPoint, MapRoute
from generator.geo.schematic import draw

__all__ = [
    "Datum",
    "MapPoint",
    "MapRoute",
    "Panel",
    "draw",
    "feature_collection",
    "from_wgs84",
    "to_wgs84",
]
