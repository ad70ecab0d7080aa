"""Draw the clean culture map: an edition's places and routes on sheets, with what narrows them."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.geo import atlas, feature_collection
from generator.geo.regions import Regions
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route
from generator.pages.page import Page
from generator.pages.view import View
from generator.tools.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.edition import Edition, Item
    from generator.geo import MapPoint, Panel
    from generator.pages.site import Site

PLACES = "map/places.geojson"
TABLE = "map/places.csv"
_COLUMNS = ("编号", "名称", "类别", "地区", "地址", "纬度", "经度", "精度", "教学示例", "网址")
_FOLDED_FROM = 3  # sheets: so many stand folded below an overview


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one way to narrow the map: a token that rows carry, its words, and of how many rows."""

    token: str
    words: str
    count: int


def map_page(site: Site) -> Page:
    """Return the clean culture map with all places and routes."""
    body = partial(_body, site)
    return Page("map/", "廉洁地图", "廉洁文化点位和线路：在哪里、怎么走、看些什么。", "map", body)


def _body(site: Site) -> str:
    places, routes = site.edition.of(Place), site.edition.of(Route)
    panels = site.atlas.panels("廉洁地图")
    ids = {point.id for panel in panels for point in panel.points}
    tokens = _tokens(site, places, routes, panels)
    return site.templates.get_template("map.jinja").render(
        overview=site.atlas.overview(panels, "廉洁地图总览"),
        panels=panels,
        folded=len(panels) >= _FOLDED_FROM,
        places={item.data.id: item for item in places},
        rest=[item for item in places if item.data.id not in ids],
        routes=routes,
        tokens={id: " ".join(words) for id, words in tokens.items()},
        choices=_choices(site, places, routes, panels, tokens),
        file=PLACES,
        table=TABLE,
        view=View(site),
    )


def _tokens(
    site: Site,
    places: Iterable[Item[Place]],
    routes: Iterable[Item[Route]],
    panels: Iterable[Panel],
) -> dict[str, list[str]]:
    """By place, what it can be narrowed to."""
    tokens: dict[str, list[str]] = {item.data.id: [] for item in places}
    for item in places:
        category = item.data.category and site.edition.category(item.data.category)
        if category:
            tokens[item.data.id].append(f"c-{category[0]}")
        tokens[item.data.id] += [f"t-{topic}" for topic in item.data.topics]
    for panel in panels:
        for point in panel.points:
            if point.district:
                tokens[point.id].append(f"d-{point.district.id}")
    for route in routes:
        for stop in dict.fromkeys(stop.place for stop in route.data.stops):
            if stop in tokens:
                tokens[stop].append(f"r-{route.data.id}")
    return tokens


def _choices(
    site: Site,
    places: Sequence[Item[Place]],
    routes: Sequence[Item[Route]],
    panels: Sequence[Panel],
    tokens: Mapping[str, Sequence[str]],
) -> list[tuple[str, str, list[Choice]]]:
    """What the map can be narrowed to: name in addresses, label, and the choices."""
    counts = Counter(token for words in tokens.values() for token in words)
    categories = dict(
        word
        for item in places
        if item.data.category and (word := site.edition.category(item.data.category))
    )
    districts = dict(point.district for panel in panels for point in panel.points if point.district)
    topics = {item.data.id: item.data.title for item in site.edition.browse("topics")}
    titles = {route.data.id: route.data.title for route in routes}
    groups = (
        ("category", "类别", "c", categories),
        ("district", "地区", "d", districts),
        ("topic", "主题", "t", topics),
        ("route", "线路", "r", titles),
    )
    return [
        (name, label, choices)
        for name, label, letter, words in groups
        if len(choices := list(_of(letter, words, counts))) > 1
    ]


def _of(letter: str, words: Mapping[str, str], counts: Mapping[str, int]) -> Iterator[Choice]:
    for id, title in words.items():
        if count := counts.get(f"{letter}-{id}"):
            yield Choice(f"{letter}-{id}", title, count)


def files(edition: Edition, site_url: str | None) -> list[tuple[str, bytes]]:
    """Return the places that are drawn as GeoJSON and csv; nothing without any.

    They are for people's own maps and tables; degrees are WGS-84. Links in them start at
    `site_url`, since a file that was saved knows no site.
    """

    def address(item: Item) -> str:
        return item.address(site_url)

    places = edition.of(Place)
    points = atlas.points(places, address, Regions(edition))
    if not points:
        return []
    text = json.dumps(feature_collection(points), ensure_ascii=False)
    return [(PLACES, f"{text}\n".encode()), (TABLE, _table(edition, points))]


def _table(edition: Edition, points: Iterable[MapPoint]) -> bytes:
    """The places as csv that spreadsheets open: UTF-8 with a mark, nothing that is a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for point in points:
        item = edition.one(Place, point.id)
        category = item and item.data.category and edition.category(item.data.category)
        row = (
            point.id,
            point.title,
            category[1] if category else "",
            "、".join(region.title for region in point.regions),
            (item and item.data.address) or "",
            f"{point.precision.round_off(point.lat)}",
            f"{point.precision.round_off(point.lon)}",
            point.precision.label,
            "是" if point.fictional else "",
            point.href,
        )
        writer.writerow([inert(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")
