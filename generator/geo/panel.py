"""Hold a drawing with what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.geo.points import MapPoint, Region


@dataclass(frozen=True, slots=True)
class Panel:
    """Hold one drawing.

    Each of its points carries the number that stands at its place in `numbers`. `name`: what it
    shows, in few words; `slug`: its id in addresses; `area`: the district, if it shows one alone.
    """

    title: str
    svg: Markup
    points: tuple[MapPoint, ...]
    numbers: tuple[int, ...]
    name: str = ""
    slug: str = ""
    area: Region | None = None
