"""Divide places among sheets, so that each can be read: by how far apart they lie, by district."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.geo.cluster import cluster
from generator.tools.text_metrics import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.geo.points import MapPoint, Region

MOST = 48
"""Places on a sheet: as many seals as a phone has room for, most with their names."""

_MOST_NAMED = 3  # districts in a title
_CELLS = 24  # along a side, of all places for insets


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold the indices of the places of a sheet, and what it is called.

    `slug`: its id in addresses; `area`: the district that it shows, if it shows one alone.
    """

    slug: str
    title: str
    members: tuple[int, ...]
    area: Region | None = None


def divide(points: Sequence[MapPoint]) -> list[Sheet]:
    """Return the sheets of some places; within each they keep their order.

    What lies far apart stands on different sheets (see `cluster`); where there are too many for
    one, each district has its own, and a district of too many several.
    """
    sheets: list[Sheet] = []
    for group in cluster([(point.lat, point.lon) for point in points]):
        if len(group) <= MOST:
            sheets.append(_sheet(points, group))
            continue
        for members in _by_district(points, group):
            parts = _parts(points, members)
            for number, part in enumerate(parts, 1):
                sheets.append(_sheet(points, part, number if len(parts) > 1 else 0))
    return _with_slugs(sheets)


def everywhere(points: Sequence[MapPoint]) -> list[tuple[float, float]]:
    """Return (lat, lon) of where there are places, each neighbourhood once."""
    if not points:
        return []
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    step = max(max(lats) - min(lats), max(lons) - min(lons), 1e-6) / _CELLS
    cells = {(round(p.lat / step), round(p.lon / step)): (p.lat, p.lon) for p in points}
    return [*cells.values()]


def _by_district(points: Sequence[MapPoint], group: Sequence[int]) -> list[list[int]]:
    districts: dict[Region | None, list[int]] = defaultdict(list)
    for i in group:
        districts[points[i].district].append(i)
    return [*districts.values()]


def _parts(points: Sequence[MapPoint], members: Sequence[int]) -> list[list[int]]:
    """Neighbours together: halved across the longer side until each part is small enough."""
    if len(members) <= MOST:
        return [sorted(members)]
    lats, lons = [points[i].lat for i in members], [points[i].lon for i in members]
    east = math.cos(math.radians(sum(lats) / len(lats)))
    tall = max(lats) - min(lats) > (max(lons) - min(lons)) * east
    order = sorted(members, key=lambda i: ((-points[i].lat if tall else points[i].lon), i))
    count = math.ceil(len(members) / MOST)
    cut = len(members) * (count // 2) // count
    return [*_parts(points, order[:cut]), *_parts(points, order[cut:])]


def _sheet(points: Sequence[MapPoint], members: Sequence[int], number: int = 0) -> Sheet:
    chosen = [points[i] for i in members]
    districts = list(dict.fromkeys(point.district for point in chosen if point.district))
    whole = _common([point.regions for point in chosen if point.regions])
    area = districts[0] if len(districts) == 1 else None
    shown = area or whole
    return Sheet(
        shown.id if shown else "", _title(chosen, districts, whole, number), tuple(members), area
    )


def _title(
    chosen: Sequence[MapPoint], districts: Sequence[Region], whole: Region | None, number: int
) -> str:
    part = f"（{number}）" if number else ""
    if len(districts) == 1:
        return f"{clean(districts[0].title)}{part}"
    if whole:
        return clean(whole.title)
    if 0 < len(districts) <= _MOST_NAMED:
        return clean("、".join(region.title for region in districts))
    first = clean(chosen[0].title) or chosen[0].id
    return f"{first}等{len(chosen)}处" if len(chosen) > 1 else first


def _common(chains: Sequence[Sequence[Region]]) -> Region | None:
    """The smallest area that holds all of some places."""
    common = None
    for level in zip(*chains, strict=False):
        if len(set(level)) > 1:
            break
        common = level[0]
    return common


def _with_slugs(sheets: Sequence[Sheet]) -> list[Sheet]:
    return [
        Sheet(slug, sheet.title, sheet.members, sheet.area)
        for slug, sheet in zip(_slugs(sheets), sheets, strict=True)
    ]


def _slugs(sheets: Sequence[Sheet]) -> Iterator[str]:
    """An id for each sheet, none twice."""
    used: dict[str, int] = {}
    taken = {sheet.slug for sheet in sheets}
    for sheet in sheets:
        stem = sheet.slug or "part"
        used[stem] = used.get(stem, 0) + 1
        slug = stem if used[stem] == 1 and sheet.slug else f"{stem}-{used[stem]}"
        while slug != stem and slug in taken:
            used[stem] += 1
            slug = f"{stem}-{used[stem]}"
        taken.add(slug)
        yield slug
