"""Draw the clean culture map: an edition's places and routes as panels, its places as a file."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from generator.geo import atlas, feature_collection
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from generator.edition import Edition
    from generator.pages.site import Site

PLACES = "map/places.geojson"


def map_page(site: Site) -> Page:
    """Return the clean culture map with all places and routes."""
    body = partial(_body, site)
    return Page("map/", "廉洁地图", "廉洁文化点位和线路：在哪里、怎么走、看些什么。", "map", body)


def _body(site: Site) -> str:
    places, routes = site.edition.of(Place), site.edition.of(Route)
    panels = site.atlas.panels("廉洁地图")
    ids = {point.id for panel in panels for point in panel.points}
    return site.templates.get_template("map.jinja").render(
        panels=panels, places=places, routes=routes, shown=ids, file=PLACES, view=View(site)
    )


def files(edition: Edition, site_url: str | None) -> list[tuple[str, bytes]]:
    """Return the places that are drawn as GeoJSON, for people's own maps; nothing without any.

    Links in it start at `site_url`, since a file that was saved knows no site.
    """
    points = atlas.points(edition.of(Place), lambda item: item.address(site_url))
    text = json.dumps(feature_collection(points), ensure_ascii=False)
    return [(PLACES, f"{text}\n".encode())] if points else []
