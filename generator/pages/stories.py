"""Write the pages of routes that no entry has: a route told stop by stop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.kinds.routes.model import Stop
    from generator.pages.site import Site


def story_pages(site: Site) -> Iterator[Page]:
    """Yield the story of every route that asks for one and has a stop to tell of."""
    for item in site.edition.all(Route):
        if item.data.story and stops(site, item):
            yield Page(
                f"{item.url}story/",
                f"{item.data.title}：一站一站看",
                site.summary(item),
                "routes",
                partial(_story, site, item),
                in_sitemap=False,
            )


def stops(site: Site, route: Item[Route]) -> list[tuple[Stop, Item[Place]]]:
    """List the stops of a route whose places the edition has."""
    pairs = ((stop, site.edition.one(Place, stop.place)) for stop in route.data.stops)
    return [(stop, place) for stop, place in pairs if place]


def _story(site: Site, item: Item[Route]) -> str:
    template = site.templates.get_template("routes/story.html.jinja")
    told = stops(site, item)
    return template.render(item=item, d=item.data, stops=told, view=View(site, item))
