"""Write the route leaflet (线路折页): a sheet folded twice, with the drawn map and its stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call, join, label, raw
from generator.books.manuscript import source
from generator.books.press import HOUSE
from generator.books.qr import qr
from generator.geo import atlas
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route
from generator.tools import palette

if TYPE_CHECKING:
    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.geo import Panel
    from generator.kinds.routes.model import Stop


def write(desk: Desk) -> list[Manuscript]:
    """Write all routes chosen, each on a sheet of its own. Raises NothingChosenError."""
    routes = desk.items(Route)
    sheets = [desk.set(item, part) for item in routes for part in _sheet(desk, item)]
    return [desk.manuscript("leaflet", sheets, dress="leaflet")]


def _sheet(desk: Desk, item: Item[Route]) -> tuple[Code, Code]:
    route = item.data
    address = desk.address(item)
    panels = atlas.route_panels(desk.edition, item, desk.address)
    drawn = {point.id for panel in panels for point in panel.points}
    facts = [
        ("方式", route.mode.label if route.mode else ""),
        ("站点", f"{len(route.stops)}站"),
        ("停留", f"约{route.minutes}分钟（各站停留时间合计，不含路上）" if route.minutes else ""),
    ]
    outside = call(
        "outside",
        label(item.url),
        route.title,
        route.summary,
        [(name, value) for name, value in facts if value],
        _order(desk, route, drawn),
        join([desk.md(route.description) if route.description else "", *_sources(route)]),
        qr(address, 34) if address else None,
        address,
        [
            words
            for words in (desk.book.compiler, str(desk.book.date) if desk.book.date else None)
            if words
        ],
    )
    stops = [_stop(desk, number, stop, drawn) for number, stop in enumerate(route.stops, 1)]
    return outside, call(
        "inner", [_drawing(panel) for panel in panels], [stop for stop in stops if stop]
    )


def _order(desk: Desk, route: Route, drawn: set[str]) -> list[tuple[object, ...]]:
    """The stops in a row: number, whether on the map, name, time to spend there."""
    return [
        (number, stop.place in drawn, place.title, f"{stop.minutes}分钟" if stop.minutes else "")
        for number, stop in enumerate(route.stops, 1)
        if (place := desk.edition.get("places", stop.place))
    ]


def _sources(route: Route) -> list[Code]:
    given = [source(one) for one in route.sources]
    return [call("origins", given)] if given else []


def _stop(desk: Desk, number: int, stop: Stop, drawn: set[str]) -> tuple[object, ...] | None:
    item = desk.edition.one(Place, stop.place)
    if item is None:
        return None
    place = item.data
    facts = [
        ("停留", f"{stop.minutes}分钟" if stop.minutes else ""),
        ("地址", place.address),
        ("开放", place.hours),
        ("参观", place.admission),
        ("交通", place.directions),
        ("电话", place.phone),
        ("无障碍", place.accessible),
        ("说明", stop.note),
    ]
    address = desk.address(item)
    given = [(name, value) for name, value in facts if value]
    return (
        number,
        place.id in drawn,
        place.title,
        given,
        place.summary,
        place.highlights,
        desk.md(place.description) if place.description else None,
        qr(address, 17) if address else None,
    )


def _drawing(panel: Panel) -> tuple[Code, Code]:
    head, closing, rest = str(panel.svg).partition(">")
    sheet = palette.in_colours_of_books((HOUSE / "map.css").read_text("utf-8"))
    return raw(f"{head}{closing}<style>{sheet}</style>{rest}"), raw(f"示意图：{panel.title}")
