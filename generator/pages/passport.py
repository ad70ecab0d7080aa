"""Write the passport of stamps: every place that has one, where any has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.kinds.places.model import Place
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.site import Site

PATH = "map/passport/"


def passport_pages(site: Site) -> Iterator[Page]:
    """Yield the passport, if the edition has a place with a stamp."""
    places = [item for item in site.edition.of(Place) if item.data.id in site.visits.stamps]
    if places:
        render = site.templates.get_template("places/passport.html.jinja").render
        summary = "到过哪些廉洁文化点位，盖了哪些章。"
        body = partial(render, places=places, view=View(site))
        yield Page(PATH, "打卡册", summary, "map", body)
