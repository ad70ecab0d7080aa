"""Names that one can read: on no stroke, on no seal, on no other name."""

from __future__ import annotations

import itertools
import math
import random
from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.geo import MapPoint, MapRoute, Panel, draw
from generator.geo.drawing import Scene
from generator.geo.ground import Course, Ground, GroundLine, GroundName
from generator.geo.points import Region
from generator.kinds.places.model import Precision
from tests.geo.meetings import Label, Sheet, meetings, read
from tests.geo.samples import POINTS, ROUTES

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = "清风廉石馆村文化广场家训教育基地法治公园书院祠堂旧址初心使命长廊（东）的"
_DISTRICTS = [
    Region(f"d{n}", title) for n, title in enumerate(("清溪县", "白石县", "南塘区", "北渡市"))
]


def chance_map(seed: int) -> tuple[list[MapPoint], list[MapRoute], Ground]:
    """A county with towns in which places crowd, routes through some, a river and a road."""
    chance = random.Random(seed)
    towns = [(26 + chance.random(), 112 + chance.random()) for _ in range(chance.randint(1, 6))]
    points = []
    for number in range(chance.randint(1, 48)):
        lat, lon = chance.choice(towns)
        wide = chance.choice([0.0, 0.01, 0.1, 0.4])
        points.append(
            MapPoint(
                f"p{number}",
                "".join(chance.choices(_WORDS, k=chance.randint(2, 16))),
                f"/places/p{number}/",
                lat + wide * (chance.random() - 0.5),
                lon + wide * (chance.random() - 0.5),
                chance.choice([*Precision]),
                chance.random() < 0.3,
                (Region("city", "某市"), chance.choice(_DISTRICTS)),
            )
        )
    ids = [point.id for point in points]
    routes = [
        MapRoute(f"r{n}", f"第{n}条清风线", f"/routes/r{n}/", tuple(chance.choices(ids, k=5)))
        for n in range(chance.randint(0, 4))
    ]
    lines = tuple(
        GroundLine(
            course,
            "某水" if course is Course.RIVER else "某路",
            tuple((25.8 + i / 8, 112 + 0.4 * chance.random()) for i in range(12)),
        )
        for course in Course
    )
    return points, routes, Ground(lines, (GroundName("清溪县", 26.5, 112.5),))


@cache
def chance_panels(seed: int) -> tuple[Panel, ...]:
    points, routes, ground = chance_map(seed)
    return draw(points, routes, heading="图", scene=Scene(ground))


@pytest.mark.parametrize("seed", range(50))
def test_no_label_meets_anything(seed: int) -> None:
    for panel in chance_panels(seed):
        assert meetings(read(str(panel.svg))) == []


def test_many_places_keep_their_names() -> None:
    """Dropping every name would meet nothing as well."""
    named = seals = 0
    for seed in range(50):
        for panel in chance_panels(seed):
            sheet = read(str(panel.svg))
            named += sum(label.place is not None for label in sheet.labels)
            seals += len(sheet.seals)
    assert named > 0.25 * seals


def test_a_meeting_is_seen() -> None:
    (panel, _) = draw(POINTS, ROUTES, heading="图")
    sheet = read(str(panel.svg))
    assert meetings(sheet) == []
    label, stroke, seal = sheet.labels[0], sheet.strokes[0], sheet.seals[0]
    (x, y) = stroke[1][len(stroke[1]) // 2]
    on_stroke = Label("x", label.box._replace(left=x - 5, right=x + 5, top=y - 5, bottom=y + 5), "")
    assert any("x on" in told for told in meetings(_with(sheet, on_stroke)))
    same = meetings(_with(sheet, Label("x", label.box, "")))
    assert any(told.endswith("on x") for told in same)
    (x, y) = seal[1]
    on_seal = Label("x", label.box._replace(left=x, right=x + 9, top=y, bottom=y + 9), "")
    assert any("on seal" in told for told in meetings(_with(sheet, on_seal)))


def _with(sheet: Sheet, label: Label) -> Sheet:
    return Sheet([*sheet.labels, label], sheet.strokes, sheet.seals, sheet.field)


def _at(
    count: int, place: Callable[[int], tuple[float, float]], about: Precision
) -> list[MapPoint]:
    return [
        MapPoint(f"p{i}", f"第{i}处清风文化广场", f"/p{i}/", *place(i), about) for i in range(count)
    ]


_ODD: dict[str, Callable[[int], tuple[float, float]]] = {
    "all at one point": lambda i: (26.9, 112.6),
    "on a line to the east": lambda i: (26.9, 112.0 + i / 40),
    "on a line to the north": lambda i: (26.0 + i / 40, 112.6),
    "a thousand kilometres apart": lambda i: (26.9 + 9 * (i % 2), 112.6 + 9 * (i % 2)),
    "a metre apart": lambda i: (26.9 + i / 100000, 112.6),
}


@pytest.mark.parametrize("about", [Precision.EXACT, Precision.DISTRICT])
@pytest.mark.parametrize("count", [1, 2, 47, 130])
@pytest.mark.parametrize("lie", _ODD.values(), ids=_ODD.keys())
def test_odd_lies_give_a_sane_drawing(
    lie: Callable[[int], tuple[float, float]], count: int, about: Precision
) -> None:
    points = _at(count, lie, about)
    routes = [MapRoute("r", "一线", "/r/", tuple(point.id for point in points[:40]))]
    panels = draw(points, routes, heading="图")
    assert sorted(p.id for panel in panels for p in panel.points) == sorted(p.id for p in points)
    for panel in panels:
        sheet = read(str(panel.svg))
        assert meetings(sheet) == []
        assert len(sheet.seals) <= 48
        for id, (x, y), _ in sheet.seals:
            assert sheet.field.grow(1).clamp((x, y)) == (x, y), id
        for (_, a, ra), (_, b, rb) in itertools.combinations(sheet.seals, 2):
            assert math.dist(a, b) > (ra + rb) / 3  # each number can still be seen
