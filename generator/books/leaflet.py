"""Write the route leaflet (线路折页): a sheet folded twice, with the drawn map and its stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call, join, label, raw
from generator.books.manuscript import NothingChosenError, source
from generator.books.press import HOUSE
from generator.books.qr import qr
from generator.geo import atlas, walks
from generator.kinds.places.hours import clock
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route
from generator.tools import palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.books.manuscript import Desk
    from generator.books.model import Book
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.geo import Panel
    from generator.geo.walks import Timetable, Way
    from generator.kinds.places.hours import Span
    from generator.kinds.routes.model import Stop


def write(desk: Desk) -> list[Manuscript]:
    """Write all routes chosen, each on a sheet of its own; a hall on the web is not walked.

    Raises NothingChosenError.
    """
    routes = [item for item in desk.items(Route) if not item.data.is_hall]
    if not routes:
        raise NothingChosenError(desk.book.id)
    sheets = [desk.set(item, part) for item in routes for part in _sheet(desk, item)]
    return [desk.manuscript("leaflet", sheets, dress="leaflet")]


def _sheet(desk: Desk, item: Item[Route]) -> tuple[Code, Code]:
    route = item.data
    address = desk.address(item)
    panels = atlas.route_panels(desk.edition, item, desk.address)
    on_map = {point.id for panel in panels for point in panel.points}
    times = walks.timetable(desk.edition, item)
    description = desk.md(route.description) if route.description else ""
    outside = call(
        "outside",
        label(item.url),
        route.title,
        route.summary,
        _facts(route, times),
        _order(desk, route, times, on_map),
        join([description, *_sources(route)]),
        qr(address, 34) if address else None,
        address,
        _imprint(desk.book),
    )
    stops = [_stop(desk, number, stop, on_map) for number, stop in enumerate(route.stops, 1)]
    drawings = [_drawing(panel) for panel in panels]
    return outside, call("inner", drawings, [stop for stop in stops if stop])


def _facts(route: Route, times: Timetable) -> list[tuple[str, str]]:
    facts = []
    if route.mode:
        facts.append(("方式", route.mode.label))
    facts.append(("站点", f"{len(route.stops)}站"))
    if route.minutes:
        facts.append(("停留", f"约{route.minutes}分钟（各站停留时间合计，不含路上）"))
    if times.travel:
        rest = f"，另有{times.unknown}段未注明" if times.unknown else ""
        rule = f"（{walks.RULE}）" if times.has_estimate else ""
        facts.append(("路上", f"约{times.travel}分钟{rest}{rule}"))
    if times.total and times.travel:
        facts.append(("全程", f"约{times.total}分钟"))
    facts += [("出发", f"{days}{_spans(spans)}") for days, spans in times.starts]
    return facts


def _spans(spans: Sequence[Span]) -> str:
    """The times at which one may start."""
    written = [" — ".join(map(clock, dict.fromkeys(span))) for span in spans]
    return "或".join(written) or "不合适（有一站不开放）"


def _imprint(book: Book) -> list[str]:
    date = str(book.date) if book.date else None
    return [words for words in (book.compiler, date) if words]


def _order(
    desk: Desk, route: Route, times: Timetable, on_map: set[str]
) -> list[tuple[object, ...]]:
    """The stops in a row: number, whether on the map, name, time there, way to the next."""
    rows: list[tuple[object, ...]] = []
    for number, stop in enumerate(route.stops, 1):
        place = desk.edition.get("places", stop.place)
        way = times.ways[number - 1] if number <= len(times.ways) else None
        if place:
            rows.append(
                (number, stop.place in on_map, place.title, _minutes(stop), _way(route, way))
            )
    return rows


def _way(route: Route, way: Way | None) -> str:
    """How one comes to the next stop, as far as anybody can say."""
    if way is None:
        return ""
    by = route.mode.label if route.mode else "路上"
    minutes = f"{by}约{way.minutes}分钟" if way.minutes is not None else ""
    return "，".join(words for words in (minutes, way.note) if words)


def _minutes(stop: Stop) -> str:
    return f"{stop.minutes}分钟" if stop.minutes else ""


def _sources(route: Route) -> list[Code]:
    sources = [source(one) for one in route.sources]
    return [call("origins", sources)] if sources else []


def _stop(desk: Desk, number: int, stop: Stop, on_map: set[str]) -> tuple[object, ...] | None:
    item = desk.edition.one(Place, stop.place)
    if item is None:
        return None
    place = item.data
    facts = [
        ("停留", _minutes(stop)),
        ("地址", place.address),
        ("开放", place.hours),
        ("参观", place.admission),
        ("交通", place.directions),
        ("电话", place.phone),
        ("无障碍", place.accessible),
        ("说明", stop.note),
    ]
    address = desk.address(item)
    code = qr(address, 17) if address else None
    description = desk.md(place.description) if place.description else None
    return (
        number,
        place.id in on_map,
        place.title,
        [(name, value) for name, value in facts if value],
        place.summary,
        place.highlights,
        description,
        code,
    )


def _drawing(panel: Panel) -> tuple[Code, Code]:
    head, closing, rest = str(panel.svg).partition(">")
    sheet = palette.in_colours_of_books((HOUSE / "map.css").read_text("utf-8"))
    return raw(f"{head}{closing}<style>{sheet}</style>{rest}"), raw(f"示意图：{panel.title}")
