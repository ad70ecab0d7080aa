"""Read what an office draws on the ground of its maps, from site_config/ground.geojson."""
# ruff: noqa: TC001, TC003 (pydantic reads these annotations at run time)

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from generator.kinds.fields import Flag, Text
from generator.kinds.places.model import Datum
from generator.kinds.record import Choice, key, record
from generator.library import settings
from generator.library.validation import wrong_type
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.library.settings import Settings
    from generator.source.diagnostics import Path as Place

SHOWN_AS = "site_config/ground.geojson"
_CHINA = (3, 54), (73, 136)  # latitudes and longitudes, in whole degrees
_MOST_POSITIONS = 20_000

Position = tuple[float, float]
"""Latitude and longitude in degrees, in the datum of the file."""


class Sign(Choice):
    """Name what a feature of the ground is. There are no boundaries: maps show none."""

    RIVER = "river", "河流", ("河", "水系", "江")
    LAKE = "lake", "湖泊", ("湖", "水面")
    ROAD = "road", "道路", ("路", "公路")
    NAME = "name", "地名", ("名称",)


_KIND, _TITLE = ("kind", "种类"), ("title", "名称", "name")

_SHAPES = {
    Sign.RIVER: ("LineString", "MultiLineString"),
    Sign.ROAD: ("LineString", "MultiLineString"),
    Sign.LAKE: ("Polygon",),
    Sign.NAME: ("Point",),
}
_KNOWN_SHAPES = sorted({shape for shapes in _SHAPES.values() for shape in shapes})
_NESTING = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2}
_KNOWN_SYSTEMS = {"CRS84": None, "4326": None, "4490": Datum.CGCS2000}


@record
class Geometry:
    """Hold a geometry of RFC 7946 as it is written; checked here, not by its type."""

    type: Text = key("形状")
    coordinates: Any = key("坐标")
    bbox: Any = key("范围", default=None)


@record
class Feature:
    """Hold a river, a lake, a road or a name; of its properties two are read."""

    type: Text = key("类")
    id: Text | None = key("编号", default=None)
    properties: Mapping[str, Any] = key("属性")
    geometry: Geometry = key("几何")
    bbox: Any = key("范围", default=None)

    @property
    def kind(self) -> Sign:
        """Return what it is. Raises ValueError for a word that says nothing known."""
        return Sign(_first(self.properties, _KIND))

    @property
    def title(self) -> str:
        """Return its name; "" for none."""
        return _first(self.properties, _TITLE)


def _first(properties: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    texts = (properties.get(key) for key in keys)
    return next((text for text in texts if isinstance(text, str)), "")


@record
class GroundFile:
    """Hold the whole file. `fictional`: it is drawn for teaching, which the maps say."""

    type: Text = key("类")
    name: Text | None = key("名称", default=None)
    datum: Datum = key("坐标系", default=Datum.WGS84)
    fictional: Flag = key("教学情景", default=False)
    crs: Mapping[str, Any] | None = key("参考系", default=None)
    bbox: Any = key("范围", default=None)
    features: tuple[Feature, ...] = key("要素")


def load(
    path: Path, drafts: Mapping[Path, bytes | None] | None = None
) -> Settings[GroundFile] | None:
    """Read the ground; None where there is no file.

    Raises ContentError with every mistake: no GeoJSON, a datum or geometry that maps do not know, a
    ring that is open, a position that is none or lies elsewhere.
    """
    if not path.exists():
        return None
    ground = settings.read(path, SHOWN_AS, GroundFile, drafts)
    if problems := [*_problems(ground.record)]:
        raise ground.error(problems)
    return ground


def lines(feature: Feature) -> list[list[Position]]:
    """Return the positions of a feature that was found right, line by line."""
    nesting = _NESTING[feature.geometry.type]
    raw: Any = feature.geometry.coordinates
    nested = [[raw]] if nesting == 0 else [raw] if nesting == 1 else raw
    return [[(float(lat), float(lon)) for lon, lat, *_ in line] for line in nested]


def _problems(ground: GroundFile) -> Iterator[Problem]:
    if ground.type != "FeatureCollection":
        yield _unknown(("type",), ground.type, ("FeatureCollection",))
    yield from _foreign(ground)
    count = 0
    for i, feature in enumerate(ground.features):
        here: Place = ("features", i, "geometry")
        shape = feature.geometry.type
        try:
            shapes = _SHAPES[feature.kind]
        except ValueError:
            yield _unknown_kind(i, feature)
            continue
        if shape not in shapes:
            yield _unknown((*here, "type"), shape, shapes)
            continue
        for problem in _of_positions(feature, (*here, "coordinates")):
            yield problem
            break  # one that is wrong says enough: a file in metres has thousands
        else:
            count += sum(map(len, lines(feature)))
    if count > _MOST_POSITIONS:
        expected = f"至多 {_MOST_POSITIONS:,} 个点", f"at most {_MOST_POSITIONS:,} positions"
        yield wrong_type(("features",), f"{count:,} 个点", *expected)


def _unknown_kind(number: int, feature: Feature) -> Problem:
    here: Place = ("features", number, "properties")
    key = next((key for key in _KIND if key in feature.properties), None)
    known = "、".join(sign.label for sign in Sign)
    values = {
        "value": _first(feature.properties, _KIND) or "没有 kind",
        "known": known,
        "nearest": "",
    }
    return Problem("unknown-value", (*here, key) if key else here, values)


def _unknown(path: Place, shape: str, shapes: tuple[str, ...]) -> Problem:
    return Problem("unknown-geometry", path, {"value": shape, "known": "、".join(shapes)})


def _foreign(ground: GroundFile) -> Iterator[Problem]:
    """A coordinate system of the older GeoJSON that is not the one that `datum` names."""
    if ground.crs is None:
        return
    properties = ground.crs.get("properties")
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    tail = name.replace("/", ":").rpartition(":")[2]
    if tail not in _KNOWN_SYSTEMS:
        yield Problem("foreign-datum", ("crs",), {"value": name or "crs"})


def _of_positions(feature: Feature, path: Place) -> Iterator[Problem]:
    nesting = _NESTING[feature.geometry.type]
    for place, line in _nested(feature.geometry.coordinates, path, nesting):
        if not isinstance(line, list | tuple):
            yield wrong_type(place, line, "一串坐标", "a list of coordinates")
            continue
        positions = [(place, line)] if nesting == 0 else [
            ((*place, j), position) for j, position in enumerate(line)
        ]  # fmt: skip
        sound = True
        for at, position in positions:
            for problem in _of_position(at, position):
                sound = False
                yield problem
        if sound:
            yield from _of_line(feature, place, line)


def _nested(raw: Any, path: Place, nesting: int) -> Iterator[tuple[Place, Any]]:
    if nesting < 2:
        yield path, raw
    elif isinstance(raw, list | tuple):
        yield from (((*path, i), line) for i, line in enumerate(raw))
    else:
        yield path, raw


def _of_line(feature: Feature, place: Place, line: Any) -> Iterator[Problem]:
    shape = feature.geometry.type
    if shape == "Point":
        return
    fewest = 4 if shape == "Polygon" else 2
    if len(line) < fewest:
        yield wrong_type(
            place, f"{len(line)} 个点", f"至少 {fewest} 个点", f"at least {fewest} positions"
        )
    elif shape == "Polygon" and [*line[0]] != [*line[-1]]:
        yield Problem("open-ring", place)


def _of_position(place: Place, position: Any) -> Iterator[Problem]:
    if not isinstance(position, list | tuple) or not 2 <= len(position) <= 3:
        yield wrong_type(place, position, "[经度, 纬度]", "[longitude, latitude]")
        return
    lon, lat = (_number(value) for value in position[:2])
    for i, value in enumerate((lon, lat)):
        if not math.isfinite(value):
            yield _bad((*place, i), position[i], "一个数", "a number")
            return
    (south, north), (west, east) = _CHINA
    if west <= lat <= east and south <= lon <= north:
        values = {"lat": f"{lat:g}", "lon": f"{lon:g}"}
        yield Problem("swapped-coordinates", place, values)
        return
    if not west <= lon <= east:
        yield _bad((*place, 0), position[0], f"经度 {west} 到 {east}", f"{west} to {east}")
    elif not south <= lat <= north:
        yield _bad((*place, 1), position[1], f"纬度 {south} 到 {north}", f"{south} to {north}")


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan


def _bad(place: Place, value: Any, expected: str, expected_en: str) -> Problem:
    values = {"value": str(value)[:40], "expected": expected, "expected_en": expected_en}
    return Problem("bad-coordinate", place, values)
