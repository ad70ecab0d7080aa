"""Put together what lies behind the places of an edition's maps, from the site's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.geo.datum import to_wgs84
from generator.geo.drawing import Scene
from generator.geo.ground import Course, Ground, GroundLine, GroundName
from generator.library import ground as grounds
from generator.library import maps

if TYPE_CHECKING:
    from pathlib import Path

    from generator.library.ground import GroundFile

_COURSES = {
    grounds.Sign.RIVER: Course.RIVER,
    grounds.Sign.ROAD: Course.ROAD,
    grounds.Sign.LAKE: Course.LAKE,
}


def scene(home: Path) -> Scene:
    """Return what the maps of a project show beside places; `home` is its folder.

    Raises ContentError for settings with mistakes.
    """
    settings = maps.load(home / maps.SHOWN_AS)
    file = grounds.load(home / grounds.SHOWN_AS)
    return Scene(_ground(file.record) if file else Ground(), degrees=settings.degrees)


def _ground(file: GroundFile) -> Ground:
    lines: list[GroundLine] = []
    names: list[GroundName] = []
    for feature in file.features:
        for line in grounds.lines(feature):
            positions = tuple(to_wgs84(lat, lon, file.datum.value) for lat, lon in line)
            course = _COURSES.get(feature.kind)
            if course:
                lines.append(GroundLine(course, feature.title, positions))
            else:
                names.append(GroundName(feature.title, *positions[0]))
    return Ground(tuple(lines), tuple(names), file.fictional)
