"""Divide points among drawings.

What lies far apart is drawn apart, or neither could be read.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.geo.plane import to_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.geo.box import Spot

MOST_PANELS = 5

_LEAST_GAP_KM = 100.0  # a prefecture; anything closer is one picture to a visitor
_GAP_TO_EXTENT = 1.5  # a gap counts when it is this much wider than the widest cluster
_CELLS_ACROSS = 16  # what falls in one such cell would be one blot on a common drawing anyway

_Link = tuple[float, int, int]


def cluster(positions: Sequence[tuple[float, float]]) -> list[list[int]]:
    """Return the indices of (lat, lon) degrees that belong on one drawing, first point first.

    Single-linkage clustering: the longest links of the shortest spanning tree are cut, as many
    as leave clusters each smaller than the gaps between them, at most `MOST_PANELS`. Points
    that are all on their own stay together. The tree is built over at most 16 × 16 cells, so
    that the time grows with the number of points and not with its square.
    """
    cells = _cells(to_km(positions)) if positions else []
    if len(cells) < 2:
        return [sorted(i for members, _ in cells for i in members)] if cells else []
    links = sorted(_spanning_tree([middle for _, middle in cells]), reverse=True)
    best = [list(range(len(cells)))]
    for cuts in range(1, min(MOST_PANELS, len(cells))):
        parts = _components(len(cells), links[cuts:])
        if links[cuts - 1][0] < _LEAST_GAP_KM:
            break
        if _worth_it(parts, cells, links[cuts - 1][0]):
            best = parts
    return sorted(sorted(i for cell in part for i in cells[cell][0]) for part in best)


def _cells(flat: Sequence[Spot]) -> list[tuple[list[int], Spot]]:
    """Points gathered into square cells: their indices and their mean position, in kilometres."""
    size = max(_extent(flat) / _CELLS_ACROSS, 1.0)
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(flat):
        cells.setdefault((round(x / size), round(y / size)), []).append(index)
    clusters = []
    for members in cells.values():
        x = sum(flat[i][0] for i in members) / len(members)
        y = sum(flat[i][1] for i in members) / len(members)
        clusters.append((members, (x, y)))
    return clusters


def _spanning_tree(spots: Sequence[Spot]) -> list[_Link]:
    """Prim's algorithm on the complete graph: (length, one end, other end) of each link."""
    nearest = {i: (math.dist(spots[0], spots[i]), 0) for i in range(1, len(spots))}
    links: list[_Link] = []
    while nearest:
        new = min(nearest, key=lambda i: (nearest[i], i))
        length, old = nearest.pop(new)
        links.append((length, old, new))
        for i, (best, _) in nearest.items():
            if (distance := math.dist(spots[new], spots[i])) < best:
                nearest[i] = (distance, new)
    return links


def _components(count: int, links: Sequence[_Link]) -> list[list[int]]:
    """The connected parts of `count` nodes."""
    part = {node: [node] for node in range(count)}
    for _, one, other in links:
        if part[one] is not part[other]:
            absorbed = part[other]
            part[one] += absorbed
            part.update((node, part[one]) for node in absorbed)
    return list({id(members): members for members in part.values()}.values())


def _worth_it(
    parts: Sequence[Sequence[int]], cells: Sequence[tuple[list[int], Spot]], gap: float
) -> bool:
    """Whether every part is small beside the gap, and one of them has more than a point to show."""
    if all(sum(len(cells[cell][0]) for cell in part) == 1 for part in parts):
        return False
    return all(_extent([cells[cell][1] for cell in part]) * _GAP_TO_EXTENT <= gap for part in parts)


def _extent(spots: Sequence[Spot]) -> float:
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return math.hypot(max(xs) - min(xs), max(ys) - min(ys))
