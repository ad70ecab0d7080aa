"""What of a finished drawing stands on what: read from the SVG, not from how it was laid out."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.geo.box import Box, Crowd, Spot
from generator.tools.text_metrics import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"[A-Za-z]|-?[\d.]+")
_SIZES = {"name": 13.0, "route-name": 12.0, "ground-name": 12.0, "district": 20.0}
_HALVES = {"bank": 2.5, "thread": 0.4, "leader": 0.4, "river": 2.5, "road": 0.6, "lens": 0.5}
_RISE, _FALL = 0.86, 0.12  # em of ink above and below the base line of Han characters


@dataclass(frozen=True)
class Label:
    """A text on the map and its box; `place` is the id of the place it names, if it names one."""

    text: str
    box: Box
    place: str | None


@dataclass(frozen=True)
class Sheet:
    """What a drawing has: labels, strokes (kind, spots, whose leader), seals (id, spot, radius)."""

    labels: list[Label]
    strokes: list[tuple[str, list[Spot]]]
    seals: list[tuple[str, Spot, float]]
    field: Box


def read(svg: str) -> Sheet:
    root = ET.fromstring(svg)
    parents = {child: parent for parent in root.iter() for child in parent}
    labels, strokes, seals = [], [], []
    field = Box(0, 0, 0, 0)
    for node in root.iter():
        kind = (node.get("class") or "").split(" ")[0].removeprefix("qj-map__")
        if _in_legend(node, parents):
            continue
        if kind == "ground":
            x, y, wide, tall = (float(node.attrib[k]) for k in ("x", "y", "width", "height"))
            field = Box(x, y, x + wide, y + tall)
        elif kind in _SIZES:
            labels.append(_label(node, parents.get(node), kind))
        elif kind in _HALVES:
            strokes += [(kind, spots) for spots in _spots(node)]
        elif kind == "stop":
            seals.append((node.attrib["data-place"], _moved(node), _radius(node)))
    return Sheet(labels, strokes, seals, field)


def meetings(sheet: Sheet) -> list[str]:
    """Every label on a stroke, on another label, on a seal or outside the field."""
    found = [
        f"{a.text} on {b.text}" for a, b in combinations(sheet.labels, 2) if a.box.overlaps(b.box)
    ]
    found += [f"{one.text} outside" for one in sheet.labels if not one.box.within(sheet.field)]
    for label in sheet.labels:
        for id, spot, radius in sheet.seals:
            if _gap(label.box, spot) < radius:
                found.append(f"{label.text} on seal {id}")
    crowd = Crowd()
    for kind, spots in sheet.strokes:
        for spot in _dense(spots):
            crowd.add(Box.around(spot, _HALVES[kind]), kind)
    for label in sheet.labels:
        met = crowd.owners(label.box)
        if met:
            found.append(f"{label.text} on {', '.join(sorted(map(str, met)))}")
    return found


def _in_legend(node: ET.Element, parents: dict[ET.Element, ET.Element]) -> bool:
    above: ET.Element | None = node
    while above is not None:
        if above.tag == f"{SVG}g" and above.get("transform"):
            return True
        above = parents.get(above)
    return False


def _label(node: ET.Element, link: ET.Element | None, kind: str) -> Label:
    size = _SIZES[kind]
    lines = [node.text or "", *(child.text or "" for child in node)]
    wide = max(map(width, lines)) * size
    if kind == "district":
        wide = (len(lines[0]) * 1.25 - 0.25) * size
    dx, dy = (0.0, 0.0)
    place = None
    if kind == "name":
        assert link is not None
        (dx, dy), place = _moved(link), link.get("data-place")
    x, y = float(node.attrib["x"]) + dx, float(node.attrib["y"]) + dy
    y += float(node.get("dy", "0em").removesuffix("em")) * size
    left = x - {"start": 0, "end": wide}.get(node.get("text-anchor", "middle"), wide / 2)
    bottom = y + (len(lines) - 1) * 1.2 * size + _FALL * size
    return Label("".join(lines), Box(left, y - _RISE * size, left + wide, bottom), place)


def _moved(node: ET.Element) -> Spot:
    match = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", node.get("transform", ""))
    assert match
    return float(match[1]), float(match[2])


def _radius(node: ET.Element) -> float:
    radii = [float(one.get("r", 0)) for one in node.iter() if "hit" not in one.get("class", "")]
    sides = [float(one.get("width", 0)) / 2 for one in node.iter()]
    return max([*radii, *sides])


def _spots(node: ET.Element) -> Iterator[list[Spot]]:
    if node.tag == f"{SVG}circle":
        x, y, radius = (float(node.attrib[key]) for key in ("cx", "cy", "r"))
        turns = [i * math.pi / 60 for i in range(121)]
        yield [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns]
    else:
        yield from flatten(node.attrib["d"])


def flatten(path: str) -> list[list[Spot]]:
    """Path data of M, L, l, Q, C with numbers as runs of spots."""
    parts = _NUMBER.findall(path)
    runs: list[list[Spot]] = []
    while parts:
        command = parts.pop(0)
        count = {"M": 1, "L": 1, "l": 1, "Q": 2, "C": 3}[command]
        taken = [(float(parts[2 * i]), float(parts[2 * i + 1])) for i in range(count)]
        del parts[: 2 * count]
        if command == "M":
            runs.append(taken)
            continue
        start = runs[-1][-1]
        if command == "l":
            taken = [(start[0] + taken[0][0], start[1] + taken[0][1])]
        runs[-1] += [_bezier([start, *taken], i / 24) for i in range(1, 25)]
    return runs


def _bezier(spots: list[Spot], t: float) -> Spot:
    while len(spots) > 1:
        spots = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(spots)]
    return spots[0]


def _dense(spots: Iterable[Spot]) -> Iterator[Spot]:
    for a, b in pairwise(spots):
        count = max(1, math.ceil(math.dist(a, b)))
        for i in range(count + 1):
            yield a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count


def _gap(box: Box, spot: Spot) -> float:
    return math.dist(spot, box.clamp(spot))
