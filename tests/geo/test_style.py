"""The style sheet keeps what the drawing counts on."""

from __future__ import annotations

import re
from pathlib import Path

from generator.geo import labels, layout
from generator.tools import palette

ASSETS = Path(__file__).parents[2] / "generator" / "theme" / "assets" / "qingjian"
TEMPLATE = Path(layout.__file__).with_name("schematic.svg.jinja")
CSS = re.sub(r"/\*.*?\*/", "", (ASSETS / "map.css").read_text(encoding="utf-8"), flags=re.DOTALL)
TOKENS = palette.properties() + (ASSETS / "tokens.css").read_text(encoding="utf-8")


def test_colours_are_those_of_the_house() -> None:
    assert not re.search(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", CSS, flags=re.IGNORECASE)
    own = set(re.findall(r"(--qj-map-[\w-]+):", CSS))
    house = set(re.findall(r"(--qj-[\w-]+):", TOKENS))
    assert set(re.findall(r"var\((--[\w-]+)", CSS)) <= own | house


def test_no_text_is_larger_than_the_room_kept_for_it() -> None:
    sizes = {
        name: float(size)
        for name, size in re.findall(
            r"\.qj-map__([\w-]+) \{[^}]*font(?:-size)?:[^;}]*?([\d.]+)px",
            CSS.split("@container")[0],
        )
    }
    assert sizes["name"] == labels.SIZE
    assert sizes["route-name"] == sizes["ground-name"] == labels.ROUTE_SIZE
    assert sizes["district"] == labels.DISTRICT_SIZE
    assert min(sizes.values()) == layout.TICK_SIZE == layout.SMALLEST == 12


def test_every_class_of_the_drawing_has_a_style() -> None:
    used = set(re.findall(r"qj-map__[\w-]+", TEMPLATE.read_text(encoding="utf-8")))
    assert {name for name in used if f".{name}" not in CSS} == set()
