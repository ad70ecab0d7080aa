"""Hold a sheet of the map: what it is to show, and what stands where on it."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.geo.ground import Ground
from generator.geo.plane import FLATTEST, TALLEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo import labels, lens
    from generator.geo.ground import Stroke
    from generator.geo.inset import Inset
    from generator.geo.legend import Item
    from generator.geo.plane import Plane
    from generator.geo.points import MapPoint, MapRoute

WIDTH = 340
"""Of a drawing, in units: about what a phone 375 pixels wide leaves between its margins."""
HALO = 4
"""From a seal to the dashed ring around it."""

TEACHING = re.compile(r"\s*[（(]教学(?:示例|情景)[)）]\s*$")
"""What a title ends with that is told by the form of its seal."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold what a sheet shows beside its places and routes.

    `everywhere`: (lat, lon) of all places, for the inset; none where the sheet is all there is.
    `cutout`: the first place stands in the middle, without numbers. `overview`: the
    places are districts, their numbers how many places each has. `degrees`: of the grid.
    """

    ground: Ground = field(default_factory=Ground)
    everywhere: Sequence[tuple[float, float]] = ()
    cutout: bool = False
    overview: bool = False
    degrees: bool = False
    width: int = WIDTH
    shapes: tuple[float, float] = (FLATTEST, TALLEST)


@dataclass(frozen=True, slots=True)
class Seal:
    """Hold a stop.

    `home` is its true place, if it had to move aside; `reach` how far around it a touch counts.
    """

    number: int
    point: MapPoint
    title: str
    x: int
    y: int
    radius: float
    reach: int
    home: tuple[int, int] | None
    name: labels.Name | None
    faint: bool = False
    numbered: bool = True
    counts: bool = False

    @property
    def label(self) -> str:
        if self.counts:
            return f"{self.title}，{self.number}处"
        number = f"{self.number} " if self.numbered else ""
        return f"{number}{self.title}{'，约略位置' if self.point.approximate else ''}"

    @property
    def teaching(self) -> bool:
        return self.point.fictional or bool(TEACHING.search(self.title))


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold a route on this sheet; `lettering` is its name, if there was room beside it."""

    route: MapRoute
    title: str
    stops: int
    path: str
    arrows: str
    lettering: labels.Lettering | None

    @property
    def label(self) -> str:
        return f"线路：{self.title}，{self.stops}站"


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold the scale bar: its length in units, and what to write at its middle and end."""

    length: int
    half: str
    whole: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold all that stands on one sheet; lengths in units."""

    width: int
    height: int
    plane: Plane
    scene: Scene
    strokes: Sequence[Stroke]
    letterings: Sequence[labels.Lettering]
    districts: Sequence[labels.Lettering]
    lenses: Sequence[lens.Lens]
    streams: Sequence[Stream]
    seals: Sequence[Seal]
    bar: Bar
    legend: Sequence[Item]
    inset: Inset | None

    @property
    def halo(self) -> int:
        """Return how far the dashed ring lies outside of its seal."""
        return HALO

    @property
    def key(self) -> str:
        """Return an id for what the drawing refers to in itself.

        Another drawing on the page will hardly have the same.
        """
        ids = " ".join(seal.point.id for seal in self.seals)
        return f"qj-map-{zlib.crc32(ids.encode('utf-8', 'replace')):08x}"

    @property
    def description(self) -> str:
        if self.scene.overview:
            return "示意图，上北下南，不表示界线。圆圈里是各地点位的数目，选一处看它的分图。"
        parts = [f"示意图，上北下南，不表示界线。图上{len(self.seals)}处"]
        if self.streams:
            parts.append(f"，{len(self.streams)}条线路")
        parts.append("。" if self.scene.cutout else "，编号与列表一致。")
        if any(seal.point.approximate for seal in self.seals):
            parts.append("带虚线圈的是约略位置。")
        if any(seal.teaching for seal in self.seals):
            parts.append("方印是教学示例，实地并无此点。")
        return "".join(parts)
