"""Describe entries that are things of the world: places, routes, units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.geo import atlas
from generator.kinds.units.model import UnitType
from generator.pages.heads.thing import Thing, named, organization

if TYPE_CHECKING:
    from generator.edition import Item
    from generator.kinds.places.model import Place
    from generator.kinds.routes.model import Route
    from generator.kinds.units.model import Unit
    from generator.pages.site import Site

_TYPES = {
    UnitType.OFFICE: "GovernmentOrganization",
    UnitType.SCHOOL: "EducationalOrganization",
    UnitType.AREA: "AdministrativeArea",
}
"""Of units; all others are organizations. A hospital there is a place to go to when ill, a company
is one of trade: what a unit of those types is, schema.org has no narrower word for.
"""


def place(site: Site, item: Item[Place]) -> Thing:
    """Describe a place; its coordinates are WGS-84, with no digit more than is known.

    What may not be drawn on a map has none here.
    """
    data = item.data
    geo = None
    for point in atlas.points((item,), lambda one: ""):
        geo = {
            "@type": "GeoCoordinates",
            "latitude": point.precision.round_off(point.lat),
            "longitude": point.precision.round_off(point.lon),
        }
    return {
        "@type": "Place",
        "alternateName": list(data.aliases),
        "address": data.address,
        "telephone": data.phone,
        "geo": geo,
    }


def route(site: Site, item: Item[Route]) -> Thing:
    """Describe a route by its stops, in their order."""
    places = (site.edition.item("places", stop.place) for stop in item.data.stops)
    return {
        "@type": "TouristTrip",
        "alternateName": list(item.data.aliases),
        "itinerary": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "item": named("Place", site, one)}
                for number, one in enumerate(filter(None, places), 1)
            ],
        },
    }


def unit(site: Site, item: Item[Unit]) -> Thing:
    """Describe a unit, with the one above it and its stars."""
    data = item.data
    stars, name = data.stars, _TYPES.get(data.type) if data.type else None
    if name == "AdministrativeArea":
        above = organization(site.edition, data.parent)
        within = {**above, "@type": name} if above else None
        return {"@type": name, "alternateName": list(data.aliases), "containedInPlace": within}
    return {
        "@type": name or "Organization",
        "alternateName": list(data.aliases),
        "parentOrganization": organization(site.edition, data.parent),
        "award": f"清廉单元{'★' * stars}" if stars else None,
    }
