"""The map as a whole: what the SVG says, to readers, to scripts and to hostile titles."""

from __future__ import annotations

import dataclasses
import gzip
import math
import random
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.geo import MapPoint, MapRoute, Panel, draw, sheets
from tests.geo.samples import HENGYANG, POINTS, ROUTES, scattered
from tests.work import calls

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "\"><script>alert(1)</script>\x00\u202e&amp;{{ 7*7 }}]]>\ud800'<!--"

some_text = st.text(max_size=30)
some_points = st.lists(
    st.builds(
        MapPoint,
        some_text,
        some_text,
        st.just("/x/"),
        st.floats(20, 45),
        st.floats(80, 125),
        st.booleans(),
    ),
    max_size=25,
    unique_by=lambda point: point.id,
)


def parse(panel: Panel) -> ET.Element:
    return ET.fromstring(str(panel.svg))


def stops(panel: Panel) -> list[ET.Element]:
    return [link for link in parse(panel).iter(f"{SVG}a") if link.get("data-place")]


def numbers(panel: Panel) -> list[str | None]:
    return [
        text.text
        for text in parse(panel).iter(f"{SVG}text")
        if text.get("class") == "qj-map__number"
    ]


def one_panel(points: tuple[MapPoint, ...], routes: tuple[MapRoute, ...] = ()) -> Panel:
    (panel,) = draw(points, routes, heading="廉洁地图")
    return panel


def test_no_points_no_panel() -> None:
    assert draw([], ROUTES, heading="廉洁地图") == ()


def test_far_apart_means_panels_whose_numbers_run_on() -> None:
    first, second = draw(POINTS, ROUTES, heading="廉洁地图")
    assert (first.numbers, second.numbers) == ((1, 2, 3, 4, 5, 6, 7), (8, 9))
    assert first.points + second.points == POINTS
    assert numbers(first) == list("1234567")
    assert numbers(second) == list("89")
    assert first.title == "廉洁地图：廉政文化雕塑公园等7处"
    assert [
        link.get("data-route") for link in parse(second).iter(f"{SVG}a") if link.get("data-route")
    ] == ["lake"]


def test_one_panel_has_the_heading() -> None:
    panel = one_panel(HENGYANG)
    assert panel.title == "廉洁地图"
    assert parse(panel).findtext(f"{SVG}title") == "廉洁地图"


def test_every_stop_is_a_link_with_a_name() -> None:
    panel = one_panel(HENGYANG)
    assert [
        (link.get("href"), link.get("data-place"), link.get("aria-label")) for link in stops(panel)
    ][:2] == [
        ("/places/p0/", "p0", "1 廉政文化雕塑公园，约略位置"),
        ("/places/p1/", "p1", "2 石鼓书院清风廊"),
    ]


def test_a_crowded_map_is_divided_into_sheets_that_can_be_read() -> None:
    points = scattered(2000)
    panels = draw(points, [], heading="廉洁地图")
    assert sorted(p.id for panel in panels for p in panel.points) == sorted(p.id for p in points)
    assert max(len(panel.points) for panel in panels) <= sheets.MOST
    for panel in panels:
        assert numbers(panel) == [str(n) for n in range(1, len(panel.points) + 1)]
        assert "qj-map__inset" in panel.svg
    assert len({panel.slug for panel in panels}) == len(panels)


def test_no_sheet_has_more_than_three_hundred_marks() -> None:
    points = scattered(300)
    ids = [point.id for point in points]
    chance = random.Random(4)
    routes = [
        MapRoute(f"r{n}", f"线{n}", "/r/", tuple(chance.choices(ids, k=9))) for n in range(60)
    ]
    for panel in draw(points, routes, heading="图"):
        assert panel.svg.count("<a ") <= 300


def test_a_stop_without_room_for_its_name_tells_it_to_readers() -> None:
    titles = [
        link.findtext(f"{SVG}title")
        for panel in draw(scattered(48), [], heading="图")
        for link in stops(panel)
    ]
    assert "第0号廉洁文化点位" in titles or None in titles
    assert any(titles)


def test_routes_are_links_and_say_how_many_stops() -> None:
    links = [
        link
        for link in parse(one_panel(HENGYANG, ROUTES)).iter(f"{SVG}a")
        if link.get("data-route")
    ]
    assert [link.get("aria-label") for link in links] == [
        "线路：清廉三水线，4站",
        "线路：湘江家风线，4站",
    ]


def test_description_explains_the_signs() -> None:
    description = parse(one_panel(HENGYANG, ROUTES)).findtext(f"{SVG}desc")
    assert (
        description
        == "示意图，上北下南，不表示界线。图上7处，2条线路，编号与列表一致。带虚线圈的是约略位置。"
    )


@pytest.mark.parametrize(
    ("points", "note"),
    [
        (HENGYANG, "约略位置"),
        (
            tuple(dataclasses.replace(point, lat=26.9, lon=112.6) for point in HENGYANG),
            "细线连原处",
        ),
        (scattered(48), "余名见列表"),
        (tuple(dataclasses.replace(p, fictional=True) for p in HENGYANG), "（教学示例）"),
        (scattered(3), "示意图，不表示界线"),
    ],
)
def test_legend_explains_what_is_there(points: tuple[MapPoint, ...], note: str) -> None:
    assert f">{note}</text>" in one_panel(points).svg


def test_scale_bar_has_real_units() -> None:
    assert "20 千米" in one_panel(HENGYANG).svg
    near = (MapPoint("a", "甲", "/a/", 26.9, 112.6), MapPoint("b", "乙", "/b/", 26.904, 112.603))
    assert "100 米" in one_panel(near).svg


@pytest.mark.parametrize(
    "points",
    [
        (MapPoint("a", "独处", "/a/", 26.9, 112.6),),
        tuple(MapPoint(f"a{i}", "东西", "/a/", 26.9, 112 + i / 10) for i in range(6)),
        tuple(MapPoint(f"a{i}", "南北", "/a/", 26 + i / 10, 112.6) for i in range(6)),
        (MapPoint("n", "极", "/n/", 90.0, 0.0), MapPoint("s", "极", "/s/", -90.0, 180.0)),
        (MapPoint("a", "甲", "/a/", 26.9, 112.6), MapPoint("b", "乙", "/b/", 26.9 + 1e-12, 112.6)),
    ],
    ids=["one", "east-west", "north-south", "poles", "a hair apart"],
)
def test_odd_positions_give_a_sane_picture(points: tuple[MapPoint, ...]) -> None:
    panel = one_panel(points)
    _, _, width, height = (float(part) for part in parse(panel).attrib["viewBox"].split())
    assert 0.7 < height / width < 1.8
    for link in stops(panel):
        x, y = map(int, re.findall(r"-?\d+", link.attrib["transform"]))
        assert 16 < x < width
        assert 16 < y < height


def test_stops_elsewhere_are_passed_over() -> None:
    route = MapRoute("r", "一线", "/r/", ("nowhere", "p0", "p0", "p1", "nowhere", "p2"))
    assert ">" in one_panel(HENGYANG, (route,)).svg
    assert "线路：一线，2站" in one_panel(HENGYANG, (route,)).svg
    assert (
        "data-route"
        not in one_panel(HENGYANG, (MapRoute("r", "一线", "/r/", ("p0", "nowhere")),)).svg
    )


def test_hostile_titles_stay_titles() -> None:
    points = tuple(dataclasses.replace(point, title=HOSTILE, href='/"><b>/') for point in HENGYANG)
    (panel,) = draw(points, [MapRoute("r", HOSTILE, "/r/", ("p0", "p1"))], heading=HOSTILE)
    assert "<script" not in panel.svg
    assert "49" not in stops(panel)[0].attrib["aria-label"]
    assert "\u202e" not in panel.svg
    assert "\x00" not in panel.svg
    assert {element.tag for element in parse(panel).iter()} <= {
        SVG + name
        for name in (
            "svg",
            "title",
            "desc",
            "g",
            "rect",
            "path",
            "circle",
            "text",
            "tspan",
            "a",
            "marker",
        )
    }


@given(some_points, some_text)
@settings(max_examples=60)
def test_whatever_the_titles_the_svg_is_well_formed(points: list[MapPoint], heading: str) -> None:
    points = [dataclasses.replace(point, id=f"p{number}") for number, point in enumerate(points)]
    routes = [MapRoute("r", heading, "/r/", tuple(point.id for point in points))]
    panels = draw(points, routes, heading=heading)
    assert sorted(point.id for panel in panels for point in panel.points) == sorted(
        point.id for point in points
    )
    for panel in panels:
        assert len(stops(panel)) == len(panel.points)
    assert panels == draw(points, routes, heading=heading)


@pytest.mark.parametrize("points", [HENGYANG, scattered(12), scattered(48)])
def test_a_strict_content_security_policy_holds(points: tuple[MapPoint, ...]) -> None:
    root = parse(one_panel(points, ROUTES[:2]))
    for element in root.iter():
        assert element.tag not in (
            f"{SVG}style",
            f"{SVG}script",
            f"{SVG}foreignObject",
            f"{SVG}image",
        )
        assert not any(name == "style" or name.startswith("on") for name in element.attrib)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x", "java\nscript:x"],
)
def test_links_that_do_something_are_refused(href: str) -> None:
    with pytest.raises(ValueError, match="no place on a map"):
        draw([dataclasses.replace(POINTS[0], href=href)], [], heading="x")
    with pytest.raises(ValueError, match="no place on a map"):
        draw([POINTS[0]], [MapRoute("r", "一线", href, ())], heading="x")


@pytest.mark.parametrize(
    "href", ["../a:b/", "/x?t=1:2", "#a:b", "https://example.org/", "", "places/x/"]
)
def test_links_that_lead_somewhere_are_kept(href: str) -> None:
    assert draw([dataclasses.replace(POINTS[0], href=href)], [], heading="x")


@pytest.mark.parametrize("lat", [math.nan, math.inf, 90.5])
def test_no_position_is_refused(lat: float) -> None:
    with pytest.raises(ValueError, match="no position"):
        draw([dataclasses.replace(POINTS[0], lat=lat)], [], heading="x")


def test_an_id_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice: p0"):
        draw([POINTS[0], POINTS[0]], [], heading="x")


def test_forty_eight_points_are_small() -> None:
    """Apart from titles, 4 KB as sent."""
    panel = one_panel(tuple(dataclasses.replace(point, title="") for point in scattered(48)))
    bare = re.sub(r"<title>.*?</title>", "", str(panel.svg))
    assert len(gzip.compress(bare.encode())) <= 4096


def test_work_grows_with_the_number_of_points() -> None:
    def work(count: int) -> int:
        points = scattered(count)
        return calls(lambda: draw(points, [], heading="图"))

    draw(scattered(20), [], heading="图")
    assert work(1600) < 6 * work(400)
