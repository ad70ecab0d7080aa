"""Maps that the tests draw."""

from __future__ import annotations

import random

from generator.geo import MapPoint, MapRoute
from generator.kinds.places.model import Precision

_PLACES = (
    ("廉政文化雕塑公园", 26.89, 112.60, True),
    ("石鼓书院清风廊", 26.94, 112.61, False),
    ("三塘廉洁文化广场", 26.74, 112.68, False),
    ("南岳岳东村宗祠亭文化广场", 27.08, 112.95, True),
    ("耒阳家风馆", 26.42, 112.86, False),
    ("常宁印山廉石园", 26.42, 112.40, False),
    ("衡山清白堂", 27.23, 112.87, True),
    ("姜堰廉政教育基地", 32.51, 120.13, False),
    ("曹氏故居", 32.53, 120.16, True),
)


def _precision(approximate: bool) -> Precision:
    return Precision.DISTRICT if approximate else Precision.EXACT


POINTS = tuple(
    MapPoint(f"p{number}", title, f"/places/p{number}/", lat, lon, _precision(approximate))
    for number, (title, lat, lon, approximate) in enumerate(_PLACES)
)
HENGYANG, JIANGYAN = POINTS[:7], POINTS[7:]
ROUTES = (
    MapRoute("water", "清廉三水线", "/routes/water/", ("p1", "p0", "p2", "p4")),
    MapRoute("family", "湘江家风线", "/routes/family/", ("p6", "p3", "p1", "p5")),
    MapRoute("lake", "溱湖清风", "/routes/lake/", ("p7", "p8")),
)


def scattered(count: int, seed: int = 3) -> tuple[MapPoint, ...]:
    """Points all over a prefecture."""
    chance = random.Random(seed)
    return tuple(
        MapPoint(
            f"p-{number:03}",
            f"第{number}号廉洁文化点位",
            f"/places/p-{number:03}/",
            26.4 + 0.9 * chance.random(),
            112.3 + 0.7 * chance.random(),
            _precision(chance.random() < 0.3),
        )
        for number in range(count)
    )
