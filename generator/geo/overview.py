"""Draw an overview: where there are places and how many, a circle for each district."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.geo.points import MapPoint, Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.geo.panel import Panel

FEWEST = 3
"""Sheets that make an overview worth while."""

_MOST = 120  # circles


def areas(panels: Iterable[Panel]) -> list[tuple[MapPoint, int]]:
    """Return a point for each district amid its places, linking to its first sheet; and its count.

    Sheets of one district count together; so do the smallest, where there would be too many.
    """
    members: dict[Region | str, list[Panel]] = {}
    for panel in panels:
        members.setdefault(panel.area or panel.slug, []).append(panel)
    groups = [*members.values()]
    while len(groups) > _MOST:
        groups = [[*a, *b] for a, b in _pairs(groups)]
    return [_area(group) for group in groups]


def _pairs(groups: Sequence[list[Panel]]) -> list[tuple[list[Panel], list[Panel]]]:
    """Neighbours from west to east, two by two."""
    order = sorted(groups, key=lambda group: group[0].points[0].lon)
    halves = [order[i : i + 2] for i in range(0, len(order), 2)]
    return [(half[0], half[1] if len(half) > 1 else []) for half in halves]


def _area(group: Sequence[Panel]) -> tuple[MapPoint, int]:
    points = [point for panel in group for point in panel.points]
    names = list(dict.fromkeys(panel.area.title if panel.area else panel.name for panel in group))
    title = names[0] if len(names) == 1 else f"{names[0]}等{len(names)}地"
    lat = sum(point.lat for point in points) / len(points)
    lon = sum(point.lon for point in points) / len(points)
    slug = group[0].slug
    return MapPoint(slug, title, f"#{slug}", lat, lon), len(points)
