"""Choose how an entry of each kind is described."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.pages.heads import sights, works
from generator.pages.heads.thing import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Item
    from generator.media.album import Rendition
    from generator.pages.heads.thing import Thing
    from generator.pages.site import Site

_FICTIONAL = "教学情景，不对应真实的人和事。"

_OF_KINDS: dict[str, Callable[[Site, Item[Any]], Thing]] = {
    "actions": works.action,
    "cases": works.case,
    "checklists": works.checklist,
    "circulars": works.circular,
    "indexes": works.index,
    "modules": works.module,
    "places": sights.place,
    "questions": works.bank,
    "reports": works.report,
    "routes": sights.route,
    "rules": works.rule,
    "terms": works.term,
    "topics": works.topic,
    "units": sights.unit,
}


def thing(site: Site, item: Item) -> Thing:
    """Describe an entry in the words of schema.org; of a kind without its own, as an article.

    What was made up for teaching says so: a machine that reads it sees no page around it.
    """
    described = _OF_KINDS.get(item.kind.folder, works.article)(site, item)
    return described | ({"disambiguatingDescription": _FICTIONAL} if item.data.fictional else {})


def images(site: Site, item: Item) -> tuple[Image, ...]:
    """Return the pictures that stand for an entry, else its own first one as it is published."""
    if cards := site.album.cards.get(item.url):
        return tuple(map(_image, cards))
    for picture in getattr(item.data, "images", ()):
        if sizes := site.album.pictures.get(picture.file):
            return (_image(sizes.usual),)
    return ()


def images_of_site(site: Site) -> tuple[Image, ...]:
    """Return the pictures that stand for a page of no entry: those of the site."""
    return tuple(map(_image, site.album.cards.get("", ())))


def _image(rendition: Rendition) -> Image:
    return Image(rendition.path, rendition.width, rendition.height)
