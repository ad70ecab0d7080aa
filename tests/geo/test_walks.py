"""How long a route takes: our rule, the author's minutes, and when to start."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import library
from generator.edition import select
from generator.geo.walks import Timetable, minutes_on_foot, straight_km, timetable
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.routes.model import Route

if TYPE_CHECKING:
    from pathlib import Path

KM = 180 / math.pi / 6371.0088  # degrees of latitude


def reckon(folder: Path, places: list[dict[str, Any]], **route: Any) -> Timetable:
    """The timetable of a route through some places, 20 minutes at each."""
    files: dict[str, dict[str, Any]] = {
        f"places/p{i}": {"title": f"点{i}", **place} for i, place in enumerate(places)
    }
    stops = [{"place": f"p{i}", "minutes": 20} for i in range(len(places))]
    files["routes/r"] = {"title": "线", "mode": "步行", "stops": stops, **route}
    for name, entry in files.items():
        file = folder / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(entry, ensure_ascii=False), "utf-8")
    edition = select(library.load(folder, Vocabulary()), Audience.PUBLIC)
    item = edition.one(Route, "r")
    assert item
    return timetable(edition, item)


def north(km: float, precision: str = "exact", **more: Any) -> dict[str, Any]:
    location = {"lat": 26 + km * KM, "lon": 112, "datum": "wgs84", "precision": precision}
    return {"location": location, **more}


def test_straight_line_by_1_3_at_4_km_an_hour(tmp_path: Path) -> None:
    found = reckon(tmp_path, [north(0), north(1), north(3)])
    assert [way.minutes for way in found.ways] == [20, 39]  # 1.3 km, 2.6 km
    assert found.ways[0].km == pytest.approx(1.3, abs=1e-4)
    assert all(way.is_estimate for way in found.ways)
    assert (found.stay, found.travel, found.total) == (60, 59, 119)


def test_the_author_wins(tmp_path: Path) -> None:
    legs = [{"minutes": 7, "note": "走近路"}, {"km": 2}]
    found = reckon(tmp_path, [north(0), north(1), north(3)], legs=legs)
    assert [(way.minutes, way.is_estimate) for way in found.ways] == [(7, False), (30, True)]
    assert found.ways[0].note == "走近路"


@pytest.mark.parametrize("precision", ["street", "district"])
def test_nothing_is_guessed_of_what_is_not_exact(tmp_path: Path, precision: str) -> None:
    found = reckon(tmp_path, [north(0), north(1, precision)])
    assert found.ways[0].minutes is None
    assert (found.unknown, found.total) == (1, None)
    assert not found.has_estimate


@pytest.mark.parametrize("mode", ["骑行", "公交", "驾车"])
def test_nothing_is_guessed_of_other_ways_to_travel(tmp_path: Path, mode: str) -> None:
    assert reckon(tmp_path, [north(0), north(1)], mode=mode).total is None


def test_a_route_of_no_stop_or_one(tmp_path: Path) -> None:
    assert reckon(tmp_path / "none", []) == Timetable((), 0)
    assert reckon(tmp_path / "one", [north(0)]) == Timetable((), 20)


def test_nobody_walks_a_thousand_kilometres(tmp_path: Path) -> None:
    assert reckon(tmp_path, [north(0), north(1000)]).ways[0].minutes is None


def test_a_start_at_which_every_stop_is_open(tmp_path: Path) -> None:
    places = [north(0, hours="9:00—17:00，周一闭馆"), north(1, hours="周二至周日10:00—12:00")]
    found = reckon(tmp_path, places)
    # 20 minutes there, 20 on the way; the second closes at 12:00 after 20 minutes more
    assert found.starts == (("周一", ()), ("周二至周日", ((560, 660),)))


def test_the_noon_break_parts_the_starts(tmp_path: Path) -> None:
    found = reckon(tmp_path, [north(0, hours="9:00—12:00，14:00—17:00")])
    assert found.starts == (("每天", ((540, 700), (840, 1000))),)


def test_no_start_where_hours_are_not_known(tmp_path: Path) -> None:
    assert reckon(tmp_path, [north(0, hours="请预约"), north(1)]).starts == ()
    assert reckon(tmp_path, [north(0, hours="9:00—17:00"), north(1, "district")]).starts == ()


@given(st.floats(0, 30))
def test_minutes_are_rounded_up(km: float) -> None:
    minutes = minutes_on_foot(km)
    assert km * 15 - 1e-5 <= minutes < km * 15 + 1


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(-80, 80), st.floats(-179, 179))
def test_a_straight_line_is_as_long_back(a: float, b: float, c: float, d: float) -> None:
    there = straight_km((a, b), (c, d))
    assert there == pytest.approx(straight_km((c, d), (a, b)))
    assert 0 <= there <= 20016
